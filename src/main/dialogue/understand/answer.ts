import { isConnector, splitClauses } from '../../language/clauses.ts';
import { tokenise } from '../../language/normalise.ts';
import { yesOrNo } from '../../language/parse/yes-no/index.ts';
import { isNegator } from '../../language/parse/yes-no/phrases.ts';
import type { Understanding, Wish } from '../port.ts';
import { chosenSlots } from './choose.ts';
import { plain, type Reading, type Situation, wished } from './reading.ts';
import { findSlots, isWhole } from './slots.ts';
import { sureConfidence, wishIn } from './wishes.ts';

/** An answer of this many words may stand before what goes with it: "yes please cancel it". */
const maxAnswerWords = 3;
/** With more words a not may belong to anything. */
const maxRefusalWords = 4;

/** A yes or a no, alone or, to a question that waits, with what it agrees to or what is wanted next. */
export function readAnswer(reading: Reading): Understanding | undefined {
  const { text, state } = reading;
  const answer = yesOrNo(text);
  const suggested = answer === 'yes' ? suggestion(state) : undefined;
  if (suggested) return wished(reading, 'inform', suggested);
  if (answer) return plain(text, answer === 'yes' ? 'confirm' : 'deny', 1);
  if (!state.pending) return undefined;
  return agreement(reading) ?? answerAndMore(reading) ?? refusal(reading);
}

/** "Do you mean 1042?": the one thing that was offered for the slot that is asked for. */
function suggestion({ pending, task, mentions }: Situation): Wish | undefined {
  const asked = task?.asked;
  if (pending || !task || !asked) return undefined;
  const [only, ...more] = mentions.filter(({ slots }) => Object.hasOwn(slots, asked));
  if (!only || more.length > 0) return undefined;
  const slots = chosenSlots({ mentions: [only] });
  return { intent: task.intent, confidence: 1, slots };
}

/** "Yes, cancel it": a yes that says again what it is a yes to, and nothing else. */
function agreement(reading: Reading): Understanding | undefined {
  const opened = opening(reading);
  // "yes, don't cancel it" must never pass for a yes.
  if (opened?.answer !== 'yes' || opened.more.some(isNegator)) return undefined;
  const wish = wishIn(reading, opened.rest, sureConfidence);
  return wish && saysAgain(reading, wish)
    ? plain(reading.text, 'confirm', wish.confidence)
    : undefined;
}

/** "Cancel mat karna": what was proposed, said again with a not in it, and nothing else. */
function refusal(reading: Reading): Understanding | undefined {
  const tokens = tokenise(reading.clean);
  // "Nahi chahiye, cancel karo" begins with its not, and means yes.
  const not = tokens.findIndex(isNegator);
  if (tokens.length > maxRefusalWords || not < 1 || opening(reading)?.answer === 'yes') {
    return undefined;
  }
  const wish = wishIn(reading, reading.text, sureConfidence);
  return wish && saysAgain(reading, wish)
    ? plain(reading.text, 'deny', wish.confidence)
    : undefined;
}

/**
 * "Yes, and where is 1057": the answer, then the other wishes. A yes needs the "and": "yes, where is
 * 1057" may be no answer at all.
 */
function answerAndMore(reading: Reading): Understanding | undefined {
  const opened = opening(reading);
  if (!opened) return undefined;
  const joined = opened.more[0] !== undefined && isConnector(opened.more[0].text);
  if (opened.answer === 'yes' && !joined) return undefined;
  if (opened.answer === 'no' && isBareValue(reading, opened.rest)) return undefined;
  const wishes = splitClauses(opened.rest).map((part) => wishIn(reading, part, sureConfidence));
  const further = wishes.filter(
    (wish) => wish !== undefined && wish.intent !== reading.state.task?.intent,
  );
  if (further.length < wishes.length) return undefined;
  const act = opened.answer === 'yes' ? 'confirm' : 'deny';
  return { ...plain(reading.text, act, 1), further: further as Wish[] };
}

/** "No, 1044": nothing but another value for what the question is about. It corrects, and wants nothing new. */
function isBareValue(reading: Reading, rest: string): boolean {
  const { task } = reading.state;
  if (!task) return false;
  const found = Object.entries(findSlots(reading, rest, task.intent));
  return found.some(([name, match]) => task.slots[name] !== undefined && isWhole([match], rest));
}

/** The answer that an utterance opens with, and what comes after it. */
function opening({ clean }: Reading) {
  const tokens = tokenise(clean);
  for (let words = Math.min(maxAnswerWords, tokens.length - 1); words > 0; words -= 1) {
    const end = tokens[words - 1]?.end ?? 0;
    const answer = yesOrNo(clean.slice(0, end));
    if (!answer) continue;
    const rest = clean.slice(end).replace(/^[\s,.;:!।-]+/, '');
    return { answer, rest, more: tokens.slice(words) };
  }
  return undefined;
}

/** The same wish, with no detail but those that are in the proposal. */
function saysAgain(reading: Reading, { intent, slots }: Wish): boolean {
  const { task } = reading.state;
  return (
    intent === task?.intent &&
    Object.entries(slots).every(([name, { value }]) => task.slots[name] === value)
  );
}
