/** What a card is of, and how far it is. */
export function StatusHeader({
  title,
  status,
  look = 'bg-brand-tint text-brand',
}: {
  title: string;
  /** In words. */
  status: string;
  /** Colours of the chip. */
  look?: string | undefined;
}) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-3 px-6 pt-5">
      <h3 className="tabular text-2xl font-bold">{title}</h3>
      <span className={`rounded-full px-4 py-1.5 text-lg font-semibold ${look}`}>{status}</span>
    </header>
  );
}
