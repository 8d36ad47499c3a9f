import type { Language } from '../../contract/language.ts';
import { normalise, tokenise } from './normalise.ts';
import { heardAs } from './sound.ts';
import { spell } from './spell/index.ts';

/*
 * Whether what a recogniser heard is what Vaani was saying at that moment. Compared are sounds, not
 * letters or words: what is left of an echo is recognised with every second word wrong, split or run
 * together, but the wrong words sound like the right ones, and a recogniser of another language writes
 * what it hears in its own.
 */

/** Up to so many words, only an exact match counts, and the caller must have other evidence as well. */
export const fewWords = 2;

/** Sounds that are compared at most: of what was heard its end, of what was said its end. */
const maxHeard = 200;
const maxSpoken = 1_500;

/** Sounds that are heard for each other. */
const families = ['kgh', 'tdr', 'pbfm', 'sjc', 'nm', 'lr', 'hk'];

const isVowel = (sound: string) => sound === 'a' || sound === 'i' || sound === 'u';
const weightOf = (sound: string) => (isVowel(sound) ? 0.4 : 1);
const alike = new Set(
  families.flatMap((family) => [...family].flatMap((a) => [...family].map((b) => a + b))),
);
function swapOf(a: string, b: string): number {
  if (a === b) return 0;
  if (isVowel(a) || isVowel(b)) return isVowel(a) && isVowel(b) ? 0.25 : 1.1;
  return alike.has(a + b) ? 0.5 : 1;
}

/**
 * Whether the recogniser heard what Vaani itself was saying: a stretch of `spoken`, with about every
 * second word wrong at worst. False where words of somebody else go before or behind it, as far as they
 * can be told (four times in five). Pure; about 1 ms.
 *
 * Up to `fewWords` words are too few to tell: they count as our own only when they are in `spoken` word
 * for word, and even then a person may be choosing what was offered ("store credit"). There, and where a
 * person answers in our own words in general ("three in the afternoon", "cancel order one zero four
 * four"), the words cannot decide it: the caller must weigh how loud it was. Rates, on
 * tests/language/own-words.jsonl: of an echo with 30 % of its words wrong 94 % are found (89 % under six
 * words), with 50 % wrong three quarters; of what people say 1 to 2 % is taken for our own, under six
 * words 9 %, nearly all of it said in our very words.
 *
 * @param heard the recogniser's words.
 * @param spoken the sentences that were audible (not those to come), in spoken form, in their order.
 * @param language of the recogniser; numbers that it writes in digits are read in it.
 */
export function isOwnWords(heard: string, spoken: readonly string[], language: Language): boolean {
  const words = wordsOf(spell(heard, language));
  if (words.length === 0) return false;
  if (words.length <= fewWords) return isWithin(words, wordsOf(spoken.join(' ')));
  const { score, weight, stranger } = compare(words, spoken);
  return score >= ownFrom(weight) && !stranger;
}

/**
 * How much of what was heard is in a stretch of what Vaani was saying, 0 to 1; 1 is every sound of it.
 * Unrelated sentences have about 0.4. Parameters as of `isOwnWords`.
 */
export function ownWordsScore(
  heard: string,
  spoken: readonly string[],
  language: Language,
): number {
  return compare(wordsOf(spell(heard, language)), spoken).score;
}

/** What is heard must be the more like what was said the less there is of it: chance finds short words anywhere. */
const ownFrom = (weight: number) => 0.54 + 0.42 * Math.exp(-weight / 9);

/** Words of another at the beginning or the end: at least so much of them, and so unlike. */
const strangerWeight = 7;
const strangerScore = 0.45;

function compare(words: readonly string[], spoken: readonly string[]) {
  const part = words.map(heardAs).join('').slice(-maxHeard);
  const whole = wordsOf(spoken.join(' ')).map(heardAs).join('').slice(-maxSpoken);
  const weight = weightOfAll(part);
  if (part === '' || whole === '') return { score: 0, weight, stranger: false };
  const costs = prefixCosts(part, whole);
  const backwards = prefixCosts(reversed(part), reversed(whole));
  return {
    score: Math.max(0, 1 - (costs.at(-1) as number) / weight),
    weight,
    stranger: hasStranger(part, costs) || hasStranger(reversed(part), backwards),
  };
}

/** Whether some beginning is nothing like anything that was said. */
function hasStranger(part: string, costs: readonly number[]): boolean {
  let weight = 0;
  for (const [at, sound] of [...part].entries()) {
    weight += weightOf(sound);
    if (weight >= strangerWeight && 1 - (costs[at] as number) / weight < strangerScore) return true;
  }
  return false;
}

/** What it costs to make each beginning of `part` of that stretch of `whole` which is most like it. */
function prefixCosts(part: string, whole: string): number[] {
  const n = whole.length;
  // A stretch may begin anywhere.
  let above = new Float64Array(n + 1);
  let row = new Float64Array(n + 1);
  const costs: number[] = [];
  for (const sound of part) {
    const gain = weightOf(sound);
    row[0] = (above[0] as number) + gain;
    // And end anywhere.
    let least = row[0];
    for (let j = 1; j <= n; j += 1) {
      const said = whole[j - 1] as string;
      const swapped = (above[j - 1] as number) + swapOf(sound, said);
      const added = (above[j] as number) + gain;
      const lost = (row[j - 1] as number) + weightOf(said);
      const cost = Math.min(swapped, added, lost);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    costs.push(least);
    [above, row] = [row, above];
  }
  return costs;
}

/** Whether the words stand in the others one behind the other. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return others.some((_, at) => words.every((word, k) => others[at + k] === word));
}

const reversed = (text: string) => [...text].reverse().join('');

const weightOfAll = (sounds: string) => [...sounds].reduce((sum, one) => sum + weightOf(one), 0);

function wordsOf(text: string): string[] {
  return tokenise(normalise(text)).map((token) => token.text);
}
