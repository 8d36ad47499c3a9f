import { CalendarClock } from 'lucide-react';
import type { TimesCard } from '../../../contract/cards.ts';
import { useKiosk, useText } from '../../context.tsx';
import { CardFrame, CardKind } from './card-frame.tsx';
import { TimesGrid } from './times-grid.tsx';

/** Times that are free: a tap takes one. */
export function TimesCardView({ card }: { card: TimesCard }) {
  const text = useText();
  const kiosk = useKiosk();
  const kind = text('card.times');
  const days = card.days.map(({ label, times }) => ({
    label,
    times: times.map((time) => ({ label: time.label, value: time.say })),
  }));
  return (
    <CardFrame aria-label={card.title ?? kind} className="px-4 py-5 @md:px-6">
      <header className="mb-4 flex items-center gap-4">
        <span className="grid size-14 shrink-0 place-items-center rounded-full bg-brand-tint text-brand">
          <CalendarClock aria-hidden className="size-7" />
        </span>
        <div className="min-w-0">
          <CardKind>{kind}</CardKind>
          <h3 className="text-xl leading-snug font-bold">{card.title ?? text('card.times.tap')}</h3>
        </div>
      </header>
      <TimesGrid days={days} onTake={(say) => void kiosk.say(say)} />
    </CardFrame>
  );
}
