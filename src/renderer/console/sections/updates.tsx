import { CircleArrowUp, History, Terminal } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { UpdatesView } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { useConsole, useConsoleText } from '../context.tsx';
import { Asking } from '../ui/asking.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip, Note, Panel } from '../ui/panel.tsx';
import { useAsk, useDo, useOn } from '../use-ask.ts';
import type { SectionProps } from './index.ts';
import { UpdatesJob } from './updates-job.tsx';
import { UpdatesOnline } from './updates-online.tsx';
import { UpdatesStick } from './updates-stick.tsx';

/** Which version runs, and how another one comes: from a stick, over the network, or by going back. */
export function Updates({ open }: SectionProps) {
  const client = useConsole();
  const asked = useAsk('updates', { watch: true });
  useOn('updates', asked.take);
  useEffect(() => () => void client.call('updates', { watch: false }).catch(() => {}), [client]);
  if (asked.failure?.code === 'not-here') return <Elsewhere />;
  return (
    <Asking asked={asked}>
      {(view) => (
        <div className="flex flex-col gap-6">
          <Waiting view={view} onRestart={() => open('restart')} />
          <Version view={view} take={asked.take} />
          <UpdatesStick view={view} take={asked.take} />
          <UpdatesOnline
            online={view.online}
            take={asked.take}
            onSettings={() => open('settings')}
          />
        </div>
      )}
    </Asking>
  );
}

/** What still has to be done for another version to run. */
function Waiting({ view, onRestart }: { view: UpdatesView; onRestart: () => void }) {
  const text = useConsoleText();
  const { waiting, watched } = view;
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {waiting !== null && (
        <div className="flex flex-wrap items-center gap-4 rounded-inner bg-brand-tint px-5 py-3 text-lg text-brand">
          <p className="min-w-0 grow basis-64 font-semibold">
            {text('updates.waiting', { version: waiting })}
          </p>
          <Button onClick={onRestart}>{text('section.restart')}</Button>
        </div>
      )}
      {!watched && <Note tone="warn">{text('updates.unwatched')}</Note>}
    </div>
  );
}

function Version({ view, take }: { view: UpdatesView; take: (next: UpdatesView) => void }) {
  const text = useConsoleText();
  const doing = useDo();
  const [asking, setAsking] = useState(false);
  const { running, trial, waiting, back, takenBack, job } = view;
  const target = back && (back.version ?? text('updates.installed'));
  const goBack = async () => {
    const next = await doing.run('updates.rollBack', {});
    setAsking(false);
    if (next) take(next);
  };
  return (
    <Panel
      title={text('updates.version')}
      aside={
        target !== null && (
          <Button disabled={doing.busy || job !== null} onClick={() => setAsking(true)}>
            <History aria-hidden className="size-6" />
            {text('updates.back', { version: target })}
          </Button>
        )
      }
    >
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="tabular text-3xl font-bold tracking-tight">{running}</span>
        <Chip tone={trial ? 'warn' : 'good'}>{text(trial ? 'updates.trial' : 'updates.runs')}</Chip>
      </p>
      {trial && <Note tone="warn">{text('updates.trial.text')}</Note>}
      {takenBack.length > 0 && (
        <Note tone="warn">{text('updates.taken-back', { versions: takenBack.join(', ') })}</Note>
      )}
      <FailureNote failure={doing.failure} />
      <UpdatesJob view={view} kind="back" />
      {asking && target !== null && (
        <AskFirst
          title={text('updates.back.ask', { version: target })}
          yes={text('updates.back', { version: target })}
          busy={doing.busy}
          onYes={() => void goBack()}
          onNo={() => setAsking(false)}
        >
          <p>{text('updates.back.next')}</p>
          <p>{text('updates.back.left', { version: waiting ?? running })}</p>
        </AskFirst>
      )}
    </Panel>
  );
}

/** A kiosk that is no installed program: what to do on the machine. */
function Elsewhere() {
  const text = useConsoleText();
  return (
    <Panel
      title={text('updates.elsewhere')}
      aside={<CircleArrowUp aria-hidden className="size-8 text-soft" />}
    >
      <p className="text-lg text-soft">{text('updates.elsewhere.text')}</p>
      <code className="flex w-fit max-w-full items-center gap-3 rounded-inner bg-sunk px-5 py-3 font-sans text-xl font-semibold">
        <Terminal aria-hidden className="size-6 shrink-0 text-soft" />
        git pull && npm start
      </code>
      <p className="text-lg text-soft">{text('updates.elsewhere.after')}</p>
    </Panel>
  );
}
