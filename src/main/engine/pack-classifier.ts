import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../contract/language.ts';
import { actExamples } from '../dialogue/understand/acts/index.ts';
import {
  type Example,
  type IntentClassifier,
  type TrainedClassifier,
  trainClassifier,
} from '../dialogue/understand/classifier/linear.ts';
import {
  classifierVersion,
  loadClassifier,
  saveClassifier,
} from '../dialogue/understand/classifier/store.ts';
import {
  type EndingModel,
  endingModel,
  endingVersion,
  trainEndingModel,
} from '../dialogue/turn/end-of-turn/index.ts';
import { normalise, tokenise } from '../language/normalise.ts';
import { spell } from '../language/spell/index.ts';
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
  return readOrTrain<IntentClassifier, TrainedClassifier>(fileName(pack, examples), folders, {
    load: loadClassifier,
    train: () => trainClassifier(examples, pack.lexicon),
    save: saveClassifier,
  });
}

/** Where the sentences of a pack end, learned from the same examples and kept in the same folders. */
export function packEndings(pack: Pack, folders: readonly string[]): EndingModel {
  const examples = examplesOf(pack);
  return readOrTrain(fileName(pack, examples).replace(/nlu$/, `${endingVersion}.ends`), folders, {
    load: loadEndings,
    train: () => trainEndingModel(languages.flatMap((language) => utterancesOf(pack, language))),
    save: ({ weights }) => new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength),
  });
}

/** What is said in a language, word by word, numbers as they are heard: "one zero four two". */
function utterancesOf(pack: Pack, language: Language): string[][] {
  const texts = Object.values({ ...pack.examples[language], ...actExamples[language] }).flat();
  return texts.map((text) => {
    const digits = text.replaceAll(/\d{3,}/g, (number) => Array.from(number).join(' '));
    const heard = spell(digits, language, { dateOrder: 'day-first' });
    return tokenise(normalise(heard)).map((token) => token.text);
  });
}

/** @throws if the file was cut short. */
function loadEndings(bytes: Buffer): EndingModel {
  return endingModel(new Float32Array(Uint8Array.from(bytes).buffer));
}

/** Reads a model from the first folder that has it, else trains it and keeps it in the last. */
function readOrTrain<Model, Trained extends Model>(
  name: string,
  folders: readonly string[],
  how: {
    readonly load: (bytes: Buffer) => Model;
    readonly train: () => Trained;
    readonly save: (trained: Trained) => Uint8Array;
  },
): Model {
  for (const folder of folders) {
    try {
      return how.load(readFileSync(join(folder, name)));
    } catch {
      // Not there, damaged or cut short: another folder may have it, and training always does.
    }
  }
  const trained = how.train();
  const kept = folders.at(-1);
  if (kept !== undefined) {
    try {
      keep(join(kept, name), how.save(trained));
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
