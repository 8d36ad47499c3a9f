import { expect } from 'vitest';
import type { Session, TurnRecord } from '../../src/main/engine/session.ts';
import { type Expected, holds, type Unasked } from '../support/scenario.ts';
import type { Stage } from '../support/stage.ts';

/** Checks a turn against what its scenario expects; `what` names the turn in a failure. */
export function checkTurn(
  record: TurnRecord,
  wanted: Expected,
  what: string,
  { session, stage, held }: { session: Session; stage: Stage; held: boolean },
): void {
  const { says, avoids, ...exact } = wanted;
  const { pending, receipts, cards = [] } = exact;
  const lines = record.pending?.lines.map(({ label, value }) => `${label}: ${value}`);
  const seen: Record<keyof typeof exact, unknown> = {
    act: record.act,
    intent: record.intent,
    slots: record.slots,
    asked: record.state.asked,
    handover: record.handover,
    language: record.language,
    rate: record.state.rate,
    volume: record.state.volume,
    intents: wishes(session),
    queue: record.state.queue,
    mentions: session.state.mentions.length,
    holding: held,
    spokenBy: stage.spokenBy(),
    cards: record.cards.map((card, index) =>
      'id' in card && cards[index]?.includes(':') ? `${card.kind}:${card.id}` : card.kind,
    ),
    pending: typeof pending === 'boolean' ? record.pending !== null : lines,
    receipts:
      typeof receipts === 'number'
        ? record.receipts.length
        : record.receipts.map(({ action }) => action),
  };
  const asked = Object.keys(exact) as (keyof typeof exact)[];
  expect(Object.fromEntries(asked.map((key) => [key, seen[key]])), what).toEqual(exact);
  checkWords(record.reply, { says, avoids }, what);
}

/** Checks what was said, and asked, without a turn of the person. */
export function checkUnasked(
  said: readonly string[],
  { notice, avoids, ...exact }: Unasked,
  what: string,
  { state }: Session,
): void {
  if (notice === null) expect(said, what).toEqual([]);
  else checkWords(said.join(' '), { says: notice, avoids }, what);
  const seen = { asked: state.task?.asked ?? null, handover: state.handover };
  const asked = Object.keys(exact) as (keyof typeof exact)[];
  expect(Object.fromEntries(asked.map((key) => [key, seen[key]])), what).toEqual(exact);
}

/** Checks what was said for the parts that must and must not be in it. */
export function checkWords(
  said: string,
  { says, avoids }: Pick<Expected, 'says' | 'avoids'>,
  what: string,
): void {
  expect(
    [says ?? []].flat().filter((part) => !holds(said, part)),
    `not said: ${what}`,
  ).toEqual([]);
  expect(
    [avoids ?? []].flat().filter((part) => holds(said, part)),
    `said: ${what}`,
  ).toEqual([]);
}

/** Everything the last sentence asked for. */
function wishes({ log }: Session): string[] {
  const last = log.findLast((event) => event.type === 'understood')?.understanding;
  const all = last ? [last, ...last.further] : [];
  return all.flatMap(({ intent }) => intent ?? []);
}
