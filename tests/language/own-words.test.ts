import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { isOwnWords, ownWordsScore } from '../../src/main/language/own-words.ts';
import { soundKeys } from '../../src/main/language/sound.ts';
import { seededRandom } from '../../src/main/dialogue/understand/classifier/random.ts';

/** A reply, and what a person might have said over it: see tests/support/make-own-words.mjs. */
interface Case {
  readonly language: Language;
  readonly spoken: string;
  readonly person: string;
}
const cases = readFileSync(new URL('own-words.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[.,?!।;:"“”–-]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);

/** What a recogniser might write instead of a word: those of the set that sound nearly like it. */
function createMishearing(language: Language, random: () => number) {
  const vocabulary = new Set(
    cases.filter((one) => one.language === language).flatMap((one) => wordsOf(one.spoken)),
  );
  const all = [...vocabulary];
  const bySound = new Map<string, string[]>();
  for (const word of all)
    for (const key of soundKeys(word)) bySound.set(key, [...(bySound.get(key) ?? []), word]);
  const any = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const instead = (word: string): string[] => {
    const chance = random();
    if (chance < 0.2) return [];
    if (chance < 0.6) {
      const near = soundKeys(word).flatMap((key) => bySound.get(key) ?? []);
      const others = near.filter((other) => other !== word);
      return [any(others.length > 0 ? others : all)];
    }
    if (chance < 0.75) return [any(all)];
    if (chance < 0.9 && word.length > 4) {
      const middle = Math.floor(word.length / 2);
      return [word.slice(0, middle), word.slice(middle)];
    }
    return [word, any(all)];
  };
  return (words: readonly string[], errorRate: number) =>
    words.flatMap((word) => (random() < errorRate ? instead(word) : [word]));
}

/** Of the cases, how many pass; `heard` may be too little to say anything. */
function rate(
  language: Language,
  heard: (
    one: Case,
    mishear: ReturnType<typeof createMishearing>,
    random: () => number,
  ) => string[],
  fits: (words: number) => boolean,
): number {
  const random = seededRandom(language.charCodeAt(0));
  const mishear = createMishearing(language, random);
  let [all, own] = [0, 0];
  for (const one of cases.filter((each) => each.language === language)) {
    const words = heard(one, mishear, random);
    if (!fits(words.length)) continue;
    all += 1;
    if (isOwnWords(words.join(' '), [one.spoken], language)) own += 1;
  }
  expect(all).toBeGreaterThan(25);
  return own / all;
}

/** A stretch of the reply of 3 to 14 words. */
const echo =
  (errorRate: number) =>
  (
    { spoken }: Case,
    mishear: ReturnType<typeof createMishearing>,
    random: () => number,
  ): string[] => {
    const words = wordsOf(spoken);
    const length = 3 + Math.floor(random() * 12);
    const from = Math.floor(random() * Math.max(1, words.length - length));
    return mishear(words.slice(from, from + length), errorRate);
  };
const person =
  (errorRate: number) =>
  ({ person: said }: Case, mishear: ReturnType<typeof createMishearing>) =>
    mishear(wordsOf(said), errorRate);
const long = (words: number) => words > 5;
const short = (words: number) => words > 2 && words <= 5;

describe.each(languages)('%s', (language) => {
  test('an echo is found though words of it are wrong', () => {
    expect(rate(language, echo(0), long)).toBe(1);
    expect(rate(language, echo(0), short)).toBe(1);
    expect(rate(language, echo(0.3), long)).toBeGreaterThan(0.87);
    expect(rate(language, echo(0.3), short)).toBeGreaterThan(0.75);
    expect(rate(language, echo(0.5), long)).toBeGreaterThan(0.65);
  });

  test('what people say is not taken for it', () => {
    expect(rate(language, person(0), long)).toBeLessThan(0.06);
    expect(rate(language, person(0.15), long)).toBeLessThan(0.06);
    // Choosing what was offered, in its words, is what the level must tell.
    expect(rate(language, person(0), short)).toBeLessThan(0.16);
    expect(rate(language, person(0), (words) => words > 0 && words <= 2)).toBeLessThan(0.1);
  });
});

const offer =
  'Shall I cancel order one zero four two for two thousand nine hundred and ninety nine rupees?';
const policy =
  'You can return most things within ten days of delivery; beauty products only if they are unopened.';

test.each([
  ['a stretch of it', 'most things within ten days of delivery', policy],
  ['digits are read', 'order 1 0 4 2 for 2999 rupees', offer],
  ['words split and run together', 'you canter turn mow sting within tenders of delivery', policy],
  ['across sentences', 'nine rupees you can return most', `${offer} ${policy}`],
])('own: %s', (_, heard, spoken) => {
  expect(isOwnWords(heard, [spoken], 'en')).toBe(true);
});

test('a recogniser of another language hears the sounds', () => {
  const spoken = ['ऑर्डर कैंसिल करना है तो ऑर्डर नंबर बताइए'];
  expect(isOwnWords('order cancel karna hai toh order number', spoken, 'en')).toBe(true);
  expect(isOwnWords('where is my parcel i want it today', spoken, 'en')).toBe(false);
});

test.each([
  ['nothing', '', [policy]],
  ['nothing is being said', 'where is my order', []],
  ['another matter', 'where is my order i have been waiting for a week', [policy]],
  ['a few other words', 'what about shoes', [policy]],
  ['one other word', 'no', [policy]],
  [
    'somebody goes on behind it',
    'return most things within ten days i want my money back right now please',
    [policy],
  ],
  [
    'somebody began before it',
    'excuse me where do i find the toilets here most things within ten days',
    [policy],
  ],
])('not own: %s', (_, heard, spoken) => {
  expect(isOwnWords(heard, spoken, 'en')).toBe(false);
});

test('one or two words are own only word for word', () => {
  expect(isOwnWords('ten days', [policy], 'en')).toBe(true);
  expect(isOwnWords('ten day', [policy], 'en')).toBe(false);
  expect(isOwnWords('days ten', [policy], 'en')).toBe(false);
  expect(isOwnWords('delivery', [policy], 'en')).toBe(true);
});

test('the score is 0 to 1', () => {
  expect(ownWordsScore('within ten days of delivery', [policy], 'en')).toBe(1);
  expect(ownWordsScore('', [policy], 'en')).toBe(0);
  expect(ownWordsScore('?!', [policy], 'en')).toBe(0);
  expect(ownWordsScore('purple elephants juggle', [policy], 'en')).toBeLessThan(0.65);
});

test('a very long text takes a bounded time', () => {
  const much = [`${policy} `.repeat(200)];
  const start = performance.now();
  isOwnWords(`${offer} `.repeat(50), much, 'en');
  expect(performance.now() - start).toBeLessThan(500);
});
