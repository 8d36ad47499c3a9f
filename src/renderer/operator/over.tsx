import type { Escalation } from '../../contract/operator.ts';
import { Since } from './case-facts.tsx';
import { useOperatorText } from './context.tsx';
import { Section } from './section.tsx';

/** Rows shown; what is older is of yesterday. */
const maxRows = 20;

/** What was dealt with, and how it ended. */
export function Over({ people }: { people: readonly Escalation[] }) {
  const text = useOperatorText();
  if (people.length === 0) return null;
  return (
    <Section title={text('over.title')} none="" empty={false}>
      <ul className="flex flex-col gap-2">
        {people.slice(0, maxRows).map((person) => (
          <li key={person.id} className="flex flex-col border-l-4 border-line pl-4 text-base">
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 font-semibold break-words">
                {person.topic ?? text('case.topic')}
              </span>
              <Since at={person.createdAt} />
            </span>
            <span className="break-words text-soft">
              {text(`status.${person.status}`)}
              {person.operator !== null && ` · ${person.operator}`}
              {person.answer !== null && ` · ${person.answer}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
