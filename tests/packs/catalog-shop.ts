import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/main/engine/open-store.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';

export interface CatalogShop extends Disposable {
  readonly db: SqliteDatabase;
  readonly file: string;
}

/** The sample shop in a folder of its own, without a conversation around it. */
export function openCatalog(): CatalogShop {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-catalog-'));
  const file = join(folder, 'retail.db');
  const { db } = openStore(file, retail, Date.parse('2026-11-21T10:00:00Z'));
  return {
    db,
    file,
    [Symbol.dispose]() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
