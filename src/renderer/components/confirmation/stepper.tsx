import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Edit } from '../../../contract/kiosk.ts';
import { useText } from '../../context.tsx';
import { formatCount } from '../../i18n/format.ts';

/** Taps that follow each other this soon are one change, ms. */
const settlesAfterMs = 700;

/** A number with one less and one more. `onChange(null)`: it is being chosen. */
export function Stepper({
  label,
  edit,
  locked,
  round,
  onChange,
}: {
  label: string;
  edit: Edit;
  locked: boolean;
  /** What was chosen in an earlier one has been answered. */
  round: string;
  onChange: (value: string | null) => void;
}) {
  const text = useText();
  const { value, min = 0, max = Number.MAX_SAFE_INTEGER } = edit;
  const [chosen, setChosen] = useState<{ readonly round: string; readonly value: number }>();
  // What the engine says is what stands there, unless the person goes on tapping.
  const shown = chosen?.round === round ? chosen.value : Number(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const step = (by: number) => {
    const next = Math.min(max, Math.max(min, shown + by));
    setChosen({ round, value: next });
    onChange(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(String(next)), settlesAfterMs);
  };
  // A year has no thousands.
  const words = min >= 1900 ? String(shown) : formatCount(shown);
  return (
    <span role="group" aria-label={text('confirm.edit', { label })} className="stepper">
      <button
        type="button"
        className="touch"
        aria-label={text('confirm.less', { label })}
        disabled={locked || shown <= min}
        onClick={() => step(-1)}
      >
        <Minus aria-hidden className="size-7" strokeWidth={2.6} />
      </button>
      <output aria-live="polite">{words}</output>
      <button
        type="button"
        className="touch"
        aria-label={text('confirm.more', { label })}
        disabled={locked || shown >= max}
        onClick={() => step(1)}
      >
        <Plus aria-hidden className="size-7" strokeWidth={2.6} />
      </button>
    </span>
  );
}
