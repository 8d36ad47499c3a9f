import type { ComparisonCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatMoney } from '../../i18n/format.ts';
import { CardFrame, CardKind } from './card-frame.tsx';
import { Stock } from './stock.tsx';

/** Two products side by side; what differs stands out. Where there is little room, labels stand above. */
export function ComparisonCardView({ card }: { card: ComparisonCard }) {
  const text = useText();
  const title = text('card.comparison');
  return (
    <CardFrame aria-label={title} className="px-4 py-5 @md:px-6">
      <CardKind>{title}</CardKind>
      <div role="table" aria-label={title} className="mt-3 flex flex-col text-lg">
        <div role="row" className={rowLayout}>
          <span role="columnheader" className="sr-only">
            {text('card.comparison.label')}
          </span>
          <span aria-hidden className="hidden @md:block" />
          {card.products.map((product) => (
            <div role="columnheader" className="flex min-w-0 flex-col gap-1" key={product.id}>
              <span className="text-lg leading-snug font-bold text-balance">{product.name}</span>
              <span className="tabular text-2xl font-bold">{formatMoney(product.price)}</span>
              <span>
                <Stock count={product.stock} />
              </span>
            </div>
          ))}
        </div>
        {card.rows.map((row) => (
          <div
            role="row"
            data-differs={row.differs}
            className={`${rowLayout} border-t border-line`}
            key={row.label}
          >
            <span
              role="rowheader"
              className="col-span-2 text-base text-soft @md:col-span-1 @md:text-lg"
            >
              {row.label}
            </span>
            {row.values.map((value, side) => (
              <span
                role="cell"
                className={`min-w-0 break-words ${row.differs ? 'font-semibold' : 'text-soft'}`}
                key={card.products[side]?.id}
              >
                {value}
              </span>
            ))}
          </div>
        ))}
      </div>
    </CardFrame>
  );
}

const rowLayout =
  'grid grid-cols-2 gap-x-4 gap-y-0.5 py-2.5 @md:grid-cols-[minmax(6rem,1fr)_2fr_2fr] @md:gap-x-6';
