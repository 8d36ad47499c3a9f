import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCatalogSearch, growCatalog } from '../engine/bench/catalog-search.ts';
import type { BenchRow, ShareRow } from '../engine/bench/row.ts';
import { benchTextTurns } from '../engine/bench/text-turns.ts';
import { benchTurnEnds } from '../engine/bench/turn-ends.ts';
import { openStore } from '../engine/open-store.ts';
import { openTrade } from '../engine/trade.ts';
import { systemClock } from '../kernel/clock.ts';
import type { Command } from './command.ts';
import { integerOption, packOption } from './options.ts';

function lineOf(row: BenchRow | ShareRow): string {
  const { figure, samples, target, unit } = row;
  const measured = 'value' in row ? `${row.value} %` : `p50 ${row.p50} ms  p95 ${row.p95} ms`;
  const verdict = row.met ? 'met' : 'missed';
  return `${figure.padEnd(70)} n ${samples}  ${measured}  target ${target} ${unit}  ${verdict}`;
}

/** Measures the fast path on a shop of its own, in a temporary folder. */
export const bench: Command = {
  name: 'bench',
  usage: '[--pack P] [--products N]',
  summary:
    'Measures text turns, ends of turns and catalog search; one row a figure, with its target',
  options: { pack: { type: 'string' }, products: { type: 'string' } },
  async run(context) {
    const pack = packOption(context);
    const products = integerOption(context, 'products', 100_000, 100, 1_000_000);
    const folder = mkdtempSync(join(tmpdir(), 'vaani-bench-'));
    const { db } = openStore(join(folder, 'bench.db'), pack, systemClock.now());
    try {
      process.stderr.write(
        `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`,
      );
      const print = (row: BenchRow | ShareRow) => context.print(row, lineOf(row));
      const trade = openTrade(pack, db);
      print(await benchTextTurns(trade, systemClock));
      print(benchTurnEnds(trade));
      // Only a shop has a catalog to search.
      if (Object.hasOwn(pack.actions, 'search_products')) {
        growCatalog(pack, db, products);
        for (const row of benchCatalogSearch(pack, db, systemClock.now())) print(row);
      }
      return 0;
    } finally {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
