import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import type { Position } from '../ops/settings.ts';
import { packs } from '../packs/index.ts';
import type { Pack } from '../packs/pack.ts';
import type { SqliteDatabase } from '../store/sqlite.ts';
import { restoreChosen } from './backups.ts';
import { type Lobby, openLobby, type Served } from './lobby/lobby.ts';
import { backupStore, type OpenedStore, openStore } from './open-store.ts';
import type { Interpret } from './session.ts';
import { openTrade } from './trade.ts';

/** Which pack is served, on which database. */
export interface TradeFile {
  readonly pack: Pack;
  readonly databaseFile: string;
}

/** A trade with the database it is bound to. */
export interface OpenTrade extends Served {
  readonly db: SqliteDatabase;
  /** What had to be done to open the database; null when nothing. */
  readonly recovered: OpenedStore['recovered'];
}

/** The trades of one kiosk, each on a database of its own. */
export interface Trades {
  readonly all: readonly [OpenTrade, ...OpenTrade[]];
  /** Where conversations begin while it is not known which of several trades they are for; null with one trade. */
  readonly lobby: Lobby | null;
  /** The trade with this pack; undefined for another one, and for null (none was chosen yet). */
  find(packId: string | null): OpenTrade | undefined;
  /** Copies every database beside itself. Never rejects: a copy that fails is logged, and the last one stays. */
  backup(): Promise<void>;
  close(): void;
}

export interface TradesOptions {
  readonly files: readonly [TradeFile, ...TradeFile[]];
  /** Where the kiosk stands; null where the packs' own data says it. */
  readonly position: Position | null;
  /** Who is asked about a pack's wishes when its fast path is unsure. */
  readonly interpretFor: (pack: Pack) => Interpret;
  readonly nowMs: number;
  readonly log: Log;
  /** Where classifiers are looked for and kept, where not in the usual folders. */
  readonly classifiers?: readonly string[] | undefined;
}

/**
 * Opens every trade at once: nobody waits for one when it is chosen.
 *
 * @throws when a database or its sample data cannot be used; nothing stays open then.
 */
export function openTrades(options: TradesOptions): Trades {
  const { files, position, interpretFor, nowMs, log, classifiers } = options;
  const stores: SqliteDatabase[] = [];
  const closeAll = () => {
    for (const db of stores) db.close();
  };

  function open({ pack, databaseFile }: TradeFile): OpenTrade {
    restoreChosen(databaseFile, nowMs, log);
    const { db, recovered } = openStore(databaseFile, pack, nowMs, position);
    stores.push(db);
    return {
      db,
      recovered,
      trade: openTrade(pack, db, classifiers),
      interpret: interpretFor(pack),
    };
  }

  try {
    const [first, ...others] = [open(files[0]), ...files.slice(1).map(open)];
    const all = [first, ...others] as const;
    return {
      all,
      lobby: others.length > 0 ? openLobby(all, packs, first.db, classifiers) : null,
      find: (packId) => all.find(({ trade }) => trade.pack.id === packId),
      async backup() {
        for (const { db, trade } of all) {
          await backupStore(db).catch((error: unknown) =>
            log.warn({ pack: trade.pack.id, reason: messageOf(error) }, 'no backup'),
          );
        }
      },
      close: closeAll,
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}
