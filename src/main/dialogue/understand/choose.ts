import type { Language } from '../../../contract/language.ts';
import type { Json, Mention } from '../../actions/port.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { findReferences, type Reference } from '../../language/parse/reference/index.ts';
import { isNegator } from '../../language/parse/yes-no/phrases.ts';
import { sameWord, soundSimilarity } from '../../language/sound.ts';
import type { SlotMatch } from '../port.ts';
import type { Situation } from './reading.ts';

/** What was referred to among the things last shown, and the words around it. */
export interface Chosen {
  readonly mentions: readonly [Mention, ...Mention[]];
  /** The normalised text with what referred to them taken out. */
  readonly rest: string;
  /** They were pointed at, or called by words of their names alone. */
  readonly exact: boolean;
}

/** A reference is what was shown and nothing else could be meant. */
const referenceConfidence = 0.9;

/** The things last shown that normalised words refer to: "the second one", "the blue one", or what was offered, by its name. */
export function findChosen(clean: string, state: Situation): Chosen | undefined {
  if (state.mentions.length === 0) return undefined;
  const chosen: Mention[] = [];
  let rest = clean;
  for (const { value, start, end } of findReferences(clean, { language: state.language })) {
    const meant = resolve(value, state.mentions);
    if (meant.length === 0) continue;
    chosen.push(...meant);
    rest = blank(rest, start, end);
  }
  if (chosen.length === 0) return offered(clean, state);
  const [first, ...others] = new Set(chosen);
  return first && { mentions: [first, ...others], rest, exact: true };
}

/** Normalised words without what points at nothing that was shown: "the second one" is not the name of a thing. */
export function withoutPointing(clean: string, language: Language): string {
  return (
    findReferences(clean, { language })
      // "The blue one" names a colour, and "both" says how many: a slot may want them.
      .filter(({ value }) => value.kind === 'position' || value.kind === 'extreme')
      .reduce((rest, { start, end }) => blank(rest, start, end), clean)
  );
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** The slots that what was chosen fills; a second thing fills the same slot with `_2`. */
export function chosenSlots({ mentions }: Pick<Chosen, 'mentions'>): Record<string, SlotMatch> {
  const [first, second] = mentions;
  const filled: (readonly [string, Json])[] = Object.entries(first.slots);
  if (second) filled.push(...Object.entries(second.slots).map(([k, v]) => [`${k}_2`, v] as const));
  return Object.fromEntries(
    filled.map(([name, value]) => [name, { value, confidence: referenceConfidence }]),
  );
}

function resolve(reference: Reference, mentions: readonly Mention[]): Mention[] {
  switch (reference.kind) {
    case 'position': {
      const meant = mentions.at(
        reference.position > 0 ? reference.position - 1 : reference.position,
      );
      return meant ? [meant] : [];
    }
    case 'described': {
      const fitting = mentions.filter((mention) => isCalled(mention, reference.words));
      return fitting.length === 1 ? fitting : [];
    }
    case 'extreme': {
      const priced = mentions.filter(({ price }) => price !== undefined);
      const sorted = priced.toSorted((a, b) => (a.price ?? 0) - (b.price ?? 0));
      const meant = reference.least ? sorted[0] : sorted.at(-1);
      return meant ? [meant] : [];
    }
    case 'all':
      return [...mentions];
  }
}

/** What Vaani has just asked the person to choose, called by its name and nothing more. */
function offered(clean: string, { mentions, task }: Situation): Chosen | undefined {
  const asked = task?.asked ?? '';
  const open = mentions.filter(
    ({ intent, stops, slots }) => intent !== undefined || stops || Object.hasOwn(slots, asked),
  );
  const called = open
    .map((mention) => ({ mention, ...callsBy(mention, clean) }))
    // One word more than its name ("the lamp"), but no more of them than of its name; and words that
    // only sound like it are no name beside another word ("store credit" is no study lamp).
    .filter(({ known, exact, strange }) => known > 0 && strange <= Math.min(exact, 1))
    .toSorted((a, b) => b.known - a.known);
  const [best, next] = called;
  if (!best || best.known <= (next?.known ?? 0)) return undefined;
  return { mentions: [best.mention], rest: '', exact: best.strange === 0 };
}

/** How many of the words are among those that the thing is called by, how many of them exactly, and how many not. */
function callsBy({ words }: Mention, by: string) {
  const names = tokenise(normalise(words)).map(({ text }) => text);
  const said = tokenise(by);
  // "I do not like it" is not called "not as described" because both have a "not".
  const [nots, telling] = [said.filter(isNegator), said.filter((token) => !isNegator(token))];
  const known = telling.filter(({ text }) => names.some((name) => sounds(text, name)));
  const exact = known.filter(({ text }) => names.some((name) => same(text, name)));
  const ownNots = nots.filter(({ text }) => names.includes(text));
  const strange = said.length - known.length - ownNots.length;
  // "Half past eleven" is not what "10:30" is called, though both have a 30.
  const otherNumber = telling.some((token) => /\d/.test(token.text) && !known.includes(token));
  return { known: otherNumber ? 0 : known.length, exact: exact.length, strange };
}

function isCalled(mention: Mention, by: string): boolean {
  const { known, strange } = callsBy(mention, by);
  return known > 0 && strange === 0;
}

/** Bengali writes its article onto the word: "ল্যাম্পটা". */
const article = /(?<=.{2})(?:টা|টি|খানা|গুলো)(?:ই|ও|কে|র)?$/u;
/** "ম্যারাথনেরটা": and the article may stand behind a genitive. */
const genitive = /(?<=.{2})(?:ের|এর|র)$/u;

function same(word: string, other: string): boolean {
  const bare = word.replace(article, '');
  if (word === other || bare === other) return true;
  return bare !== word && bare.replace(genitive, '') === other;
}

function sounds(word: string, other: string): boolean {
  if (same(word, other)) return true;
  return !/\d/.test(word) && soundSimilarity(word, other) >= sameWord;
}
