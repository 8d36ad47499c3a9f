import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The system's own list to choose from, in the kiosk's clothes. */
export function Select({ className = '', children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={`relative flex min-w-0 ${className}`}>
      <select
        className="touch w-full cursor-pointer appearance-none truncate rounded-full border border-line bg-surface pr-12 pl-6 text-lg font-semibold"
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-5 size-5 -translate-y-1/2 text-soft"
      />
    </span>
  );
}
