import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import { spell } from '../../../src/main/language/spell/index.ts';
import { unsaid } from './clean.ts';

const file = new URL('../../../../shared/data/spell/nemo.tsv', import.meta.url);

interface Case {
  readonly language: Language;
  readonly kind: string;
  readonly written: string;
  readonly spoken: string;
}

/**
 * Cases of the file that are not to be met, with the reason. Empty: every case is in scope.
 * Where the convention would mislead a person at an Indian kiosk, the kiosk asks for something else
 * by an option (English dates day first) and `spell` by itself follows the convention.
 */
const outOfScope: Readonly<Record<string, string>> = {};

const cases: readonly Case[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [language = '', kind = '', written = '', spoken = ''] = line.split('\t');
        return { language: language as Language, kind, written, spoken };
      })
      .filter(({ written }) => !Object.hasOwn(outOfScope, written))
  : [];

const groups = Map.groupBy(cases, ({ language, kind }) => `${language} ${kind}`);

describe.skipIf(cases.length === 0)('the spoken forms of NeMo (shared/data/spell/nemo.tsv)', () => {
  test('the file holds cases of both languages', () => {
    expect([...groups.keys()].filter((key) => key.startsWith('en')).length).toBeGreaterThan(5);
    expect([...groups.keys()].filter((key) => key.startsWith('hi')).length).toBeGreaterThan(5);
  });

  test.each([...groups])('at least 95 %% of %s', (_, group) => {
    const wrong = group.filter(
      ({ language, written, spoken }) => spell(written, language) !== spoken,
    );
    expect(wrong.length / group.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.05);
  });

  test('nothing unsaid is left in any', () => {
    for (const { language, written } of cases) {
      expect(unsaid(spell(written, language)), written).toBeUndefined();
    }
  });
});
