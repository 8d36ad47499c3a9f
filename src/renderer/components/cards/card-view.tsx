import type { Card } from '../../../contract/cards.ts';
import { ChoiceCardView } from './choice-card.tsx';
import { ComparisonCardView } from './comparison-card.tsx';
import { DetailsCardView, ListedDetailsCardView } from './details-card.tsx';
import { NumberCheckCardView } from './number-check-card.tsx';
import { OrderCardView } from './order-card.tsx';
import { DetailedProductCardView, ProductCardView } from './product-card.tsx';
import { ReturnCardView } from './return-card.tsx';
import { FaqCardView, PolicyCardView } from './text-cards.tsx';
import { TimesCardView } from './times-card.tsx';

/** One card. A new kind is one file in this folder and one case here. `listed`: among others of its kind. */
export function CardView({ card, listed = false }: { card: Card; listed?: boolean }) {
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
    case 'details':
      return listed ? <ListedDetailsCardView card={card} /> : <DetailsCardView card={card} />;
    case 'choice':
      return <ChoiceCardView card={card} />;
    case 'times':
      return <TimesCardView card={card} />;
  }
}

/** The cards of a turn: what is one of several stands side by side, everything else takes the whole width. */
export function Cards({ cards }: { cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  const several = cards.filter(({ kind }) => kind === 'details').length > 1;
  // A product that was asked about comes with its specification and stands alone.
  const beside = (card: Card) =>
    (card.kind === 'product' && !card.specifications) || (card.kind === 'details' && several);
  const side = cards.filter(beside);
  const whole = cards.filter((card) => !beside(card));
  return (
    <div className="@container flex flex-col gap-4">
      {whole.map((card, index) => (
        <CardView card={card} key={`${card.kind}-${'id' in card ? card.id : index}`} />
      ))}
      {side.length > 0 && (
        <ul className="grid grid-cols-1 gap-4 @md:grid-cols-2 @3xl:grid-cols-3">
          {side.map((card, index) => (
            <li className="flex min-w-0" key={`${index}-${'id' in card ? card.id : ''}`}>
              <CardView card={card} listed />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
