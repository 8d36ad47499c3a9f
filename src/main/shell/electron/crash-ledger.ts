import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';

/** What is known of this start from how the ones before it ended. */
export interface StartRecord {
  /** The kiosk has crashed so often lately that it should start with as little as it can. */
  readonly safeMode: boolean;
  /** Crashes within the window, this start's reason among them. */
  readonly crashes: number;
  /** It is being ended on purpose: what follows is no crash. May be called more than once. */
  ended(): void;
}

/** This many crashes within that time, ms, and the kiosk starts in safe mode. */
const manyCrashes = 3;
export const crashWindowMs = 5 * 60_000;
/** More than this many need not be remembered. */
const keptCrashes = 10;

const ledgerSchema = z.object({
  /** A start that has not ended on purpose yet. */
  running: z.boolean(),
  /** When starts were found to have crashed, ms since the epoch. */
  crashes: z.array(z.number()).max(keptCrashes),
});
type Ledger = z.infer<typeof ledgerSchema>;

/**
 * Notes in `file` that the kiosk has started, and finds out whether the start before it ended by itself
 * (a crash, a power cut): then nobody took the note away. Whoever runs for five minutes is sound: what
 * went before is forgotten. Never throws: a disk that is full or broken must not keep a kiosk from
 * starting, it is only logged.
 *
 * To be called once, by the only instance of the kiosk.
 */
export function recordStart(file: string, clock: Clock, log: Log): StartRecord {
  const now = clock.now();
  const before = read(file, log);
  const crashes = (before.running ? [...before.crashes, now] : before.crashes)
    // A clock that was put right meanwhile may have left times of the future.
    .filter((at) => at <= now && now - at < crashWindowMs)
    .slice(-keptCrashes);
  write(file, { running: true, crashes }, log);
  const cancel = clock.after(crashWindowMs, () => write(file, { running: true, crashes: [] }, log));
  let over = false;
  return {
    safeMode: crashes.length >= manyCrashes,
    crashes: crashes.length,
    ended() {
      if (over) return;
      over = true;
      cancel();
      write(file, { running: false, crashes: [] }, log);
    },
  };
}

function read(file: string, log: Log): Ledger {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!missing) log.warn({ reason: messageOf(error) }, 'the record of starts cannot be read');
    return { running: false, crashes: [] };
  }
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch {
    // Half a file is what a power cut leaves: the start that wrote it did not end on purpose.
    log.warn('the record of starts was damaged');
    return { running: true, crashes: [] };
  }
}

/** Replaces the file whole: a power cut leaves the old one or the new one. */
function write(file: string, ledger: Ledger, log: Log): void {
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, JSON.stringify(ledger), { flush: true });
    renameSync(part, file);
  } catch (error) {
    log.warn({ reason: messageOf(error) }, 'the record of starts cannot be written');
    try {
      rmSync(part, { force: true });
    } catch {
      // What cannot be written often cannot be removed either; the next start overwrites it.
    }
  }
}
