import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Pending } from '../../contract/kiosk.ts';
import { useKioskState, useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';
import { Button } from './button.tsx';
import { Countdown } from './confirmation/countdown.tsx';
import { Line } from './confirmation/line.tsx';
import { useChange } from './confirmation/use-change.ts';

/**
 * A change that waits for a yes: what will happen in one sentence and line by line, what may still be made
 * otherwise, how long it waits, and two large buttons.
 */
export function Confirmation({ pending }: { pending: Pending }) {
  const text = useText();
  const confirm = useVoice((voice) => voice.confirm);
  const panel = useRef<HTMLElement>(null);
  const answered = useKioskState((state) => state.answered === pending.proposalId);
  const linked = useKioskState((state) => state.link === 'open');
  const { changing, open, round, show, change, busy } = useChange(pending);
  useEffect(() => {
    const box = panel.current;
    // The panel, not a button, takes the focus: a key pressed by chance must not mean yes. Whoever is
    // changing a line in it stays where they are.
    if (!box?.contains(document.activeElement)) box?.focus({ preventScroll: true });
  }, [pending.proposalId]);
  const answer = (yes: boolean) => void confirm(pending.proposalId, yes);
  const waits = answered || changing !== null || busy || !linked;
  return (
    <section
      ref={panel}
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-lines"
      tabIndex={-1}
      data-open={open !== null}
      className="confirmation arrive"
    >
      <header className="confirmation-head">
        <h2 id="confirm-title">{pending.title}</h2>
        <Countdown expiresAt={pending.expiresAt} key={pending.proposalId} />
      </header>
      <dl id="confirm-lines" aria-label={text('confirm.list')} className="confirmation-lines">
        {pending.lines.map((line) => (
          <Line
            key={line.label}
            line={line}
            open={line.edit !== undefined && open === line.edit.slot}
            changing={line.edit !== undefined && changing === line.edit.slot}
            locked={answered || !linked || (changing !== null && changing !== line.edit?.slot)}
            round={round}
            onOpen={show}
            onChange={change}
          />
        ))}
      </dl>
      <div className="confirmation-answers">
        <Button look="no" disabled={answered || !linked} onClick={() => answer(false)} large>
          <X aria-hidden className="size-8" strokeWidth={2.6} />
          {text('confirm.no')}
        </Button>
        <Button look="yes" disabled={waits} onClick={() => answer(true)} large>
          <Check aria-hidden className="size-8" strokeWidth={2.6} />
          {text('confirm.yes')}
        </Button>
      </div>
      <p aria-live="polite" className="confirmation-note">
        {text(
          answered ? 'confirm.sending' : changing === null ? 'confirm.note' : 'confirm.changing',
        )}
      </p>
    </section>
  );
}
