import { ChevronRight } from 'lucide-react';
import type { Card } from '../../../contract/cards.ts';
import { useKiosk, useText } from '../../context.tsx';

/** Things to choose from; a tap says what the choice stands for. */
export function ChoiceCardView({ card }: { card: Extract<Card, { kind: 'choice' }> }) {
  const text = useText();
  const kiosk = useKiosk();
  return (
    <ul aria-label={text('card.choice')} className="grid grid-cols-1 gap-3 @md:grid-cols-2">
      {card.options.map((option) => (
        <li className="flex" key={option.say}>
          <button
            type="button"
            onClick={() => void kiosk.say(option.say)}
            className="touch arrive flex grow items-center justify-between gap-3 rounded-inner border border-line bg-surface px-5 py-3 text-left text-lg font-semibold shadow-card"
          >
            {option.label}
            <ChevronRight aria-hidden className="size-6 shrink-0 text-brand" />
          </button>
        </li>
      ))}
    </ul>
  );
}
