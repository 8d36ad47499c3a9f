import { useState } from 'react';
import { useText } from '../../context.tsx';

/** A day, or another heading, with what can be taken under it. */
export interface DayOfTimes {
  /** Empty: what stands above all days, such as "as soon as possible". */
  readonly label: string;
  readonly times: readonly { readonly label: string; readonly value: string }[];
}

/**
 * Times to tap, day by day: side by side where there is room, else one day at a time behind its name.
 * `chosen`: the value that is taken now; its day stands open.
 */
export function TimesGrid({
  days,
  chosen,
  onTake,
}: {
  days: readonly DayOfTimes[];
  chosen?: string;
  onTake: (value: string) => void;
}) {
  const text = useText();
  const above = days.filter(({ label }) => label === '');
  const named = days.filter(({ label }) => label !== '');
  const own = named.findIndex(({ times }) => times.some(({ value }) => value === chosen));
  const [shown, setShown] = useState(Math.max(0, own));
  return (
    <div className="times">
      {above.map(({ label, times }) => (
        <Times key={label} times={times} chosen={chosen} onTake={onTake} />
      ))}
      {named.length > 1 && (
        <div role="group" aria-label={text('card.times.days')} className="times-days">
          {named.map(({ label }, index) => (
            <button
              type="button"
              key={label}
              aria-pressed={index === shown}
              onClick={() => setShown(index)}
              className="touch"
            >
              <DayName label={label} />
            </button>
          ))}
        </div>
      )}
      <div className="times-columns">
        {named.map(({ label, times }, index) => (
          <section key={label} aria-label={label} data-shown={index === shown}>
            <h4 className={named.length > 1 ? 'times-heading' : 'times-heading times-only'}>
              {label}
            </h4>
            <Times times={times} chosen={chosen} onTake={onTake} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** "Monday, 23 November" on two lines: which weekday, and which of them. */
function DayName({ label }: { label: string }) {
  const [, weekday = label, rest = ''] = /^(\S+?),?\s+(.*)$/u.exec(label) ?? [];
  return (
    <>
      <span className="block font-bold">{weekday}</span>
      <span className="block font-normal">{rest}</span>
    </>
  );
}

function Times({
  times,
  chosen,
  onTake,
}: {
  times: DayOfTimes['times'];
  chosen: string | undefined;
  onTake: (value: string) => void;
}) {
  return (
    <ul className="times-list">
      {times.map(({ label, value }) => (
        <li key={value}>
          <button
            type="button"
            aria-pressed={chosen === undefined ? undefined : value === chosen}
            onClick={() => onTake(value)}
            className="touch choice-chip tabular w-full"
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
