import { expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import { spell } from '../../../src/main/language/spell/index.ts';

/** One test a line of a table: a heading (the kind), then `written|spoken` lines. */
export function testTable(language: Language, table: string): void {
  let kind = '';
  const rows = table
    .trim()
    .normalize('NFC')
    .split('\n')
    .flatMap((line) => {
      const [written = '', spoken] = line.split('|');
      if (spoken !== undefined) return [{ kind, written, spoken }];
      kind = written;
      return [];
    });
  test.each(rows)(`${language} $kind: $written`, ({ written, spoken }) => {
    expect(spell(written, language)).toBe(spoken);
  });
}
