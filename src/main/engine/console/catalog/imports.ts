import {
  type CatalogApplied,
  type CatalogPreview,
  type CatalogTable as ShownTable,
  maxChunkBytes,
  maxShown,
} from '../../../../contract/console.ts';
import { RpcError } from '../../../../contract/rpc/message.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { messageOf } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Log } from '../../../ops/log.ts';
import type { CatalogTable } from '../../../packs/kit/catalog.ts';
import { makeBackup } from '../../backups.ts';
import type { OpenTrade } from '../../trades.ts';
import { make, rehearse } from './apply.ts';
import { compare, type Comparison, stampOf } from './compare.ts';
import { readRows } from './rows.ts';
import { textOf } from './text.ts';

/** A preview that nobody has agreed to for so long is forgotten, ms. */
export const previewForMs = 30 * 60_000;

/** The catalog files of one console. */
export interface Imports {
  tables(): ShownTable[];
  begin(of: {
    readonly pack: string;
    readonly table: string;
    readonly format: 'json' | 'csv';
    readonly bytes: number;
  }): string;
  /** How many bytes have come. */
  chunk(upload: string, at: number, data: string): number;
  preview(upload: string, replace: boolean): CatalogPreview;
  apply(preview: string): Promise<CatalogApplied>;
  /** Forgets whatever was brought. */
  discard(): void;
}

export interface ImportsOptions {
  readonly trades: readonly OpenTrade[];
  readonly clock: Clock;
  readonly log: Log;
}

interface Upload {
  readonly id: string;
  readonly trade: OpenTrade;
  readonly table: CatalogTable;
  readonly format: 'json' | 'csv';
  readonly bytes: Uint8Array;
  received: number;
}

interface Preview extends Comparison {
  readonly id: string;
  readonly trade: OpenTrade;
  readonly table: CatalogTable;
  readonly stamp: string;
  readonly ready: boolean;
}

export function createImports({ trades, clock, log }: ImportsOptions): Imports {
  let upload: Upload | null = null;
  let preview: Preview | null = null;
  let forget = () => {};

  const nowIso = () => new Date(clock.now()).toISOString();

  function discard(): void {
    forget();
    upload = null;
    preview = null;
  }

  /** What was brought is kept for a while from its last use. */
  function keep(): void {
    forget();
    forget = clock.after(previewForMs, discard);
  }

  function uploadNamed(id: string): Upload {
    if (upload?.id !== id)
      throw new RpcError('gone', 'this file is not here any more: bring it again');
    return upload;
  }

  return {
    tables: () =>
      trades.flatMap(({ trade, db }) =>
        (trade.pack.importable ?? []).map((table) => ({
          pack: trade.pack.id,
          packTitle: trade.wording.en.label('pack.title'),
          table: table.name,
          key: table.key,
          columns: table.columns.map(({ name, kind, required, allowed }) => ({
            name,
            kind,
            required,
            allowed,
          })),
          rows: table.read(db).length,
        })),
      ),
    begin({ pack, table, format, bytes }) {
      discard();
      const trade = trades.find((one) => one.trade.pack.id === pack);
      const found = trade?.trade.pack.importable?.find(({ name }) => name === table);
      if (!trade || !found) throw new RpcError('invalid', 'this table cannot be imported');
      const id = newId('upload');
      upload = { id, trade, table: found, format, bytes: new Uint8Array(bytes), received: 0 };
      keep();
      return id;
    },
    chunk(id, at, data) {
      const to = uploadNamed(id);
      const bytes = Buffer.from(data, 'base64');
      if (at !== to.received) {
        throw new RpcError('invalid', `byte ${to.received} is next, not ${at}`);
      }
      if (bytes.length > maxChunkBytes || at + bytes.length > to.bytes.length) {
        throw new RpcError('invalid', 'more came than was said');
      }
      to.bytes.set(bytes, at);
      to.received += bytes.length;
      return to.received;
    },
    preview(id, replace) {
      const { trade, table, format, bytes, received } = uploadNamed(id);
      if (received < bytes.length) {
        throw new RpcError('invalid', `only ${received} of ${bytes.length} bytes have come`);
      }
      const { db } = trade;
      const file = readRows(textOf(bytes), format, table);
      const compared = compare(table, table.read(db), file.rows, replace);
      const found = [...file.problems, ...compared.problems];
      // A row that lacks something would only be refused for that once more.
      if (found.length === 0) found.push(...rehearse(table, db, compared.changes, nowIso()));
      const problems = found.toSorted((a, b) => a.line - b.line);
      preview = {
        ...compared,
        id: newId('preview'),
        trade,
        table,
        problems,
        ready: problems.length === 0,
      };
      keep();
      return {
        preview: preview.id,
        pack: trade.trade.pack.id,
        table: table.name,
        counts: compared.counts,
        changes: [...compared.shown],
        problems: problems.slice(0, maxShown),
        problemCount: problems.length,
      };
    },
    async apply(id) {
      const wanted = preview;
      if (wanted?.id !== id)
        throw new RpcError('gone', 'this preview is not here any more: bring the file again');
      if (!wanted.ready) throw new RpcError('invalid', 'put right what is wrong in the file first');
      const { db, trade } = wanted.trade;
      const { table } = wanted;
      const changedMeanwhile = () => {
        discard();
        return new RpcError(
          'changed',
          'the data has changed since the preview: bring the file again and look once more',
        );
      };
      if (stampOf(table, db) !== wanted.stamp) throw changedMeanwhile();
      let backup: string;
      try {
        backup = await makeBackup(db, 'import', clock.now());
      } catch (error) {
        throw notSaved(error);
      }
      // Another console may have been quicker while the backup was made.
      if (preview?.id !== id) throw new RpcError('gone', 'this preview is not here any more');
      try {
        db.transaction(() => {
          if (stampOf(table, db) !== wanted.stamp) throw changedMeanwhile();
          for (const change of wanted.changes) make(table, db, change, nowIso());
        });
        trade.refresh();
      } catch (error) {
        throw error instanceof RpcError ? error : notSaved(error);
      }
      discard();
      const { added, changed, removed } = wanted.counts;
      log.info(
        { pack: trade.pack.id, table: table.name, added, changed, removed },
        'a catalog was imported',
      );
      return { counts: { added, changed, removed }, backup };
    },
    discard,
  };
}

const notSaved = (error: unknown) =>
  new RpcError('not-saved', `nothing was changed: ${messageOf(error)}`);
