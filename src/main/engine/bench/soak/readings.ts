import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type BenchRow, missingRow, type Unit } from '../row.ts';
import { openFiles, ownMemory } from '../memory.ts';
import { growthOf, type Reading } from './trend.ts';

/** What is watched during a soak, and its name in the table. */
export const watched = {
  heapMb: 'live JavaScript',
  residentMb: 'resident memory',
  files: 'open files',
  handles: 'timers, sockets and other handles',
} as const;
export type Watched = keyof typeof watched;

/** What may grow in a whole run and is flat all the same, in MB or in number. */
export type Bounds = Readonly<Record<Watched, number>>;

export interface SoakRun {
  /** How far it was; in turns or minutes. */
  readonly readings: Readonly<Record<Watched, readonly Reading[]>>;
}

/** Reads memory and handles of this process as a run goes on. */
export interface Watch extends SoakRun {
  take(at: number): Promise<void>;
}

export function createWatch(): Watch {
  const readings: Record<Watched, Reading[]> = {
    heapMb: [],
    residentMb: [],
    files: [],
    handles: [],
  };
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return {
    readings,
    async take(at) {
      // What waits to be freed outside of the heap is freed after the first; so is what it held.
      for (let round = 0; round < 2; round += 1) {
        collect();
        await new Promise((resolve) => setImmediate(resolve));
      }
      const memory = ownMemory();
      readings.heapMb.push({ at, value: memory.heapMb });
      readings.residentMb.push({ at, value: memory.residentMb });
      readings.handles.push({ at, value: process.getActiveResourcesInfo().length });
      const files = openFiles();
      if (files !== null) readings.files.push({ at, value: files });
    },
  };
}

/**
 * One row for each thing watched: how much it would grow in a whole run.
 *
 * @param name e.g. "soak, 10,000 text turns".
 * @param run the length of the run that the bounds are for, in the unit of the readings.
 */
export function soakRows(
  name: string,
  { readings }: SoakRun,
  run: number,
  bounds: Bounds,
): BenchRow[] {
  return (Object.keys(watched) as Watched[]).map((what): BenchRow => {
    const unit: Unit = what.endsWith('Mb') ? 'MB' : 'count';
    const figure = `${name}: growth of ${watched[what]}`;
    const taken = readings[what];
    if (taken.length < 6) {
      const why = taken.length === 0 ? 'the system does not tell' : 'too few readings';
      return missingRow(figure, unit, why, bounds[what]);
    }
    const { growth, give, flat } = growthOf(taken, run, bounds[what]);
    const last = taken.at(-1)?.value ?? 0;
    const digits = unit === 'MB' ? 1 : 0;
    return {
      figure,
      unit,
      samples: taken.length,
      value: Math.round(growth * 100) / 100,
      target: bounds[what],
      met: flat,
      note: `± ${give.toFixed(1)}, ${last.toFixed(digits)} at the end${flat === null ? ', too uneven to tell' : ''}`,
    };
  });
}
