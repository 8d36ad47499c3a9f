import type { ReturnCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatMoney } from '../../i18n/format.ts';
import { CardFrame } from './card-frame.tsx';
import { Facts } from './facts.tsx';
import { StatusHeader } from './status-header.tsx';
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
    [text('card.return.reason'), card.reasonLabel],
    [text('card.return.wanted'), card.actionLabel],
    [text('card.return.amount'), card.amount === null ? null : formatMoney(card.amount)],
  ] as const;
  return (
    <CardFrame aria-label={title} data-status={card.status}>
      <StatusHeader title={title} status={card.statusLabel} look={chipLooks[card.status]} />
      <Timeline
        label={text('card.return.progress')}
        steps={card.timeline}
        stopped={card.status === 'rejected'}
      />
      <div className="flex flex-col gap-1 border-t border-line px-6 py-4">
        <p className="text-lg font-semibold">{card.item}</p>
        <p className="tabular text-base text-soft">{text('card.order', { id: card.order })}</p>
      </div>
      <Facts facts={facts} />
    </CardFrame>
  );
}
