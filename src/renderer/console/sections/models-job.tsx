import { CircleStop } from 'lucide-react';
import type { ModelsView } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { useConsoleText } from '../context.tsx';
import { Note, Panel } from '../ui/panel.tsx';
import type { Doing } from '../use-ask.ts';

/** What is being done right now, or how the last thing ended. */
export function ModelsJob({
  view,
  doing,
  take,
}: {
  view: ModelsView;
  doing: Doing;
  take: (next: ModelsView) => void;
}) {
  const text = useConsoleText();
  const { job, last } = view;
  if (!job) {
    if (!last) return null;
    return (
      <Note tone={last.ok ? 'good' : 'warn'} role="status">
        <strong className="block font-bold">
          {text(last.ok ? 'models.last.ok' : 'models.last.bad')}
        </strong>
        <span lang="en">{last.text}</span>
      </Note>
    );
  }
  const stop = async () => {
    const next = await doing.run('models.stop', {});
    if (next) take(next);
  };
  return (
    <Panel
      title={text(`job.${job.kind}`)}
      aside={
        <Button look="stop" disabled={doing.busy} onClick={() => void stop()}>
          <CircleStop aria-hidden className="size-6" />
          {text('models.stop')}
        </Button>
      }
    >
      <ul className="flex flex-col gap-3">
        {job.progress.map((one) => {
          const share = one.totalBytes > 0 ? Math.min(1, one.bytes / one.totalBytes) : 0;
          return (
            <li key={one.id} className="flex flex-col gap-1.5">
              <span className="flex flex-wrap justify-between gap-x-4 text-base">
                <span className="font-semibold">{one.title}</span>
                <span className={`tabular ${one.state === 'failed' ? 'text-bad' : 'text-soft'}`}>
                  {one.state === 'downloading'
                    ? `${formatBytes(one.bytes)} / ${formatBytes(one.totalBytes)}`
                    : text(`progress.${one.state}`)}
                </span>
              </span>
              <progress
                aria-label={one.title}
                max={1}
                value={one.state === 'installed' ? 1 : share}
                className="console-progress"
              />
              {one.detail !== null && (
                <span lang="en" className="text-base text-bad">
                  {one.detail}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
