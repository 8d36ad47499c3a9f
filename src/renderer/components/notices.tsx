import { Info, MailWarning, WifiOff } from 'lucide-react';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { WaitingNotice } from './waiting-notice.tsx';

/** What a person should know besides the answers, most important first; nothing when all is well. */
export function Notices() {
  const text = useText();
  const link = useKioskState((state) => state.link);
  const aboutKiosk = useKioskState(({ view }) => view?.notice ?? null);
  return (
    <div
      className="area-notices flex flex-col gap-2 px-4 pb-1 empty:hidden md:px-6"
      aria-live="polite"
    >
      {link === 'reconnecting' && (
        <Notice tone="bg-warn-tint text-warn" icon={<WifiOff aria-hidden className="size-6" />}>
          {text('link.reconnecting')}
        </Notice>
      )}
      <WaitingNotice />
      <OutboxNotice />
      {aboutKiosk !== null && (
        <Notice tone="bg-sunk text-soft" icon={<Info aria-hidden className="size-6" />}>
          {aboutKiosk}
        </Notice>
      )}
      <VoiceNotice />
    </div>
  );
}

/** What the person asked for is kept here until there is a network. */
function OutboxNotice() {
  const text = useText();
  const waits = useKioskState(({ view }) => (view?.outbox ?? 0) > 0);
  if (!waits) return null;
  return (
    <Notice tone="bg-warn-tint text-warn" icon={<MailWarning aria-hidden className="size-7" />}>
      <strong className="block font-bold">{text('outbox.title')}</strong>
      <span className="notice-more">{text('outbox.text')}</span>
    </Notice>
  );
}

/** Says in words why the voice does not work, and offers what can be done about it. */
function VoiceNotice() {
  const text = useText();
  const kiosk = useKiosk();
  const voice = useKioskState((state) => state.voice);
  const fromEngine = useKioskState(({ view }) => view?.voice.notice ?? null);
  const icon = <Info aria-hidden className="size-6" />;
  const tone = 'bg-sunk text-soft';
  if (voice.kind === 'off') {
    return (
      <div className="flex justify-center">
        <Button look="strong" onClick={() => void kiosk.startVoice()}>
          {text('voice.start')}
        </Button>
      </div>
    );
  }
  if (voice.kind === 'starting') {
    return (
      <Notice tone={tone} icon={icon}>
        {text('voice.starting')}
      </Notice>
    );
  }
  if (voice.kind === 'failed') {
    const action = voice.reason === 'insecure' ? undefined : () => void kiosk.startVoice();
    return (
      <Notice tone="bg-warn-tint text-warn" icon={icon} action={action}>
        {text(`voice.${voice.reason}`)}
      </Notice>
    );
  }
  if (fromEngine === null) return null;
  return (
    <Notice tone={tone} icon={icon}>
      {fromEngine}
    </Notice>
  );
}
