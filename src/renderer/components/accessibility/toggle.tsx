import { Switch } from 'radix-ui';
import { useId } from 'react';

interface ToggleProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** One thing that is on or off; the whole line is the button. */
export function Toggle({ label, hint, on, disabled = false, onChange }: ToggleProps) {
  const labelId = useId();
  const hintId = useId();
  return (
    <Switch.Root
      checked={on}
      disabled={disabled}
      onCheckedChange={onChange}
      aria-labelledby={labelId}
      aria-describedby={hint === undefined ? undefined : hintId}
      className="access-toggle touch"
    >
      <span className="grow text-left">
        <span id={labelId} className="block text-lg font-semibold">
          {label}
        </span>
        {hint !== undefined && (
          <span id={hintId} className="block text-base text-soft">
            {hint}
          </span>
        )}
      </span>
      <span className="access-track">
        <Switch.Thumb className="access-thumb" />
      </span>
    </Switch.Root>
  );
}
