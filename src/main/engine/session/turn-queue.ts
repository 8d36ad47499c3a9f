import type { TurnRecord } from '../turn-record.ts';
import type { Session } from './port.ts';

/** Runs the turns of one conversation, one after the other. */
export interface TurnQueue {
  /** What is going on: of several turns, the one that carries out what was agreed to is told of first. */
  readonly working: Session['working'];
  /** Another turn waits behind the one that is worked out. */
  readonly more: boolean;
  /** Runs a turn after those before it. Rejects with what `unlessClosed` throws, or the turn. */
  run(work: () => Promise<TurnRecord>, as?: NonNullable<Session['working']>): Promise<TurnRecord>;
  /** Does something once the turns that wait now are answered. */
  between(work: () => void): void;
}

/**
 * @param unlessClosed throws when the conversation is over: what waits then is not run.
 * @param onChanged told whenever a turn comes or is done.
 */
export function createTurnQueue(unlessClosed: () => void, onChanged: () => void): TurnQueue {
  let last: Promise<unknown> = Promise.resolve();
  const going = { thinking: 0, doing: 0 };

  return {
    get working() {
      if (going.doing > 0) return 'doing';
      return going.thinking > 0 ? 'thinking' : null;
    },
    get more() {
      return going.thinking + going.doing > 1;
    },
    run(work, as = 'thinking') {
      going[as] += 1;
      onChanged();
      const done = last
        .then(unlessClosed)
        .then(work)
        .finally(() => {
          going[as] -= 1;
          onChanged();
        });
      last = done.catch(() => {});
      return done;
    },
    between(work) {
      last = last.then(work);
    },
  };
}
