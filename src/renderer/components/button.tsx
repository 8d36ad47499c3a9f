import type { ComponentProps } from 'react';

const looks = {
  /** The one thing to press on this screen. */
  strong: 'bg-brand text-on-brand',
  plain: 'bg-surface text-ink border border-line',
  quiet: 'bg-transparent text-ink',
  yes: 'bg-good text-paper',
  no: 'bg-surface text-ink border-2 border-ink',
  stop: 'bg-bad-tint text-bad',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks;
  /** Round, with a picture only; give it an aria-label. */
  readonly round?: boolean;
  /** For the two answers to a confirmation, which are read from furthest away. */
  readonly large?: boolean;
}

/** A button of at least 64 px that looks and behaves the same everywhere. */
export function Button(props: ButtonProps) {
  const { look = 'plain', round = false, large = false, className = '', ...rest } = props;
  const size = large ? 'min-h-20 text-3xl font-bold' : 'text-lg font-semibold';
  const shape = round ? 'rounded-full' : 'rounded-full px-6';
  return (
    <button
      type="button"
      className={`touch inline-flex shrink-0 items-center justify-center gap-3 ${size} ${shape} ${looks[look]} ${className}`}
      {...rest}
    />
  );
}
