import { z } from 'zod';
import type { SessionView } from '../../../contract/kiosk.ts';
import type { Escalation } from '../../../contract/operator.ts';
import type { EscalationRow } from '../../store/escalations.ts';
import { keptTurns } from '../conversations.ts';
import type { Session } from '../session.ts';

/** Turns of a conversation that an operator sees. */
const maxTurns = 10;

const turns = z.array(z.object({ who: z.enum(['person', 'vaani']), text: z.string() }));

/**
 * What is kept of a conversation with its task: nothing that tells who the person is. While a turn is
 * being answered (`inTurn`) it is not known yet whether it does: then the turn is left out.
 */
export function summaryOf(
  session: Session,
  { inTurn = false } = {},
): Pick<EscalationRow, 'language' | 'topic' | 'turns'> {
  const kept = keptTurns(session);
  const last = inTurn ? kept.findLastIndex(({ who }) => who === 'person') : kept.length;
  return {
    language: session.language,
    topic: topicOf(session),
    turns: JSON.stringify(kept.slice(0, Math.max(0, last)).slice(-maxTurns)),
  };
}

/** What it was about, in English: the name of the wish that is worked on, or was last. */
function topicOf({ state, trade }: Session): string | null {
  const intent = (state.task ?? state.last)?.intent;
  const choice = intent === undefined ? undefined : trade.pack.intents[intent]?.choice;
  return choice === undefined ? null : trade.wording.en.label(choice);
}

/** Who the person waits for, as their screen shows it. */
export function waitingFor(
  row: EscalationRow | undefined,
): Pick<SessionView, 'waiting' | 'callbackAt'> {
  if (row?.status === 'pending') return { waiting: 'asked', callbackAt: null };
  if (row?.status === 'running') return { waiting: 'coming', callbackAt: null };
  const called = row?.status === 'failed' && row.callback_phone !== null;
  return called
    ? { waiting: 'callback', callbackAt: row.callback_at }
    : { waiting: null, callbackAt: null };
}

/** A task as an operator sees it. */
export function shownTo(row: EscalationRow, present: boolean): Escalation {
  return {
    id: row.id,
    pack: row.pack,
    language: row.language,
    topic: row.topic,
    status: row.status,
    turns: turns.parse(JSON.parse(row.turns)),
    createdAt: row.created_at,
    operator: row.operator,
    answer: row.answer,
    callbackAt: row.callback_at,
    callbackPhone: row.callback_phone,
    present,
  };
}
