import type { Api, CallName, EventData, EventName, Handlers, Params, ResultOf } from './api.ts';
import { maxCode, maxMessage, RpcError, type RpcMessage, rpcMessageSchema } from './message.ts';
import type { Wire } from './wire.ts';

/** One end of a connection: answers `Local`, calls `Remote`. */
export interface Peer<Local extends Api, Remote extends Api> {
  /** Calls the other side. Rejects with RpcError: its own code, or `closed`, `cancelled`, `timeout`, `invalid`, `busy`. */
  call<M extends CallName<Remote>>(
    method: M,
    params: Params<Remote, M>,
    options?: { signal?: AbortSignal; timeoutMs?: number },
  ): Promise<ResultOf<Remote, M>>;
  emit<E extends EventName<Local>>(name: E, data: EventData<Local, E>): void;
  on<E extends EventName<Remote>>(
    name: E,
    listener: (data: EventData<Remote, E>) => void,
  ): () => void;
  sendBytes(frame: Uint8Array): void;
  onBytes(listener: (frame: Uint8Array) => void): () => void;
  onClose(listener: (reason: string) => void): () => void;
  /** Ends the connection: waiting calls reject, running handlers are aborted, listeners are told, at once. */
  close(reason?: string): void;
}

export interface PeerOptions<Local extends Api, Remote extends Api> {
  readonly wire: Wire;
  readonly serves: Local;
  readonly handlers: Handlers<Local>;
  readonly uses: Remote;
  /** Calls in flight from the other side beyond this number are refused with `busy`. */
  readonly maxInFlight?: number;
  /** Told about messages that were not understood; never given their content. */
  readonly onProtocolError?: (message: string) => void;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (value: never) => void;
  readonly reject: (error: RpcError) => void;
  readonly settle: () => void;
}

const defaultMaxInFlight = 64;

/** Puts an RPC peer on a wire. Everything that arrives is checked against the APIs before it is used. */
export function createPeer<Local extends Api, Remote extends Api>(
  options: PeerOptions<Local, Remote>,
): Peer<Local, Remote> {
  const { wire, serves, uses } = options;
  const handlers = options.handlers as Record<
    string,
    (params: unknown, signal: AbortSignal) => unknown
  >;
  const maxInFlight = options.maxInFlight ?? defaultMaxInFlight;
  const protocolError = options.onProtocolError ?? (() => {});
  const waiting = new Map<number, Waiting>();
  const running = new Map<number, AbortController>();
  const listeners = new Map<string, Set<(data: never) => void>>();
  const byteListeners = new Set<(frame: Uint8Array) => void>();
  const closeListeners = new Set<(reason: string) => void>();
  let nextId = 1;
  let closedBecause: string | undefined;

  /** Throws when the message holds something that cannot be sent (a function, a socket). */
  const send = (message: RpcMessage) => {
    if (closedBecause === undefined) wire.send(message);
  };

  /** Every listener gets its turn; what one of them throws surfaces as an uncaught error, as with EventTarget. */
  function tell<T>(targets: Iterable<(value: T) => void>, value: T): void {
    for (const listener of [...targets]) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  function closed(reason: string): void {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    for (const abort of running.values()) abort.abort();
    for (const call of [...waiting.values()]) {
      call.settle();
      call.reject(new RpcError('closed', `the connection closed: ${reason}`));
    }
    tell(closeListeners, reason);
  }

  async function answer(id: number, method: string, params: unknown): Promise<void> {
    const refuse = (code: string, message: string) =>
      send({
        kind: 'error',
        id,
        error: { code: code.slice(0, maxCode), message: message.slice(0, maxMessage) },
      });
    const definition = Object.hasOwn(serves.calls, method) ? serves.calls[method] : undefined;
    const handler = handlers[method];
    if (!definition || !handler) return refuse('unknown-method', `there is no call "${method}"`);
    if (running.has(id)) return refuse('invalid', 'this call id is in use');
    if (running.size >= maxInFlight) return refuse('busy', 'too many calls are in progress');
    const parsed = definition.params.safeParse(params);
    if (!parsed.success) return refuse('invalid', `${method}: ${describe(parsed.error)}`);
    const abort = new AbortController();
    running.set(id, abort);
    try {
      const result = await handler(parsed.data, abort.signal);
      send({ kind: 'result', id, result });
    } catch (error) {
      if (error instanceof RpcError) refuse(error.code, error.message);
      else refuse('internal', error instanceof Error ? error.message : String(error));
    } finally {
      running.delete(id);
    }
  }

  function settle(message: RpcMessage & { kind: 'result' | 'error' }): void {
    const call = waiting.get(message.id);
    if (!call) return; // Cancelled or timed out meanwhile.
    call.settle();
    if (message.kind === 'error') {
      return call.reject(new RpcError(message.error.code, message.error.message));
    }
    const parsed = uses.calls[call.method]?.result.safeParse(message.result);
    if (parsed?.success) call.resolve(parsed.data as never);
    else call.reject(new RpcError('invalid', `the answer to ${call.method} has the wrong shape`));
  }

  function deliver(name: string, data: unknown): void {
    const schema = Object.hasOwn(uses.events, name) ? uses.events[name] : undefined;
    if (!schema) return protocolError('an unknown event arrived');
    const parsed = schema.safeParse(data);
    if (!parsed.success) return protocolError(`event ${name}: ${describe(parsed.error)}`);
    tell(listeners.get(name) ?? [], parsed.data as never);
  }

  wire.onMessage((raw) => {
    if (closedBecause !== undefined) return;
    const parsed = rpcMessageSchema.safeParse(raw);
    if (!parsed.success) return protocolError('a malformed message arrived');
    const message = parsed.data;
    switch (message.kind) {
      case 'call':
        return void answer(message.id, message.method, message.params);
      case 'cancel':
        return running.get(message.id)?.abort();
      case 'result':
      case 'error':
        return settle(message);
      case 'event':
        return deliver(message.name, message.data);
    }
  });
  wire.onBytes((frame) => tell(byteListeners, frame));
  wire.onClose(closed);

  return {
    call(method, params, { signal, timeoutMs } = {}) {
      return new Promise((resolve, reject) => {
        if (closedBecause !== undefined) {
          return reject(new RpcError('closed', `the connection closed: ${closedBecause}`));
        }
        if (signal?.aborted) return reject(new RpcError('cancelled', `${method} was cancelled`));
        const id = nextId++;
        const giveUp = (code: string, message: string) => {
          settleOnce();
          send({ kind: 'cancel', id });
          reject(new RpcError(code, message));
        };
        const onAbort = () => giveUp('cancelled', `${method} was cancelled`);
        const timer =
          timeoutMs === undefined
            ? undefined
            : setTimeout(() => giveUp('timeout', `${method} took over ${timeoutMs} ms`), timeoutMs);
        const settleOnce = () => {
          waiting.delete(id);
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.set(id, { method, resolve, reject, settle: settleOnce });
        try {
          send({ kind: 'call', id, method, params });
        } catch {
          settleOnce();
          reject(new RpcError('invalid', `${method}: the parameters cannot be sent`));
        }
      });
    },
    emit: (name, data) => send({ kind: 'event', name, data }),
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
    sendBytes(frame) {
      if (closedBecause === undefined) wire.sendBytes(frame);
    },
    onBytes(listener) {
      byteListeners.add(listener);
      return () => byteListeners.delete(listener);
    },
    onClose(listener) {
      if (closedBecause === undefined) closeListeners.add(listener);
      else listener(closedBecause);
      return () => closeListeners.delete(listener);
    },
    close(reason = 'closed here') {
      // Here it is over at once; the wire may need a while to end its transport.
      closed(reason);
      wire.close(reason);
    },
  };
}

/** Says which field is wrong and why, without repeating the value: it may be personal. */
function describe(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.map(String).join('.') || 'value'}: ${issue.message}` : 'invalid';
}
