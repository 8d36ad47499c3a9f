import { systemClock, type Clock } from '../../kernel/clock.ts';
import type { Disk } from './disk.ts';
import { createMemory } from './memory.ts';
import type { Made, Sentence, Voice } from './port.ts';

/** The sentences that are made already: in memory, and what is said to everybody on disk too. */
export interface Kept {
  has(key: string): boolean;
  /** Never rejects. */
  get(key: string): Promise<Made | undefined>;
  /** In memory. */
  add(key: string, made: Made, owner: object | undefined): void;
  /** Whether it is kept for good. */
  keeps(key: string): boolean;
  /** For good: a sentence that is said to everybody. False when there is no more room for such. */
  keep(key: string, made: Made): Promise<boolean>;
  /** Whether `keep` has room for another sentence. */
  readonly roomToKeep: boolean;
  forget(owner: object): void;
  /** Why nothing is kept from one start to the next; undefined when all is well, or not asked for. */
  readonly problem: string | undefined;
  close(): void;
}

/** About 350 s of speech at 22,050 Hz. */
const maxBytes = 16 * 1024 * 1024;
const keepMs = 10 * 60_000;

export function createKept(disk: Disk | undefined, clock: Clock = systemClock): Kept {
  const memory = createMemory({ clock, maxBytes, keepMs });
  return {
    has: (key) => memory.has(key) || disk?.has(key) === true,
    async get(key) {
      const made = memory.get(key);
      if (made || !disk?.has(key)) return made;
      const read = await disk.read(key);
      if (read) memory.set(key, read, undefined);
      return read;
    },
    add: memory.set,
    keeps: (key) => (disk && !disk.problem ? disk : memory).has(key),
    async keep(key, made) {
      if (disk && !disk.problem) return disk.write(key, made);
      memory.set(key, made, undefined);
      return true;
    },
    get roomToKeep() {
      // What people are being told needs its share of the memory.
      return disk && !disk.problem ? !disk.full : memory.bytes < maxBytes / 2;
    },
    forget: memory.forget,
    get problem() {
      return disk?.problem;
    },
    close: memory.clear,
  };
}

/** What tells one sound from another: the same key, the same samples. */
export function keyOf(voice: Voice, { text, language, rate }: Sentence): string {
  return JSON.stringify([voice.name, voice.version ?? '', language, rate.toFixed(2), text]);
}
