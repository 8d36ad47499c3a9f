import type { NumberCheckCard } from '../../../contract/cards.ts';
import { CardFrame, CardKind } from './card-frame.tsx';

/** A number as it was understood, each digit in a box of its own, to be compared with the paper in hand. */
export function NumberCheckCardView({ card }: { card: NumberCheckCard }) {
  return (
    <CardFrame aria-label={card.label} className="flex flex-col gap-3 px-6 py-5">
      <CardKind>{card.label}</CardKind>
      <p role="img" aria-label={Array.from(card.digits).join(' ')} className="flex flex-wrap gap-2">
        {Array.from(card.digits).map((digit, index) => (
          <span
            aria-hidden
            key={`${index}-${digit}`}
            className="tabular grid h-16 min-w-12 place-items-center rounded-inner border border-line bg-sunk px-2 text-4xl font-bold"
          >
            {digit}
          </span>
        ))}
      </p>
    </CardFrame>
  );
}
