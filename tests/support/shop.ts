import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../src/contract/language.ts';
import { createActionAgent } from '../../src/main/actions/agent.ts';
import { openStore } from '../../src/main/engine/open-store.ts';
import { createProfiles } from '../../src/main/engine/profiles.ts';
import {
  createSession,
  type Interpret,
  type Session,
  type SessionHelp,
} from '../../src/main/engine/session.ts';
import { classifierFolders } from '../../src/main/engine/pack-classifier.ts';
import { openTrade, type Trade } from '../../src/main/engine/trade.ts';
import { packs } from '../../src/main/packs/index.ts';
import type { Pack } from '../../src/main/packs/pack.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';

/** The time at which tests take place, unless they say another. */
export const shopTime = '2026-11-21T10:00:00Z';

/** An empty folder of its own, gone when the test is over. */
export function tempFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'vaani-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Shop extends Disposable {
  readonly db: SqliteDatabase;
  readonly file: string;
  readonly trade: Trade;
  readonly clock: ManualClock;
  /** A conversation; an error inside a turn fails the test unless `onError` takes it. */
  begin(options?: {
    language?: Language;
    interpret?: Interpret;
    onError?: (error: unknown) => void;
    trade?: Trade;
    /** Who asks people of the shop. */
    help?: SessionHelp;
  }): Session;
}

/** Training takes seconds: tests share what was trained on the same examples, and leave the person's own folder alone. */
export const classifiers: readonly [built: string, kept: string] = [
  classifierFolders()[0],
  join(tmpdir(), 'vaani-test-classifiers'),
];
const trained = new Map<Pack, Trade>();

/** A pack ready to serve on this database. */
export function tradeOn(pack: Pack, db: SqliteDatabase): Trade {
  const known = trained.get(pack);
  if (known) {
    return {
      ...known,
      pack: { ...pack, slots: { ...pack.slots, ...pack.openSlots?.(db) } },
      agent: createActionAgent(pack.actions, db),
      hotwords: (language) => pack.hotwords?.(db, language) ?? [],
      profiles: createProfiles(db),
    };
  }
  const trade = openTrade(pack, db, classifiers);
  trained.set(pack, trade);
  return trade;
}

/** A pack as it is served, with what every pack has. */
export function packNamed(id: string): Pack {
  const pack = packs.find((one) => one.id === id);
  if (!pack) throw new Error(`there is no pack "${id}"`);
  return pack;
}

/** A fresh database seeded at `now`, on a clock that a test moves. */
export function openShop(options: { pack?: Pack; now?: string } = {}): Shop {
  const pack = options.pack ?? packNamed('retail');
  const folder = tempFolder();
  const clock = manualClock(Date.parse(options.now ?? shopTime));
  const file = join(folder.path, `${pack.id}.db`);
  const { db } = openStore(file, pack, clock.now());
  const trade = tradeOn(pack, db);
  const sessions: Session[] = [];
  return {
    db,
    file,
    trade,
    clock,
    begin({ language = 'en', interpret, onError, trade: other, help } = {}) {
      const session = createSession({
        trade: other ?? trade,
        clock,
        language,
        interpret: interpret ?? null,
        ...(help && { help }),
        ...(help && { help }),
        onError:
          onError ??
          ((error) => {
            throw error;
          }),
      });
      sessions.push(session);
      return session;
    },
    [Symbol.dispose]() {
      for (const session of sessions) session.close();
      db.close();
      folder[Symbol.dispose]();
    },
  };
}
