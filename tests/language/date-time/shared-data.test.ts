import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import { findMoments, findTimes } from '../../../src/main/language/parse/date-time/index.ts';
import { needs } from '../../support/needs.ts';

const folder = new URL('../../../../shared/data/parse/', import.meta.url);

/** Cases that are not to be met, with the reason. */
const outOfScope: Readonly<Record<string, string>> = {
  'परसों आपकी क्या योजना है?':
    'a mistranslation of "the day after": परसों is the day after tomorrow, tomorrow is expected',
  'इस वर्ष के स्वतंत्रता दिवस में एक कार्यक्रम है।':
    'expects 4 July: Independence Day of the United States; in India, and in Hindi, it is 15 August',
  'अरे, हमें दिन का एक साथी मिल गया।':
    'a mistranslation of "mate of the day": दिन का ("of a day", "whose day") does not mean today',
};

interface Case {
  readonly language: Language;
  readonly input: string;
  readonly expected: readonly string[];
  readonly reference: string;
}

function read(kind: string): Case[] {
  const file = new URL(`${kind}.tsv`, folder);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [language = '', input = '', expected = '', reference = ''] = line.split('\t');
      return {
        language: language as Language,
        input,
        expected: expected.split('|').map(plain),
        reference,
      };
    });
}

/** `2019-02-22 03:30:00` as we write it: `2019-02-22T03:30`. */
function plain(value: string): string {
  return value.replace(' ', 'T').replace(/(:\d\d):00$/, '$1');
}

/** The sources write numbers as the United States do: 5/12 is 12 May. A kiosk in India does not. */
const dateOrder = 'month-first';

function answer(kind: string, { input, language, reference }: Case): string {
  const now = Date.parse(`${reference || '2019-01-01T00:00:00'}Z`);
  const context = { language, now, timeZone: 'UTC', dateOrder } as const;
  const [found] = kind === 'time' ? findTimes(input, context) : findMoments(input, context);
  return found?.value ?? 'not resolved';
}

describe.each(['date', 'time', 'datetime'])('shared/data/parse/%s.tsv', (kind) => {
  const cases = read(kind);
  const missing = cases.length === 0 ? `../shared/data/parse/${kind}.tsv is not here` : undefined;
  const inScope = cases.filter(({ input }) => !Object.hasOwn(outOfScope, input));
  const languages = [...new Set(inScope.map(({ language }) => language))];

  test('95 % of each language are met', needs(missing), () => {
    expect(inScope.length).toBeGreaterThan(40);
    for (const language of languages) {
      const own = inScope.filter((one) => one.language === language);
      const missed = own.filter((one) => !one.expected.includes(answer(kind, one)));
      const list = missed.map(
        (one) => `${one.input}: ${answer(kind, one)}, not ${one.expected.join(' or ')}`,
      );
      expect(1 - missed.length / own.length, list.join('\n')).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('what is out of scope is still in the file, and still not met', needs(missing), () => {
    for (const one of cases.filter(({ input }) => Object.hasOwn(outOfScope, input))) {
      expect(one.expected, outOfScope[one.input]).not.toContain(answer(kind, one));
    }
    if (kind === 'date') {
      const inputs = new Set(cases.map(({ input }) => input));
      for (const input of Object.keys(outOfScope)) expect(inputs).toContain(input);
    }
  });
});
