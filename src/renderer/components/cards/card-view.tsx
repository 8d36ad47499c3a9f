import type { Card } from '../../../contract/cards.ts';
import { ChoiceCardView } from './choice-card.tsx';
import { ComparisonCardView } from './comparison-card.tsx';
import { NumberCheckCardView } from './number-check-card.tsx';
import { OrderCardView } from './order-card.tsx';
import { DetailedProductCardView, ProductCardView } from './product-card.tsx';
import { ReturnCardView } from './return-card.tsx';
import { FaqCardView, PolicyCardView } from './text-cards.tsx';

/** One card. A new kind is one file in this folder and one case here. */
export function CardView({ card }: { card: Card }) {
  switch (card.kind) {
    case 'product':
      return card.specifications ? (
        <DetailedProductCardView card={card} />
      ) : (
        <ProductCardView card={card} />
      );
    case 'comparison':
      return <ComparisonCardView card={card} />;
    case 'order':
      return <OrderCardView card={card} />;
    case 'return':
      return <ReturnCardView card={card} />;
    case 'number-check':
      return <NumberCheckCardView card={card} />;
    case 'policy':
      return <PolicyCardView card={card} />;
    case 'faq':
      return <FaqCardView card={card} />;
    case 'choice':
      return <ChoiceCardView card={card} />;
  }
}

/** A product among others; the one that was asked about takes the whole width. */
const standsBeside = (card: Card) => card.kind === 'product' && !card.specifications;

/** The cards of a turn: products stand side by side, everything else takes the whole width. */
export function Cards({ cards }: { cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  const side = cards.filter(standsBeside);
  const whole = cards.filter((card) => !standsBeside(card));
  return (
    <div className="@container flex flex-col gap-4">
      {whole.map((card, index) => (
        <CardView card={card} key={`${card.kind}-${'id' in card ? card.id : index}`} />
      ))}
      {side.length > 0 && (
        <ul className="grid grid-cols-1 gap-4 @md:grid-cols-2 @3xl:grid-cols-3">
          {side.map((card, index) => (
            <li className="flex" key={'id' in card ? card.id : index}>
              <CardView card={card} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
