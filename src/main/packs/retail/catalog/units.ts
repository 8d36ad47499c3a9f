import type { Database } from '../../../store/port.ts';
import { carriers } from './carriers.ts';
import { colourOf } from './colours.ts';
import { closenessOfForm, formsOf, type Meaning, nearWords } from './vocabulary.ts';
import { stemOf, wordsOf } from './words.ts';

/** One thing that was said of a product, and what of the catalog it means. */
export interface Unit {
  /** As it was said: one word, or two that are one in the catalog ("ear buds"). */
  readonly said: string;
  /** Words of the catalog, any of which will do. */
  readonly meanings: readonly Meaning[];
  /** Two words that together will do as well: "facewash" is "face" and "wash". */
  readonly pair: readonly [readonly Meaning[], readonly Meaning[]] | null;
  readonly isColour: boolean;
}

/** Words of a query that are looked up. */
const maxWords = 6;
/** Two words that are only alike to one word of the catalog must be this close to it. */
const joinCloseness = 0.85;
const leastPart = 3;

/** What was said, unit by unit; words of asking ("show", "the") fall away unless there are no others. */
export function unitsOf(db: Database, text: string): Unit[] {
  const all = wordsOf(text);
  const content = all.filter((word) => !carriers.has(word));
  // Nothing but such words may still be a name; they are then never taken for another word.
  if (content.length === 0) return all.slice(0, maxWords).flatMap((word) => exactly(db, word));
  const words = [...new Set(content)].slice(0, maxWords);
  const forms = words.map((word) => formsOf(db, word));
  const units: Unit[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at] as string, words[at + 1]];
    const [own, others] = [forms[at] as Meaning[], forms[at + 1] ?? []];
    const joined = next === undefined ? [] : join(db, word, next, own, others);
    if (joined.length > 0) {
      const pair = own.length > 0 && others.length > 0 ? ([own, others] as const) : null;
      units.push({ said: `${word} ${next}`, meanings: joined, pair, isColour: false });
      at += 1;
      continue;
    }
    units.push(unitOf(db, word, own));
  }
  return withOneColour(units);
}

/** Two colours are a choice: "a red or blue shirt". Nothing is in both. */
function withOneColour(units: readonly Unit[]): Unit[] {
  const colours = units.filter(({ isColour, meanings }) => isColour && meanings.length > 0);
  if (colours.length < 2) return [...units];
  const one: Unit = {
    said: colours.map(({ said }) => said).join(' '),
    meanings: colours.flatMap(({ meanings }) => meanings),
    pair: null,
    isColour: true,
  };
  return units.flatMap((unit) => (unit === colours[0] ? one : colours.includes(unit) ? [] : unit));
}

function exactly(db: Database, word: string): Unit[] {
  const meanings = formsOf(db, word).filter((meaning) => meaning.word === word);
  return meanings.length === 0 ? [] : [{ said: word, meanings, pair: null, isColour: false }];
}

function unitOf(db: Database, word: string, forms: readonly Meaning[]): Unit {
  const isColour = colourOf(word) !== undefined;
  if (forms.length > 0) return { said: word, meanings: forms, pair: null, isColour };
  const meanings = nearWords(db, word);
  const likeColour = meanings.some((meaning) => colourOf(meaning.word) !== undefined);
  return { said: word, meanings, pair: split(db, word), isColour: isColour || likeColour };
}

/** What two words mean as one; when both are words of the catalog, only what is exactly both. */
function join(
  db: Database,
  word: string,
  next: string,
  own: readonly Meaning[],
  others: readonly Meaning[],
): readonly Meaning[] {
  const joined = `${word}${next}`;
  const forms = formsOf(db, joined);
  if (forms.length > 0 || (own.length > 0 && others.length > 0)) return forms;
  const near = nearWords(db, joined, 'same skeleton');
  return (near[0]?.closeness ?? 0) >= joinCloseness ? near : [];
}

/** A word that is two words of the catalog. */
function split(db: Database, word: string): Unit['pair'] {
  for (let at = leastPart; at <= word.length - leastPart; at += 1) {
    // A vowel sign cannot begin a word.
    if (/^\p{M}/u.test(word.slice(at))) continue;
    const left = formsOf(db, word.slice(0, at));
    const right = left.length > 0 ? formsOf(db, word.slice(at)) : [];
    if (right.length > 0) return [left, right];
  }
  return null;
}

/** Whether it is a word of the catalog in some form, not only like one. */
export function isSure({ meanings, pair }: Unit): boolean {
  return pair !== null || meanings.some(({ closeness }) => closeness >= closenessOfForm);
}

/** Whether the catalog has any word for it. */
export function isKnown({ meanings, pair }: Unit): boolean {
  return meanings.length > 0 || pair !== null;
}

/** The FTS5 expression for a known unit, without columns. Every word is quoted: nothing said is an operator. */
export function matchUnit({ meanings, pair }: Unit): string {
  const either = meanings.map(({ word }) => quote(word));
  if (pair) either.push(`(${pair.map((part) => anyOf(part)).join(' AND ')})`);
  return `(${either.join(' OR ')})`;
}

/** The FTS5 expression for units in descriptions, as they were said, in any form; known ones anywhere. */
export function describedMatch(units: readonly Unit[]): string {
  return units
    .map((unit) => {
      const described = `descriptions : (${asSaid(unit)})`;
      return isKnown(unit)
        ? `({names keywords} : ${matchUnit(unit)} OR ${described})`
        : `(${described})`;
    })
    .join(' AND ');
}

function asSaid({ said }: Unit): string {
  return said
    .split(' ')
    .map((word) => `${quote(stemOf(word).length < leastPart ? word : stemOf(word))} *`)
    .join(' AND ');
}

const anyOf = (meanings: readonly Meaning[]) =>
  `(${meanings.map(({ word }) => quote(word)).join(' OR ')})`;

/** Words hold letters and digits only (`wordsOf`), so there is nothing to escape. */
const quote = (word: string) => `"${word}"`;
