import { inMacrotask } from './microtasks.ts';
import { openSimulatedShop, type SimulatedShop } from './shop.ts';
import { type Outcome, simulate } from './simulate.ts';

/*
 * 10,000 visits of a person, with everything that can go wrong between them and Vaani, in two files that
 * run side by side. A failure names its seed, and shows what happened:
 *
 *     VAANI_SIM_SEED=123 npx vitest run --project unit tests/simulation
 *
 * VAANI_SIM_RUNS sets how many there are, from that seed on, or from 1.
 */
const asked = process.env['VAANI_SIM_SEED'];
const firstSeed = Number(asked ?? 1);
export const runs = Number(process.env['VAANI_SIM_RUNS'] ?? (asked === undefined ? 10_000 : 1));

/** The seeds of one of the two files. */
export function seedsOf(half: 0 | 1): readonly number[] {
  const all = Array.from({ length: runs }, (_, at) => firstSeed + at);
  return all.filter((_, at) => at % 2 === half);
}

/** What was seen in all runs together. */
export type Seen = Record<string, number>;

/** The event loop gets a turn after so many runs: a worker that is silent for long is taken for dead. */
const atOnce = 50;

/**
 * Simulates these seeds, one after the other.
 *
 * @throws at the first one in which something happened that must not, with its seed and its trace.
 */
export async function simulateAll(seeds: readonly number[], shop: SimulatedShop): Promise<Seen> {
  const seen: Seen = {};
  for (let from = 0; from < seeds.length; from += atOnce) {
    const some = seeds.slice(from, from + atOnce);
    const outcomes = await inMacrotask(() => some.map((seed) => simulate(seed, shop)));
    for (const outcome of outcomes) {
      if (outcome.violation !== undefined) throw await replayed(outcome, shop);
      for (const [what, times] of Object.entries(outcome.seen)) {
        seen[what] = (seen[what] ?? 0) + times;
      }
    }
  }
  return seen;
}

async function replayed({ seed, violation }: Outcome, shop: SimulatedShop): Promise<Error> {
  const { trace } = await inMacrotask(() => simulate(seed, shop, true));
  return new Error(`${violation}\nVAANI_SIM_SEED=${seed}\n${trace.join('\n')}`);
}

/** The trace of one seed. */
export const traceOf = async (seed: number, shop: SimulatedShop): Promise<readonly string[]> =>
  (await inMacrotask(() => simulate(seed, shop, true))).trace;

export { openSimulatedShop, type SimulatedShop };
