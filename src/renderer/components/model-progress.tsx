import { Download, TriangleExclamationPoint as Failed } from 'lucide-react';
import { Popover, Progress } from 'radix-ui';
import type { ModelProgress } from '../../contract/kiosk.ts';
import { useKioskState, useText } from '../context.tsx';
import { formatBytes } from '../i18n/format.ts';
import { downloadProgress } from '../store/derive.ts';

const none: readonly ModelProgress[] = [];

/** A small pill while files of the voice are on their way (or did not come); details on a tap. */
export function ModelsPill() {
  const text = useText();
  const models = useKioskState(({ view }) => view?.models ?? none);
  const progress = downloadProgress([...models]);
  const failed = models.some(({ state }) => state === 'failed');
  if (progress === null && !failed) return null;
  const percent = Math.round((progress ?? 0) * 100);
  return (
    <Popover.Root>
      <Popover.Trigger
        data-models
        aria-label={progress === null ? text('models.failed') : text('models.button', { percent })}
        className="touch flex shrink-0 items-center justify-center gap-2.5 rounded-full px-4 text-base font-semibold text-soft"
      >
        {progress === null ? (
          <Failed aria-hidden className="size-6 text-warn" />
        ) : (
          <>
            <Download aria-hidden className="size-6" />
            <span className="tabular">{percent}%</span>
          </>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          aria-label={text('models.label')}
          className="z-10 flex max-h-[60vh] w-[min(92vw,26rem)] flex-col gap-4 overflow-y-auto rounded-card border border-line bg-surface p-5 shadow-card"
        >
          <h2 className="text-lg font-bold">{text('models.label')}</h2>
          {models.map((model) => (
            <ModelRow key={model.id} model={model} />
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ModelRow({ model }: { model: ModelProgress }) {
  const text = useText();
  const percent = model.totalBytes > 0 ? (100 * model.bytes) / model.totalBytes : 0;
  const values = { done: formatBytes(model.bytes), total: formatBytes(model.totalBytes) };
  return (
    <div>
      <div className="flex justify-between gap-4 text-base">
        <span className="font-semibold">{model.title}</span>
        <span className="tabular text-right text-soft">
          {text(`models.state.${model.state}`, values)}
        </span>
      </div>
      {model.state === 'downloading' && (
        <Progress.Root
          value={percent}
          aria-label={model.title}
          className="mt-2 h-2 overflow-hidden rounded-full bg-sunk"
        >
          <Progress.Indicator
            className="h-full rounded-full bg-brand"
            style={{ width: `${percent}%` }}
          />
        </Progress.Root>
      )}
      {model.detail && <p className="mt-1 text-base text-warn">{model.detail}</p>}
    </div>
  );
}
