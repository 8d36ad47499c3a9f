import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/main/cli/index.ts';
import { languages } from '../../src/contract/language.ts';
import { actExamples } from '../../src/main/dialogue/understand/acts/index.ts';
import {
  type Example,
  trainClassifier,
} from '../../src/main/dialogue/understand/classifier/linear.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';

const data = resolve(import.meta.dirname, '../../../shared/data/nlu');
const hasData = existsSync(data);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaani-nlu-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `vaani nlu ...` in this process. */
async function nlu(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const out = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => ((written.out += String(text)), true));
  const err = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((written.err += String(text)), true));
  try {
    return { code: await main(['nlu', ...args]), ...written };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The share of examples that a classifier trained on the other parts gets right. */
function crossValidate(
  examples: readonly (Example & { group?: string })[],
  parts: number,
  lexicon?: readonly string[],
): number {
  const seen = new Map<string, number>();
  const partOf = examples.map(({ label, group }) => {
    const key = `${group ?? ''} ${label}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return nth % parts;
  });
  let right = 0;
  for (let part = 0; part < parts; part += 1) {
    const classifier = trainClassifier(
      examples.filter((_, index) => partOf[index] !== part),
      lexicon,
    );
    right += examples.filter(
      ({ label, text }, index) =>
        partOf[index] === part && classifier.predict(text)[0]?.label === label,
    ).length;
  }
  return right / examples.length;
}

test('the retail pack and the acts, 29 labels, of which a quarter is held out in turn', () => {
  const examples = languages.flatMap((language) =>
    Object.entries({ ...retail.examples[language], ...actExamples[language] }).flatMap(
      ([label, texts]) => texts.map((text) => ({ label, text, group: language })),
    ),
  );
  expect(crossValidate(examples, 4, retail.lexicon)).toBeGreaterThanOrEqual(0.77);
}, 180_000);

describe('vaani nlu eval', () => {
  test('prints one object with the figures', async () => {
    const train = await file(
      'train.tsv',
      '\ufeffhi\thello\r\nhi\thello there\r\n\r\nbye\tgoodbye\nbye\tsee you\noos\tblah\n',
    );
    const cases = await file(
      'test.tsv',
      'hi\thello\nbye\tgoodbye now\noos\tblah blah\nnew\twhatever\n',
    );
    const { code, out, err } = await nlu('eval', '--train', train, '--test', cases, '--json');
    expect(code).toBe(0);
    expect(err).toContain('never right: new');
    const record = JSON.parse(out) as Record<string, number>;
    expect(record).toMatchObject({
      accuracy: 0.75,
      inScopeAccuracy: 0.6667,
      oosRecall: 1,
      labels: 3,
      cases: 4,
    });
    for (const name of ['macroF1', 'trainMs', 'usPerQuery', 'modelBytes'])
      expect(record[name], name).toBeTypeOf('number');
  });

  test('a bad line is named by file and number', async () => {
    const good = await file('good.tsv', 'a\tone\nb\ttwo\n');
    for (const [content, problem] of [
      ['a\tone\n\nno tab here\n', /bad\.tsv:3: a line is label<TAB>text/],
      ['a\tone\ttwo\n', /bad\.tsv:1: /],
      ['a\tone\n\tno label\n', /bad\.tsv:2: /],
      ['', /bad\.tsv: there is no line/],
    ] as const) {
      const { code, err, out } = await nlu(
        'eval',
        '--train',
        good,
        '--test',
        await file('bad.tsv', content),
      );
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(problem);
    }
    expect(
      (await nlu('eval', '--train', await file('one.tsv', 'a\tx\na\ty\n'), '--test', good)).err,
    ).toContain('one label only');
    expect((await nlu('eval', '--train', join(folder, 'none.tsv'), '--test', good)).err).toContain(
      'cannot read',
    );
  });

  test('bad usage is exit code 2', async () => {
    for (const args of [
      [],
      ['train'],
      ['eval'],
      ['eval', '--train', 'x.tsv'],
      ['eval', 'more', '--train', 'x'],
    ]) {
      expect((await nlu(...args)).code, args.join(' ')).toBe(2);
    }
  });
});

describe.skipIf(!hasData)('public data sets (skipped where ../shared/data is absent)', () => {
  const at = (name: string) => join(data, `${name}.tsv`);

  test('CLINC150: 150 intents, and what is out of scope', async () => {
    const before = process.cpuUsage();
    const { code, out } = await nlu(
      'eval',
      '--train',
      at('clinc150.train'),
      '--test',
      at('clinc150.dev'),
      '--json',
    );
    const { user, system } = process.cpuUsage(before);
    const record = JSON.parse(out) as Record<string, number>;
    expect(code).toBe(0);
    expect(record['inScopeAccuracy']).toBeGreaterThanOrEqual(0.92);
    expect(record['oosRecall']).toBeGreaterThanOrEqual(0.65);
    expect(record['modelBytes']).toBeLessThan(5_000_000);
    // Processor time: the machine may be busy with something else.
    expect((user + system) / 1e6).toBeLessThan(60);
  }, 240_000);

  test.each([
    ['hint3-curekart.train', 0.84],
    ['hint3-sofmattress.train', 0.85],
    ['hint3-powerplay11.train', 0.81],
  ])(
    '%s, of which a fifth is held out in turn',
    async (name, least) => {
      const lines = (await readFile(at(name), 'utf8')).trim().split('\n');
      const examples = lines
        .map((line) => line.split('\t'))
        .map(([label = '', text = '']) => ({ label, text }));
      expect(crossValidate(examples, 5)).toBeGreaterThanOrEqual(least);
    },
    60_000,
  );
});
