import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../kernel/errors.ts';
import { homeFolder } from './paths.ts';
import { writePrivately } from './private-file.ts';

/** Encrypted secrets by name, base64. */
export type SealedSecrets = Readonly<Record<string, string>>;

const fileSchema = z.object({
  version: z.literal(1),
  sealed: z.record(z.string().max(60), z.string().max(64 * 1024)),
});

/** Longer than this no such file is. */
const maxFileBytes = 1024 * 1024;

export const secretsFile = (): string => join(homeFolder(), 'secrets.json');

/**
 * Reads the file; nothing where there is none.
 *
 * @throws with the file and what to do, when it cannot be used.
 */
export function readSealed(file: string): SealedSecrets {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read (${messageOf(error)})`);
  }
  try {
    if (text.length > maxFileBytes) throw new Error('too long');
    return fileSchema.parse(JSON.parse(text)).sealed;
  } catch {
    throw new Error(`${file} is damaged: delete it, and set the secrets again`);
  }
}

/**
 * Replaces the file whole, readable by its owner alone (on Windows: by whoever may read the data folder,
 * who still cannot decrypt it as somebody else).
 *
 * @throws with the file and the reason, when it cannot be written.
 */
export function writeSealed(file: string, sealed: SealedSecrets): void {
  writePrivately(file, JSON.stringify({ version: 1, sealed }));
}
