import { connectedHalves, isConnector, splitClauses } from '../../language/clauses.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import type { Mention } from '../../actions/port.ts';
import type { SlotMatch, Understanding, Wish } from '../port.ts';
import { actPrefix } from './acts/index.ts';
import { chosenSlots, findChosen, withoutPointing } from './choose.ts';
import { plain, type Reading, wished } from './reading.ts';
import { findSlot, findSlots } from './slots.ts';

/** At or above it, the likeliest intent is taken at its word. */
export const sureConfidence = 0.5;
/** A part of a sentence has fewer words to go by: it is only a wish of its own when it is this likely one. */
const partConfidence = 0.75;
/** Things named in one wish beyond the first; more are a list to be read, not to be said. */
const maxAgain = 4;
/** With this few words besides it, a reference is what was said. */
const maxWordsAround = 4;
/** With so many details on both sides of an "and", there are two of a thing. */
const leastShared = 2;
/** Said before a wish, they are manners. */
const manners: ReadonlySet<string> = new Set(['greet', 'thanks', 'stop']);

/** One wish, or several of one sentence: "cancel 1042 and where is 1057". */
export function readWishes(reading: Reading): Understanding | undefined {
  const whole = wishIn(reading, reading.text, sureConfidence);
  const several = severalWishes(reading, whole) ?? sameTwice(reading, whole);
  const wish = several?.[0] ?? whole;
  return wish && wished(reading, 'request', wish, several?.slice(1) ?? again(reading, wish));
}

/** What the classifier takes for an act; `unclear` for everything else. */
export function readAct({ text, predict }: Reading): Understanding {
  const top = predict(text)[0];
  if (!top || top.confidence < sureConfidence || !top.label.startsWith(actPrefix)) {
    return plain(text, 'unclear', top?.confidence ?? 0);
  }
  return plain(text, top.label.slice(actPrefix.length) as Understanding['act'], top.confidence);
}

/** "And the blue one?" says nothing but which. */
function isBare(rest: string): boolean {
  const words = tokenise(rest)
    .map(({ text }) => text)
    .join(' ');
  return words === '' || isConnector(words);
}

/** The wish that a text, or a part of one, holds. */
export function wishIn(reading: Reading, text: string, atLeast: number): Wish | undefined {
  const { domain, state } = reading;
  const top = reading.predict(text)[0];
  const sure = top && top.confidence >= atLeast ? top : undefined;
  const intent = sure && Object.hasOwn(domain.intents, sure.label) ? sure.label : undefined;
  const chosen = findChosen(normalise(text), state);
  if (chosen) {
    const slots = chosenSlots(chosen);
    const takes =
      intent && domain.intents[intent]?.slots.some((slot) => Object.hasOwn(slots, slot));
    if (intent && takes && !isBare(chosen.rest)) {
      const words = findSlots(reading, chosen.rest, intent);
      const other = pairShown(reading, intent, chosen.mentions);
      return { intent, confidence: sure?.confidence ?? 0, slots: { ...words, ...other, ...slots } };
    }
    const meant = chosen.mentions[0].intent ?? about(reading, Object.keys(slots));
    // "Something cheaper" shares a word with "Return something", and asks for something else.
    const other = intent && intent !== meant && !chosen.exact && chosen.mentions[0].intent;
    if (meant && !other && tokenise(chosen.rest).length <= maxWordsAround) {
      return { intent: meant, confidence: 0.9, slots };
    }
  }
  if (!sure || !intent) return undefined;
  const clean = normalise(text);
  const unpointed = withoutPointing(clean, state.language);
  // Nothing pointed at: as it was said, for an address keeps its capitals.
  const words = unpointed === clean ? text : unpointed;
  const slots = findSlots(reading, words, intent);
  const pair = Object.keys(slots).length === 0 ? pairShown(reading, intent, []) : {};
  return { intent, confidence: sure.confidence, slots: { ...pair, ...slots } };
}

/** "Compare them", "is the first one cheaper", of two things shown: a wish about two things means both. */
function pairShown(
  { domain, state }: Reading,
  intent: string,
  chosen: readonly Mention[],
): Record<string, SlotMatch> {
  const slot = domain.intents[intent]?.slots.find((name) => name.endsWith('_2'))?.slice(0, -2);
  if (slot === undefined || chosen.length > 1) return {};
  const shown = state.mentions.filter((mention) => Object.hasOwn(mention.slots, slot));
  if (shown.length !== 2) return {};
  const [first, second] = chosen[0] === shown[1] ? shown.toReversed() : shown;
  return first && second ? chosenSlots({ mentions: [first, second] }) : {};
}

/** What naming these things asks for. */
export function about({ domain }: Reading, slots: readonly string[]): string | undefined {
  return slots.map((slot) => domain.about[slot]).find((intent) => intent !== undefined);
}

/** The parts as wishes, where every part is one (manners apart) and they are not one wish in two halves. */
function severalWishes(reading: Reading, whole: Wish | undefined): Wish[] | undefined {
  const { text, domain } = reading;
  const parts = splitClauses(text);
  if (parts.length < 2) return undefined;
  // "compare the first and the second": one wish about two things.
  if (whole && domain.intents[whole.intent]?.slots.some((slot) => slot.endsWith('_2'))) {
    return undefined;
  }
  const wishes: Wish[] = [];
  for (const part of parts) {
    const wish = wishIn(reading, part, partConfidence);
    if (wish) wishes.push(wish);
    else if (!isManners(reading, part)) return undefined;
  }
  return wishes.length > 1 && wishes.every((wish, i) => isNew(reading, wish, wishes.slice(0, i)))
    ? wishes.map((wish) => ({
        ...wish,
        slots: { ...ofPerson(reading, wishes, wish), ...wish.slots },
      }))
    : undefined;
}

/** "A test drive on Tuesday at ten and an oil change on Wednesday at ten": one wish, all its details twice. */
function sameTwice(reading: Reading, whole: Wish | undefined): Wish[] | undefined {
  if (!whole || reading.domain.intents[whole.intent]?.kind !== 'task') return undefined;
  const { intent, confidence } = whole;
  for (const halves of connectedHalves(reading.clean)) {
    const [left, right] = halves.map((half) => findSlots(reading, half, intent));
    if (!left || !right) continue;
    const both = Object.keys(left).filter((slot) => right[slot] !== undefined);
    const other = both.some((slot) => left[slot]?.value !== right[slot]?.value);
    if (both.length < leastShared || !other) continue;
    return [left, right].map((slots) => ({ intent, confidence, slots }));
  }
  return undefined;
}

/**
 * What was said with one wish and is no detail of a thing goes for all tasks of the sentence: "where is
 * my parcel, I lost the order number, my phone number is …".
 */
function ofPerson(
  { domain }: Reading,
  wishes: readonly Wish[],
  { intent }: Wish,
): Record<string, SlotMatch> {
  const isTask = (name: string) => domain.intents[name]?.kind === 'task';
  if (!isTask(intent)) return {};
  const { slots: own = [], carries = [] } = domain.intents[intent] ?? {};
  const general = own.filter((slot) => {
    const { of, insteadOf } = domain.slots[slot] ?? {};
    return of === undefined && insteadOf === undefined && !carries.includes(slot);
  });
  const said = wishes
    .filter((other) => isTask(other.intent))
    .flatMap((other) => Object.entries(other.slots));
  return Object.fromEntries(said.filter(([slot]) => general.includes(slot)));
}

/** The slots that say which thing a wish is about: those it carries, and the words that stand for one ("Rahul"). */
function thingSlots(intent: string, { intents, slots }: Reading['domain']): string[] {
  const { slots: own = [], carries = [] } = intents[intent] ?? {};
  return own.filter((slot) => carries.includes(slots[slot]?.insteadOf ?? slot));
}

/** "Cancel 1042 and 1057": the same wish for the other things that are named. */
function again(reading: Reading, { intent, slots }: Wish): Wish[] {
  const { clean, domain, state } = reading;
  const wishes: Wish[] = othersChosen(findChosen(clean, state), intent, domain);
  for (const slot of thingSlots(intent, domain)) {
    let last = slots[slot];
    while (last?.span && wishes.length < maxAgain) {
      const from = last.span[1];
      const rest = ' '.repeat(from) + clean.slice(from);
      // Not asked: an answer that stands alone would have all of the text as its span.
      const next = findSlot(reading, slot, rest, { asked: false, intent });
      if (!next?.span || !isJoint(clean.slice(from, next.span[0]))) break;
      wishes.push({ intent, confidence: next.confidence, slots: { [slot]: next } });
      last = next;
    }
  }
  return wishes;
}

/** "Rahul, Priya and Sneha". */
const isJoint = (between: string) => isConnector(between) || /^\s*,\s*$/.test(between);

/** "Cancel both": the same wish for each other thing that was pointed at, where one wish takes one of them. */
function othersChosen(
  chosen: ReturnType<typeof findChosen>,
  intent: string,
  { intents }: Reading['domain'],
): Wish[] {
  const own = intents[intent]?.slots ?? [];
  if (!chosen || own.some((slot) => slot.endsWith('_2'))) return [];
  return chosen.mentions.slice(1, maxAgain + 1).flatMap((mention) => {
    const slots = Object.entries(chosenSlots({ mentions: [mention] }));
    const taken = slots.filter(([slot]) => own.includes(slot));
    return taken.length > 0 ? [{ intent, confidence: 0.9, slots: Object.fromEntries(taken) }] : [];
  });
}

/** Another intent, or the same for another thing. */
function isNew({ domain }: Reading, wish: Wish, before: readonly Wish[]): boolean {
  const key = thingSlots(wish.intent, domain);
  return before.every(
    (other) =>
      other.intent !== wish.intent ||
      key.some(
        (slot) =>
          wish.slots[slot] !== undefined &&
          other.slots[slot] !== undefined &&
          wish.slots[slot]?.value !== other.slots[slot]?.value,
      ),
  );
}

function isManners(reading: Reading, part: string): boolean {
  const { act } = readAct({ ...reading, text: part });
  return manners.has(act);
}
