import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Pending } from '../../contract/kiosk.ts';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { secondsLeft } from '../store/derive.ts';
import { Button } from './button.tsx';

/** A change that waits for a yes: what will happen, line by line, and two large buttons. */
export function Confirmation({ pending }: { pending: Pending }) {
  const text = useText();
  const kiosk = useKiosk();
  const panel = useRef<HTMLElement>(null);
  const answered = useKioskState((state) => state.answered === pending.proposalId);
  const linked = useKioskState((state) => state.link === 'open');
  // The panel, not a button, takes the focus: a key pressed by chance must not mean yes.
  useEffect(() => panel.current?.focus(), [pending.proposalId]);
  const answer = (yes: boolean) => void kiosk.confirm(pending.proposalId, yes);
  return (
    <section
      ref={panel}
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-lines"
      tabIndex={-1}
      className="arrive mx-4 mb-3 rounded-card border-2 border-confirm bg-surface p-5 shadow-card outline-none md:mx-6 md:p-6"
    >
      <h2 id="confirm-title" className="text-2xl font-bold text-balance">
        {pending.title}
      </h2>
      <dl id="confirm-lines" className="my-3 flex flex-col gap-1 text-lg">
        {pending.lines.map((line) => (
          <div className="flex justify-between gap-6" key={line.label}>
            <dt className="shrink-0 text-soft">{line.label}</dt>
            <dd className="text-right font-semibold">{line.value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid grid-cols-2 gap-4">
        <Button look="no" disabled={answered || !linked} onClick={() => answer(false)} large>
          <X aria-hidden className="size-8" strokeWidth={2.6} />
          {text('confirm.no')}
        </Button>
        <Button look="yes" disabled={answered || !linked} onClick={() => answer(true)} large>
          <Check aria-hidden className="size-8" strokeWidth={2.6} />
          {text('confirm.yes')}
        </Button>
      </div>
      <Countdown expiresAt={pending.expiresAt} answered={answered} key={pending.proposalId} />
    </section>
  );
}

function Countdown({ expiresAt, answered }: { expiresAt: string; answered: boolean }) {
  const text = useText();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const [whole] = useState(() => secondsLeft(expiresAt, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = secondsLeft(expiresAt, nowMs);
  const share = whole && left !== null ? (100 * left) / whole : 0;
  return (
    <div className="mt-4 flex flex-col gap-2 text-base text-soft">
      {left !== null && (
        <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunk">
          <div
            className="h-full rounded-full bg-confirm transition-[width] duration-500 ease-linear"
            style={{ width: `${share}%` }}
          />
        </div>
      )}
      <p className="flex flex-wrap justify-between gap-x-6">
        <span>{text(answered ? 'confirm.sending' : 'confirm.note')}</span>
        {left !== null && (
          <span role="timer" className="tabular">
            {text('confirm.left', { seconds: left })}
          </span>
        )}
      </p>
    </div>
  );
}
