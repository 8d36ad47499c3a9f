import type { Card } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { CardFrame, CardKind } from './card-frame.tsx';

export function PolicyCardView({ card }: { card: Extract<Card, { kind: 'policy' }> }) {
  const text = useText();
  return (
    <CardFrame aria-label={card.title} className="px-6 py-5">
      <CardKind>{text('card.policy')}</CardKind>
      <h3 className="mb-3 text-2xl font-bold">{card.title}</h3>
      <div className="flex max-w-[65ch] flex-col gap-3 text-lg">
        {card.content.map((paragraph, index) => (
          <p key={`${index}-${paragraph.slice(0, 20)}`}>{paragraph}</p>
        ))}
      </div>
    </CardFrame>
  );
}

export function FaqCardView({ card }: { card: Extract<Card, { kind: 'faq' }> }) {
  const text = useText();
  return (
    <CardFrame aria-label={card.question} className="px-6 py-5">
      <CardKind>{text('card.faq')}</CardKind>
      <h3 className="mb-2 text-xl font-bold">{card.question}</h3>
      <p className="max-w-[65ch] text-lg">{card.answer}</p>
    </CardFrame>
  );
}
