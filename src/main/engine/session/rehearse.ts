import { reduce } from '../../dialogue/state/reduce.ts';
import { type Heard, hear } from '../../dialogue/turn/hear.ts';
import { takeTurn, type TurnTools } from '../turn/index.ts';
import type { Opening } from '../voice/ahead.ts';
import type { Talk } from './talk.ts';
import { meaningIn } from './work.ts';

/** Thrown where a turn would change something: it is not rehearsed. */
class NotRehearsed extends Error {}

const refuse = (): never => {
  throw new NotRehearsed('a rehearsal changes nothing');
};

/**
 * What would be said first after these words: everything of a turn but what it changes. It reads the
 * database and nothing else. Null for a turn that changes something, that needs a second opinion, or that
 * says again what was said.
 */
export function rehearse(said: Heard, talk: Talk, now: number): Opening | null {
  if (talk.inLobby) return null;
  const { events, understanding } = hear(said, talk.state, meaningIn(talk.trade, now));
  const state = events.reduce(reduce, talk.state);
  try {
    const outcome = takeTurn(state, understanding, lookingOnly(talk.tools(false)));
    if (outcome.unsure || outcome.last !== 'replaced') return null;
    const after = outcome.events.reduce(reduce, state);
    const parts = talk.spoken({ phrases: outcome.phrases, said: after.said }, after);
    const first = parts.find(({ text }) => text !== '');
    return first ? { text: first.text, language: after.language, rate: after.rate } : null;
  } catch (error) {
    if (error instanceof NotRehearsed) return null;
    throw error;
  }
}

function lookingOnly(tools: TurnTools): TurnTools {
  const { request } = tools.agent;
  return {
    ...tools,
    agent: { request, change: refuse, commit: refuse, decline: refuse },
    askForPerson: refuse,
  };
}
