import { languages } from '../../../../contract/language.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Log } from '../../../ops/log.ts';
import type { SqliteDatabase } from '../../../store/sqlite.ts';
import { saveConversation } from '../../conversations.ts';
import { createSession } from '../../session.ts';
import type { Trade } from '../../trade.ts';
import { conversation } from '../conversation.ts';
import { type Bounds, createWatch, type SoakRun } from './readings.ts';

/** A whole run. */
export const textSoakTurns = 10_000;

/**
 * What is still flat in 10,000 turns. A turn that kept as much as its own words, card and receipt would
 * grow the heap by 10 MB and more; compiled code and inline caches move it by a few hundred kB. Resident
 * memory moves by single pages of SQLite's cache and of the allocator, some MB. Handles do not move.
 */
export const textBounds: Bounds = { heapMb: 2, residentMb: 12, files: 2, handles: 4 };

export interface TextSoakOptions {
  readonly trade: Trade;
  readonly db: SqliteDatabase;
  readonly clock: Clock;
  readonly log: Log;
  readonly turns: number;
  /** How often memory is read. */
  readonly readings: number;
  readonly progress: (turns: number) => void;
  readonly signal: AbortSignal;
  /** Told after each turn; for tests. */
  readonly onTurn?: (turn: number) => void;
}

/** Conversations one after another, stored as a kiosk stores them; every fifth goes on four times as long. */
export async function soakText(options: TextSoakOptions): Promise<SoakRun> {
  const { trade, db, clock, log, turns, signal } = options;
  const watch = createWatch();
  const every = Math.max(1, Math.floor(turns / options.readings));
  let turn = 0;
  for (let round = 0; turn < turns && !signal.aborted; round += 1) {
    const language = languages[round % languages.length] as (typeof languages)[number];
    const session = createSession({
      trade,
      clock,
      language,
      interpret: null,
      onError(error) {
        throw error;
      },
    });
    session.events.on('answered', () => saveConversation(db, session, clock.now(), log));
    const said = conversation(trade.pack, language);
    const lines = round % 5 === 4 ? [...said, ...said, ...said, ...said] : said;
    for (const line of lines) {
      if (turn >= turns || signal.aborted) break;
      await session.say(line);
      turn += 1;
      options.onTurn?.(turn);
      if (turn % every === 0) {
        options.progress(turn);
        await watch.take(turn);
      }
    }
    session.close();
  }
  return watch;
}
