import { Hand } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useKioskState, useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';
import { secondsLeft } from '../store/derive.ts';
import { Button } from './button.tsx';

/** Nobody has done anything for a while: how long the conversation stays, and one thing to press. */
export function StillThere() {
  const endsAt = useKioskState(({ view }) => view?.endsAt ?? null);
  if (endsAt === null) return null;
  return <Question endsAt={endsAt} key={endsAt} />;
}

/** The circumference of the ring in its own units, so that its length is a share. */
const ring = 100;

function Question({ endsAt }: { endsAt: string }) {
  const text = useText();
  const interrupt = useVoice((voice) => voice.interrupt);
  const end = useVoice((voice) => voice.end);
  const dialog = useRef<HTMLDialogElement>(null);
  const [nowMs, setNowMs] = useState(() => Date.now());
  const [whole] = useState(() => secondsLeft(endsAt, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const box = dialog.current;
    box?.showModal();
    return () => box?.close();
  }, []);
  const left = secondsLeft(endsAt, nowMs);
  const share = whole && left !== null ? left / whole : 1;
  // A touch anywhere is a sign of life, and asks Vaani to be quiet about it.
  const here = () => void interrupt();
  return (
    <dialog
      ref={dialog}
      aria-labelledby="still-title"
      aria-describedby="still-text"
      onClick={here}
      onCancel={(event) => {
        event.preventDefault();
        here();
      }}
      className="still"
    >
      <div className="still-paper arrive">
        <span className="still-ring" aria-hidden>
          <svg viewBox="0 0 36 36">
            <circle cx="18" cy="18" r="15.9155" className="still-track" />
            <circle
              cx="18"
              cy="18"
              r="15.9155"
              className="still-left"
              strokeDasharray={`${ring * share} ${ring}`}
            />
          </svg>
          {left === null ? <Hand className="size-16" /> : <span className="tabular">{left}</span>}
        </span>
        <h2
          id="still-title"
          className="text-4xl font-bold tracking-tight text-balance max-sm:text-2xl"
        >
          {text('still.title')}
        </h2>
        <p id="still-text" className="text-xl text-balance text-soft">
          {text('still.text')}
        </p>
        <p role="timer" className="sr-only">
          {left !== null && text('still.left', { seconds: left })}
        </p>
        <Button autoFocus look="strong" large className="w-full">
          {text('still.here')}
        </Button>
        <Button
          look="quiet"
          className="w-full"
          onClick={(event) => {
            // This one is no sign of life.
            event.stopPropagation();
            void end();
          }}
        >
          {text('still.end')}
        </Button>
      </div>
    </dialog>
  );
}
