import { normalise, tokenise } from '../../../language/normalise.ts';
import { heardAs } from '../../../language/sound.ts';

/** Tells the words of a trade's own things (names, kinds, colours) from the words that say what is wanted. */
export type IsThing = (word: string) => boolean;

/** Shorter sounds are other words too often: "साडी" and "शादी" sound alike here. */
const leastHeard = 5;
/** Shorter beginnings in an Indian script are other words too often. */
const leastBeginning = 4;
/** What may follow a word in an Indian script, in letters and in sounds: "कुकर", "कुकरची". */
const longestEnding = 6;
const longestHeardEnding = 3;
/** Words whose answer is remembered; what a person says repeats itself. */
const maxRemembered = 20_000;

const indian = /[\u0900-\u09ff]/;

/**
 * Makes a list of words ready to be looked up: a word is a thing when it is on the list, with an ending of
 * its language or without, or sounds like one that is long enough to be told by its sound, whatever script
 * either is in.
 *
 * @param words in any script; of a phrase every word is a thing.
 */
export function thingsAmong(words: readonly string[]): IsThing {
  const exact = new Set(words.flatMap((word) => tokenise(normalise(word)).map(({ text }) => text)));
  const heard = new Set([...exact].map(heardAs).filter(({ length }) => length >= leastHeard));
  if (exact.size === 0) return () => false;
  const remembered = new Map<string, boolean>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const found = exact.has(word) || (indian.test(word) ? inflected(word) : plural(word));
    if (remembered.size < maxRemembered) remembered.set(word, found);
    return found;
  };

  function inflected(word: string): boolean {
    const shortest = Math.max(leastBeginning, word.length - longestEnding);
    for (let end = shortest; end < word.length; end += 1) {
      if (exact.has(word.slice(0, end))) return true;
    }
    const sound = heardAs(word);
    const least = Math.max(leastHeard, sound.length - longestHeardEnding);
    for (let end = least; end <= sound.length; end += 1) {
      if (heard.has(sound.slice(0, end))) return true;
    }
    return false;
  }

  function plural(word: string): boolean {
    if (word.endsWith("'s") && exact.has(word.slice(0, -2))) return true;
    const sound = heardAs(word);
    return heard.has(sound) || (sound.endsWith('s') && heard.has(sound.slice(0, -1)));
  }
}
