import { Check } from 'lucide-react';
import type { OrderCard } from '../../../contract/cards.ts';
import { useKioskState, useText } from '../../context.tsx';
import { formatCount, formatDate, formatMoney } from '../../i18n/format.ts';
import { CardFrame } from './card-frame.tsx';

const chipLooks: Readonly<Record<string, string>> = {
  delivered: 'bg-good-tint text-good',
  cancelled: 'bg-bad-tint text-bad',
  returned: 'bg-warn-tint text-warn',
};

export function OrderCardView({ card }: { card: OrderCard }) {
  const text = useText();
  const language = useKioskState((state) => state.language);
  const title = text('card.order', { id: card.id });
  const facts = [
    ['card.order.expected', card.estimatedDelivery && formatDate(card.estimatedDelivery, language)],
    ['card.order.carrier', card.carrier],
    ['card.order.tracking', card.trackingNumber],
  ] as const;
  return (
    <CardFrame aria-label={title} data-status={card.status}>
      <header className="flex flex-wrap items-center justify-between gap-3 px-6 pt-5">
        <h3 className="tabular text-2xl font-bold">{title}</h3>
        <span
          className={`rounded-full px-4 py-1.5 text-lg font-semibold ${chipLooks[card.status] ?? 'bg-brand-tint text-brand'}`}
        >
          {card.statusLabel}
        </span>
      </header>
      <Timeline card={card} />
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
      <dl className="flex flex-wrap gap-x-10 gap-y-3 bg-sunk px-6 py-4 empty:hidden">
        {facts.map(
          ([key, value]) =>
            value && (
              <div key={key}>
                <dt className="text-base text-soft">{text(key)}</dt>
                <dd className="tabular text-lg font-semibold">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </CardFrame>
  );
}

/** Where the order is: upright where there is little room, lying where there is enough. */
function Timeline({ card }: { card: OrderCard }) {
  const text = useText();
  const language = useKioskState((state) => state.language);
  const stopped = card.status === 'cancelled';
  return (
    <ol
      aria-label={text('card.order.progress')}
      className="flex flex-col px-6 py-5 @xl:flex-row @xl:gap-1"
    >
      {card.timeline.map((step, index) => {
        const last = index === card.timeline.length - 1;
        const reached = step.state !== 'next';
        const tone = stopped && step.state === 'current' ? 'bad' : 'brand';
        return (
          <li
            key={step.status}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className="relative flex grow basis-0 gap-4 pb-5 last:pb-0 @xl:flex-col @xl:gap-2 @xl:pb-0"
          >
            {!last && (
              <span
                aria-hidden
                className={`absolute top-9 bottom-0 left-[1.0625rem] w-0.5 @xl:top-[1.0625rem] @xl:right-0 @xl:bottom-auto @xl:left-10 @xl:h-0.5 @xl:w-auto ${step.state === 'done' ? 'bg-brand' : 'bg-line'}`}
              />
            )}
            <Dot state={step.state} bad={tone === 'bad'} />
            <span className="min-w-0 @xl:pr-3">
              <span
                className={`block text-base leading-snug ${step.state === 'current' ? 'font-bold' : 'font-semibold'} ${reached ? '' : 'text-soft'}`}
              >
                {step.label}
                <span className="sr-only"> ({text(`step.${step.state}`)})</span>
              </span>
              {step.at && (
                <span className="tabular block text-base text-soft">
                  {formatDate(step.at, language)}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Dot({ state, bad }: { state: 'done' | 'current' | 'next'; bad: boolean }) {
  const base = 'grid size-9 shrink-0 place-items-center rounded-full';
  if (state === 'done') {
    return (
      <span aria-hidden className={`${base} bg-brand text-on-brand`}>
        <Check className="size-5" strokeWidth={3} />
      </span>
    );
  }
  const ring = bad ? 'border-bad' : state === 'current' ? 'border-brand' : 'border-line';
  return (
    <span aria-hidden className={`${base} border-[0.2rem] ${ring}`}>
      {state === 'current' && (
        <span className={`size-3.5 rounded-full ${bad ? 'bg-bad' : 'bg-marigold'}`} />
      )}
    </span>
  );
}
