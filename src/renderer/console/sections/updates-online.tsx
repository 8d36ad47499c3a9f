import { CloudDownload, Settings2 } from 'lucide-react';
import type { UpdatesView } from '../../../contract/console.ts';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note, Panel } from '../ui/panel.tsx';
import { useDo } from '../use-ask.ts';

/** Updates over the network: how they stand, and asking for one now. */
export function UpdatesOnline({
  online,
  take,
  onSettings,
}: {
  online: UpdatesView['online'];
  take: (next: UpdatesView) => void;
  onSettings: () => void;
}) {
  const text = useConsoleText();
  const doing = useDo();
  const check = async () => {
    const next = await doing.run('updates.checkOnline', {});
    if (next) take(next);
  };
  const unset = online.kind === 'off' && online.why === null;
  return (
    <Panel
      title={text('updates.online')}
      aside={
        unset ? (
          <Button onClick={onSettings}>
            <Settings2 aria-hidden className="size-6" />
            {text('section.settings')}
          </Button>
        ) : (
          online.kind !== 'off' && (
            <Button disabled={doing.busy || online.kind !== 'waiting'} onClick={() => void check()}>
              <CloudDownload aria-hidden className="size-6" />
              {text('updates.online.check')}
            </Button>
          )
        )
      }
    >
      <FailureNote failure={doing.failure} />
      <div role="status" className="flex flex-col gap-3">
        <State online={online} />
      </div>
    </Panel>
  );
}

function State({ online }: { online: UpdatesView['online'] }) {
  const text = useConsoleText();
  switch (online.kind) {
    case 'off':
      return (
        <div className="text-base text-soft">
          <p>{text(online.why === null ? 'updates.online.off' : 'updates.online.cannot')}</p>
          {online.why !== null && <p lang="en">{online.why}</p>}
        </div>
      );
    case 'waiting':
      return (
        <>
          <p className="text-base text-soft">{text('updates.online.waiting')}</p>
          {online.nothingNewer && <Note tone="good">{text('updates.online.nothing')}</Note>}
          {online.problem !== null && (
            <Note tone="warn">
              {text('updates.online.problem')} <span lang="en">{online.problem}</span>
            </Note>
          )}
        </>
      );
    case 'checking':
      return <Note tone="brand">{text('updates.online.checking')}</Note>;
    default:
      return (
        <Note tone={online.kind === 'ready' ? 'good' : 'brand'}>
          {text(`updates.online.${online.kind}`, { version: online.version })}
        </Note>
      );
  }
}
