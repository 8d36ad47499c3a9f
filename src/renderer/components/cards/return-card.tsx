import type { ReturnCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatMoney } from '../../i18n/format.ts';
import { CardFrame } from './card-frame.tsx';
import { Timeline } from './timeline.tsx';

const chipLooks: Readonly<Record<string, string>> = {
  completed: 'bg-good-tint text-good',
  rejected: 'bg-bad-tint text-bad',
};

/** Something that goes back: what, why, what for, and how far it is. */
export function ReturnCardView({ card }: { card: ReturnCard }) {
  const text = useText();
  const title = text('card.return', { id: card.id });
  const facts = [
    ['card.return.reason', card.reasonLabel],
    ['card.return.wanted', card.actionLabel],
    ['card.return.amount', card.amount === null ? null : formatMoney(card.amount)],
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
      <Timeline
        label={text('card.return.progress')}
        steps={card.timeline}
        stopped={card.status === 'rejected'}
      />
      <div className="flex flex-col gap-1 border-t border-line px-6 py-4">
        <p className="text-lg font-semibold">{card.item}</p>
        <p className="tabular text-base text-soft">{text('card.order', { id: card.order })}</p>
      </div>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 bg-sunk px-6 py-4">
        {facts.map(
          ([key, value]) =>
            value !== null && (
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
