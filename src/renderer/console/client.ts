import {
  type ConsoleApi,
  consoleApi,
  type ConsoleState as Gate,
  lockAfterMs,
  pinSchema,
} from '../../contract/console.ts';
import type { Language } from '../../contract/language.ts';
import type { CallName, EventData, EventName, Params, ResultOf } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import {
  createLink,
  type EnginePeer,
  type LinkOptions,
  type LinkState,
  MismatchError,
} from '../bridge/link.ts';
import { DialError } from '../bridge/websocket.ts';
import { deskWire } from './desk-wire.ts';
import type { ConsoleStore } from './store.ts';

/** The console's end of the engine. */
export interface ConsoleClient {
  start(): void;
  dispose(): void;
  /** Connects again at once. */
  retry(): void;
  language(language: Language): void;
  /** Gives a PIN; the store says what came of it. */
  unlock(pin: string): Promise<void>;
  lock(): void;
  /** Somebody is there: to be called at every touch; the engine is told now and then. */
  touched(): void;
  /** Any call of the console. Rejects with RpcError. */
  call<M extends CallName<ConsoleApi>>(
    method: M,
    params: Params<ConsoleApi, M>,
    options?: { signal?: AbortSignal; timeoutMs?: number },
  ): Promise<ResultOf<ConsoleApi, M>>;
  /** Listens on the connection that is open now. */
  on<E extends EventName<ConsoleApi>>(
    name: E,
    listener: (data: EventData<ConsoleApi, E>) => void,
  ): () => void;
  /** A connection for the desk, inside this one. Rejects with DialError while there is none. */
  dialDesk(): Promise<Wire>;
}

export interface ConsoleClientOptions {
  readonly dial: () => Promise<Wire>;
  readonly store: ConsoleStore;
  readonly after?: LinkOptions<ConsoleApi>['after'];
  /** ms since the epoch. */
  readonly now?: () => number;
}

const helloWithinMs = 8_000;
const answerWithinMs = 20_000;
/** Touches closer together than this count as one. */
const touchEveryMs = 15_000;

export function createConsoleClient(options: ConsoleClientOptions): ConsoleClient {
  const { store } = options;
  const now = options.now ?? Date.now;
  let lastCallAt = 0;

  function note(): void {
    lastCallAt = now();
    store.setState({ locksAt: lastCallAt + lockAfterMs });
  }

  function show(gate: Gate): void {
    store.setState({ gate, waitUntil: gate.waitMs > 0 ? now() + gate.waitMs : null });
  }

  function showLocked(lockedWhy: 'idle' | 'asked' | 'pin'): void {
    const { gate } = store.getState();
    if (gate?.unlocked) store.setState({ gate: { ...gate, unlocked: false }, lockedWhy });
  }

  function onState(link: LinkState): void {
    const { gate, lockedWhy } = store.getState();
    if (link === 'open') return store.setState({ link });
    // Nobody knows whether it is open on the other side; what was shown goes.
    const why = gate?.unlocked ? 'line' : lockedWhy;
    store.setState({ link, gate: null, trying: false, lockedWhy: why });
  }

  const link = createLink<ConsoleApi>({
    uses: consoleApi,
    vital: 'locked',
    dial: options.dial,
    ...(options.after && { after: options.after }),
    onState,
    async greet(peer) {
      peer.on('locked', ({ why }) => {
        showLocked(why);
        // The PIN may be another one, or none, by now.
        void greet(peer).catch(() => {});
      });
      await greet(peer);
    },
  });

  async function greet(peer: EnginePeer<ConsoleApi>): Promise<void> {
    try {
      show(await peer.call('hello', {}, { timeoutMs: helloWithinMs }));
    } catch (error) {
      const code = error instanceof RpcError ? error.code : '';
      if (code === 'invalid' || code === 'unknown-method') {
        throw new MismatchError('the engine speaks another version');
      }
      throw error;
    }
  }

  const call: ConsoleClient['call'] = async (method, params, { signal, timeoutMs } = {}) => {
    const peer = link.peer();
    if (!peer) throw new RpcError('closed', 'there is no connection');
    note();
    try {
      return await peer.call(method, params, {
        ...(signal && { signal }),
        timeoutMs: timeoutMs ?? answerWithinMs,
      });
    } catch (error) {
      if (error instanceof RpcError && error.code === 'locked') showLocked('idle');
      throw error;
    }
  };

  async function unlock(pin: string): Promise<void> {
    if (store.getState().trying || !pinSchema.safeParse(pin).success) return;
    store.setState({ trying: true, tried: null, lockedWhy: null });
    try {
      const { outcome, waitMs, triesLeft } = await call('unlock', { pin });
      show({ pinSet: outcome !== 'no-pin', unlocked: outcome === 'open', waitMs, triesLeft });
      store.setState({ tried: outcome === 'wrong' ? 'wrong' : null });
    } catch {
      store.setState({ tried: 'failed' });
    } finally {
      store.setState({ trying: false });
    }
  }

  return {
    start: () => link.start(),
    dispose: () => link.dispose(),
    retry: () => link.retry(),
    language: (language) => store.setState({ language }),
    unlock,
    lock() {
      showLocked('asked');
      void call('lock', {}).catch(() => {});
    },
    touched() {
      if (!store.getState().gate?.unlocked || now() - lastCallAt < touchEveryMs) return;
      void call('stay', {}).catch(() => {});
    },
    call,
    on: (name, listener) => link.peer()?.on(name, listener) ?? (() => {}),
    async dialDesk() {
      const peer = link.peer();
      if (!peer) throw new DialError('unreachable', 'the console has no connection');
      return deskWire(peer, note);
    },
  };
}
