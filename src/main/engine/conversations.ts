import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import type { Database } from '../store/port.ts';
import { knownIn } from './profiles.ts';
import { hidden, introduced, redact } from './redact.ts';
import type { Session } from './session.ts';

/**
 * What was said in a conversation, without what tells who the person is: the only form in which any of
 * it may leave memory.
 */
export function keptTurns(session: Session): { who: 'person' | 'vaani'; text: string }[] {
  const { language } = session;
  const said = session.view().turns.flatMap(({ who, text }) => (who === 'person' ? [text] : []));
  const values = [...session.personal(), ...said.flatMap(introduced)];
  return session.transcript().map(({ who, text }) => ({
    who,
    text: text === null ? hidden : redact(text, language, values),
  }));
}

/** Keeps a conversation for the shop, without what identifies a person. Never throws: a talk goes on when it cannot be stored. */
export function saveConversation(db: Database, session: Session, nowMs: number, log: Log): void {
  const { pack, language } = session.view();
  const turns = keptTurns(session);
  // The session was ended meanwhile: what it said is forgotten.
  if (turns.length === 0) return;
  const { task, handover, memory } = session.state;
  const now = new Date(nowMs).toISOString();
  try {
    db.run(
      `INSERT INTO conversations (id, session_id, user_phone, pack, language, turns, context, created_at, updated_at)
       VALUES (:id, :id, (SELECT phone FROM profiles WHERE phone = :phone), :pack, :language, :turns, :context, :now, :now)
       ON CONFLICT (session_id) DO UPDATE SET user_phone = excluded.user_phone, language = excluded.language,
         turns = excluded.turns, context = excluded.context, updated_at = excluded.updated_at`,
      {
        id: session.id,
        // Only to whoever agreed to be remembered is a conversation linked.
        phone: knownIn(memory)?.phone ?? null,
        pack,
        language,
        turns: JSON.stringify(turns),
        context: JSON.stringify({ intent: task?.intent ?? null, handover }),
        now,
      },
    );
  } catch (error) {
    log.warn({ reason: messageOf(error) }, 'a conversation was not stored');
  }
}
