import { expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import { spell } from '../../../src/main/language/spell/index.ts';

/** One test a line of a table: a heading (the kind), then `written|spoken` lines. */
export function testTable(language: Language, table: string): void {
  let kind = '';
  for (const line of table.trim().normalize('NFC').split('\n')) {
    const [written = '', spoken] = line.split('|');
    if (spoken === undefined) kind = written;
    else
      test(`${language} ${kind}: ${written}`, () => expect(spell(written, language)).toBe(spoken));
  }
}
