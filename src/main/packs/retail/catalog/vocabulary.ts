import { heardAs, heardSimilarity, sameWord, soundKeys } from '../../../language/sound.ts';
import type { Database } from '../../../store/port.ts';
import { colourOf } from './colours.ts';
import { latinOf, stemOf } from './words.ts';

/** A word of the catalog that a said word may mean. */
export interface Meaning {
  readonly word: string;
  /** 1: the very word. 0.97: another form of it. Below: it only begins or sounds like it. */
  readonly closeness: number;
  /** How many products have it. */
  readonly uses: number;
}

interface Row {
  readonly word: string;
  readonly heard: string;
  readonly uses: number;
}

export const closenessOfForm = 0.97;
/** A word said in part: "head" for "headphones" gets between these, by how much of it was said. */
const closenessOfBeginning = { least: 0.75, most: 0.95 } as const;
/** The same sound in another spelling. */
const closenessOfSound = 0.95;
/** How much less close than the best another meaning may be. */
const margin = 0.06;
const maxMeanings = 12;
/** Words that share a key with what was said; those that share more of it come first. */
const maxCandidates = 200;
/** Words of so many products are compared by how many these are. */
const frequent = 50;
/** Shorter beginnings and shorter sounds are in too many words. */
const leastBeginning = 3;
const leastHeard = 3;
/** The least similarity of the shortest sounds that are compared. */
const sameShort = 0.9;

/**
 * The words of the catalog that are this word (a word of `wordsOf`) in any form or in another script;
 * empty when it has none.
 */
export function formsOf(db: Database, word: string): Meaning[] {
  const rows = db.all<Omit<Row, 'heard'>>(
    `SELECT word, uses FROM product_words WHERE stem = :stem
     UNION SELECT word, uses FROM product_words WHERE latin = :latin LIMIT :most`,
    { stem: stemOf(word), latin: latinOf(word), most: maxMeanings },
  );
  const meanings = rows.map((row) => ({
    word: row.word,
    closeness: row.word === word ? 1 : closenessOfForm,
    uses: row.uses,
  }));
  return withoutTranslations(meanings.sort((a, b) => b.closeness - a.closeness));
}

/**
 * Frequent words that as many products have are one word in the scripts of its languages, on the same
 * products: looking for one of them is enough. Rare words may be as frequent by chance.
 */
function withoutTranslations(meanings: readonly Meaning[]): Meaning[] {
  const seen = new Set<number>();
  return meanings.filter(({ uses }) => {
    if (uses < frequent) return true;
    const first = !seen.has(uses);
    seen.add(uses);
    return first;
  });
}

/**
 * The words of the catalog that begin or sound like this one, closest first; empty when none does.
 *
 * @param among `same skeleton` looks only at words with the same consonants, which is much faster.
 */
export function nearWords(
  db: Database,
  word: string,
  among: 'all' | 'same skeleton' = 'all',
): Meaning[] {
  // A colour that nothing has is not another word misspelt.
  if (colourOf(word) !== undefined || /\p{N}/u.test(word)) return [];
  const near = new Map<string, Meaning>();
  for (const meaning of [...beginningWith(db, word), ...soundingLike(db, word, among)]) {
    if (meaning.closeness > (near.get(meaning.word)?.closeness ?? 0))
      near.set(meaning.word, meaning);
  }
  const sorted = [...near.values()].sort(
    (a, b) => b.closeness - a.closeness || (a.word < b.word ? -1 : 1),
  );
  const best = sorted[0]?.closeness ?? 0;
  return withoutTranslations(
    sorted.filter(({ closeness }) => closeness >= best - margin).slice(0, maxMeanings),
  );
}

function beginningWith(db: Database, word: string): Meaning[] {
  if (word.length < leastBeginning) return [];
  const { least, most } = closenessOfBeginning;
  return db
    .all<Omit<Row, 'heard'>>(
      'SELECT word, uses FROM product_words WHERE word > :word AND word < :end LIMIT :most',
      { word, end: `${word}\u{10ffff}`, most: maxMeanings },
    )
    .map((row) => ({
      word: row.word,
      closeness: least + (most - least) * (word.length / row.word.length) ** 2,
      uses: row.uses,
    }));
}

/** Words that share a key of their sounds, compared sound by sound. */
function soundingLike(db: Database, word: string, among: 'all' | 'same skeleton'): Meaning[] {
  const heard = heardAs(word);
  const keys = soundKeys(word);
  if (keys.length === 0) return [];
  const least = heard.length < leastHeard ? 1 : heard.length === leastHeard ? sameShort : sameWord;
  // The first key is the whole skeleton.
  const wanted = among === 'all' ? keys : keys.slice(0, 1);
  return db
    .all<Row>(
      `SELECT DISTINCT w.word, w.heard, w.uses FROM json_each(:keys) k
       CROSS JOIN product_word_sounds s ON s.key = k.value
       CROSS JOIN product_words w ON w.word = s.word
       WHERE abs(length(w.heard) - :length) <= 3 LIMIT :most`,
      { keys: JSON.stringify(wanted), length: heard.length, most: maxCandidates },
    )
    .map((row) => ({
      word: row.word,
      closeness: heardSimilarity(heard, row.heard),
      uses: row.uses,
    }))
    .filter(({ closeness }) => closeness >= least)
    .map((meaning) => ({ ...meaning, closeness: meaning.closeness * closenessOfSound }));
}
