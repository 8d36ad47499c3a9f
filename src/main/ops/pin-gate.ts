import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from './log.ts';
import { isPin, pinFile, pinFingerprint, triesFile } from './pin.ts';
import { writePrivately } from './private-file.ts';

/** Wrong PINs in a row, after which it has to be waited. */
export const maxTries = 5;
/** The first wait, ms; every further one is twice as long. */
export const firstWaitMs = 60_000;
/** The longest wait, ms. */
export const longestWaitMs = 3_600_000;

const triesSchema = z.object({
  /** Wrong PINs since the last wait, or the last right one. */
  wrong: z.number().int().min(0).max(maxTries),
  /** Waits so far since the last right one. */
  waits: z.number().int().min(0).max(1_000),
  /** Until when none is looked at, ms since the epoch; 0: now. */
  until: z.number(),
});
type Tries = z.infer<typeof triesSchema>;

/** How things stand with the PIN. */
export interface GateState {
  readonly pinSet: boolean;
  /** None is looked at for so long, ms. */
  readonly waitMs: number;
  /** Wrong ones that may still be given. */
  readonly triesLeft: number;
}

/** Whoever has the PIN comes in; guessing it takes years. One for the whole kiosk, whatever the way in. */
export interface PinGate {
  state(): GateState;
  /** Looks at a PIN. One after the other: trying many at once gives no more tries. */
  try(pin: string): Promise<GateState & { readonly outcome: 'open' | 'wrong' | 'wait' | 'no-pin' }>;
  /** Which PIN is set; see `pinFingerprint`. */
  fingerprint(): string | null;
}

const untried: Tries = { wrong: 0, waits: 0, until: 0 };

/** Counts are kept in a file beside the PIN: starting the kiosk anew gives no new tries. */
export function createPinGate({
  clock,
  log,
  file = pinFile(),
  check = isPin,
}: {
  readonly clock: Clock;
  readonly log: Log;
  readonly file?: string;
  /** Looks at one PIN, where not by its hash. */
  readonly check?: (pin: string, file: string) => Promise<boolean>;
}): PinGate {
  let queue: Promise<unknown> = Promise.resolve();
  /** What could not be written counts all the same, as long as this process lives. */
  let unwritten: Tries | null = null;

  function read(): Tries {
    let text: string;
    try {
      text = readFileSync(triesFile(file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return unwritten ?? untried;
      // What cannot be read gives no tries: a minute's wait, once, and then it is counted in memory.
      unwritten ??= locked();
      return unwritten;
    }
    if (unwritten) return unwritten;
    try {
      return triesSchema.parse(JSON.parse(text));
    } catch {
      // Whoever spoils the file gets no new tries by it.
      const again = locked();
      write(again);
      return again;
    }
  }

  const locked = (): Tries => ({ wrong: 0, waits: 1, until: clock.now() + firstWaitMs });

  function write(tries: Tries): void {
    try {
      writePrivately(triesFile(file), `${JSON.stringify(tries)}\n`);
      unwritten = null;
    } catch (error) {
      unwritten = tries;
      log.warn({ reason: messageOf(error) }, 'wrong PINs could not be noted');
    }
  }

  /** A clock that was set back must not keep anybody out for ever. */
  function waitOf({ until }: Tries): number {
    return Math.min(longestWaitMs, Math.max(0, Math.ceil(until - clock.now())));
  }

  function state(): GateState {
    const tries = read();
    const pinSet = pinFingerprint(file) !== null;
    return { pinSet, waitMs: waitOf(tries), triesLeft: maxTries - tries.wrong };
  }

  async function tryNow(pin: string): ReturnType<PinGate['try']> {
    const before = read();
    if (pinFingerprint(file) === null) return { outcome: 'no-pin', ...state() };
    const waitMs = waitOf(before);
    if (waitMs > 0) {
      if (before.until - clock.now() > longestWaitMs) {
        write({ ...before, until: clock.now() + longestWaitMs });
      }
      return { outcome: 'wait', ...state() };
    }
    // It counts as wrong until it is known to be right: pulling the plug meanwhile gives no new try.
    const wrong = before.wrong + 1;
    const over = wrong >= maxTries;
    const until = over
      ? clock.now() + Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(before.waits, 10))
      : 0;
    const waits = Math.min(1_000, before.waits + (over ? 1 : 0));
    write({ wrong: over ? 0 : wrong, waits, until });
    if (await check(pin, file)) {
      write(untried);
      return { outcome: 'open', ...state() };
    }
    log.warn({ waitMs: over ? waitOf(read()) : 0 }, 'a wrong operator PIN was given');
    return { outcome: 'wrong', ...state() };
  }

  return {
    state,
    try(pin) {
      const done = queue.then(() => tryNow(pin));
      queue = done.catch(() => {});
      return done;
    },
    fingerprint: () => pinFingerprint(file),
  };
}
