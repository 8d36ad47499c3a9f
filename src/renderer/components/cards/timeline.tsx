import { Check } from 'lucide-react';
import type { OrderCard } from '../../../contract/cards.ts';
import { useText } from '../../context.tsx';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../language-context.ts';

/**
 * How far something has come: upright where there is little room, lying where there is enough.
 * `stopped`: it ended before its goal.
 */
export function Timeline({
  label,
  steps,
  stopped,
}: {
  label: string;
  steps: OrderCard['timeline'];
  stopped: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  return (
    <ol aria-label={label} className="flex flex-col px-6 py-5 @xl:flex-row @xl:gap-1">
      {steps.map((step, index) => {
        const last = index === steps.length - 1;
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
