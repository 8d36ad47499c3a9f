import type { Escalation } from '../../contract/operator.ts';
import { useOperatorText } from './context.tsx';
import { Case } from './case.tsx';
import { Section } from './section.tsx';

/** People who want to talk to somebody. One list: who is taken stays where the eye left them, further down. */
export function WaitingList({ people }: { people: readonly Escalation[] }) {
  const text = useOperatorText();
  return (
    <Section title={text('waiting.title')} none={text('waiting.none')} empty={people.length === 0}>
      <ul className="flex flex-col gap-4">
        {people.map((person) => (
          <li key={person.id}>
            <Case person={person} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
