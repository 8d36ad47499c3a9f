import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import { findDigits } from '../../../src/main/language/parse/digits/index.ts';
import { findMoney } from '../../../src/main/language/parse/money/index.ts';
import { findNumerals } from '../../../src/main/language/parse/number/index.ts';
import { findPhones } from '../../../src/main/language/parse/phone/index.ts';
import { findYesNo } from '../../../src/main/language/parse/yes-no/index.ts';
import { inLanguage } from './context.ts';

const folder = new URL('../../../../shared/data/parse/', import.meta.url);
const present = existsSync(folder);

/** The first value of a kind in a text, as `vaani parse` prints it. */
const read: Readonly<Record<string, (text: string, language: Language) => string | undefined>> = {
  number(text, language) {
    const all = findNumerals(text, inLanguage(language));
    return (all.find(({ value }) => value.kind !== 'ordinal') ?? all[0])?.value.decimal;
  },
  digits: (text, language) => findDigits(text, { language })[0]?.value,
  phone: (text, language) => findPhones(text, { language })[0]?.value,
  money(text, language) {
    const value = findMoney(text, inLanguage(language))[0]?.value;
    return value && `${value.currency} ${value.decimal}`;
  },
  'yes-no': (text) => findYesNo(text)[0]?.value,
};

const scaleDropped =
  'the file expects the number before the scale word; "कोटी" multiplies, so 67.4 crore are 674000000';

/** Cases of the files that are not to be met, with the reason. */
const outOfScope: Readonly<Record<string, string>> = {
  '100 millionths': 'the file expects 100; a hundred millionths are 0.0001',
  'उणे बारा पूर्णांक एक पाच कोटी': scaleDropped,
  'सदुसष्ट पूर्णांक चार कोटी': scaleDropped,
  'मेरा फोन नंबर १८००४२५३८०० है.':
    'the file expects Devanagari digits; we hand over ASCII digits whatever the script, since they are compared with stored ones',
  'दो सौ छह रुपये दो सौ छह पैसे': 'the file expects 206.206; 206 paise are 2.06 rupees',
};

describe.each(Object.keys(read))('public test cases of kind %s', (kind) => {
  const file = new URL(`${kind}.tsv`, folder);
  const cases = present
    ? readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [language = '', input = '', expected = ''] = line.split('\t');
          return { language: language as Language, input, expected: expected.split('|') };
        })
    : [];
  const groups = Map.groupBy(cases, ({ language }) => language);

  test.skipIf(!present)(
    'at least 95 % of the cases in scope, in every language of the file',
    { meta: { skipReason: `${folder.pathname} is absent` } },
    () => {
      expect(cases.length).toBeGreaterThan(10);
      for (const [language, all] of groups) {
        const scope = all.filter(({ input }) => !Object.hasOwn(outOfScope, input));
        const wrong = scope
          .map((one) => ({ ...one, got: read[kind]?.(one.input, one.language) }))
          .filter(({ got, expected }) => got === undefined || !expected.includes(got));
        const score = 1 - wrong.length / scope.length;
        expect(
          score,
          `${kind} ${language}: ${JSON.stringify(wrong, null, 1)}`,
        ).toBeGreaterThanOrEqual(0.95);
      }
    },
  );
});
