import { isBesideAnswer } from '../../language/beside-answers.ts';
import { tokenise } from '../../language/normalise.ts';
import type { DialogueDomain, Understanding } from '../port.ts';
import { readAnswer } from './answer.ts';
import { outOfScope } from './acts/index.ts';
import type { IntentClassifier } from './classifier/linear.ts';
import { chosenSlots, findChosen } from './choose.ts';
import { readCorrection } from './correct.ts';
import {
  alternativesOf,
  openReading,
  plain,
  type Reading,
  type Situation,
  wished,
} from './reading.ts';
import { findSlot, findSlots, isWhole, overlap } from './slots.ts';
import { readAct, readWishes } from './wishes.ts';

/** A bare answer to a question is only taken for something else when that is this likely. */
const digressionConfidence = 0.75;
/** And one that holds another detail of the task besides only when it is this likely. */
const surelyElse = 0.95;

/**
 * Works out what an utterance means, given what is going on: the first way of reading it that makes
 * sense, from the narrowest to the widest. Pure, about a millisecond.
 */
export function understand(
  text: string,
  state: Situation,
  domain: DialogueDomain,
  classifier: IntentClassifier,
  now: number,
): Understanding {
  const reading = openReading(text, state, domain, classifier, now);
  return (
    readAnswer(reading) ??
    readCorrection(reading) ??
    readChoice(reading) ??
    readSlotAnswer(reading) ??
    readWishes(reading) ?? { ...readAct(reading), alternatives: alternativesOf(reading) }
  );
}

/** One of the things that were offered for the question that is open. */
function readChoice(reading: Reading): Understanding | undefined {
  const { state, domain, clean, text } = reading;
  const chosen = findChosen(clean, state);
  if (!chosen) return undefined;
  if (chosen.mentions[0].stops) return plain(text, 'deny', 1);
  if (!state.task || chosen.mentions[0].intent !== undefined) return undefined;
  const { intent, asked } = state.task;
  const own = domain.intents[intent]?.slots ?? [];
  const slots = Object.fromEntries(
    Object.entries(chosenSlots(chosen)).filter(([name]) => own.includes(name)),
  );
  if (Object.keys(slots).length === 0) return undefined;
  // "Both of them" is no one of them.
  const several = chosen.mentions.length > 1 && !own.some((name) => name.endsWith('_2'));
  if (several) return undefined;
  const answers = asked !== null && Object.hasOwn(slots, asked);
  // "The second one" alone is about what is going on, whatever else it might be about.
  if (saysMore(chosen.rest) && digresses(reading, intent)) return undefined;
  return wished(reading, answers ? 'inform' : 'correct', { intent, confidence: 0.9, slots });
}

/** "the" of "the second one" says nothing. */
const saysMore = (rest: string): boolean =>
  tokenise(rest).some(({ text }) => !isBesideAnswer(text));

/** The slot that was asked for, and what else was said with it. */
function readSlotAnswer(reading: Reading): Understanding | undefined {
  const { text, state } = reading;
  if (!state.task) return undefined;
  const { intent, asked } = state.task;
  // Said while a yes is awaited, a bare detail is one of what is proposed, or another in its place.
  if (!asked) return state.pending ? readOtherAnswer(reading, intent) : undefined;
  const match = findSlot(reading, asked, text, { asked: true, intent });
  if (!match) return readOtherAnswer(reading, intent);
  const others = Object.entries(findSlots(reading, text, intent)).filter(
    ([name, other]) => name !== asked && !overlap(match, other),
  );
  // "The bedsheet, it is torn" answers this question and the next one.
  const likely = others.length > 0 ? surelyElse : digressionConfidence;
  const all = [match, ...others.map(([, other]) => other)];
  if (!isWhole(all, text) && digresses(reading, intent, likely)) return undefined;
  const slots = { ...Object.fromEntries(others), [asked]: match };
  return wished(reading, 'inform', { intent, confidence: match.confidence, slots });
}

/** Nothing but other slots of the task: the phone number, where the order number was asked for. */
function readOtherAnswer(reading: Reading, intent: string): Understanding | undefined {
  const found = Object.entries(findSlots(reading, reading.text, intent));
  const alone = found.filter(([, match]) => isWhole([match], reading.text)).slice(0, 1);
  const whole = alone.length > 0 ? alone : found;
  const matches = whole.map(([, match]) => match);
  if (!isWhole(matches, reading.text)) return undefined;
  const confidence = Math.min(...matches.map((match) => match.confidence));
  return wished(reading, 'inform', { intent, confidence, slots: Object.fromEntries(whole) });
}

/** It is surely about something else than the task. */
function digresses(
  { text, predict }: Reading,
  intent: string,
  atLeast = digressionConfidence,
): boolean {
  const top = predict(text)[0];
  return (
    top !== undefined &&
    top.confidence >= atLeast &&
    top.label !== intent &&
    top.label !== outOfScope
  );
}
