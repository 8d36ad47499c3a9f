import { normalise, tokenise } from '../../../language/normalise.ts';
import { heardAs, heardSimilarity } from '../../../language/sound.ts';
import type { Database } from '../../../store/port.ts';
import { withoutEndings } from '../endings.ts';
import words from './words.json' with { type: 'json' };

/** A question that has an answer, and all ways to ask it. */
export interface Question {
  readonly id: string;
  /** In any of the languages, in any letters. */
  readonly ways: readonly string[];
}

/** The list of questions of a pack. */
export interface QuestionList {
  read(db: Database): readonly Question[];
  /** Changes when the questions change. */
  stamp(db: Database): string;
  /** Talk that is no business of this trade, besides what is none of any: ways to say it, `|` between them. */
  readonly otherTalk?: readonly string[];
  /** From this score on, the answer is given: a wrong answer is worse than none. */
  readonly leastScore?: number;
}

/** A question of the list, and how surely it is the one that was asked, 0 to 1. */
export interface FoundAnswer {
  readonly id: string;
  readonly score: number;
}

/** From this score on, the answer is given, where the list says nothing else. */
const usualScore = 0.55;
/** Words of a question that are looked at; what is said after them is a story. */
const maxWords = 24;
/** Two words this alike are taken for one, spelt or bent in two ways. */
const alike = 0.84;
/** Words that begin alike: "open", "opening". */
const sharedBeginning = 4;
const leastShared = 0.55;
/** Shorter words sound like too many others. */
const bendable = 5;
const bent = 0.85;
/** "सूट" is a discount and "shut" is closed: what only sounds the same counts less. */
const soundsSame = 0.92;
/** "Horse" is not "hours": in the same letters, it would be written the same. */
const soundsSameInOneScript = 0.85;
/** What words count that are said about anything at all: "today", "how much". */
const weakShare = 0.35;

/** What a word counts that no question holds, as a share of the rarest known: names of towns are such words. */
const unknownShare = 0.7;

interface Phrasing {
  /** What it asks: an index of `Index.subjects`. */
  readonly subject: number;
  readonly sounds: readonly string[];
  /** How each word sounds, as it is written. */
  readonly written: ReadonlyMap<string, string>;
  /** Of all its words. */
  readonly weight: number;
}

interface Index {
  /** Changes when the questions change. */
  readonly stamp: string;
  /** Ids of questions; null is talk that is no business of the shop. */
  readonly subjects: readonly (string | null)[];
  readonly phrasings: readonly Phrasing[];
  /** In which phrasings a sound occurs. */
  readonly occurrences: ReadonlyMap<string, readonly number[]>;
  /** How much it says that a word occurs; the rarer, the more. */
  weightOf(sound: string): number;
}

const functionWords = new Set(words.function.map((word) => normalise(word)));
const places = new Set(words.places.map((word) => normalise(word)));
const beforePlace = new Set(words.before);
const behindPlace = new Set(words.behind.map((word) => normalise(word)));
/** Stands for every name of a place. */
const place = '@place';
/** How surely a word that is in no list, where a place is named, is one. */
const surelyPlace = 0.9;
const weakSounds = new Set(words.weak.map((word) => heardAs(normalise(word))));

/**
 * Finds the question of the list that was asked, in any of the languages and in any letters: each way to
 * ask it is compared by the sound of its words, rare words counting more. Undefined when none is near
 * enough; words that no question holds count against all of them, so that talk of other things finds
 * nothing.
 */
export function createAnswerFinder(list: QuestionList) {
  const { leastScore = usualScore } = list;
  const indexes = new WeakMap<Database, Index>();
  return (db: Database, question: string): FoundAnswer | undefined => {
    const stamp = list.stamp(db);
    const known = indexes.get(db);
    const index = known?.stamp === stamp ? known : indexOf(list.read(db), list.otherTalk, stamp);
    indexes.set(db, index);
    const best = rankAnswers(index, question)[0];
    return best && best.id !== null && best.score >= leastScore
      ? { id: best.id, score: best.score }
      : undefined;
  };
}

/** All questions that share a word with what was asked, best first; null is talk of other things. */
function rankAnswers(
  index: Index,
  question: string,
): { readonly id: string | null; readonly score: number }[] {
  const asked = tellingWords(question).slice(0, maxWords);
  if (asked.length === 0) return [];
  const weights = asked.map(({ sound }) => index.weightOf(sound));
  const whole = sum(weights);
  /** For each phrasing, how well each word that was asked is found in it. */
  const hits = new Map<number, Map<number, number>>();
  const ofSubject = new Map<number, Map<number, number>>();
  for (const [position, { sound, word, placed }] of asked.entries()) {
    const similar = similarSounds(index, sound);
    const unknown = !index.occurrences.has(sound);
    const known = unknown && placed ? [...similar, [place, surelyPlace] as const] : similar;
    for (const [other, similarity] of known) {
      for (const at of index.occurrences.get(other) ?? []) {
        const { subject, written } = index.phrasings[at] as Phrasing;
        const sure = certainty(word, sound, written, similarity);
        if (sure === 0) continue;
        raise(hits, at, position, sure);
        raise(ofSubject, subject, position, sure);
      }
    }
  }
  const scores = new Map<number, number>();
  for (const [at, found] of hits) {
    const { subject, weight } = index.phrasings[at] as Phrasing;
    const matched = weighed(found, weights);
    const covered = matched / whole;
    const told = Math.min(1, matched / weight);
    const score =
      0.55 * ((2 * covered * told) / (covered + told)) +
      0.45 * (weighed(ofSubject.get(subject) ?? new Map(), weights) / whole);
    if (score > (scores.get(subject) ?? 0)) scores.set(subject, score);
  }
  return [...scores]
    .toSorted(([a, high], [b, low]) => low - high || a - b)
    .map(([subject, score]) => ({ id: index.subjects[subject] ?? null, score }));
}

/** How surely a word that sounds like one of a phrasing is that word. */
function certainty(
  word: string,
  sound: string,
  written: ReadonlyMap<string, string>,
  similarity: number,
): number {
  if (written.has(word)) return 1;
  if (similarity < 1) return similarity;
  const same = [...written].some(
    ([other, itsSound]) => itsSound === sound && isLatin(other) === isLatin(word),
  );
  if (sound.length < sharedBeginning) return 0;
  return same ? soundsSameInOneScript : soundsSame;
}

interface TellingWord {
  readonly word: string;
  readonly sound: string;
  /** It may be the name of a place. */
  readonly placed?: boolean;
}

const isLatin = (word: string) => /^[a-z]/.test(word);

function raise<Key>(
  table: Map<Key, Map<number, number>>,
  key: Key,
  position: number,
  similarity: number,
): void {
  const row = table.get(key) ?? new Map<number, number>();
  row.set(position, Math.max(row.get(position) ?? 0, similarity));
  table.set(key, row);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const weighed = (found: ReadonlyMap<number, number>, weights: readonly number[]) =>
  [...found].reduce((total, [at, similarity]) => total + similarity * (weights[at] as number), 0);

/** The words of the list that sound like this one. Short words must be there as they are. */
function similarSounds(index: Index, sound: string): (readonly [string, number])[] {
  const found: (readonly [string, number])[] = index.occurrences.has(sound) ? [[sound, 1]] : [];
  if (sound.length < bendable) return found;
  for (const known of index.occurrences.keys()) {
    if (known === sound || known[0] !== sound[0] || known.length < sharedBeginning) continue;
    const begins =
      (known.startsWith(sound) || sound.startsWith(known)) &&
      Math.min(known.length, sound.length) >= leastShared * Math.max(known.length, sound.length);
    const similarity =
      Math.abs(known.length - sound.length) <= 2 ? heardSimilarity(sound, known) : 0;
    const best = begins ? Math.max(similarity, bent) : similarity;
    if (best >= alike) found.push([known, best]);
  }
  return found;
}

/** The words that say something, each once, as written and as heard. Towns are all one word. */
function tellingWords(text: string): TellingWord[] {
  const heard = new Map<string, TellingWord>();
  const tokens = tokenise(normalise(text)).map((token) => token.text);
  for (const [at, word] of tokens.entries()) {
    const bare = withoutEndings(word);
    if (functionWords.has(word) || functionWords.has(bare)) continue;
    const sound = soundOf(bare);
    if (places.has(word) || places.has(bare)) heard.set(place, { word: place, sound: place });
    else heard.set(sound, { word: bare, sound, placed: isPlaced(tokens, at, bare) });
  }
  return [...heard.values()];
}

/** Words of the list are heard again and again while it is read. */
const sounds = new Map<string, string>();
const maxSounds = 10_000;

function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const sound = heardAs(word) || word;
  if (sounds.size >= maxSounds) sounds.clear();
  sounds.set(word, sound);
  return sound;
}

/** It stands where the name of a place stands: "to Satara", "सतारा में", "साताऱ्याला". */
function isPlaced(tokens: readonly string[], at: number, bare: string): boolean {
  return (
    beforePlace.has(tokens[at - 1] ?? '') ||
    behindPlace.has(tokens[at + 1] ?? '') ||
    (bare !== tokens[at] && !isLatin(bare))
  );
}

function indexOf(rows: readonly Question[], ofTrade: readonly string[] = [], stamp: string): Index {
  const otherTalk = [...words.otherTalk, ...ofTrade];
  const subjects = [...rows.map(({ id }) => id), ...otherTalk.map(() => null)];
  const all = [
    ...rows.map(({ ways }) => ways),
    ...otherTalk.map((lines) => lines.split('|')),
  ].flatMap((lines, subject) =>
    lines
      .map((line) => {
        const telling = tellingWords(line);
        const written = new Map(telling.map(({ word, sound }) => [word, sound]));
        return { subject, written, sounds: telling.map(({ sound }) => sound) };
      })
      .filter(({ sounds }) => sounds.length > 0),
  );
  const occurrences = new Map<string, number[]>();
  const subjectsOf = new Map<string, Set<number>>();
  for (const [at, { subject, sounds }] of all.entries()) {
    for (const sound of sounds) {
      occurrences.set(sound, [...(occurrences.get(sound) ?? []), at]);
      subjectsOf.set(sound, (subjectsOf.get(sound) ?? new Set()).add(subject));
    }
  }
  // In how many questions, not in how many wordings of them, a word occurs says how telling it is.
  const weightOf = (sound: string) => {
    const count = subjectsOf.get(sound)?.size ?? 0;
    const share = weakSounds.has(sound) ? weakShare : count === 0 ? unknownShare : 1;
    return share * Math.log((subjects.length + 1) / (Math.max(count, 1) + 0.5));
  };
  return {
    stamp,
    subjects,
    occurrences,
    weightOf,
    phrasings: all.map((one) => ({ ...one, weight: sum(one.sounds.map(weightOf)) })),
  };
}
