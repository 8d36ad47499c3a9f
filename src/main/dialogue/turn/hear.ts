import { isConnector } from '../../language/clauses.ts';
import { findLanguageRequest } from '../../language/detect/request.ts';
import { normalise } from '../../language/normalise.ts';
import { noticeLanguage } from '../decide/language-habit.ts';
import type { DialogueAct, DialogueState, Understanding } from '../port.ts';
import { type DialogueEvent, reduce } from '../state/reduce.ts';
import { plain } from '../understand/reading.ts';
import { isUnfinished } from './unfinished.ts';

/** Words as they came from a recogniser, or from a keyboard (then with confidence 1). */
export interface Heard {
  readonly text: string;
  /** 0 to 1: how likely the words are right. */
  readonly confidence: number;
}

/** Less sure of the words than this, the person is asked to say them again. */
const trustedConfidence = 0.6;
/** Words heard this badly may still make a plain wish: noise seldom does, and nothing is changed without a yes. */
const possibleConfidence = 0.4;
/** A wish this likely is one though its words were heard badly, or with a word too many at the end. */
const plainConfidence = 0.9;
/** Halves of a sentence are joined up to this length, in characters. */
const maxJoined = 200;
/** "Show me phones under": the number is on its way, and without it the answer would be another. */
const awaitsNumber = /\b(?:under|below|above|between|less than|more than|up ?to)\s*$/i;
/** These mean the same whatever was begun before them. */
const standsAlone: ReadonlySet<DialogueAct> = new Set([
  'confirm',
  'deny',
  'repeat',
  'stop',
  'human',
  'goodbye',
]);

/**
 * What an utterance means: whether it was heard well enough, in which language it is, whether it goes
 * on from one that was cut off or is cut off itself. The events say what it changes; the last is `understood`.
 *
 * @param meaning understands complete words in a state.
 */
export function hear(
  { text, confidence }: Heard,
  state: DialogueState,
  meaning: (text: string, state: DialogueState) => Understanding,
): { readonly events: readonly DialogueEvent[]; readonly understanding: Understanding } {
  const events: DialogueEvent[] = [];
  const as = (understanding: Understanding) => {
    events.push({ type: 'understood', understanding });
    return { events, understanding };
  };
  if (confidence < possibleConfidence) return as(plain(text, 'misheard', confidence));
  if (confidence < trustedConfidence) {
    const wish = plainWish(text, state, meaning) ?? withoutLastWord(text, state, meaning);
    return as(wish ?? plain(text, 'misheard', confidence));
  }
  const wanted = findLanguageRequest(text);
  if (wanted) {
    events.push({ type: 'language-chosen', language: wanted });
    return as(plain(text, 'language', 1));
  }
  const notice = noticeLanguage(text, state);
  events.push(...notice.events);
  if (notice.answered) return as(plain(text, 'language', 1));

  const now = events.reduce(reduce, state);
  const understanding = joined(text, now, meaning);
  if (!isCutOff(understanding, now)) return as(understanding);
  const whole = confidence < 1 ? withoutLastWord(understanding.text, now, meaning) : undefined;
  if (whole) return as(whole);
  const result = as(plain(understanding.text, 'unfinished', understanding.confidence));
  events.push({ type: 'cut-off', text: understanding.text });
  return result;
}

/** With the half before it, unless it makes sense only without. */
function joined(
  text: string,
  state: DialogueState,
  meaning: (text: string, state: DialogueState) => Understanding,
): Understanding {
  const alone = meaning(text, state);
  if (state.unfinished === null || standsAlone.has(alone.act)) return alone;
  const both = meaning(`${state.unfinished} ${text}`, state);
  return both.act === 'unclear' && alone.act !== 'unclear' ? alone : both;
}

/** The wish without its last word: a recogniser may hear a "to" or "the" in the breath after a sentence. */
function withoutLastWord(
  text: string,
  state: DialogueState,
  meaning: (text: string, state: DialogueState) => Understanding,
): Understanding | undefined {
  const at = text.trimEnd().search(/\s\S+$/);
  const [before, last] = [text.slice(0, at), normalise(text.slice(at).trim())];
  // After an "and" somebody means to go on.
  if (at < 0 || isConnector(last) || isUnfinished(before, state.language)) return undefined;
  return plainWish(before, state, meaning);
}

function plainWish(
  text: string,
  state: DialogueState,
  meaning: (text: string, state: DialogueState) => Understanding,
): Understanding | undefined {
  const wish = meaning(text, state);
  return wish.act === 'request' && wish.confidence >= plainConfidence ? wish : undefined;
}

/** It ends in the middle, and what there is of it says nothing to go by, or less than what is to come. */
function isCutOff({ text, act, slots }: Understanding, { language }: DialogueState): boolean {
  const says =
    act !== 'unclear' &&
    (act !== 'request' || (Object.keys(slots).length > 0 && !awaitsNumber.test(text)));
  return !says && text.length < maxJoined && isUnfinished(text, language);
}
