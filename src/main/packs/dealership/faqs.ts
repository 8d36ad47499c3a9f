import { languages } from '../../../contract/language.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { heardAs, heardSimilarity } from '../../language/sound.ts';
import type { Database } from '../../store/port.ts';
import { localised } from './localised.ts';
import words from './words/questions.json' with { type: 'json' };

/** A row of the faq table; its texts are read with `localised`. */
export interface Faq {
  readonly id: string;
  readonly keywords: string;
}

/** From this score on, the answer is given: a wrong answer is worse than none. */
const leastScore = 0.58;
/** Words of a question that are looked at; what is said after them is a story. */
const maxWords = 20;
const alike = 0.86;
/** Shorter words must be there as they are. */
const bendable = 4;
/** What a word counts that no question holds, as a share of the rarest known. */
const unknownShare = 0.75;

interface Index {
  readonly phrasings: readonly { readonly faq: Faq; readonly sounds: readonly string[] }[];
  weightOf(sound: string): number;
  readonly sounds: ReadonlySet<string>;
}

const indexes = new WeakMap<Database, { readonly stamp: string; readonly index: Index }>();
const functionWords: ReadonlySet<string> = new Set(words.function.map((word) => normalise(word)));

const soundsOf = (text: string): string[] =>
  tokenise(normalise(text))
    .map((token) => token.text)
    .filter((word) => !functionWords.has(word))
    .map((word) => heardAs(word) || word);

/**
 * The question of the dealer's list that was asked, in any of the languages and in any letters: each way
 * to ask it is compared by the sound of its words, rare words counting more. Undefined when none is near
 * enough.
 */
export function findFaq(db: Database, question: string): Faq | undefined {
  const index = indexOf(db);
  const asked = [...new Set(soundsOf(question))].slice(0, maxWords);
  if (asked.length === 0) return undefined;
  const near = new Map(asked.map((sound) => [sound, similar(index, sound)]));
  const whole = asked.reduce((sum, sound) => sum + index.weightOf(sound), 0);
  let best: Faq | undefined;
  let top = leastScore;
  for (const { faq, sounds } of index.phrasings) {
    let matched = 0;
    for (const sound of asked) {
      const sure = Math.max(0, ...sounds.map((other) => near.get(sound)?.get(other) ?? 0));
      matched += sure * index.weightOf(sound);
    }
    const own = sounds.reduce((sum, sound) => sum + index.weightOf(sound), 0);
    const [covered, told] = [matched / whole, Math.min(1, matched / own)];
    const score = covered + told === 0 ? 0 : (2 * covered * told) / (covered + told);
    if (score > top) [best, top] = [faq, score];
  }
  return best;
}

/** The words of the list that sound like this one, and how much. */
function similar({ sounds }: Index, sound: string): Map<string, number> {
  const found = new Map<string, number>();
  if (sounds.has(sound)) found.set(sound, 1);
  if (sound.length < bendable) return found;
  for (const other of sounds) {
    if (other.length < bendable || other === sound) continue;
    const begins = other.startsWith(sound) || sound.startsWith(other) ? 0.9 : 0;
    const similarity = Math.max(begins, heardSimilarity(sound, other));
    if (similarity >= alike) found.set(other, similarity);
  }
  return found;
}

function indexOf(db: Database): Index {
  const rows = db.all<Faq>('SELECT * FROM faq ORDER BY id');
  const stamp = JSON.stringify(rows);
  const known = indexes.get(db);
  if (known?.stamp === stamp) return known.index;
  const phrasings = rows.flatMap((faq) =>
    [...languages.map((l) => localised(faq, 'question', l)), ...faq.keywords.split('\n')]
      .map((text) => ({ faq, sounds: [...new Set(soundsOf(text))] }))
      .filter(({ sounds }) => sounds.length > 0),
  );
  // In how many questions a word occurs: "car" says little, "loan" much.
  const holders = new Map<string, Set<string>>();
  for (const { faq, sounds } of phrasings) {
    for (const sound of sounds) {
      holders.set(sound, (holders.get(sound) ?? new Set()).add(faq.id));
    }
  }
  const rarest = Math.log(1 + rows.length);
  const index: Index = {
    phrasings,
    sounds: new Set(holders.keys()),
    weightOf(sound) {
      const count = holders.get(sound)?.size;
      return count === undefined ? unknownShare * rarest : Math.log(1 + rows.length / count);
    },
  };
  indexes.set(db, { stamp, index });
  return index;
}
