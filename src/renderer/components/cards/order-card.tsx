import type { OrderCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatCount, formatDate, formatMoney } from '../../i18n/format.ts';
import { useLanguage } from '../../language-context.ts';
import { CardFrame } from './card-frame.tsx';
import { Facts } from './facts.tsx';
import { StatusHeader } from './status-header.tsx';
import { Timeline } from './timeline.tsx';

const chipLooks: Readonly<Record<string, string>> = {
  delivered: 'bg-good-tint text-good',
  cancelled: 'bg-bad-tint text-bad',
  returned: 'bg-warn-tint text-warn',
};

export function OrderCardView({ card }: { card: OrderCard }) {
  const text = useText();
  const language = useLanguage();
  const title = text('card.order', { id: card.id });
  const facts = [
    [
      text('card.order.expected'),
      card.estimatedDelivery && formatDate(card.estimatedDelivery, language),
    ],
    [text('card.order.carrier'), card.carrier],
    [text('card.order.tracking'), card.trackingNumber],
  ] as const;
  return (
    <CardFrame aria-label={title} data-status={card.status}>
      <StatusHeader title={title} status={card.statusLabel} look={chipLooks[card.status]} />
      <Timeline
        label={text('card.order.progress')}
        steps={card.timeline}
        stopped={card.status === 'cancelled'}
      />
      <div className="flex flex-col gap-2 border-t border-line px-6 py-4">
        <ul aria-label={text('card.order.items')} className="flex flex-col gap-1.5 text-lg">
          {card.items.map((item, index) => (
            <li className="flex justify-between gap-4" key={`${index}-${item.name}`}>
              <span>
                {item.name}
                {item.quantity > 1 && (
                  <span className="text-soft"> × {formatCount(item.quantity)}</span>
                )}
              </span>
              <span className="tabular">{formatMoney(item.price)}</span>
            </li>
          ))}
        </ul>
        <p className="flex justify-between gap-4 border-t border-line pt-2 text-lg font-bold">
          <span>{text('card.order.total')}</span>
          <span className="tabular">{formatMoney(card.total)}</span>
        </p>
      </div>
      <Facts facts={facts} />
    </CardFrame>
  );
}
