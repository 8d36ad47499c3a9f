import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type {
  CatalogApplied,
  CatalogChange,
  CatalogPreview,
  CatalogProblem,
} from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useConsoleText } from '../context.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip, Note, Panel } from '../ui/panel.tsx';
import { useDo } from '../use-ask.ts';

const kinds = ['added', 'changed', 'removed'] as const satisfies CatalogChange['kind'][];
const looks = {
  added: { sign: '+', tone: 'good', edge: 'border-good' },
  changed: { sign: '~', tone: 'brand', edge: 'border-brand' },
  removed: { sign: '−', tone: 'bad', edge: 'border-bad' },
} as const;

/** Writing a large table takes a while. */
const applyWithinMs = 60_000;

/** What a file would change, row by row and field by field; nothing has happened yet. */
export function CatalogPreviewView({
  name,
  preview,
  onDiscard,
  onApplied,
}: {
  name: string;
  preview: CatalogPreview;
  onDiscard: () => void;
  onApplied: (applied: CatalogApplied) => void;
}) {
  const text = useConsoleText();
  const doing = useDo();
  const [asking, setAsking] = useState(false);
  const { counts, problems, problemCount } = preview;
  const changes = counts.added + counts.changed + counts.removed;
  const apply = async () => {
    const applied = await doing.run('catalog.apply', { preview: preview.preview }, applyWithinMs);
    setAsking(false);
    if (applied) onApplied(applied);
  };
  return (
    <div data-testid="preview" className="arrive flex flex-col gap-6">
      <Panel title={text('preview.title', { name })}>
        <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-inner border border-line bg-line sm:grid-cols-4">
          {([...kinds, 'unchanged'] as const).map((kind) => (
            <div key={kind} className="flex flex-col bg-surface px-5 py-3">
              <dt className="text-base text-soft">{text(`preview.${kind}`)}</dt>
              <dd
                className={`tabular text-3xl font-bold ${kind === 'removed' && counts.removed > 0 ? 'text-bad' : ''}`}
              >
                {formatCount(counts[kind])}
              </dd>
            </div>
          ))}
        </dl>
        {problemCount > 0 && <Note tone="warn">{text('preview.blocked')}</Note>}
        {problemCount === 0 && changes === 0 && <Note>{text('preview.same')}</Note>}
        <FailureNote failure={doing.failure} />
        <div className="flex flex-wrap gap-3">
          <Button
            look="strong"
            disabled={doing.busy || problemCount > 0 || changes === 0}
            onClick={() => setAsking(true)}
          >
            {text('preview.apply')}
          </Button>
          <Button disabled={doing.busy} onClick={onDiscard}>
            {text('preview.discard')}
          </Button>
        </div>
      </Panel>
      {problemCount > 0 && <Problems problems={problems} count={problemCount} />}
      {preview.changes.length > 0 && <Changes changes={preview.changes} total={changes} />}
      {asking && (
        <AskFirst
          title={text('preview.ask')}
          yes={text('preview.apply')}
          busy={doing.busy}
          onYes={() => void apply()}
          onNo={() => setAsking(false)}
        >
          <p>
            {text('preview.ask.text', {
              added: counts.added,
              changed: counts.changed,
              removed: counts.removed,
            })}
          </p>
          <p>{text('preview.ask.backup')}</p>
        </AskFirst>
      )}
    </div>
  );
}

function Problems({ problems, count }: { problems: readonly CatalogProblem[]; count: number }) {
  const text = useConsoleText();
  return (
    <Panel title={text('preview.problems', { count })}>
      <ol className="flex flex-col">
        {problems.map(({ line, column, text: why }, index) => (
          <li
            key={`${line}-${column}-${index}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line py-2.5 text-base first:border-t-0"
          >
            <strong className="tabular min-w-24 font-semibold text-bad">
              {line === 0 ? text('preview.whole') : text('preview.line', { line })}
            </strong>
            {column !== null && <Chip>{column}</Chip>}
            <span lang="en" className="min-w-0 grow basis-64 break-words">
              {why}
            </span>
          </li>
        ))}
      </ol>
      <More shown={problems.length} total={count} />
    </Panel>
  );
}

function Changes({ changes, total }: { changes: readonly CatalogChange[]; total: number }) {
  const text = useConsoleText();
  return (
    <Panel title={text('preview.changes')}>
      <ul className="flex flex-col gap-3">
        {changes.map(({ kind, key, title, line, fields }) => (
          <li
            key={`${kind}-${key}`}
            data-change={kind}
            className={`flex flex-col gap-2 border-l-4 py-1 pl-4 ${looks[kind].edge}`}
          >
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
              <Chip tone={looks[kind].tone}>
                <span aria-hidden>{looks[kind].sign}</span>
                {text(`preview.${kind}`)}
              </Chip>
              <strong className="min-w-0 font-semibold break-words">{title}</strong>
              <span className="text-base text-soft">
                {key}
                {line > 0 && ` · ${text('preview.line', { line })}`}
              </span>
            </p>
            {fields.map(({ column, before, after }) => (
              <p key={column} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-base">
                <span className="min-w-28 text-soft">{column}</span>
                <del className="break-words text-soft">{before ?? text('preview.empty')}</del>
                <ArrowRight aria-label={text('preview.becomes')} className="size-4 shrink-0" />
                <ins className="font-semibold break-words no-underline">
                  {after ?? text('preview.empty')}
                </ins>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <More shown={changes.length} total={total} />
    </Panel>
  );
}

function More({ shown, total }: { shown: number; total: number }) {
  const text = useConsoleText();
  if (total <= shown) return null;
  return <p className="text-base text-soft">{text('preview.more', { count: total - shown })}</p>;
}
