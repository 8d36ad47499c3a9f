import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SimulatedShop } from './shop.ts';

vi.mock('../../src/main/speech/load.ts', async () => (await import('./mocks.ts')).load);
vi.mock('../../src/main/speech/devices.ts', async () => (await import('./mocks.ts')).devices);
vi.mock(
  '../../src/main/speech/audio/resample.ts',
  async () => (await import('./mocks.ts')).resample,
);
vi.mock('../../src/main/speech/echo/load.ts', async () => (await import('./mocks.ts')).echo);
vi.mock('../../src/main/speech/tts/espeak.ts', async () => (await import('./mocks.ts')).espeak);

const { openSimulatedShop, runs, seedsOf, simulateAll, traceOf } = await import('./runs.ts');

let shop: SimulatedShop;
beforeAll(() => {
  shop = openSimulatedShop();
}, 60_000);
afterAll(() => shop[Symbol.dispose]());

const seeds = seedsOf(0);

test.runIf(seeds.length > 0)(
  `${seeds.length} visits, seeds from ${seeds[0]}: all is well`,
  {
    timeout: 400_000,
  },
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

test('the same seed gives the same visit, moment by moment', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const trace = await traceOf(seed, shop);
    expect(trace.length).toBeGreaterThan(20);
    expect(await traceOf(seed, shop)).toEqual(trace);
  }
});
