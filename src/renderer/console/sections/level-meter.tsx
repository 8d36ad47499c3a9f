import { useState } from 'react';
import { useConsoleText } from '../context.tsx';
import { levelWord, meterShare, zones } from '../level.ts';
import { useOn } from '../use-ask.ts';

/** So many of the last levels are looked at for what to say: about two seconds. */
const memory = 20;
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** How loud the microphone is, where speech should be, and what to do when it is not. */
export function LevelMeter({ on }: { on: boolean }) {
  const text = useConsoleText();
  const [levels, setLevels] = useState<readonly number[]>([]);
  useOn('level', ({ source, rms, on: goesOn }) => {
    if (source !== 'person') return;
    setLevels((now) => (goesOn ? [...now, rms].slice(-memory) : []));
  });
  const now = on ? (levels.at(-1) ?? 0) : 0;
  const loudest = on ? Math.max(0, ...levels) : 0;
  const word = levelWord(loudest);
  const fill = { silent: 'fill-soft', quiet: 'fill-warn', good: 'fill-good', loud: 'fill-bad' };
  return (
    <div className="flex flex-col gap-2">
      <svg
        role="meter"
        aria-label={text('devices.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * meterShare(now))}
        className="h-12 w-full rounded-inner bg-sunk"
      >
        <rect
          x={percent(zones.quiet)}
          width={percent(zones.loud - zones.quiet)}
          height="100%"
          className="fill-good-tint"
        />
        <rect width={percent(meterShare(now))} height="100%" className={fill[word]} />
        <rect
          x={percent(Math.max(0, meterShare(loudest) - 0.004))}
          width="4"
          height="100%"
          className="fill-ink"
        />
      </svg>
      <p role="status" className="min-h-[2lh] text-lg text-soft">
        {text(on ? `level.${word}` : 'level.off')}
      </p>
    </div>
  );
}
