import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import type { Phrase, PhraseParam } from '../../src/main/actions/port.ts';
import { createWording, type PhraseTable } from '../../src/main/dialogue/say/phrases.ts';
import { commonPhrases } from '../../src/main/dialogue/say/phrases/index.ts';
import { locale } from '../../src/main/language/locale.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { packs } from '../../src/main/packs/index.ts';

const wordings = (table: PhraseTable, key: string) => [table[key] ?? []].flat();

interface Element {
  readonly type: number;
  readonly value: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/** The elements of an ICU message, those inside plurals too. */
function elements(message: string): Element[] {
  const flat = (list: readonly Element[]): Element[] =>
    list.flatMap((element) => [
      element,
      ...Object.values(element.options ?? {}).flatMap(({ value }) => flat(value)),
    ]);
  return flat(
    new IntlMessageFormat(message, 'en', undefined, {
      ignoreTag: true,
    }).getAst() as readonly Element[],
  );
}

const literal = 0;
/** The # of a plural. */
const pound = 7;

function placeholders(message: string): string[] {
  const named = elements(message).filter(({ type }) => type !== literal && type !== pound);
  return [...new Set(named.map(({ value }) => String(value)))].toSorted();
}

function words(message: string): string {
  return elements(message)
    .filter(({ type }) => type === literal)
    .map(({ value }) => String(value))
    .join(' ');
}

const tables: [string, Readonly<Record<Language, PhraseTable>>][] = [
  ['common', commonPhrases],
  ...packs.map(
    (pack) => [pack.id, pack.phrases] as [string, Readonly<Record<Language, PhraseTable>>],
  ),
];

describe.each(tables)('%s phrases', (_, table) => {
  test('every language has the same keys, none empty', () => {
    for (const language of languages) {
      expect(Object.keys(table[language]).toSorted(), language).toEqual(
        Object.keys(table.en).toSorted(),
      );
      for (const key of Object.keys(table[language])) {
        expect(wordings(table[language], key).length, `${language} ${key}`).toBeGreaterThan(0);
        for (const text of wordings(table[language], key))
          expect(text.trim(), `${language} ${key}`).not.toBe('');
      }
    }
  });

  test('every wording of a phrase, in every language, uses the same placeholders', () => {
    for (const key of Object.keys(table.en)) {
      const wanted = placeholders(wordings(table.en, key)[0] ?? '');
      for (const language of languages) {
        for (const text of wordings(table[language], key)) {
          expect(placeholders(text), `${language} ${key}: ${text}`).toEqual(wanted);
        }
      }
    }
  });

  test('every sentence has several wordings in every language, none twice', () => {
    // Labels on buttons and cards end without a stop; suggestions and notices stand on the screen.
    const sentences = Object.keys(table.en).filter(
      (key) =>
        !/^(?:suggest|notice)\.|\.label$/.test(key) &&
        /\p{L}.*[.?!]$/u.test(words(wordings(table.en, key)[0] ?? '')),
    );
    expect(sentences.length).toBeGreaterThan(10);
    for (const language of languages) {
      for (const key of sentences) {
        const own = wordings(table[language], key);
        expect(own.length, `${language} ${key}`).toBeGreaterThanOrEqual(2);
        expect(new Set(own).size, `${language} ${key}`).toBe(own.length);
      }
    }
  });

  test('words are in the script of the language', () => {
    const scripts = {
      en: /\p{Script=Latin}/u,
      hi: /\p{Script=Devanagari}/u,
      bn: /\p{Script=Bengali}/u,
      mr: /\p{Script=Devanagari}/u,
    };
    for (const language of languages) {
      for (const key of Object.keys(table[language])) {
        for (const text of wordings(table[language], key)) {
          const plain = words(text);
          if (/\p{L}/u.test(plain)) expect(plain, `${language} ${key}`).toMatch(scripts[language]);
        }
      }
    }
  });

  test('everything is in the one Unicode form', () => {
    for (const language of languages) {
      for (const text of Object.values(table[language]).flat())
        expect(text).toBe(text.normalize('NFC'));
    }
  });
});

const numeric: ReadonlySet<number> = new Set([2, 6]); // {amount, number} and {count, plural, …}

/** Values for every placeholder of the table: a number where the message wants one. */
function sampleFor(table: PhraseTable): Record<string, PhraseParam> {
  const wanted = Object.keys(table)
    .flatMap((key) => wordings(table, key))
    .flatMap((message) => elements(message))
    .filter(({ type }) => type !== literal && type !== pound);
  return Object.fromEntries(
    wanted.map(({ type, value }) => [
      String(value),
      sample[String(value)] ?? (numeric.has(type) ? 4 : 'Yoga <b>Mat</b> {blue}'),
    ]),
  );
}

const sample: Readonly<Record<string, PhraseParam>> = {
  order: { kind: 'digits', value: '1042' },
  total: { kind: 'money', rupees: 3298 },
  price: { kind: 'money', rupees: 1 },
  date: { kind: 'date', iso: '2026-11-23T19:00:00.000Z' },
  carrier: 'Mayurgati Express',
  name: 'Yoga <b>Mat</b> {blue}',
  summary: 'A policy with {braces} and <tags>.',
  answer: "It's 5 o'clock.",
  amount: 3298,
  count: 4,
};

describe.each(packs.map((pack) => [pack.id, pack] as const))('wording of %s', (_, pack) => {
  const all = Object.fromEntries(
    languages.map((language) => [
      language,
      createWording(language, [commonPhrases[language], pack.phrases[language]]),
    ]),
  ) as Record<Language, ReturnType<typeof createWording>>;

  const params = sampleFor({ ...commonPhrases.en, ...pack.phrases.en });

  test.each(languages)('every phrase renders on the screen and for a voice: %s', (language) => {
    for (const key of Object.keys({ ...commonPhrases[language], ...pack.phrases[language] })) {
      const times = wordings({ ...commonPhrases[language], ...pack.phrases[language] }, key).length;
      for (let said = 0; said < times; said += 1) {
        for (const medium of ['screen', 'voice'] as const) {
          for (const count of [0, 1, 2, 5]) {
            const text = all[language].word([{ key, params: { ...params, count } }], medium, {
              [key]: said,
            });
            expect(text.trim(), `${key} ${medium}`).not.toBe('');
            if (!text.includes('{braces}') && !text.includes('{blue}'))
              expect(text, `${key} ${medium}`).not.toMatch(/[{}]/);
            expect(text, `${key} ${medium}`).not.toMatch(/undefined|\[object|NaN/);
          }
        }
      }
    }
  });

  test('no other phrase is named in the code of the engine and the pack', () => {
    const known = new Set(Object.keys({ ...commonPhrases.en, ...pack.phrases.en }));
    const folders = [
      'src/main/engine',
      'src/main/actions',
      'src/main/dialogue',
      `src/main/packs/${pack.id}`,
    ];
    const files = folders.flatMap((folder) =>
      readdirSync(join(appRoot(), folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(appRoot(), folder, name)),
    );
    expect(files.length).toBeGreaterThan(20);
    const named = files.flatMap((file) => {
      const source = readFileSync(file, 'utf8');
      return [
        ...source.matchAll(
          /(?:key|phrase|ask|choice|label): '([a-z_]+(?:\.[a-z_]+)*)'|'((?:notice|suggest|refuse|done|unsure)\.[a-z_]+)'/g,
        ),
      ].map((match) => ({ file, key: (match[1] ?? match[2]) as string }));
    });
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(({ key }) => !known.has(key))).toEqual([]);
  });

  test('wordings take turns and come round again', () => {
    for (const [key, wording] of Object.entries({ ...commonPhrases.en, ...pack.phrases.en })) {
      if (typeof wording === 'string') continue;
      const said = (times: number) => all.en.word([{ key, params }], 'screen', { [key]: times });
      const once = wording.map((_, times) => said(times));
      expect(new Set(once).size, key).toBe(wording.length);
      expect(said(wording.length), key).toBe(once[0]);
    }
  });
});

describe('values inside a phrase', () => {
  const table = {
    total: '{total}',
    order: '{order}',
    when: '{date}',
    inside: '{other}',
    plain: '{name}',
    money: '{amount, number} {amount, plural, one {rupee} other {rupees}}',
  };
  const word = (
    key: string,
    params: Phrase['params'],
    medium: 'screen' | 'voice',
    language: Language = 'en',
  ) =>
    createWording(language, [
      commonPhrases[language],
      language === 'en' ? table : { ...table, money: commonPhrases[language]['money'] ?? '' },
    ]).word([{ key, params: params ?? {} }], medium, {});

  test('money is a figure on the screen and words for a voice', () => {
    const total = { kind: 'money', rupees: 123_456 } as const;
    expect(word('total', { total }, 'screen')).toBe('₹1,23,456');
    expect(word('total', { total }, 'voice')).toBe('1,23,456 rupees');
    expect(word('total', { total: { kind: 'money', rupees: 1 } }, 'voice')).toBe('1 rupee');
    expect(word('total', { total }, 'voice', 'hi')).toMatch(/^1,23,456 रुपये$/);
    expect(word('total', { total }, 'voice', 'bn')).toMatch(/^1,23,456 টাকা$/);
    expect(word('total', { total }, 'voice', 'mr')).toMatch(/^1,23,456 रुपये$/);
  });

  test('an order number is whole on the screen and said digit by digit', () => {
    const order = { kind: 'digits', value: '1042' } as const;
    expect(word('order', { order }, 'screen')).toBe('1042');
    expect(word('order', { order }, 'voice')).toBe('1 0 4 2');
  });

  test('things to choose from are joined as one asks in the language', () => {
    const three = { kind: 'list', items: ['A', 'B', { kind: 'digits', value: '12' }] } as const;
    expect(word('inside', { other: three }, 'screen')).toBe('A, B or 12');
    expect(word('inside', { other: three }, 'voice')).toBe('A, B or 1 2');
    expect(word('inside', { other: { kind: 'list', items: ['A'] } }, 'screen')).toBe('A');
    const joined = languages.map((l) => word('inside', { other: three }, 'screen', l));
    expect(new Set(joined).size).toBe(languages.length);
  });

  test('a day is named in the language, with Latin digits', () => {
    const date = { kind: 'date', iso: '2026-11-23T06:00:00.000Z' } as const;
    expect(word('when', { date }, 'screen')).toBe('Monday, 23 November');
    for (const language of languages)
      expect(word('when', { date }, 'screen', language), language).toContain('23');
    expect(word('when', { date }, 'screen', 'hi')).toContain('सोमवार');
    expect(locale('bn')).toBe('bn-IN-u-nu-latn');
  });

  test('what a shop wrote is text and never a message of its own', () => {
    expect(word('plain', { name: '<b>{x}</b> {count, plural, other {y}}' }, 'screen')).toBe(
      '<b>{x}</b> {count, plural, other {y}}',
    );
  });

  test('a phrase that is missing is an error that names it', () => {
    expect(() => word('nowhere', {}, 'screen', 'mr')).toThrow(
      'the phrase nowhere is missing in mr',
    );
  });
});
