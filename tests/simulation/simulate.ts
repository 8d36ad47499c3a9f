import { type Chance, seededChance } from './chance.ts';
import { virtualClock } from './clock.ts';
import { faultsOf } from './faults.ts';
import { onVirtualTime } from './globals.ts';
import { flushMicrotasks } from './microtasks.ts';
import { scriptOf, type Step } from './script.ts';
import { shopTimeMs, type SimulatedShop } from './shop.ts';
import { noTrace, tracing } from './trace.ts';
import { createWatch } from './watch.ts';
import { createWorld } from './world.ts';

export interface Outcome {
  readonly seed: number;
  /** What must never happen and did. */
  readonly violation: string | undefined;
  readonly trace: readonly string[];
  /** Steps of the clock, and how much virtual time they took, ms. */
  readonly steps: number;
  readonly ms: number;
  /** What was seen, to know that runs are not empty. */
  readonly seen: Readonly<Record<string, number>>;
}

/** A run that takes longer, in virtual ms or steps, never ends. */
const longestRunMs = 240_000;
const mostSteps = 200_000;
/** Quiet for this long, ms, it is at rest. */
const restMs = 2_500;
const lingerMs = 1_500;
/** Nobody is left unwatched for longer, ms. */
const beatMs = 500;
/** After everything is closed, what still waits must be over in this time, ms. */
const afterLifeMs = 120_000;

/** One person's visit, from a seed. Call it outside of any microtask. */
export function simulate(seed: number, shop: SimulatedShop, traced = false): Outcome {
  const chance: Chance = seededChance(seed);
  const lines: string[] = [];
  const clock = virtualClock(shopTimeMs, flushMicrotasks);
  const trace = traced ? tracing(clock, lines) : noTrace;
  const faults = faultsOf(chance);
  const script: Step[] = scriptOf(chance);
  const kind = chance.of(0.15) ? 'device' : 'remote';
  let steps = 0;
  const watch = createWatch({ clock, faults, shop, kind, trace });
  const fail = (error: unknown) =>
    watch.violated(
      `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );

  /** A trace shows what comes right after what must not happen. */
  let until: number | undefined;
  function lingers(): boolean {
    until ??= clock.now() + (traced ? lingerMs : 0);
    return clock.now() < until;
  }

  function run(): void {
    const world = createWorld({ clock, chance, faults, script, kind, shop, watch });
    flushMicrotasks();
    const startedAt = clock.now();
    let restSince: number | undefined;
    const beat = () => {
      if (!closed) clock.after(beatMs, beat);
    };
    let closed = false;
    beat();
    for (;;) {
      if (watch.violation !== undefined && !lingers()) return;
      if (!step()) break;
      const now = clock.now();
      if (!world.person.done || !world.quiet || watch.open) restSince = undefined;
      else restSince ??= now;
      // What has just happened is told in the same moment.
      const told = clock.nextAt > now;
      if (told && restSince !== undefined && now - restSince > restMs) break;
      if (now - startedAt > longestRunMs) return watch.violated('it does not come to rest');
    }
    closed = true;
    watch.atRest();
    if (watch.violation !== undefined) return;
    void world.close().catch(fail);
    flushMicrotasks();
    const closedAt = clock.now();
    while (clock.nextAt - closedAt < afterLifeMs) if (!step()) break;
    if (clock.waiting > 0) watch.violated(`${clock.waiting} timers are left after the end`);
  }

  function step(): boolean {
    steps += 1;
    if (steps > mostSteps) {
      watch.violated('too many steps');
      return false;
    }
    const went = clock.step();
    watch.look();
    return went;
  }

  const { stackTraceLimit } = Error;
  // Every abort makes an error, and its stack costs more than all else about it.
  if (!traced) Error.stackTraceLimit = 0;
  try {
    shop.during(() => onVirtualTime(clock, fail, run));
  } catch (error) {
    fail(error);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return {
    seed,
    violation: watch.violation,
    trace: lines,
    steps,
    ms: clock.now() - shopTimeMs,
    seen: watch.seen,
  };
}
