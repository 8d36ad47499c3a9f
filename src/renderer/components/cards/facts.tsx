/** Labelled values at the foot of a card; those that are not known are left out. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [label: string, value: string | null])[];
}) {
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 bg-sunk px-6 py-4 empty:hidden">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt className="text-base text-soft">{label}</dt>
              <dd className="tabular text-lg font-semibold">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
