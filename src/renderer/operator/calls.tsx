import { Check } from 'lucide-react';
import type { Escalation } from '../../contract/operator.ts';
import { Button } from '../components/button.tsx';
import { languageNames } from '../i18n/languages.ts';
import { CallFacts } from './case-facts.tsx';
import { useOperator, useOperatorState, useOperatorText } from './context.tsx';
import { Section } from './section.tsx';

/** People who were promised a call, the earliest first. */
export function Calls({ calls }: { calls: readonly Escalation[] }) {
  const text = useOperatorText();
  return (
    <Section title={text('calls.title')} none={text('calls.none')} empty={calls.length === 0}>
      <ul className="flex flex-col gap-3">
        {calls.map((person) => (
          <li key={person.id}>
            <Call person={person} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Call({ person }: { person: Escalation }) {
  const text = useOperatorText();
  const operator = useOperator();
  const linked = useOperatorState((state) => state.link === 'open');
  const busy = useOperatorState((state) => state.busy.has(person.id));
  const failure = useOperatorState((state) => state.failures.get(person.id));
  const topic = person.topic ?? text('case.topic');
  return (
    <article
      aria-label={topic}
      className="flex flex-wrap items-center justify-between gap-3 rounded-inner border border-line bg-surface px-5 py-4"
    >
      <div className="flex min-w-0 grow basis-64 flex-col gap-1">
        <CallFacts person={person} />
        <p className="text-base break-words text-soft">
          {topic} · {languageNames[person.language]}
        </p>
        <p role="alert" className="font-semibold text-bad empty:hidden">
          {failure ? text(`failure.${failure}`) : ''}
        </p>
      </div>
      <Button disabled={!linked || busy} onClick={() => void operator.complete(person.id)}>
        <Check aria-hidden className="size-6" />
        {text('calls.done')}
      </Button>
    </article>
  );
}
