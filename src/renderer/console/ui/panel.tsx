import { type ReactNode, useId } from 'react';

/** A part of a section: a heading, perhaps with something to press beside it, and what it is about. */
export function Panel({
  title,
  aside,
  children,
  className = '',
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-5 md:p-6 ${className}`}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 id={id} className="text-xl font-bold tracking-tight">
          {title}
        </h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

const tones = {
  plain: 'bg-sunk text-soft',
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  brand: 'bg-brand-tint text-brand',
} as const;
export type Tone = keyof typeof tones;

/** A state in a word or two. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex w-fit max-w-full shrink-0 items-center gap-1.5 rounded-full px-3 py-1 text-base font-semibold ${tones[tone]}`}
    >
      {children}
    </span>
  );
}

/** Something to know, in the colour of how much it matters. */
export function Note({
  tone = 'plain',
  role,
  children,
}: {
  tone?: Tone;
  role?: 'alert' | 'status';
  children: ReactNode;
}) {
  return (
    <div role={role} className={`rounded-inner px-5 py-3 text-base ${tones[tone]}`}>
      {children}
    </div>
  );
}
