import { Headset, Info, RefreshCw, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { Button } from './button.tsx';

/** What a person should know besides the answers, most important first; nothing when all is well. */
export function Notices() {
  const text = useText();
  const link = useKioskState((state) => state.link);
  const handover = useKioskState(({ view }) => view?.handover ?? false);
  const aboutKiosk = useKioskState(({ view }) => view?.notice ?? null);
  return (
    <div className="area-notices flex flex-col gap-2 px-4 empty:hidden md:px-6" aria-live="polite">
      {link === 'reconnecting' && (
        <Notice tone="bg-warn-tint text-warn" icon={<WifiOff aria-hidden className="size-6" />}>
          {text('link.reconnecting')}
        </Notice>
      )}
      {handover && (
        <Notice tone="bg-brand-tint text-ink" icon={<Headset aria-hidden className="size-7" />}>
          <strong className="font-bold">{text('handover.title')}</strong>{' '}
          <span className="text-soft">{text('handover.text')}</span>
        </Notice>
      )}
      {aboutKiosk !== null && (
        <Notice tone="bg-sunk text-soft" icon={<Info aria-hidden className="size-6" />}>
          {aboutKiosk}
        </Notice>
      )}
      <VoiceNotice />
    </div>
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

interface NoticeProps {
  readonly tone: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly action?: (() => void) | undefined;
}

function Notice({ tone, icon, children, action }: NoticeProps) {
  const text = useText();
  return (
    <div className={`arrive flex items-center gap-4 rounded-inner px-5 py-3 text-base ${tone}`}>
      <span className="shrink-0 max-sm:hidden">{icon}</span>
      <p className="grow">{children}</p>
      {action && (
        <Button look="plain" onClick={action}>
          <RefreshCw aria-hidden className="size-5" />
          <span className="max-sm:sr-only">{text('voice.retry')}</span>
        </Button>
      )}
    </div>
  );
}
