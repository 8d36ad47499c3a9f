import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useConsoleText } from '../context.tsx';
import { type NumberField, numberOf, stepped } from '../settings.ts';
import { unitText } from './setting-words.ts';

/** A number with a key to lower it and one to raise it, for fingers; it may be typed as well. */
export function NumberInput({
  label,
  hideLabel = false,
  value,
  field,
  disabled,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  value: number | null;
  field: NumberField & { readonly unit: string };
  disabled: boolean;
  /** `valid` false: what is typed is no number within the bounds; the value is the one before. */
  onChange: (value: number | null, valid: boolean) => void;
}) {
  const text = useConsoleText();
  const id = useId();
  // While somebody types, it is theirs: "1" on the way to "15" is not put right.
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null ? '' : String(value));
  const bad = numberOf(shown, field) === null;
  const step = (by: 1 | -1) => {
    setTyped(undefined);
    onChange(stepped(value ?? field.min, by, field), true);
  };
  const { min, max } = field;
  const range = `${min} – ${max} ${unitText(text, field.unit)}`.trim();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-base font-semibold'}>
        {label}
      </label>
      <div className="flex items-center gap-2">
        <Button
          round
          aria-label={text('setting.less', { name: label })}
          disabled={disabled || (value !== null && value <= min)}
          onClick={() => step(-1)}
        >
          <Minus aria-hidden className="size-6" />
        </Button>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          disabled={disabled}
          aria-invalid={bad}
          onChange={({ target }) => {
            setTyped(target.value);
            const next = numberOf(target.value, field);
            onChange(next ?? value, next !== null);
          }}
          onBlur={() => {
            if (!bad) setTyped(undefined);
          }}
          className="touch tabular w-32 rounded-full border border-line bg-surface px-4 text-center text-xl font-semibold aria-invalid:border-bad"
        />
        <Button
          round
          aria-label={text('setting.more', { name: label })}
          disabled={disabled || (value !== null && value >= max)}
          onClick={() => step(1)}
        >
          <Plus aria-hidden className="size-6" />
        </Button>
        <span className="tabular pl-2 text-base text-soft">{range}</span>
      </div>
    </div>
  );
}
