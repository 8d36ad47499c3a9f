import type { UpdatesView } from '../../../contract/console.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useConsoleText } from '../context.tsx';
import { Note } from '../ui/panel.tsx';
import { stepOf, todoOf } from '../updates.ts';

/** What is being done of this kind right now, or how the last of it ended; nothing where it was the other kind. */
export function UpdatesJob({ view, kind }: { view: UpdatesView; kind: 'copy' | 'back' }) {
  const { job, last } = view;
  if (job) return job.kind === kind && <Job job={job} />;
  return last?.kind === kind && <Last last={last} />;
}

function Job({ job }: { job: NonNullable<UpdatesView['job']> }) {
  const text = useConsoleText();
  if (job.kind === 'back') {
    return (
      <Note tone="brand" role="status">
        {text('updates.job.back')}
      </Note>
    );
  }
  const { copied, total, version } = job;
  const step = stepOf(job);
  const title = text('updates.job.copy', { version });
  return (
    <div className="arrive flex flex-col gap-2">
      <p className="flex flex-wrap justify-between gap-x-4 text-lg">
        <span role="status" className="font-semibold">
          {step === 'copy' ? title : text(`updates.job.${step}`)}
        </span>
        {total > 0 && (
          <span className="tabular text-soft">
            {formatBytes(copied)} / {formatBytes(total)}
          </span>
        )}
      </p>
      <progress
        aria-label={title}
        max={1}
        value={total > 0 ? Math.min(1, copied / total) : 0}
        className="console-progress"
      />
      <p className="text-base text-soft">{text('updates.job.stay')}</p>
    </div>
  );
}

/** How the last thing ended, and what to do where it did not work. */
function Last({ last }: { last: NonNullable<UpdatesView['last']> }) {
  const text = useConsoleText();
  if (last.ok) {
    return (
      <Note tone="good" role="status">
        {text(`updates.done.${last.kind}`)}
      </Note>
    );
  }
  return (
    <Note tone="bad" role="alert">
      <strong className="block text-lg font-bold">{text(`updates.failed.${last.kind}`)}</strong>
      <span className="block">{text(todoOf(last))}</span>
      <span lang="en" className="block break-words">
        {last.text}
      </span>
    </Note>
  );
}
