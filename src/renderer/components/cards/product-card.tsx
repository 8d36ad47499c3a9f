import { useState } from 'react';
import type { ProductCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatCount, formatMoney } from '../../i18n/format.ts';
import { CardFrame } from './card-frame.tsx';
import { ProductDrawing } from './product-drawing.tsx';

/** So few that it is worth saying how many. */
const fewLeft = 5;

export function ProductCardView({ card }: { card: ProductCard }) {
  const [broken, setBroken] = useState(false);
  return (
    <CardFrame aria-label={card.name} className="flex flex-row @md:flex-col">
      <div className="grid w-32 shrink-0 place-items-center bg-brand-tint text-brand @md:h-32 @md:w-full">
        {card.image && !broken ? (
          <img
            src={card.image}
            alt=""
            onError={() => setBroken(true)}
            className="size-full object-cover"
          />
        ) : (
          <ProductDrawing category={card.category} className="size-20" />
        )}
      </div>
      <div className="flex min-w-0 grow flex-col gap-1.5 p-4 @md:p-5">
        <h3 className="text-lg leading-snug font-bold text-balance">{card.name}</h3>
        <p className="line-clamp-2 text-base text-soft">{card.description}</p>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-2 pt-2">
          <span className="tabular text-2xl font-bold">{formatMoney(card.price)}</span>
          <Stock count={card.stock} />
        </div>
      </div>
    </CardFrame>
  );
}

function Stock({ count }: { count: number }) {
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
