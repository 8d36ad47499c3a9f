/** The mark: five bars of a voice, the tallest in marigold. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden className={className}>
      <rect width="48" height="48" rx="14" className="fill-(--mark-ground)" />
      <g strokeWidth="4.5" strokeLinecap="round" className="stroke-(--mark-voice)">
        <path d="M11 21v6M18 15v18M32 15v18M39 21v6" />
        <path d="M25 10v28" className="stroke-(--mark-accent)" />
      </g>
    </svg>
  );
}
