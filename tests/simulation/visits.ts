import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openSimulatedShop,
  runs,
  seedsOf,
  simulateAll,
  type SimulatedShop,
  traceOf,
} from './runs.ts';

/** The visits of one of the two files, as a test. Returns the shop they are in. */
export function testVisits(half: 0 | 1): () => SimulatedShop {
  let shop: SimulatedShop;
  beforeAll(() => {
    shop = openSimulatedShop();
  }, 60_000);
  afterAll(() => shop[Symbol.dispose]());
  const seeds = seedsOf(half);

  test.runIf(seeds.length > 0)(
    `${seeds.length} visits, seeds from ${seeds[0]}: all is well`,
    { timeout: 800_000 },
    async () => {
      const seen = await simulateAll(seeds, shop);
      const [seed = 1] = seeds;
      // For whoever asks for one visit.
      if (runs === 1) process.stdout.write(`${(await traceOf(seed, shop)).join('\n')}\n`);
      if (runs < 1_000) return;
      // A simulation in which a thing never happens proves nothing about it.
      const kinds =
        'written proposed completed cut failed heard bargedIn resumed stopped notices deaths';
      for (const what of kinds.split(' ')) {
        expect(seen[what] ?? 0, what).toBeGreaterThan(seeds.length / 400);
      }
    },
  );
  return () => shop;
}
