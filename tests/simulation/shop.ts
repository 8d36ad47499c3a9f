import { openShop, type Shop } from '../support/shop.ts';
import type { Trade } from '../../src/main/engine/trade.ts';
import { languages } from '../../src/contract/language.ts';

/** The retail shop with its sample data, opened once; every run begins with the same. */
export interface SimulatedShop extends Disposable {
  readonly trade: Trade;
  readonly db: Shop['db'];
  /** Does some work on the data, and undoes it. */
  during<T>(work: () => T): T;
}

export const shopTimeMs = Date.parse('2026-11-21T10:00:00Z');

export function openSimulatedShop(): SimulatedShop {
  const shop = openShop();
  const { db } = shop;
  const { classifier, pronounce } = shop.trade;
  const predict: typeof classifier.predict = remembering(classifier.predict);
  const spoken = languages.map((language) => [
    language,
    remembering(process.env['STUB'] ? (t: string) => t : pronounce[language]),
  ]);
  return {
    trade: {
      ...shop.trade,
      // Nothing is recognised by them here.
      hotwords: () => [],
      classifier: { labels: classifier.labels, predict },
      pronounce: Object.fromEntries(spoken) as Trade['pronounce'],
    },
    db,
    during(work) {
      // A transaction inside becomes a savepoint of this one.
      db.execute('BEGIN');
      try {
        return work();
      } finally {
        db.execute('ROLLBACK');
      }
    },
    [Symbol.dispose]: () => shop[Symbol.dispose](),
  };
}

/** People say the same things in all runs. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? work(text);
    known.set(text, found);
    return found;
  };
}
