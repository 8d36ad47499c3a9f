import { findNumerals } from '../number/index.ts';
import { isFinalVerb } from '../../verbs.ts';
import * as table from '../../words/references.ts';
import { endsAt, setOf, type Utterance } from './tokens.ts';

/** A thing called by what it is like, by tokens; `words` tokens `first` to `behind` (exclusive) say it. */
export interface DescribedAt {
  readonly words: string;
  readonly from: number;
  readonly next: number;
}

/** More words than these before "one" or वाला describe nothing any more. */
const maxWords = 3;

const pronouns = setOf(table.pronouns);
const not = setOf(table.notDescribing);
const colours = setOf(table.colours);
const colourWords = setOf(table.colourWords);
const genitives = setOf(table.genitives);
const indefinite = setOf(table.indefinite);
const negations = setOf(table.negations);
const oneWith = setOf(table.oneWith);
const after = setOf(table.afterPlace);
const beforePlace = setOf(table.beforePlace);
const describers = new Set(
  [...setOf(table.describers)].flatMap((word) =>
    [...setOf(table.describerEndings)].map((end) => `${word} ${end}`),
  ),
);
const described = new Map(
  [...describers].map((pair) => [pair.replace(' ', ''), pair.split(' ')[0] as string]),
);
const joints = setOf(table.joints);
const bengaliColour = setOf(table.colourOfEndings);
const marathiColours = setOf(table.marathiColours);
const marathiThat = setOf(table.marathiThat);
const marathiAfterThing = setOf(table.marathiAfterThing);

/** "the blue one", "नीला वाला", "নীলটা", "निळ्या रंगाचा": things told by their looks. */
export function findDescribed(said: Utterance): DescribedAt[] {
  return said.words.flatMap((_, at) => {
    const one =
      englishAt(said, at) ??
      walaAt(said, at) ??
      colourAt(said, at) ??
      endingAt(said, at) ??
      marathiAt(said, at);
    if (!one) return [];
    const other = joinedTo(said, one.from);
    return other ? [other, one] : [one];
  });
}

/** The first of "लाल और नीला वाला", "the red and the blue one": it shares the pronoun of the second. */
function joinedTo(said: Utterance, from: number): DescribedAt | undefined {
  const { words } = said;
  const at = from - 2;
  const word = words[at];
  if (word === undefined || !joints.has(words[from - 1] ?? '')) return undefined;
  if (not.has(word) || isFinalVerb(word) || /^\d/.test(word)) return undefined;
  const before = words[at - 1];
  if (before !== undefined && !not.has(before)) return undefined;
  return make(said, at, at + 1, before === 'the' ? at - 1 : at, at + 1);
}

function make(
  { tokens, text }: Utterance,
  first: number,
  behind: number,
  from: number,
  next: number,
) {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[behind - 1]?.end ?? start;
  return { words: text.slice(start, end), from, next };
}

/** "the blue one", "blue one"; "the one in blue", "the one with a zip". */
function englishAt(said: Utterance, at: number): DescribedAt | undefined {
  const { words } = said;
  if (!/^ones?$/.test(words[at] as string) || isCounted(said, at)) return undefined;
  if (oneWith.has(words[at + 1] ?? '') && words[at - 1] === 'the') {
    let first = at + 2;
    if (/^(?:from|of|a|an|the)$/.test(words[first] ?? '')) first += 1;
    let behind = first;
    while (behind < words.length && behind - first < maxWords && !not.has(words[behind] as string))
      behind += 1;
    return behind > first ? make(said, first, behind, at - 1, behind) : undefined;
  }
  const first = firstOf(said, at);
  if (first === at) return undefined;
  const before = words[first - 1];
  if (before !== undefined && indefinite.has(before)) return undefined;
  if (negated(words, before === 'the' ? first - 2 : first - 1)) return undefined;
  const definite = before === undefined || /^(?:the|that|this|these|those)$/.test(before);
  if (!definite && !beforePlace.has(before)) return undefined;
  // "the shop one" is all right, "the red shoes one" too; without an article only a word or two.
  if (!/^(?:the|that|this|these|those)$/.test(before ?? '') && at - first > 2) return undefined;
  return make(said, first, at, before === 'the' ? first - 1 : first, at + 1);
}

/** "order one zero four two": part of a longer number. */
function isCounted({ text, tokens, words, language }: Utterance, at: number): boolean {
  const place = tokens[at]?.start ?? 0;
  return findNumerals(text, { language, now: 0 }).some(
    ({ start, end }) => start <= place && place < end && words[at] !== text.slice(start, end),
  );
}

/** "नीला वाला", "lal wali", "cotton wala". */
function walaAt(said: Utterance, at: number): DescribedAt | undefined {
  const { words } = said;
  const word = words[at] as string;
  if (!pronouns.has(word) || /^ones?$/.test(word)) return undefined;
  const first = firstOf(said, at);
  if (first === at || negations.has(words[at + 1] ?? '')) return undefined;
  if (words.slice(first, at).some((one) => /^\d/.test(one))) return undefined;
  return make(said, first, at, first, at + 1);
}

/** "नीले रंग का", "लाल रंग वाली", "निळ्या रंगाचा", "লাল রঙেরটা". */
function colourAt(said: Utterance, at: number): DescribedAt | undefined {
  const { words } = said;
  const word = words[at] as string;
  const adjective = words[at - 1];
  if (adjective === undefined || not.has(adjective) || isFinalVerb(adjective)) return undefined;
  if (bengaliColour.has(word)) {
    const whole = /(?:টা|টি|টাই)$/.test(word);
    if (!whole && !endsAt(said, at + 1, after)) return undefined;
    return make(said, at - 1, at, at - 1, at + 1);
  }
  if (!colourWords.has(word)) return undefined;
  const genitive = words[at + 1] ?? '';
  if (!genitives.has(genitive) || pronouns.has(genitive)) return undefined;
  // "साड़ी दिखाओ लाल रंग की" says which saree to look for.
  const alone = words.slice(0, at - 1).every((one) => not.has(one) || isFinalVerb(one));
  if (!alone || !endsAt(said, at + 2, after)) return undefined;
  return make(said, at - 1, at, at - 1, at + 2);
}

/** "নীলটা", "ছোটটি". */
function endingAt(said: Utterance, at: number): DescribedAt | undefined {
  const { words, tokens } = said;
  const stem = described.get(words[at] as string);
  const token = tokens[at];
  if (stem === undefined || !token || negations.has(words[at + 1] ?? '')) return undefined;
  return { words: said.text.slice(token.start, token.start + stem.length), from: at, next: at + 1 };
}

/** "तो निळा", "ती काळी कितीला": Marathi needs no word for "one". */
function marathiAt(said: Utterance, at: number): DescribedAt | undefined {
  const { words, language } = said;
  if (language !== 'mr' || !marathiColours.has(words[at] as string)) return undefined;
  if (!marathiThat.has(words[at - 1] ?? '')) return undefined;
  const next = words[at + 1];
  if (next !== undefined && !marathiAfterThing.has(next)) return undefined;
  return make(said, at, at + 1, at - 1, at + 1);
}

/** Where the describing words before `at` begin. */
function firstOf({ words }: Utterance, at: number): number {
  let first = at;
  while (first > 0 && at - first < maxWords) {
    const word = words[first - 1] as string;
    const verb = !/^[a-z]/.test(word) && isFinalVerb(word) && !colours.has(word);
    if (not.has(word) || verb) break;
    first -= 1;
  }
  return first;
}

const negated = (words: readonly string[], at: number) => negations.has(words[at] ?? '');
