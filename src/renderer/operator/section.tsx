import { type ReactNode, useId } from 'react';

/** A part of the desk with its heading; says so when it has nothing to show. */
export function Section({
  title,
  none,
  empty,
  children,
}: {
  title: string;
  /** Shown when `empty`. */
  none: string;
  empty: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <h2 id={id} className="text-xl font-bold">
        {title}
      </h2>
      {empty ? <p className="text-lg text-soft">{none}</p> : children}
    </section>
  );
}
