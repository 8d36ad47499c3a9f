import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classifierFile, packClassifier } from '../../src/main/engine/pack-classifier.ts';
import type { Pack } from '../../src/main/packs/pack.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { tempFolder } from '../support/shop.ts';

const pack = (more: readonly string[] = []): Pack => ({
  ...retail,
  examples: {
    en: { tea: ['a cup of tea please', 'tea', ...more], shoes: ['running shoes', 'show me shoes'] },
    hi: {},
    bn: {},
    mr: {},
  },
});

test('a classifier is trained once, and read after that', () => {
  using folder = tempFolder();
  const first = packClassifier(pack(), [folder.path]);
  const [name, ...others] = readdirSync(folder.path);
  expect(others).toEqual([]);
  const file = join(folder.path, name ?? '');
  expect(classifierFile(pack(), folder.path)).toBe(file);
  const bytes = readFileSync(file);
  expect(packClassifier(pack(), [folder.path]).predict('some tea')).toEqual(
    first.predict('some tea'),
  );
  expect(readFileSync(file)).toEqual(bytes);
});

test('a changed example trains anew', () => {
  using folder = tempFolder();
  packClassifier(pack(), [folder.path]);
  packClassifier(pack(['chai']), [folder.path]);
  expect(readdirSync(folder.path)).toHaveLength(2);
});

test('a damaged file, a missing folder and one that cannot be written cost time only', () => {
  using folder = tempFolder();
  const file = classifierFile(pack(), folder.path);
  writeFileSync(file, 'not a classifier');
  expect(packClassifier(pack(), [folder.path]).predict('tea')[0]?.label).toBe('tea');
  expect(readFileSync(file).length).toBeGreaterThan(1_000);
  // A file stands where the folder should be.
  expect(packClassifier(pack(), [join(file, 'inside')]).predict('tea')[0]?.label).toBe('tea');
});
