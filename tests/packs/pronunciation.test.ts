import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { createPronouncer } from '../../src/main/dialogue/say/pronounce.ts';
import { normalise } from '../../src/main/language/normalise.ts';
import { spell } from '../../src/main/language/spell/index.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { packs } from '../../src/main/packs/index.ts';

const scripts: Readonly<Record<Language, RegExp>> = {
  en: /^[a-zA-Z' -]+$/,
  hi: /^[\p{Script=Devanagari} ]+$/u,
  bn: /^[\p{Script=Bengali} \u200c\u200d]+$/u,
  mr: /^[\p{Script=Devanagari} \u200c\u200d]+$/u,
};
const indic = ['hi', 'bn', 'mr'] as const;

type Row = Readonly<Record<string, unknown>>;
const rowsOf = (pack: string, file: string) =>
  JSON.parse(readFileSync(join(appRoot(), 'data', pack, `${file}.json`), 'utf8')) as Row[];
const values = (pack: string, file: string, ...columns: string[]) =>
  rowsOf(pack, file).flatMap((row) => columns.map((column) => String(row[column] ?? '')));

/** What shops call their things, in English: brands, makes, models, venues, carriers. */
const names: Readonly<Record<string, readonly string[]>> = {
  retail: [
    ...values('retail', 'products', 'brand', 'name'),
    ...values('retail', 'orders', 'shipping_carrier'),
  ],
  dealership: [
    ...values('dealership', 'inventory', 'make', 'model'),
    ...values('dealership', 'services', 'name'),
  ],
  dining: [...values('dining', 'venues', 'name'), ...values('dining', 'areas', 'name', 'road')],
};
/** Those that are in no dictionary: a table must say how they are read. */
const proper: Readonly<Record<string, readonly string[]>> = {
  retail: [
    ...values('retail', 'products', 'brand'),
    ...values('retail', 'orders', 'shipping_carrier').map((name) => name.split(' ')[0] ?? ''),
  ],
  dealership: values('dealership', 'inventory', 'make', 'model'),
  dining: values('dining', 'venues', 'name').filter((name) => name !== 'The Brass Spoon'),
};

describe.each(packs.map((pack) => [pack.id, pack] as const))('pack %s', (id, pack) => {
  test.each(languages)('the table of %s is in letters of the language', (language) => {
    const table = pack.pronunciation?.[language] ?? {};
    expect(Object.keys(table).length).toBeGreaterThan(5);
    for (const [written, said] of Object.entries(table)) {
      expect(written).toBe(normalise(written));
      expect(said, written).toBe(said.normalize('NFC'));
      expect(said, written).toMatch(scripts[language]);
    }
  });

  test.each(indic)('every brand, model and venue is in the table of %s', (language) => {
    const table = pack.pronunciation?.[language] ?? {};
    const words = new Set((proper[id] ?? []).flatMap((name) => normalise(name).split(/[\s-]+/)));
    words.delete('');
    expect(words.size).toBeGreaterThan(10);
    expect([...words].filter((word) => !Object.hasOwn(table, word))).toEqual([]);
  });

  test.each(indic)('no Latin letter reaches the voice of %s', (language) => {
    const say = createPronouncer(language, pack.pronunciation?.[language]);
    const all = [...new Set(names[id] ?? [])].filter((name) => name !== '');
    expect(all.length).toBeGreaterThan(10);
    for (const name of all) {
      const said = say(spell(name, language, { dateOrder: 'day-first' }));
      expect(said, name).not.toMatch(/\p{Script=Latin}/u);
      expect(said, name).toMatch(/[\p{Script=Devanagari}\p{Script=Bengali}]/u);
    }
  });

  test.each(indic)('nor from any text of the data in %s', (language) => {
    const say = createPronouncer(language, pack.pronunciation?.[language]);
    const folder = join(appRoot(), 'data', id);
    let texts = 0;
    const check = (value: unknown, key: string): void => {
      if (typeof value === 'string' && key.endsWith(`_${language}`)) {
        texts += 1;
        const said = say(spell(value, language, { dateOrder: 'day-first' }));
        expect(said, value).not.toMatch(/\p{Script=Latin}/u);
      } else if (value !== null && typeof value === 'object') {
        for (const [inner, one] of Object.entries(value)) check(one, inner);
      }
    };
    for (const file of readdirSync(folder)) {
      check(JSON.parse(readFileSync(join(folder, file), 'utf8')), '');
    }
    expect(texts).toBeGreaterThan(20);
  });
});
