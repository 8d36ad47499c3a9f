import type { Chance } from './chance.ts';

/** How a voice speaks one sentence: when its first and its next audio comes, and whether it comes at all. */
export interface Speaking {
  readonly kind: 'speaks' | 'fails' | 'breaks' | 'hangs';
  readonly firstMs: number;
  readonly nextMs: number;
}

/** What goes wrong in a run, and how often. */
export interface Faults {
  /** How a voice speaks its next sentence. */
  voice(name: 'natural' | 'simple', chance: Chance): Speaking;
  /** Share of stretches of speech that the recogniser is unsure of. */
  readonly mishears: number;
  /** Share of reports of the far player that are lost. */
  readonly lostReports: number;
  /** How long a message between two processes travels, ms. */
  readonly messageMs: readonly [number, number];
  /** How long the language model takes, ms. */
  readonly modelMs: readonly [number, number];
  /** When, after the beginning, the speech process dies, ms. */
  readonly deaths: readonly number[];
  /** How long it takes to start, ms. */
  readonly startMs: readonly [number, number];
  /** Whether answers are prepared while the person speaks: it costs more than all the rest. */
  readonly prepares: boolean;
  /** A voice may break off in the middle of a sentence, which is not said again. */
  readonly breaks: boolean;
  /** Whether voices and line are so quick that what must happen within a second can. */
  readonly quick: boolean;
}

/** A third of all runs is calm: only there must everything be in time. */
export function faultsOf(chance: Chance): Faults {
  const quick = chance.of(0.35);
  const rough = !quick && chance.of(0.5);
  const rate = (share: number) => (quick ? 0 : chance.of(0.4) ? share : 0);
  const shares = { hangs: rate(0.1), fails: rate(0.1), breaks: rate(0.08), slow: rate(0.3) };
  const simple = { fails: rate(0.1), slow: rate(0.3) };
  const deaths = quick || chance.of(0.5) ? [] : Array.from({ length: chance.between(1, 2) });
  return {
    quick,
    prepares: chance.of(0.2),
    breaks: shares.breaks > 0,
    mishears: quick ? 0.05 : 0.15,
    lostReports: rough && chance.of(0.3) ? 0.15 : 0,
    messageMs: quick ? [0, 4] : rough ? [0, 80] : [0, 15],
    modelMs: chance.of(0.3) ? [200, 6_000] : [50, 800],
    deaths: deaths.map(() => chance.between(0, 40_000)),
    startMs: chance.of(0.2) ? [1_000, 4_000] : [100, 900],
    voice(name, own) {
      const firstMs = own.between(20, 120);
      const nextMs = own.between(10, 80);
      const how = (kind: Speaking['kind'], slower = 0) => ({
        kind,
        firstMs: firstMs + slower,
        nextMs: nextMs + slower / 4,
      });
      if (name === 'simple') {
        if (own.of(simple.fails)) return how('fails');
        return how('speaks', own.of(simple.slow) ? own.between(200, 1_500) : 0);
      }
      if (own.of(shares.hangs)) return how('hangs');
      if (own.of(shares.fails)) return how('fails');
      if (own.of(shares.breaks)) return how('breaks');
      return how('speaks', own.of(shares.slow) ? own.between(200, 1_400) : 0);
    },
  };
}
