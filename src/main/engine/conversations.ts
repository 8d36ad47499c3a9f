import type { Language } from '../../contract/language.ts';
import { findDigits } from '../language/parse/digits/index.ts';
import { normalise } from '../language/normalise.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import type { Database } from '../store/port.ts';
import type { Session } from './session.ts';

/** Keeps a conversation for the shop, without what identifies a person. Never throws: a talk goes on when it cannot be stored. */
export function saveConversation(db: Database, session: Session, nowMs: number, log: Log): void {
  const { pack, language } = session.view();
  const turns = session.transcript();
  // The session was ended meanwhile: what it said is forgotten.
  if (turns.length === 0) return;
  const kept = turns.map(({ who, text }) => ({
    who,
    text: text === null ? '•••' : redact(text, language),
  }));
  const { task, handover } = session.state;
  const now = new Date(nowMs).toISOString();
  try {
    db.run(
      `INSERT INTO conversations (id, session_id, pack, language, turns, context, created_at, updated_at)
       VALUES (:id, :id, :pack, :language, :turns, :context, :now, :now)
       ON CONFLICT (session_id) DO UPDATE SET language = excluded.language, turns = excluded.turns,
         context = excluded.context, updated_at = excluded.updated_at`,
      {
        id: session.id,
        pack,
        language,
        turns: JSON.stringify(kept),
        context: JSON.stringify({ intent: task?.intent ?? null, handover }),
        now,
      },
    );
  } catch (error) {
    log.warn({ reason: messageOf(error) }, 'a conversation was not stored');
  }
}

/** Numbers of three digits and more, written or spoken, become •: order and phone numbers identify people. */
function redact(text: string, language: Language): string {
  const clean = normalise(text);
  let result = '';
  let from = 0;
  for (const { value, start, end } of findDigits(clean, { language })) {
    if (value.length < 3) continue;
    result += `${clean.slice(from, start)}•••`;
    from = end;
  }
  return result + clean.slice(from);
}
