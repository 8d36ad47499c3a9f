import { readFile, stat } from 'node:fs/promises';
import { evaluate } from '../dialogue/understand/classifier/evaluate.ts';
import { type Example, trainClassifier } from '../dialogue/understand/classifier/linear.ts';
import { saveClassifier } from '../dialogue/understand/classifier/store.ts';
import { messageOf } from '../kernel/errors.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** `vaani nlu eval`: how well the intent classifier does on any labelled sentences; `build`: trains every pack's. */
export const nlu: Command = {
  name: 'nlu',
  usage: 'eval --train FILE.tsv --test FILE.tsv | build [--out DIR]',
  summary:
    'Trains the intent classifier on "label<TAB>text" lines and scores it on others (oos: out of scope), or makes the file of every pack',
  options: { train: { type: 'string' }, test: { type: 'string' }, out: { type: 'string' } },
  async run(context) {
    const [task, ...more] = context.positionals;
    if (more.length > 0) throw new UsageError('give one task: eval or build');
    if (task === 'build') return build(context);
    if (task !== 'eval') throw new UsageError('give one task: eval or build');
    const trainFile = fileOption(context, 'train');
    const testFile = fileOption(context, 'test');
    const examples = await readExamples(trainFile);
    const cases = await readExamples(testFile);
    if (new Set(examples.map(({ label }) => label)).size < 2) {
      throw new Error(`${trainFile}: there is one label only; a classifier needs at least two`);
    }

    const trainedAt = performance.now();
    const classifier = trainClassifier(examples);
    const trainMs = performance.now() - trainedAt;
    const unknown = new Set(
      cases.map(({ label }) => label).filter((label) => !isKnown(label, classifier.labels)),
    );
    if (unknown.size > 0) {
      process.stderr.write(
        `vaani nlu: not in ${trainFile}, so never right: ${[...unknown].join(', ')}\n`,
      );
    }
    const scores = evaluate(classifier, cases);
    const askedAt = performance.now();
    for (const { text } of cases) classifier.predict(text);
    const usPerQuery = ((performance.now() - askedAt) * 1000) / cases.length;

    const record = {
      accuracy: rounded(scores.accuracy),
      inScopeAccuracy: rounded(scores.inScopeAccuracy),
      oosRecall: rounded(scores.oosRecall),
      macroF1: rounded(scores.macroF1),
      trainMs: Math.round(trainMs),
      usPerQuery: Math.round(usPerQuery),
      labels: classifier.labels.length,
      examples: examples.length,
      cases: cases.length,
      modelBytes: saveClassifier(classifier).length,
    };
    context.print(
      record,
      Object.entries(record)
        .map(([name, value]) => `${name.padEnd(16)} ${value ?? '-'}`)
        .join('\n'),
    );
    return 0;
  },
};

/** Trains every pack's classifier, and where its sentences end, into a folder, where it is not there yet. */
async function build(context: CommandContext): Promise<number> {
  const { classifierFolders, classifierFile, packClassifier, packEndings } = await import(
    '../engine/pack-classifier.ts'
  );
  const { packs } = await import('../packs/index.ts');
  const { lobbyPack } = await import('../engine/lobby/lobby-pack.ts');
  const out = context.options['out'];
  const folder = typeof out === 'string' ? out : classifierFolders()[0];
  for (const pack of [...packs, lobbyPack(packs, packs)]) {
    const startedAt = performance.now();
    packClassifier(pack, [folder]);
    packEndings(pack, [folder]);
    const file = classifierFile(pack, folder);
    const { size } = await stat(file);
    const ms = Math.round(performance.now() - startedAt);
    context.print({ pack: pack.id, file, bytes: size, ms }, `${pack.id}: ${file} (${size} bytes)`);
  }
  return 0;
}

function isKnown(label: string, labels: readonly string[]): boolean {
  return label === 'oos' || labels.includes(label);
}

function fileOption({ options }: CommandContext, name: 'train' | 'test'): string {
  const file = options[name];
  if (typeof file !== 'string' || file === '')
    throw new UsageError(`give --${name} FILE, of label<TAB>text lines`);
  return file;
}

/** Reads `label<TAB>text` lines; empty lines are skipped. @throws with the file and the line. */
async function readExamples(file: string): Promise<Example[]> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`cannot read ${file}: ${messageOf(error)}`);
  }
  const lines = content.replace(/^\ufeff/, '').split(/\r?\n/);
  const examples = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [label, text, ...more] = line.split('\t').map((field) => field.trim());
    if (!label || !text || more.length > 0) {
      throw new Error(
        `${file}:${index + 1}: a line is label<TAB>text, with one tab, both filled in`,
      );
    }
    return [{ label, text }];
  });
  if (examples.length === 0)
    throw new Error(`${file}: there is no line in it; a line is label<TAB>text`);
  return examples;
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}
