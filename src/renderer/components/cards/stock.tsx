import { useText } from '../../context.tsx';
import { formatCount } from '../../i18n/format.ts';

/** So few that it is worth saying how many; Vaani says it from the same number on. */
const fewLeft = 3;

export function Stock({ count }: { count: number }) {
  const text = useText();
  const [key, look] =
    count <= 0
      ? (['card.stock.out', 'bg-bad-tint text-bad'] as const)
      : count <= fewLeft
        ? (['card.stock.few', 'bg-warn-tint text-warn'] as const)
        : (['card.stock.in', 'bg-good-tint text-good'] as const);
  return (
    <span className={`rounded-full px-3 py-1 text-base font-semibold ${look}`}>
      {text(key, { count: formatCount(count) })}
    </span>
  );
}
