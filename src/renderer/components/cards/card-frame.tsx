import type { ComponentProps } from 'react';

/** The paper every card is printed on. */
export function CardFrame({ className = '', ...rest }: ComponentProps<'article'>) {
  return (
    <article
      className={`arrive w-full overflow-hidden rounded-card border border-line bg-surface shadow-card ${className}`}
      {...rest}
    />
  );
}

/** The small line above a card's title that says what it is. */
export function CardKind({ children }: { children: string }) {
  return <p className="text-base font-semibold text-brand">{children}</p>;
}
