import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { homeFolder } from '../ops/paths.ts';
import { systemCode } from './errors.ts';
import { isVersion, newest } from './version.ts';

const version = z.string().refine(isVersion);

/** Which version runs, and what is known of the others. null as a version is the installed program itself. */
const stateSchema = z.object({
  format: z.literal(1),
  /** What is to be started. */
  current: version.nullable(),
  /** What to go back to; null when there is nothing, or it is too old by now. */
  previous: z.object({ version: version.nullable() }).nullable(),
  /** The newest that was ever listening here: nothing older, and not the same, is taken again. */
  highest: version.nullable(),
  /** Versions that were taken back; the watch for sticks leaves them alone. */
  failed: z.array(version).max(20),
  /** `current` has not been listening yet. */
  trial: z
    .object({
      version,
      /** How often it was started. */
      starts: z.number().int().min(0),
      /** When it was switched to, ms since the epoch. */
      since: z.number(),
    })
    .nullable(),
  /** The version of the installed program, as it last said it. */
  installed: version.nullable(),
});
export type UpdateState = z.infer<typeof stateSchema>;

const fresh: UpdateState = {
  format: 1,
  current: null,
  previous: null,
  highest: null,
  failed: [],
  trial: null,
  installed: null,
};

/** Where versions are kept: VAANI_UPDATES, else `updates` in the data folder. */
export const updatesFolder = (): string =>
  process.env['VAANI_UPDATES'] ?? join(homeFolder(), 'updates');

export const versionsFolder = (folder: string): string => join(folder, 'versions');
export const versionFolder = (folder: string, name: string): string =>
  join(versionsFolder(folder), name);

/** Where the state is kept. Small and synchronous: the launcher reads it before anything else runs. */
export interface UpdateStore {
  /** Never throws: without a file that can be read the installed program is what runs. */
  read(): UpdateState;
  /** Replaces it whole, on the disk when this returns. @throws when the disk does not take it. */
  write(state: UpdateState): void;
}

/** Longer than this no state is, in bytes. */
const maxBytes = 16 * 1024;

/**
 * The state in `folder`: one file, replaced by renaming, so that "which version" and "on trial" change
 * in one step. The highest version has a second file: a damaged state must not open the way back to an
 * old version.
 */
export function createUpdateStore(folder: string): UpdateStore {
  const stateFile = join(folder, 'state.json');
  const highestFile = join(folder, 'highest');
  return {
    read() {
      const state = parse(readText(stateFile));
      const noted = readText(highestFile)?.trim() ?? '';
      return { ...state, highest: newest([state.highest, isVersion(noted) ? noted : null]) };
    },
    write(state) {
      const highest = newest([state.highest, this.read().highest]);
      if (highest !== null) replace(highestFile, `${highest}\n`);
      replace(stateFile, `${JSON.stringify({ ...state, highest }, null, 2)}\n`);
    },
  };
}

function parse(text: string | null): UpdateState {
  if (text === null || text.length > maxBytes) return fresh;
  try {
    const read = stateSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : fresh;
  } catch {
    return fresh;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function replace(file: string, text: string): void {
  const folder = dirname(file);
  const part = `${file}.part`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(part, text, { flush: true });
  renameSync(part, file);
  // The renaming itself; Windows does that by itself and opens no folder.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network file systems have no such thing.
    if (systemCode(error) !== 'EINVAL') throw error;
  } finally {
    closeSync(handle);
  }
}

/** The state after `version` was taken back: what was before it runs again, and it is not tried by itself. */
export function takenBack(state: UpdateState, failed: string): UpdateState {
  return {
    ...state,
    current: state.previous?.version ?? null,
    previous: null,
    trial: null,
    failed: [...state.failed.filter((one) => one !== failed), failed].slice(-20),
  };
}
