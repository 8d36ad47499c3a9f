import { type ComponentProps, type ReactNode, useId } from 'react';

/** A line to write in, with its name above and what helps beneath. */
export function TextField({
  label,
  hint,
  hideLabel = false,
  icon,
  className = '',
  ...rest
}: ComponentProps<'input'> & {
  label: string;
  hint?: ReactNode;
  hideLabel?: boolean;
  icon?: ReactNode;
}) {
  const id = useId();
  const hintId = useId();
  return (
    <span className={`flex min-w-0 flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-base font-semibold'}>
        {label}
      </label>
      <span className="relative flex">
        {icon && (
          <span className="pointer-events-none absolute top-1/2 left-5 -translate-y-1/2 text-soft">
            {icon}
          </span>
        )}
        <input
          id={id}
          aria-describedby={hint ? hintId : undefined}
          autoComplete="off"
          spellCheck={false}
          className={`touch w-full rounded-full border border-line bg-surface px-6 text-lg aria-invalid:border-bad ${icon ? 'pl-13' : ''}`}
          {...rest}
        />
      </span>
      {hint && (
        <span id={hintId} className="text-base text-soft">
          {hint}
        </span>
      )}
    </span>
  );
}
