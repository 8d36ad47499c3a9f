import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf } from '../kernel/errors.ts';
import { appRoot } from '../ops/paths.ts';
import type { Position } from '../ops/settings.ts';
import type { Pack } from '../packs/pack.ts';
import { migrate } from '../store/migrate.ts';
import { backupPath, openOrRecover } from '../store/recover.ts';
import type { SqliteDatabase } from '../store/sqlite.ts';

export interface OpenedStore {
  readonly db: SqliteDatabase;
  /** Set when the file was damaged: where it went, and what took its place. */
  readonly recovered: { readonly movedTo: string; readonly from: 'backup' | 'nothing' } | null;
}

/**
 * Opens the database of a pack: restores it when damaged, migrates it, and fills it with the pack's
 * sample data when it is empty.
 *
 * @param position where the kiosk stands; null where the pack's own data says it; left out, what was
 *   noted before stays.
 * @throws with what is wrong and where, when the file or the sample data cannot be used.
 */
export function openStore(
  file: string,
  pack: Pack,
  nowMs: number,
  position?: Position | null,
): OpenedStore {
  const opened = openOrRecover(file, nowMs);
  const { db } = opened;
  try {
    migrate(db, 'core', readFileSync(join(appRoot(), 'src/main/store/schema.sql'), 'utf8'));
    const schema = join(appRoot(), 'src/main/packs', pack.id, 'schema.sql');
    migrate(db, pack.id, readFileSync(schema, 'utf8'));
    if (!pack.isSeeded(db)) pack.seed(db, readData(pack.id), nowMs);
    if (position !== undefined) pack.place?.(db, position);
    pack.reindex?.(db);
    return opened;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Copies the database beside itself, for `openStore` to restore from. A copy that fails leaves the last one as it was. */
export async function backupStore(db: SqliteDatabase): Promise<void> {
  const target = backupPath(db.file);
  const part = `${target}.part`;
  try {
    rmSync(part, { force: true });
    await db.backup(part);
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function readData(packId: string): Record<string, unknown> {
  const folder = join(appRoot(), 'data', packId);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => {
      try {
        return [
          basename(name, '.json'),
          JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
        ];
      } catch (error) {
        throw new Error(`data/${packId}/${name}: ${messageOf(error)}`);
      }
    }),
  );
}
