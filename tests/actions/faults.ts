import type { Ports } from '../../src/main/actions/graph/ports.ts';
import type { At } from '../../src/main/actions/graph/state.ts';
import { type Database, StorageError } from '../../src/main/store/port.ts';

/** The process is gone: nothing of it runs any more. */
export class Crash extends Error {}

/** Where a transaction can be hit. */
export type Point = 'before BEGIN' | 'inside' | 'before COMMIT' | 'after COMMIT';
export const points: readonly Point[] = ['before BEGIN', 'inside', 'before COMMIT', 'after COMMIT'];

export interface Faults {
  /** The process dies when the graph comes to this node. */
  readonly node?: At;
  /** A transaction is hit here, this many times. */
  readonly point?: Point;
  readonly how?: 'crash' | 'busy' | 'full' | 'error';
  readonly times?: number;
  /** `inside`: before the statement of this number, of those in a transaction and those that write. */
  readonly statement?: number;
  /** The receipts cannot be looked up outside a transaction. */
  readonly blind?: boolean;
  /** Something that happens when a transaction is about to begin: another process was faster. */
  readonly rival?: () => void;
}

/** One life of a process on a database: what goes wrong in it is armed before each call. */
export interface Life {
  readonly db: Database;
  readonly watch: Ports['watch'];
  arm(faults: Faults): void;
  readonly dead: boolean;
}

export function beginLife(real: Database): Life {
  let faults: Faults = {};
  let hits = 0;
  let statements = 0;
  let inside = false;
  let dead = false;

  const die = (): never => {
    dead = true;
    throw new Crash('the process is gone');
  };
  const alive = () => {
    if (dead) die();
  };
  function hit(point: Point): void {
    if (faults.point !== point || hits >= (faults.times ?? 1)) return;
    hits += 1;
    if (faults.how === 'crash') die();
    if (faults.how === 'error') throw new Error(`an error ${point}`);
    throw new StorageError(faults.how === 'full' ? 'full' : 'busy', `a fault ${point}`);
  }
  function statement(writes = false): void {
    alive();
    // What is written without a transaction is hit all the same.
    if (!inside && !writes) return;
    statements += 1;
    if (statements === (faults.statement ?? 1)) hit('inside');
  }

  return {
    get dead() {
      return dead;
    },
    arm(next) {
      faults = next;
      hits = 0;
      statements = 0;
    },
    watch(state) {
      alive();
      if (state.at === faults.node) die();
    },
    db: {
      get(sql, params) {
        statement();
        if (!inside && faults.blind && sql.includes('receipts')) throw new Error('blind');
        return real.get(sql, params);
      },
      all(sql, params) {
        statement();
        return real.all(sql, params);
      },
      run(sql, params) {
        statement(true);
        return real.run(sql, params);
      },
      transaction(work) {
        alive();
        faults.rival?.();
        hit('before BEGIN');
        const result = real.transaction(() => {
          inside = true;
          try {
            const made = work();
            hit('before COMMIT');
            return made;
          } finally {
            inside = false;
          }
        });
        hit('after COMMIT');
        return result;
      },
    },
  };
}
