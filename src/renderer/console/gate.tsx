import { Lock, ServerOff, Terminal, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { BrandMark } from '../components/brand-mark.tsx';
import { Button } from '../components/button.tsx';
import { useClose, useConsole, useConsoleState, useConsoleText, useNow } from './context.tsx';
import { ConsoleLanguage } from './language.tsx';
import { PinPad } from './pin-pad.tsx';
import { clockOf } from './units.ts';

/** A PIN has this many digits. */
const minDigits = 4;
const maxDigits = 8;

/** The console's door: a PIN, or why none is taken just now. Escape goes back to the kiosk. */
export function Gate() {
  const text = useConsoleText();
  const close = useClose();
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [close]);
  return (
    <div className="flex h-full flex-col overflow-y-auto px-4 py-3 md:px-6">
      <header className="flex items-center justify-between gap-3">
        <ConsoleLanguage />
        <Button onClick={close} className="max-sm:px-0">
          <X aria-hidden className="size-6" />
          <span className="max-sm:sr-only">{text('leave')}</span>
        </Button>
      </header>
      <main
        aria-label={text('title')}
        className="m-auto flex w-full max-w-xl flex-col items-center gap-4 py-4"
      >
        <BrandMark className="size-14" />
        <h1 className="text-3xl font-bold tracking-tight">{text('title')}</h1>
        <Door />
      </main>
    </div>
  );
}

function Door() {
  const text = useConsoleText();
  const client = useConsole();
  const link = useConsoleState((state) => state.link);
  const gate = useConsoleState((state) => state.gate);
  const waitUntil = useConsoleState((state) => state.waitUntil);
  const trying = useConsoleState((state) => state.trying);
  const waitMs = Math.max(0, (waitUntil ?? 0) - useNow());
  if (gate === null) return <NoLine link={link} />;
  if (!gate.pinSet) return <NoPin />;
  if (waitMs > 0) {
    return (
      <Sign icon={<Lock aria-hidden className="size-10" />} title={text('pin.wait.title')}>
        <p className="tabular text-5xl font-bold text-ink" role="timer">
          {clockOf(waitMs)}
        </p>
        <p>{text('pin.wait.text')}</p>
      </Sign>
    );
  }
  return (
    <PinPad
      minDigits={minDigits}
      maxDigits={maxDigits}
      busy={trying}
      onPin={(pin) => void client.unlock(pin)}
    >
      <Said />
    </PinPad>
  );
}

/** What there is to say about the PIN: what to do, or what came of the last one. */
function Said() {
  const text = useConsoleText();
  const triesLeft = useConsoleState(({ gate }) => gate?.triesLeft ?? 0);
  const tried = useConsoleState((state) => state.tried);
  const lockedWhy = useConsoleState((state) => state.lockedWhy);
  if (tried === 'wrong') {
    return (
      <p role="alert" className="font-semibold text-bad">
        {text('pin.wrong')} <br />
        {text(triesLeft === 1 ? 'pin.left.one' : 'pin.left', { count: triesLeft })}
      </p>
    );
  }
  if (tried === 'failed') {
    return (
      <p role="alert" className="font-semibold text-bad">
        {text('pin.failed')}
      </p>
    );
  }
  return <p className="text-soft">{text(lockedWhy ? `locked.${lockedWhy}` : 'pin.ask')}</p>;
}

function NoPin() {
  const text = useConsoleText();
  const client = useConsole();
  return (
    <Sign icon={<Terminal aria-hidden className="size-10" />} title={text('pin.none.title')}>
      <p>{text('pin.none.text')}</p>
      <code className="rounded-inner bg-sunk px-5 py-3 font-sans text-xl font-semibold text-ink">
        vaani pin set
      </code>
      <p>{text('pin.none.after')}</p>
      <Button look="strong" onClick={() => client.retry()}>
        {text('again')}
      </Button>
    </Sign>
  );
}

function NoLine({ link }: { link: string }) {
  const text = useConsoleText();
  const client = useConsole();
  const known = link === 'refused' || link === 'mismatch' || link === 'unreachable';
  if (!known) {
    return (
      <p role="status" className="grid min-h-96 place-items-center text-xl text-soft">
        {text('line.connecting')}
      </p>
    );
  }
  return (
    <Sign icon={<ServerOff aria-hidden className="size-10" />} title={text(`line.${link}`)}>
      <p>{text(`line.${link}.todo`)}</p>
      <Button
        look="strong"
        onClick={() => (link === 'mismatch' ? location.reload() : client.retry())}
      >
        {text(link === 'mismatch' ? 'line.reload' : 'again')}
      </Button>
    </Sign>
  );
}

function Sign({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div
      role="alert"
      className="flex max-w-md flex-col items-center gap-5 py-6 text-center text-lg text-balance text-soft"
    >
      <span className="grid size-20 place-items-center rounded-card bg-warn-tint text-warn">
        {icon}
      </span>
      <h2 className="text-2xl font-bold text-ink">{title}</h2>
      {children}
    </div>
  );
}
