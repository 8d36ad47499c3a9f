import { CircleStop, Download, Search } from 'lucide-react';
import { useState } from 'react';
import type { UpdateBundle, UpdatesView } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { formatBytes, formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../language-context.ts';
import { useConsoleText } from '../context.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Chip, Note, Panel } from '../ui/panel.tsx';
import { verdictTones } from '../updates.ts';
import { useDo } from '../use-ask.ts';
import { UpdatesJob } from './updates-job.tsx';

/** Looking for sticks, what was found on them, and putting one of it on. */
export function UpdatesStick({
  view,
  take,
}: {
  view: UpdatesView;
  take: (next: UpdatesView) => void;
}) {
  const text = useConsoleText();
  const doing = useDo();
  const [asking, setAsking] = useState<UpdateBundle>();
  const { looking, bundles, job } = view;
  const look = async (on: boolean) => {
    const next = await doing.run('updates.look', { on });
    if (next) take(next);
  };
  const apply = async ({ path, verdict }: UpdateBundle) => {
    const next = await doing.run('updates.apply', { path, again: verdict === 'failed-before' });
    setAsking(undefined);
    if (next) take(next);
  };
  return (
    <Panel
      title={text('updates.stick')}
      aside={
        <Button
          look={looking || bundles.length > 0 ? 'plain' : 'strong'}
          disabled={doing.busy}
          onClick={() => void look(!looking)}
        >
          {looking ? (
            <CircleStop aria-hidden className="size-6" />
          ) : (
            <Search aria-hidden className="size-6" />
          )}
          {text(looking ? 'updates.look.stop' : 'updates.look')}
        </Button>
      }
    >
      <p className="text-base text-soft">{text('updates.stick.text')}</p>
      <FailureNote failure={doing.failure} />
      <UpdatesJob view={view} kind="copy" />
      {bundles.length > 0 && (
        <ul className="flex flex-col">
          {bundles.map((bundle) => (
            <li key={bundle.path} className="border-t border-line py-3 first:border-t-0">
              <Bundle
                bundle={bundle}
                busy={doing.busy || job !== null}
                onApply={() => setAsking(bundle)}
              />
            </li>
          ))}
        </ul>
      )}
      <div role="status" className="empty:hidden">
        {(looking || bundles.length === 0) && (
          <Note>{text(looking ? 'updates.looking' : 'updates.none')}</Note>
        )}
      </div>
      {asking && (
        <AskFirst
          title={text('updates.apply.ask', { version: asking.version ?? '' })}
          yes={text('updates.apply')}
          busy={doing.busy}
          onYes={() => void apply(asking)}
          onNo={() => setAsking(undefined)}
        >
          {asking.verdict === 'failed-before' && <p>{text('updates.apply.failed-before')}</p>}
          <p>{text('updates.apply.copies', { size: formatBytes(asking.bytes ?? 0) })}</p>
          <p>{text('updates.apply.next')}</p>
        </AskFirst>
      )}
    </Panel>
  );
}

function Bundle({
  bundle,
  busy,
  onApply,
}: {
  bundle: UpdateBundle;
  busy: boolean;
  onApply: () => void;
}) {
  const text = useConsoleText();
  const language = useLanguage();
  const { path, version, created, bytes, minimumVersion, verdict } = bundle;
  const put = text(verdict === 'fits' ? 'updates.apply' : 'updates.apply.again');
  const facts = [
    bytes === null ? '' : formatBytes(bytes),
    created === null ? '' : text('updates.made', { when: formatDate(created, language) }),
  ].filter((fact) => fact !== '');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="flex min-w-0 grow basis-64 flex-col">
        {version !== null && <span className="tabular text-lg font-semibold">{version}</span>}
        {facts.length > 0 && (
          <span className="tabular text-base text-soft">{facts.join(' · ')}</span>
        )}
        <span className="text-base break-all text-soft">{path}</span>
        {verdict === 'unusable' && (
          <span lang="en" className="text-base break-words text-bad">
            {bundle.text}
          </span>
        )}
      </span>
      <Chip tone={verdictTones[verdict]}>
        {text(`updates.verdict.${verdict}`, { version: minimumVersion ?? '' })}
      </Chip>
      {(verdict === 'fits' || verdict === 'failed-before') && (
        <Button
          look={verdict === 'fits' ? 'strong' : 'plain'}
          disabled={busy}
          aria-label={`${put} ${version ?? ''}`}
          onClick={onApply}
        >
          <Download aria-hidden className="size-6" />
          {put}
        </Button>
      )}
    </div>
  );
}
