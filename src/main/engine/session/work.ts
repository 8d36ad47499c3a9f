import type { DialogueState, Understanding } from '../../dialogue/port.ts';
import { reduce } from '../../dialogue/state/reduce.ts';
import { endOfTurn, type TurnEnd } from '../../dialogue/turn/end-of-turn/index.ts';
import { type Heard, hear } from '../../dialogue/turn/hear.ts';
import { plain } from '../../dialogue/understand/reading.ts';
import { understand } from '../../dialogue/understand/understand.ts';
import { normalise } from '../../language/normalise.ts';
import { answersOurQuestion, isOurQuestion, recognise } from '../profiles.ts';
import type { Trade } from '../trade.ts';
import { takeTurn, type TurnResult, type TurnTools } from '../turn/index.ts';
import type { Talk } from './talk.ts';

/** A label that was tapped names its intent, or asks for a person, and holds no details. */
export function meaningIn(
  { pack, classifier, asksForPerson, choices }: Trade,
  now: number,
): (text: string, state: DialogueState) => Understanding {
  return (text, state) => {
    const label = normalise(text);
    if (asksForPerson.has(label)) return plain(text, 'human', 1);
    const chosen = choices.get(label);
    return chosen
      ? { ...plain(text, 'request', 1), intent: chosen }
      : understand(text, state, pack, classifier, now);
  };
}

/**
 * What was said, taken into the state. A question that is only ours, whether to remember the person, is
 * dropped for whatever is no answer to it, and for a correction of what was done before it.
 */
export function listen(said: Heard, talk: Talk, now: number): Understanding {
  const meaning = meaningIn(talk.trade, now);
  let { events, understanding } = hear(said, talk.state, meaning);
  const { pending } = talk.state;
  if (pending && isOurQuestion(talk.state)) {
    const dropped = { type: 'settled', proposalId: pending.id, how: 'declined' } as const;
    const without = hear(said, reduce(talk.state, dropped), meaning);
    const answers =
      answersOurQuestion(understanding.act) && without.understanding.act !== 'correct';
    if (!answers) {
      talk.apply(dropped);
      ({ events, understanding } = without);
    }
  }
  talk.apply(...events);
  return understanding;
}

/** Whether anything is understood of these words, or they are at least a part of a sentence that was cut off. */
export function makesSense(said: Heard, { trade, state }: Talk, now: number): boolean {
  if (state.unfinished !== null) return true;
  const { act } = hear(said, state, meaningIn(trade, now)).understanding;
  return act !== 'unclear' && act !== 'misheard';
}

/** How long to wait for more of what the person is saying, and why. */
export function turnEndIn({ trade, state }: Talk, text: string, now: number): TurnEnd {
  const { language, task, pending } = state;
  const slot = pending ? null : (task?.asked ?? null);
  const turn = {
    text,
    language,
    asked: pending !== null || slot !== null,
    digits: (slot === null ? undefined : trade.pack.slots[slot]?.digits) ?? null,
    meaning: meaningIn(trade, now)(text, state),
  };
  return endOfTurn(turn, trade.endings);
}

/** Works out a turn; of somebody who turns out to be remembered, once more with what is known of them. */
export function work(heard: Understanding, talk: Talk, tools: TurnTools): TurnResult {
  const first = takeTurn(talk.state, heard, tools);
  const met = recognise(first.events.reduce(reduce, talk.state), talk.trade.profiles);
  if (!met) return first;
  talk.apply(...met.events);
  // What was done, and who was asked, is not done and asked again.
  const done = first.receipts.length > 0 || first.events.some(({ type }) => type === 'handed-over');
  const again = !done && met.phrases.length > 0;
  const outcome = again ? takeTurn(talk.state, heard, tools) : first;
  return { ...outcome, phrases: [...met.phrases, ...outcome.phrases] };
}
