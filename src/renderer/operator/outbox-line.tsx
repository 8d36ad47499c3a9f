import type { Inbox } from '../../contract/operator.ts';
import { useOperatorText } from './context.tsx';
import { Section } from './section.tsx';

/** What the shop's own system could not be told yet, and what it refused; nothing when all is well. */
export function OutboxLine({ outbox }: { outbox: Inbox['outbox'] }) {
  const text = useOperatorText();
  const { waiting, failed, problem } = outbox;
  if (failed === 0 && (waiting === 0 || problem === null)) return null;
  const known = { problem: problem ?? '' };
  const counts = [
    ...(waiting > 0 ? [text('outbox.waiting', { count: waiting })] : []),
    ...(failed > 0 ? [text('outbox.failed', { count: failed })] : []),
  ];
  return (
    <Section title={text('outbox.title')} none="" empty={false}>
      <div role="status" className="rounded-inner bg-warn-tint px-5 py-3 text-base text-warn">
        <strong className="block font-bold">{counts.join(' · ')}</strong>
        {text(failed > 0 ? 'outbox.refused' : 'outbox.away', known)}
      </div>
    </Section>
  );
}
