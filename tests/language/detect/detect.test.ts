import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { detectLanguage } from '../../../src/main/language/detect/index.ts';
import { sentences, silent } from './sentences.ts';

const lines = (text: string) => text.split('\n').map((line) => line.trim());

describe.each(languages)('%s', (language) => {
  test.each(lines(sentences[language]))('%s', (sentence) => {
    expect(detectLanguage(sentence)?.language).toBe(language);
  });
});

test.each(lines(silent))('nothing tells the language of "%s"', (text) => {
  expect(detectLanguage(text)).toBeUndefined();
});

test.each([
  ['मेरा ऑर्डर track करो', 'devanagari'],
  ['mera order cancel kar do', 'latin'],
  ['mujhe बनारसी साड़ी dikhao', 'latin'],
  ['আমার order কোথায়', 'bengali'],
  ['show me বনারসী শাড়ি', 'latin'],
  ['माझी order कुठे आहे', 'devanagari'],
])('the script of "%s" is that of its frame', (text, script) => {
  expect(detectLanguage(text)?.script).toBe(script);
});

test('a sentence of one language is not swayed by a name in the letters of another', () => {
  for (const name of ['बनारसी साड़ी', 'কাঞ্জিভরম শাড়ি', 'Tarvik Spark', 'पैठणी']) {
    expect(detectLanguage(`show me ${name} please`)?.language, name).toBe('en');
    expect(detectLanguage(`मुझे ${name} चाहिए`)?.language, name).toBe('hi');
    expect(detectLanguage(`আমি ${name} কিনতে চাই`)?.language, name).toBe('bn');
    expect(detectLanguage(`मला ${name} हवी आहे`)?.language, name).toBe('mr');
  }
});

/** Utterances of the packs and of the shared acts: the detector never saw them when its tables were made. */
function examples(language: Language): string[] {
  return ['packs/retail/intents', 'dialogue/understand/acts'].flatMap((folder) => {
    const file = new URL(`../../../src/main/${folder}/${language}.json`, import.meta.url);
    return Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>).flat();
  });
}

test.each(languages)('what people say in the shop: %s', (language) => {
  const all = examples(language);
  expect(all.length).toBeGreaterThan(200);
  const told = all.map((text) => ({ text, found: detectLanguage(text) }));
  const answered = told.filter(({ found }) => found !== undefined);
  const right = answered.filter(({ found }) => found?.language === language);
  const long = told.filter(({ text }) => (text.match(/[\p{L}\p{M}]+/gu) ?? []).length >= 3);
  const silentOnes = long.filter(({ found }) => found === undefined);
  expect(right.length / answered.length).toBeGreaterThan(0.98);
  expect(silentOnes.length / long.length).toBeLessThan(0.1);
});

test('confidence is no boast: sure answers are right more often than they say', () => {
  const told = languages.flatMap((language) =>
    examples(language).flatMap((text) => {
      const found = detectLanguage(text);
      return found ? [{ sure: found.confidence, right: found.language === language }] : [];
    }),
  );
  for (const [from, to] of [
    [0.65, 0.8],
    [0.8, 0.95],
    [0.95, 1.01],
  ] as const) {
    const bin = told.filter(({ sure }) => sure >= from && sure < to);
    const mean = bin.reduce((sum, { sure }) => sum + sure, 0) / bin.length;
    expect(bin.length).toBeGreaterThan(20);
    expect(bin.filter(({ right }) => right).length / bin.length).toBeGreaterThan(mean - 0.03);
  }
});

test('the letters of a number plate are no words', () => {
  for (const plate of ['MH 12 AB 1234', 'as 01 ab 1234', 'KA-05-HA-4411']) {
    expect(detectLanguage(plate), plate).toBeUndefined();
  }
  expect(detectLanguage('mera gaadi number mh 12 ab 1234 hai')?.language).toBe('hi');
});

test('any text is read, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const found = detectLanguage(text);
      if (found) {
        expect(found.confidence).toBeGreaterThanOrEqual(0.65);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
  const usual = languages.flatMap((language) => lines(sentences[language]));
  for (const text of usual) detectLanguage(text);
  const start = performance.now();
  for (let round = 0; round < 20; round += 1) for (const text of usual) detectLanguage(text);
  // Some 10 µs on an idle machine; the bound leaves room for a busy one.
  expect(((performance.now() - start) * 1000) / (20 * usual.length)).toBeLessThan(200);
  const long = performance.now();
  detectLanguage('मेरा xyzzy '.repeat(20_000));
  expect(performance.now() - long).toBeLessThan(500);
});
