import { ChevronDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Card } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { CardFrame, CardKind } from './card-frame.tsx';

/** Paragraphs that are shown before anybody asks for more. */
const shownAtFirst = 2;

/** What the shop's rules say: the first paragraphs, and the rest for whoever wants to read all. */
export function PolicyCardView({ card }: { card: Extract<Card, { kind: 'policy' }> }) {
  const text = useText();
  const rest = useId();
  const firstOfRest = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  // One short paragraph behind a button would be a joke.
  const long = card.content.length > shownAtFirst;
  const above = long ? card.content.slice(0, shownAtFirst) : card.content;
  const below = long ? card.content.slice(shownAtFirst) : [];
  const toggle = () => {
    setOpen(!open);
    // Whoever reads by keyboard or by ear goes on where the new words begin.
    if (!open) requestAnimationFrame(() => firstOfRest.current?.focus());
  };
  return (
    <CardFrame aria-label={card.title}>
      <div className="px-6 pt-5 pb-5">
        <CardKind>{text('card.policy')}</CardKind>
        <h3 className="mb-3 text-2xl font-bold text-balance">{card.title}</h3>
        <Paragraphs of={above} />
        {below.length > 0 && (
          <div
            id={rest}
            ref={firstOfRest}
            tabIndex={-1}
            hidden={!open}
            className="mt-3 outline-none"
          >
            <Paragraphs of={below} />
          </div>
        )}
      </div>
      {below.length > 0 && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={rest}
          onClick={toggle}
          className="touch flex w-full items-center justify-between gap-4 border-t border-line bg-sunk px-6 py-3 text-left text-lg font-semibold text-brand focus-visible:outline-offset-[-0.25rem]"
        >
          {text(open ? 'card.policy.less' : 'card.policy.all')}
          <ChevronDown aria-hidden className={`size-7 shrink-0 ${open ? 'rotate-180' : ''}`} />
        </button>
      )}
    </CardFrame>
  );
}

function Paragraphs({ of }: { of: readonly string[] }) {
  return (
    <div className="flex max-w-[65ch] flex-col gap-3 text-lg">
      {of.map((paragraph, index) => (
        <p key={`${index}-${paragraph.slice(0, 20)}`}>{paragraph}</p>
      ))}
    </div>
  );
}

export function FaqCardView({ card }: { card: Extract<Card, { kind: 'faq' }> }) {
  const text = useText();
  return (
    <CardFrame aria-label={card.question} className="px-6 py-5">
      <CardKind>{text('card.faq')}</CardKind>
      <h3 className="mb-2 text-xl font-bold text-balance">{card.question}</h3>
      <p className="max-w-[65ch] text-lg">{card.answer}</p>
    </CardFrame>
  );
}
