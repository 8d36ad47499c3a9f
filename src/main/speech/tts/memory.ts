import type { Clock } from '../../kernel/clock.ts';
import type { Made } from './port.ts';

/** Made sentences in memory, the longest unused given up first. */
export interface Memory {
  has(key: string): boolean;
  get(key: string): Made | undefined;
  /** `owner`: whom it was said to, and with whom it is forgotten; absent: it is said to everybody. */
  set(key: string, made: Made, owner: object | undefined): void;
  /** Drops what was made for this owner. */
  forget(owner: object): void;
  readonly bytes: number;
  /** Drops everything. */
  clear(): void;
}

export interface MemoryOptions {
  readonly clock: Clock;
  readonly maxBytes: number;
  /** What was said to one person is dropped this long after it was last used, ms. */
  readonly keepMs: number;
}

interface Entry {
  readonly made: Made;
  readonly owner: object | undefined;
  usedAt: number;
}

export function createMemory({ clock, maxBytes, keepMs }: MemoryOptions): Memory {
  /** The longest unused first. */
  const entries = new Map<string, Entry>();
  let bytes = 0;
  let cancelSweep: (() => void) | undefined;

  function drop(key: string): void {
    bytes -= entries.get(key)?.made.samples.byteLength ?? 0;
    entries.delete(key);
  }

  function sweepLater(): void {
    cancelSweep ??= clock.after(keepMs / 2, () => {
      cancelSweep = undefined;
      const before = clock.now() - keepMs;
      let personal = false;
      for (const [key, { owner, usedAt }] of entries) {
        if (owner && usedAt <= before) drop(key);
        else if (owner) personal = true;
      }
      if (personal) sweepLater();
    });
  }

  return {
    has: (key) => entries.has(key),
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entry.usedAt = clock.now();
      entries.delete(key);
      entries.set(key, entry);
      return entry.made;
    },
    set(key, made, owner) {
      drop(key);
      if (made.samples.byteLength > maxBytes) return;
      entries.set(key, { made, owner, usedAt: clock.now() });
      bytes += made.samples.byteLength;
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
      if (owner) sweepLater();
    },
    forget(owner) {
      for (const [key, entry] of entries) if (entry.owner === owner) drop(key);
    },
    get bytes() {
      return bytes;
    },
    clear() {
      cancelSweep?.();
      cancelSweep = undefined;
      entries.clear();
      bytes = 0;
    },
  };
}
