import { useEffect, useState } from 'react';
import { useText } from '../../context.tsx';
import { secondsLeft } from '../../store/derive.ts';

const radius = 26;
const around = 2 * Math.PI * radius;

/** How long the question waits: a ring that empties, with the seconds in it. Nothing where it cannot be told. */
export function Countdown({ expiresAt }: { expiresAt: string }) {
  const text = useText();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const [whole] = useState(() => secondsLeft(expiresAt, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = secondsLeft(expiresAt, nowMs);
  if (left === null) return null;
  const share = whole ? left / whole : 0;
  return (
    <span role="timer" aria-label={text('confirm.left', { seconds: left })} className="countdown">
      <svg viewBox="0 0 64 64" aria-hidden>
        <circle cx="32" cy="32" r={radius} className="countdown-track" />
        <circle
          cx="32"
          cy="32"
          r={radius}
          className="countdown-rest"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
        />
      </svg>
      <span aria-hidden className="countdown-seconds">
        {left}
      </span>
    </span>
  );
}
