import type { Language } from '../../../../contract/language.ts';
import { cardinals, englishCardinals, marathiHundred } from '../../words/cardinals.ts';
import * as grammar from '../../words/number-grammar.ts';
import {
  englishLoans,
  numberVariants,
  romanisedDigits,
  romanisedHindi,
} from '../../words/number-variants.ts';
import { remembered } from '../memo.ts';
import { foldWord } from './fold.ts';
import { add, multiply, type Rational, rational } from './rational.ts';
import type { NumberWord } from './word.ts';

/** A word's meaning, whether it needs a number beside it to have it, and the case ending it carries. */
export interface Reading {
  readonly word: NumberWord;
  readonly doubtful: boolean;
  readonly suffix: string;
}

type Table = ReadonlyMap<string, NumberWord>;

/** "1 one ein 2 two" as pairs of number and word. */
export function* numbered(list: string): Generator<readonly [number, string]> {
  let value = 0;
  for (const word of list.normalize('NFC').trim().split(/\s+/)) {
    if (/^\d+$/.test(word)) value = Number(word);
    else yield [value, word];
  }
}

const words = (list: string) => list.normalize('NFC').split(/\s+/);

/** "1/4" as a number. */
const ratio = (text: string): Rational => {
  const [n = '0', d = '1'] = text.split('/');
  return rational(BigInt(n), BigInt(d));
};

const small = (value: number, english = false): NumberWord => ({ kind: 'small', value, english });

function buildEnglish(): Table {
  const table = new Map<string, NumberWord>();
  englishCardinals.forEach((word, value) => {
    if (!word.includes(' ')) table.set(word, small(value, true));
  });
  for (const [value, word] of numbered(grammar.englishVariants))
    table.set(word, small(value, true));
  const ordinal = (word: string, stem: NumberWord) => {
    if (stem.kind !== 'small' && stem.kind !== 'scale') return;
    table.set(word, { kind: 'ordinal', stem, plural: false, english: true });
    // "seconds" are time, "firsts" occur only as "twenty firsts".
    if (word !== 'second')
      table.set(`${word}s`, { kind: 'ordinal', stem, plural: true, english: true });
  };
  for (const [value, word] of numbered(grammar.englishOrdinals)) ordinal(word, small(value, true));
  for (const [power, word] of numbered(grammar.englishOrdinalScales)) {
    ordinal(word, { kind: 'scale', power, bare: true });
  }
  return table;
}

/** The words of one Indian language, folded: its numbers and the hundreds written in one word. */
function buildIndian(language: 'hi' | 'bn' | 'mr'): Table {
  const table = new Map<string, NumberWord>();
  const set = (word: string, meaning: NumberWord) => {
    const key = foldWord(word);
    if (!table.has(key)) table.set(key, meaning);
  };
  const numbers = [
    ...cardinals[language].map((word, value) => [value, word] as const),
    ...numbered(numberVariants[language]),
  ];
  for (const [value, word] of numbers) set(word, small(value));
  if (language === 'bn') set('দু', small(2));
  const hundreds = { hi: [], bn: ['শো', 'শ', 'শত'], mr: ['शे'] }[language];
  const joined = (word: string, value: Rational) => {
    for (const ending of hundreds) {
      set(word + ending, { kind: 'hundreds', value: multiply(value, rational(100)) });
    }
  };
  for (const [value, word] of [...numbers, [2, 'দু'] as const]) {
    if (value > 0) joined(word, rational(value));
  }
  if (language === 'mr') {
    for (const word of [marathiHundred, 'शंभरी']) {
      set(word, { kind: 'hundreds', value: rational(100) });
    }
    set('शे', { kind: 'scale', power: 2, bare: false });
  }
  return table;
}

/** Scales, fractions and joints of all languages, folded, and the English numbers in Indian letters. */
function buildShared(): Table {
  const table = new Map<string, NumberWord>();
  const set = (word: string, meaning: NumberWord) => table.set(foldWord(word), meaning);
  const bound = new Set(words(grammar.boundScales).map(foldWord));
  for (const [power, word] of numbered(grammar.scales)) {
    set(word, { kind: 'scale', power, bare: !bound.has(foldWord(word)) });
  }
  for (const [value, list] of Object.entries(grammar.halves)) {
    for (const word of words(list)) set(word, { kind: 'mixed', value: ratio(value) });
  }
  for (const [by, list] of Object.entries(grammar.leads)) {
    for (const word of words(list)) set(word, { kind: 'lead', by: ratio(by) });
  }
  for (const word of words(grammar.half)) set(word, { kind: 'part', of: 2 });
  for (const [of, word] of numbered(grammar.parts)) set(word, { kind: 'part', of });
  for (const [value, word] of numbered(grammar.irregularOrdinals)) {
    set(word, {
      kind: 'ordinal',
      stem: { kind: 'small', value, english: false },
      plural: false,
      english: false,
    });
  }
  for (const [value, word] of numbered(englishLoans)) set(word, small(value, true));
  for (const [kind, list] of Object.entries(grammar.joints)) {
    for (const word of words(list)) set(word, { kind: kind as grammar.Joint });
  }
  return table;
}

function buildRomanised(list: string): Table {
  return new Map(Array.from(numbered(list), ([value, word]) => [foldWord(word), small(value)]));
}

const english = buildEnglish();
const shared = buildShared();
const indian = { hi: buildIndian('hi'), bn: buildIndian('bn'), mr: buildIndian('mr') };
const hindiInLatin = buildRomanised(romanisedHindi);
const digitsInLatin = {
  bn: buildRomanised(romanisedDigits.bn),
  mr: buildRomanised(romanisedDigits.mr),
};
const doubtful: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(words(grammar.doubtful.en)),
  hi: new Set(words(grammar.doubtful.hi)),
  bn: new Set(words(grammar.doubtful.bn)),
  mr: new Set(words(grammar.doubtful.mr)),
};
const marathiParticles = new Set(words(grammar.marathiParticles));
const caseEndings = { bn: words(grammar.caseEndings.bn), mr: words(grammar.caseEndings.mr) };

/** Which tables to ask, nearest language first. */
function tablesFor(word: string, language: Language): readonly Table[] {
  if (/[ঀ-৿]/.test(word)) return [shared, indian.bn];
  if (/[ऀ-ॿ]/.test(word)) {
    return language === 'mr' ? [indian.mr, shared, indian.hi] : [shared, indian.hi, indian.mr];
  }
  if (language === 'bn' || language === 'mr')
    return [english, shared, digitsInLatin[language], hindiInLatin];
  return [english, shared, hindiInLatin];
}

const readers: Readonly<Record<Language, (word: string) => Reading | undefined>> = {
  en: remembered((word) => look(word, 'en')),
  hi: remembered((word) => look(word, 'hi')),
  bn: remembered((word) => look(word, 'bn')),
  mr: remembered((word) => look(word, 'mr')),
};

/** What a word of normalised text means in numbers; undefined when it is none. */
export function readWord(word: string, language: Language): Reading | undefined {
  return readers[language](word);
}

function look(word: string, language: Language): Reading | undefined {
  if (language === 'mr' && marathiParticles.has(word)) return undefined;
  const tables = tablesFor(word, language);
  const meaning = find(word, tables) ?? joinedOf(word, tables) ?? ordinalOf(word, tables);
  if (meaning) return { word: meaning, doubtful: doubtful[language].has(word), suffix: '' };
  return withEnding(word, tables, language);
}

function find(word: string, tables: readonly Table[]): NumberWord | undefined {
  const key = foldWord(word);
  for (const table of tables) {
    const meaning = table.get(table === english ? word : key);
    if (meaning) return meaning;
  }
  return undefined;
}

const prefixes = [
  ...Object.entries(grammar.leads).map(
    ([by, list]) => ({ kind: 'lead', by: ratio(by), list }) as const,
  ),
  ...Object.entries(grammar.halves).map(
    ([by, list]) => ({ kind: 'half', by: ratio(by), list }) as const,
  ),
].flatMap(({ kind, by, list }) =>
  words(list)
    .filter((word) => !/[a-z]/.test(word))
    .map((word) => ({ kind, by, key: foldWord(word) })),
);

/** Fractions written together with what they belong to: साडेतीन, साडेतीनशे, दीडशे, সাড়েতিন, আড়াইশো. */
function joinedOf(word: string, tables: readonly Table[]): NumberWord | undefined {
  const whole = foldWord(word);
  for (const { kind, by, key } of prefixes) {
    if (!whole.startsWith(key) || whole.length === key.length) continue;
    const rest = whole.slice(key.length);
    const table = tables.find((one) => one.has(rest));
    const meaning = table?.get(rest);
    if (meaning?.kind === 'scale' && meaning.power === 2) {
      const count = kind === 'half' ? by : add(rational(1), by);
      return { kind: 'hundreds', value: multiply(count, rational(100)) };
    }
    if (kind === 'half') continue;
    if (meaning?.kind === 'small')
      return { kind: 'mixed', value: add(rational(meaning.value), by) };
    if (meaning?.kind === 'hundreds') {
      return { kind: 'hundreds', value: add(meaning.value, multiply(by, rational(100))) };
    }
  }
  return undefined;
}

/** पच्चीसवां, विसावा, একুশতম. */
function ordinalOf(word: string, tables: readonly Table[]): NumberWord | undefined {
  const key = foldWord(word);
  for (const ending of grammar.ordinalEndings) {
    if (!key.endsWith(ending) || key.length <= ending.length) continue;
    const base = key.slice(0, -ending.length);
    for (const table of tables) {
      const stem = table.get(base);
      if (stem?.kind === 'small' || stem?.kind === 'scale') {
        return { kind: 'ordinal', stem, plural: false, english: false };
      }
    }
  }
  return undefined;
}

function withEnding(
  word: string,
  tables: readonly Table[],
  language: Language,
): Reading | undefined {
  const endings = /[ঀ-৿]/.test(word) ? caseEndings.bn : language === 'mr' ? caseEndings.mr : [];
  for (const suffix of endings) {
    if (!word.endsWith(suffix) || word.length <= suffix.length) continue;
    const stem = word.slice(0, -suffix.length);
    const meaning = find(stem, tables) ?? joinedOf(stem, tables);
    if (!meaning || meaning.kind in grammar.joints) continue;
    // পাঁচশোর is "of five hundred"; দুর is no "of two".
    if (suffix === 'র' && meaning.kind !== 'hundreds') continue;
    return { word: meaning, doubtful: false, suffix };
  }
  return undefined;
}
