import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../contract/language.ts';
import { actExamples } from '../dialogue/understand/acts/index.ts';
import {
  type Example,
  type IntentClassifier,
  trainClassifier,
} from '../dialogue/understand/classifier/linear.ts';
import {
  classifierVersion,
  loadClassifier,
  saveClassifier,
} from '../dialogue/understand/classifier/store.ts';
import { appRoot, homeFolder } from '../ops/paths.ts';
import type { Pack } from '../packs/pack.ts';

/** Where classifiers made at build time are, and where those made on the fly are kept. */
export function classifierFolders(): readonly [built: string, kept: string] {
  return [join(appRoot(), 'out', 'classifiers'), join(homeFolder(), 'classifiers')];
}

/**
 * The classifier of a pack: read from the first of the folders that has it, else trained (seconds) and
 * kept in the last. Its file is named by what it was trained on, so a changed example trains anew.
 */
export function packClassifier(pack: Pack, folders: readonly string[]): IntentClassifier {
  const examples = examplesOf(pack);
  const name = fileName(pack, examples);
  for (const folder of folders) {
    try {
      return loadClassifier(readFileSync(join(folder, name)));
    } catch {
      // Not there, damaged or cut short: another folder may have it, and training always does.
    }
  }
  const trained = trainClassifier(examples, pack.lexicon);
  const kept = folders.at(-1);
  if (kept !== undefined) {
    try {
      keep(join(kept, name), saveClassifier(trained));
    } catch {
      // A disk that cannot be written costs time at the next start, nothing else.
    }
  }
  return trained;
}

/** The file of a pack's classifier in a folder. */
export function classifierFile(pack: Pack, folder: string): string {
  return join(folder, fileName(pack, examplesOf(pack)));
}

/** One classifier for all languages: people mix them, and a word of one rarely misleads another. */
function examplesOf(pack: Pack): Example[] {
  return languages.flatMap((language) =>
    Object.entries({ ...pack.examples[language], ...actExamples[language] }).flatMap(
      ([label, texts]) => texts.map((text) => ({ label, text })),
    ),
  );
}

function fileName(pack: Pack, examples: readonly Example[]): string {
  const hash = createHash('sha256').update(
    JSON.stringify([classifierVersion, examples, pack.lexicon ?? []]),
  );
  return `${pack.id}-${hash.digest('hex').slice(0, 16)}.nlu`;
}

/** A reader never sees half a file. */
function keep(file: string, bytes: Uint8Array): void {
  mkdirSync(join(file, '..'), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, file);
}
