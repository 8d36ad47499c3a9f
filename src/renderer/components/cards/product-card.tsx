import type { ProductCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatMoney } from '../../i18n/format.ts';
import { CardFrame } from './card-frame.tsx';
import { Picture } from './picture.tsx';
import { ProductDrawing } from './product-drawing.tsx';
import { Stock } from './stock.tsx';

/** One product among others. */
export function ProductCardView({ card }: { card: ProductCard }) {
  return (
    <CardFrame aria-label={card.name} className="flex flex-row @md:flex-col">
      <ProductPicture card={card} className="w-32 @md:h-32 @md:w-full" />
      <Facts card={card} clamp />
    </CardFrame>
  );
}

/** The one product that was asked about, with all that is known of it. */
export function DetailedProductCardView({ card }: { card: ProductCard }) {
  const text = useText();
  return (
    <CardFrame aria-label={card.name}>
      <div className="flex flex-row">
        <ProductPicture card={card} className="w-32 @md:w-48" />
        <Facts card={card} />
      </div>
      <dl
        aria-label={text('card.product.specifications')}
        className="grid grid-cols-1 gap-x-10 border-t border-line bg-sunk px-4 py-3 @md:grid-cols-2 @md:px-6"
      >
        {card.specifications?.map(({ label, value }) => (
          <div className="flex justify-between gap-4 py-1.5 text-lg" key={label}>
            <dt className="text-soft">{label}</dt>
            <dd className="min-w-0 text-right font-semibold break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </CardFrame>
  );
}

function ProductPicture({ card, className }: { card: ProductCard; className: string }) {
  return (
    <Picture
      image={card.image}
      className={className}
      otherwise={<ProductDrawing category={card.category} className="size-24" />}
    />
  );
}

function Facts({ card, clamp = false }: { card: ProductCard; clamp?: boolean }) {
  return (
    <div className="flex min-w-0 grow flex-col gap-1.5 p-4 @md:p-5">
      <h3 className="text-lg leading-snug font-bold text-balance">{card.name}</h3>
      <p className={`text-base text-soft ${clamp ? 'line-clamp-2' : ''}`}>{card.description}</p>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-2 pt-2">
        <span className="tabular text-2xl font-bold">{formatMoney(card.price)}</span>
        <Stock count={card.stock} />
      </div>
    </div>
  );
}
