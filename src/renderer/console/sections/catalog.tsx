import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import type { CatalogApplied, CatalogPreview, CatalogTable } from '../../../contract/console.ts';
import { formatCount } from '../../i18n/format.ts';
import { useConsole, useConsoleText } from '../context.tsx';
import { type FileRefusal, formatOf, piecesOf, refusalOf } from '../upload.ts';
import { Asking } from '../ui/asking.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note, Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { type Failure, failureOf, useAsk } from '../use-ask.ts';
import { CatalogPreviewView } from './catalog-preview.tsx';
import { Columns } from './catalog-columns.tsx';

/** Takes in a file of products and the like: what would change is looked at first, and then done. */
export function Catalog() {
  const asked = useAsk('catalog.tables', {});
  return (
    <Asking asked={asked}>{({ tables }) => <Import tables={tables} again={asked.again} />}</Asking>
  );
}

interface Uploaded {
  readonly upload: string;
  readonly name: string;
  readonly preview: CatalogPreview;
}

function Import({ tables, again }: { tables: readonly CatalogTable[]; again: () => void }) {
  const text = useConsoleText();
  const client = useConsole();
  const [chosen, setChosen] = useState(0);
  const [replace, setReplace] = useState(false);
  const [uploaded, setUploaded] = useState<Uploaded>();
  const [share, setShare] = useState<number>();
  const [refusal, setRefusal] = useState<FileRefusal>();
  const [failure, setFailure] = useState<Failure>();
  const [applied, setApplied] = useState<CatalogApplied>();
  const replaceId = useId();
  const table = tables[chosen];
  if (!table) return <p className="text-lg text-soft">{text('catalog.none')}</p>;

  const forget = () => {
    setUploaded(undefined);
    setRefusal(undefined);
    setFailure(undefined);
    setApplied(undefined);
  };
  async function look(upload: string, name: string, whole: boolean): Promise<void> {
    const preview = await client.call('catalog.preview', { upload, replace: whole });
    setUploaded({ upload, name, preview });
  }
  async function attempt(work: () => Promise<void>): Promise<void> {
    setFailure(undefined);
    setShare((now) => now ?? 0);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setShare(undefined);
    }
  }
  const send = (file: File) => {
    forget();
    const format = formatOf(file.name);
    const why = refusalOf(file);
    if (why !== null || format === null) return setRefusal(why ?? 'format');
    const { pack, table: name } = table;
    void attempt(async () => {
      const begun = { pack, table: name, format, bytes: file.size };
      const { upload } = await client.call('catalog.begin', begun);
      for await (const piece of piecesOf(file)) {
        const { received } = await client.call('catalog.chunk', { upload, ...piece });
        setShare(received / file.size);
      }
      await look(upload, file.name, replace);
    });
  };
  const turn = (whole: boolean) => {
    setReplace(whole);
    if (uploaded) void attempt(() => look(uploaded.upload, uploaded.name, whole));
  };
  const busy = share !== undefined;
  return (
    <div className="flex flex-col gap-6">
      <Panel title={text('catalog.choose')}>
        <div className="flex flex-wrap items-end gap-4">
          <label className="flex min-w-0 grow basis-72 flex-col gap-1.5 text-base font-semibold">
            {text('catalog.table')}
            <Select
              value={chosen}
              disabled={busy}
              onChange={({ target }) => {
                setChosen(Number(target.value));
                forget();
              }}
            >
              {tables.map((one, index) => (
                <option key={`${one.pack}-${one.table}`} value={index}>
                  {`${one.packTitle} · ${one.table.replaceAll('_', ' ')} (${formatCount(one.rows)})`}
                </option>
              ))}
            </Select>
          </label>
          <FileButton disabled={busy} onFile={send} />
        </div>
        <div className="flex items-center gap-3">
          <Switch
            label={text('catalog.replace')}
            describedBy={replaceId}
            checked={replace}
            disabled={busy}
            onChange={turn}
          />
          <p className="min-w-0 text-lg">
            <span className="font-semibold">{text('catalog.replace')}</span>
            <span id={replaceId} className="block text-base text-soft">
              {text('catalog.replace.hint')}
            </span>
          </p>
        </div>
        <Columns table={table} />
        {busy && (
          <progress
            aria-label={text('catalog.reading')}
            className="console-progress"
            {...(share > 0 && { value: share })}
          />
        )}
        <p role="alert" className="text-lg font-semibold text-bad empty:hidden">
          {refusal ? text(`catalog.refused.${refusal}`) : ''}
        </p>
        <FailureNote failure={failure} />
      </Panel>
      {applied && (
        <Note tone="good" role="status">
          <strong className="block text-lg font-bold">
            {text('catalog.applied', {
              added: applied.counts.added,
              changed: applied.counts.changed,
              removed: applied.counts.removed,
            })}
          </strong>
          {text('catalog.applied.backup', { backup: applied.backup })}
        </Note>
      )}
      {uploaded && (
        <CatalogPreviewView
          key={uploaded.preview.preview}
          name={uploaded.name}
          preview={uploaded.preview}
          onDiscard={() => {
            forget();
            void client.call('catalog.discard', {}).catch(() => {});
          }}
          onApplied={(done) => {
            forget();
            setApplied(done);
            again();
          }}
        />
      )}
    </div>
  );
}

/** The system's own window to choose a file, behind a button like the others. */
function FileButton({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const text = useConsoleText();
  return (
    <label
      className={`touch relative inline-flex shrink-0 cursor-pointer items-center justify-center gap-3 rounded-full bg-brand px-6 text-lg font-semibold text-on-brand has-focus-visible:outline-[0.2rem] has-focus-visible:outline-offset-[0.2rem] has-focus-visible:outline-brand ${disabled ? 'opacity-50' : ''}`}
    >
      <FileUp aria-hidden className="size-6" />
      {text('catalog.file')}
      <input
        type="file"
        accept=".json,.csv,application/json,text/csv"
        disabled={disabled}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after it was put right.
          target.value = '';
          if (file) onFile(file);
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
}
