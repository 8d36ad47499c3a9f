import { Download, FolderInput, ShieldCheck } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import type { ConsoleModel, ModelsView } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { languageNames } from '../../i18n/languages.ts';
import { useConsoleText } from '../context.tsx';
import { Asking } from '../ui/asking.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip, Panel, type Tone } from '../ui/panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type Doing, useAsk, useDo, useOn } from '../use-ask.ts';
import { ModelsJob } from './models-job.tsx';

const roles = [
  'recogniser',
  'voice',
  'vad',
  'llm',
  'denoise',
] as const satisfies ConsoleModel['role'][];

/** The models: which are there, which can be fetched, and what is being done with them. */
export function Models() {
  const asked = useAsk('models', {});
  useOn('models', asked.take);
  return <Asking asked={asked}>{(view) => <ModelList view={view} take={asked.take} />}</Asking>;
}

function ModelList({ view, take }: { view: ModelsView; take: (next: ModelsView) => void }) {
  const text = useConsoleText();
  const doing = useDo();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setChosen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  return (
    <div className="flex flex-col gap-6">
      <ModelsJob view={view} doing={doing} take={take} />
      <FailureNote failure={doing.failure} />
      <Work
        view={view}
        doing={doing}
        take={take}
        chosen={chosen}
        done={() => setChosen(new Set())}
      />
      {roles.map((role) => {
        const models = view.models.filter((model) => model.role === role);
        if (models.length === 0) return null;
        return (
          <Panel key={role} title={text(`role.${role}`)}>
            <ul className="flex flex-col">
              {models.map((model) => (
                <li key={model.id} className="border-t border-line py-3 first:border-t-0">
                  <Model
                    model={model}
                    chosen={chosen.has(model.id)}
                    onToggle={() => toggle(model.id)}
                    busy={view.job !== null}
                  />
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </div>
  );
}

const stateTones: Readonly<Record<ConsoleModel['state'], Tone>> = {
  installed: 'good',
  missing: 'plain',
  incomplete: 'warn',
  bad: 'bad',
};

/** Whether it can be asked for: it is not whole, and there is somewhere to get it from. */
const wanted = ({ state, fetchable }: ConsoleModel) => state !== 'installed' && fetchable;

function Model({
  model,
  chosen,
  busy,
  onToggle,
}: {
  model: ConsoleModel;
  chosen: boolean;
  busy: boolean;
  onToggle: () => void;
}) {
  const text = useConsoleText();
  const { title, state, languages, bytes, downloadBytes, licence, detail } = model;
  const size = state === 'installed' ? bytes : downloadBytes;
  const facts = [
    languages.map((language) => languageNames[language]).join(', '),
    size === null ? '' : formatBytes(size),
    licence,
  ].filter((fact) => fact !== '');
  const body = (
    <>
      <span className="flex min-w-0 grow basis-64 flex-col">
        <span className="text-lg font-semibold break-words">{title}</span>
        <span className="text-base break-words text-soft">{facts.join(' · ')}</span>
        {detail !== '' && (
          <span lang="en" className="text-base break-words text-warn">
            {detail}
          </span>
        )}
      </span>
      <Chip tone={stateTones[state]}>{text(`model.${state}`)}</Chip>
    </>
  );
  if (!wanted(model)) {
    return (
      <div className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1">
        {body}
        {state !== 'installed' && <Chip>{text('model.import-only')}</Chip>}
      </div>
    );
  }
  return (
    <label className="flex min-h-16 cursor-pointer flex-wrap items-center gap-x-4 gap-y-1">
      <input
        type="checkbox"
        checked={chosen}
        disabled={busy}
        onChange={onToggle}
        className="size-7 shrink-0 accent-brand"
      />
      {body}
    </label>
  );
}

/** What can be done: fetch what was ticked, look at all, take from a stick. */
function Work({
  view,
  doing,
  take,
  chosen,
  done,
}: {
  view: ModelsView;
  doing: Doing;
  take: (next: ModelsView) => void;
  chosen: ReadonlySet<string>;
  done: () => void;
}) {
  const text = useConsoleText();
  const [asking, setAsking] = useState(false);
  const [importing, setImporting] = useState(false);
  const busy = doing.busy || view.job !== null;
  // What is ticked and has come meanwhile is done with.
  const picked = view.models.filter((model) => chosen.has(model.id) && wanted(model));
  const bytes = picked.reduce((sum, model) => sum + (model.downloadBytes ?? 0), 0);
  const install = async () => {
    const next = await doing.run('models.install', { ids: picked.map(({ id }) => id) });
    setAsking(false);
    if (!next) return;
    take(next);
    done();
  };
  const verify = async () => {
    const next = await doing.run('models.verify', {});
    if (next) take(next);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <Button
          look="strong"
          disabled={busy || picked.length === 0}
          onClick={() => setAsking(true)}
        >
          <Download aria-hidden className="size-6" />
          {picked.length === 0
            ? text('models.install')
            : text('models.install.chosen', { count: picked.length, size: formatBytes(bytes) })}
        </Button>
        <Button disabled={busy} onClick={() => void verify()}>
          <ShieldCheck aria-hidden className="size-6" />
          {text('models.verify')}
        </Button>
        <Button disabled={busy} aria-expanded={importing} onClick={() => setImporting(!importing)}>
          <FolderInput aria-hidden className="size-6" />
          {text('models.import')}
        </Button>
      </div>
      {importing && (
        <Import
          busy={busy}
          onFolder={async (folder) => {
            const next = await doing.run('models.import', { folder });
            if (!next) return;
            take(next);
            setImporting(false);
          }}
        />
      )}
      {asking && (
        <AskFirst
          title={text('models.install.ask', { count: picked.length })}
          yes={text('models.install.yes')}
          busy={doing.busy}
          onYes={() => void install()}
          onNo={() => setAsking(false)}
        >
          <p>{text('models.install.text', { size: formatBytes(bytes) })}</p>
        </AskFirst>
      )}
    </div>
  );
}

const maxFolder = 1_000;

function Import({
  busy,
  onFolder,
}: {
  busy: boolean;
  onFolder: (folder: string) => Promise<void>;
}) {
  const text = useConsoleText();
  const [folder, setFolder] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (folder.trim() !== '') void onFolder(folder.trim());
  };
  return (
    <form onSubmit={submit} className="arrive flex flex-wrap items-end gap-3">
      <TextField
        label={text('models.folder')}
        hint={text('models.folder.hint')}
        placeholder="/media/usb/models"
        value={folder}
        maxLength={maxFolder}
        autoFocus
        onChange={({ target }) => setFolder(target.value)}
        className="grow basis-80"
      />
      <Button type="submit" look="strong" disabled={busy || folder.trim() === ''}>
        {text('models.import.yes')}
      </Button>
    </form>
  );
}
