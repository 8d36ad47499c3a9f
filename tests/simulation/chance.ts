import { seededRandom } from '../../src/main/dialogue/understand/classifier/random.ts';

/** Everything that is left to chance in a run. */
export interface Chance {
  /** Whether something happens that happens in this share of cases. */
  of(share: number): boolean;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  one<T>(list: readonly T[]): T;
  /** Another source of chance: what draws from one does not change what another gives. */
  fork(): Chance;
}

export function seededChance(seed: number): Chance {
  const random = seededRandom(seed);
  return {
    of: (share) => random() < share,
    between: (from, to) => from + Math.floor(random() * (to - from + 1)),
    one: <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T,
    fork: () => seededChance(Math.floor(random() * 2 ** 32)),
  };
}
