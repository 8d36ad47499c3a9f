import { type Api, emptyApi, type EventName } from '../../contract/rpc/api.ts';
import { createPeer, type Peer } from '../../contract/rpc/peer.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { DialError } from './websocket.ts';

/** The engine as a page sees it: the page only asks and listens. */
export type EnginePeer<A extends Api> = Peer<typeof emptyApi, A>;

/**
 * connecting: first try · open: a session is open · reconnecting: it dropped, tries go on ·
 * unreachable: many tries failed, slow tries go on · refused: the engine does not let this page in ·
 * mismatch: the two sides do not understand each other. The last two need a person.
 */
export type LinkState =
  | 'connecting'
  | 'open'
  | 'reconnecting'
  | 'unreachable'
  | 'refused'
  | 'mismatch';

/** Thrown by `greet` when the engine answers in a shape this screen does not know. */
export class MismatchError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MismatchError';
  }
}

export interface LinkOptions<A extends Api> {
  /** What the engine offers to this page. */
  readonly uses: A;
  /** The event without which the page is of no use; one that is not understood is a mismatch. */
  readonly vital: EventName<A>;
  readonly dial: () => Promise<Wire>;
  /** Opens the session on a fresh peer; the link counts as open when it resolves. */
  readonly greet: (peer: EnginePeer<A>) => Promise<void>;
  readonly onState: (state: LinkState) => void;
  /** Runs `callback` once after `ms`; the returned function cancels it. */
  readonly after?: (ms: number, callback: () => void) => () => void;
  /** 0 to 1; spreads the retries of many screens. */
  readonly random?: () => number;
}

export interface Link<A extends Api> {
  /** The peer of the open session, or undefined while there is none. */
  peer(): EnginePeer<A> | undefined;
  start(): void;
  /** Drops the connection and makes a new one; resolves when it is open, rejects when that failed. */
  redial(): Promise<void>;
  /** Tries again at once (a person asked to). */
  retry(): void;
  dispose(): void;
}

const firstRetryMs = 250;
const longestRetryMs = 8_000;
/** After this many failures in a row the screen says that nobody is there. */
const failuresUntilUnreachable = 5;

export function createLink<A extends Api>(options: LinkOptions<A>): Link<A> {
  const random = options.random ?? Math.random;
  const after = options.after ?? afterTimeout;
  let peer: EnginePeer<A> | undefined;
  let current: EnginePeer<A> | undefined;
  let generation = 0;
  let failures = 0;
  let wasOpen = false;
  let state: LinkState | undefined;
  let cancelRetry = () => {};

  const say = (next: LinkState) => {
    if (next !== state) options.onState(next);
    state = next;
  };

  async function attempt(quiet = false): Promise<void> {
    cancelRetry();
    const mine = ++generation;
    const stale = () => mine !== generation;
    current?.close('replaced');
    current = peer = undefined;
    // A change of connection that works is nothing a person needs to hear of.
    if (!quiet && state !== 'unreachable') say(wasOpen ? 'reconnecting' : 'connecting');
    try {
      const wire = await options.dial();
      if (stale()) return wire.close('replaced');
      let mismatch: string | undefined;
      const fresh = createPeer({
        wire,
        serves: emptyApi,
        handlers: {},
        uses: options.uses,
        onProtocolError: (message) => {
          // An unknown event may come from a newer engine.
          if (!message.startsWith(`event ${options.vital}:`)) return;
          mismatch = message;
          if (!stale()) giveUp('mismatch');
        },
      });
      current = fresh;
      fresh.onClose(() => {
        if (stale() || peer !== fresh) return;
        peer = undefined;
        failed();
      });
      await options.greet(fresh);
      if (stale() || mismatch) return;
      peer = fresh;
      failures = 0;
      wasOpen = true;
      say('open');
    } catch (error) {
      if (stale()) return;
      if (error instanceof MismatchError) giveUp('mismatch');
      else if (error instanceof DialError && error.code === 'refused') giveUp('refused');
      else failed();
      throw error;
    }
  }

  function giveUp(reason: 'mismatch' | 'refused'): void {
    generation += 1;
    current?.close(reason);
    current = peer = undefined;
    say(reason);
  }

  function failed(): void {
    failures += 1;
    const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1));
    say(
      failures >= failuresUntilUnreachable
        ? 'unreachable'
        : wasOpen
          ? 'reconnecting'
          : 'connecting',
    );
    cancelRetry = after(longest * (0.5 + random() / 2), () => void attempt().catch(() => {}));
  }

  return {
    peer: () => peer,
    start: () => void attempt().catch(() => {}),
    redial: () => attempt(true),
    retry() {
      failures = 0;
      void attempt().catch(() => {});
    },
    dispose() {
      cancelRetry();
      generation += 1;
      current?.close('closed');
      current = peer = undefined;
    },
  };
}

function afterTimeout(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
