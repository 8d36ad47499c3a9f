import { Archive, ArchiveRestore } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { formatBytes, formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../language-context.ts';
import { useConsoleText } from '../context.tsx';
import { Asking } from '../ui/asking.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip, Note, Panel } from '../ui/panel.tsx';
import { useAsk, useDo } from '../use-ask.ts';
import type { SectionProps } from './index.ts';

/** Copying a large database takes a while. */
const makeWithinMs = 120_000;

/** The copies of the databases: those there are, a new one, and the way back to one of them. */
export function Backups({ open }: SectionProps) {
  const text = useConsoleText();
  const asked = useAsk('backups', {});
  const doing = useDo();
  const [asking, setAsking] = useState<Backup>();
  const [chosen, setChosen] = useState<'now' | 'next-start'>();
  const make = async () => {
    const made = await doing.run('backups.make', {}, makeWithinMs);
    if (made) asked.take(made);
  };
  const restore = async ({ id }: Backup) => {
    const done = await doing.run('backups.restore', { id }, makeWithinMs);
    setAsking(undefined);
    if (!done) return;
    setChosen(done.when);
    if (done.when === 'next-start') asked.again();
  };
  return (
    <div className="flex flex-col gap-6">
      {chosen && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-4 rounded-inner bg-brand-tint px-5 py-3 text-lg text-brand"
        >
          <p className="min-w-0 grow basis-64 font-semibold">{text(`backups.chosen.${chosen}`)}</p>
          {chosen === 'next-start' && (
            <Button onClick={() => open('restart')}>{text('section.restart')}</Button>
          )}
        </div>
      )}
      <Panel
        title={text('backups.title')}
        aside={
          <Button look="strong" disabled={doing.busy} onClick={() => void make()}>
            <Archive aria-hidden className="size-6" />
            {text(doing.busy && !asking ? 'backups.making' : 'backups.make')}
          </Button>
        }
      >
        <p className="text-base text-soft">{text('backups.text')}</p>
        <FailureNote failure={doing.failure} />
        <Asking asked={asked}>
          {({ backups }) =>
            backups.length === 0 ? (
              <Note>{text('backups.none')}</Note>
            ) : (
              <ul className="flex flex-col">
                {backups.map((backup) => (
                  <li key={backup.id} className="border-t border-line py-3 first:border-t-0">
                    <Row backup={backup} busy={doing.busy} onRestore={() => setAsking(backup)} />
                  </li>
                ))}
              </ul>
            )
          }
        </Asking>
      </Panel>
      {asking && (
        <Question
          backup={asking}
          busy={doing.busy}
          onYes={() => void restore(asking)}
          onNo={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

function Row({
  backup,
  busy,
  onRestore,
}: {
  backup: Backup;
  busy: boolean;
  onRestore: () => void;
}) {
  const text = useConsoleText();
  const language = useLanguage();
  const when = formatDate(backup.madeAt, language);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="flex min-w-0 grow basis-64 flex-col">
        <span className="text-lg font-semibold">
          <span className="capitalize">{backup.pack}</span> · {when}
        </span>
        <span className="tabular text-base text-soft">
          {text(`backups.kind.${backup.kind}`)} · {formatBytes(backup.bytes)}
        </span>
      </span>
      {backup.chosen ? (
        <Chip tone="brand">{text('backups.waits')}</Chip>
      ) : (
        <Button
          disabled={busy}
          aria-label={text('backups.restore.of', { pack: backup.pack, when })}
          onClick={onRestore}
        >
          <ArchiveRestore aria-hidden className="size-6" />
          {text('backups.restore')}
        </Button>
      )}
    </div>
  );
}

function Question({
  backup,
  busy,
  onYes,
  onNo,
}: {
  backup: Backup;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const text = useConsoleText();
  const language = useLanguage();
  return (
    <AskFirst
      title={text('backups.ask', { when: formatDate(backup.madeAt, language) })}
      yes={text('backups.restore')}
      busy={busy}
      onYes={onYes}
      onNo={onNo}
    >
      <p>{text('backups.ask.lost')}</p>
      <p>{text('backups.ask.kept')}</p>
    </AskFirst>
  );
}
