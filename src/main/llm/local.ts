import { basename } from 'node:path';
import { llmApi, type LlmApi } from '../../contract/llm.ts';
import { emptyApi } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { createPeer, type Peer } from '../../contract/rpc/peer.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { createSupervisor, type Spawned, type Supervisor } from '../ops/supervisor.ts';
import { checkGguf } from './gguf.ts';
import { type LanguageModel, LlmError, type LlmErrorCode } from './port.ts';
import { spawnLlm } from './spawn.ts';

export interface LocalModelOptions {
  /** A GGUF file. */
  readonly modelPath: string;
  /** Tokens of prompt and answer together. */
  readonly contextSize: number;
  readonly threads: number;
  readonly log: Log;
  /** The longest time for one answer, ms, its wait for other answers included. */
  readonly timeoutMs?: number;
  /** The longest wait for a process that is still loading the model, ms. */
  readonly readyTimeoutMs?: number;
  /** Starts the llm process; a forked Node process by default. */
  readonly spawn?: () => Spawned;
}

export interface LocalModel extends LanguageModel {
  /** Starts the process and loads the model; otherwise the first `complete` does. Rejects with LlmError. */
  start(): Promise<void>;
  /** The running process, for tests and `doctor`. */
  readonly pid: number | undefined;
}

type LlmPeer = Peer<typeof emptyApi, LlmApi>;
type Ready = PromiseWithResolvers<LlmPeer>;

const defaults = { timeoutMs: 60_000, readyTimeoutMs: 20_000 } as const;

/** A llama.cpp model in a process of its own, which is started again whenever it dies. */
export function createLocalModel(options: LocalModelOptions): LocalModel {
  const { modelPath, contextSize, threads, log } = options;
  const { timeoutMs = defaults.timeoutMs, readyTimeoutMs = defaults.readyTimeoutMs } = options;
  const spawn = options.spawn ?? spawnLlm;
  const name = `llama.cpp ${basename(modelPath, '.gguf')}`;
  const texts = new Map<number, (piece: string) => void>();
  let supervisor: Supervisor | undefined;
  let spawned: Spawned | undefined;
  let ready = createReady();
  let usable = false;
  /** Why the last process died while loading; calls fail at once instead of waiting for the next. */
  let downBecause: string | undefined;
  let nextRequest = 1;
  let lastSignAt = 0;
  let closed = false;

  async function makeReady(fresh: Spawned): Promise<void> {
    const awaited = ready;
    spawned = fresh;
    const peer = createPeer({
      wire: fresh.wire,
      serves: emptyApi,
      handlers: {},
      uses: llmApi,
      onProtocolError: (message) =>
        log.warn({ model: name, message }, 'llm process protocol error'),
    });
    peer.on('text', ({ request, text }) => {
      lastSignAt = performance.now();
      texts.get(request)?.(text);
    });
    try {
      const { loadMs } = await peer.call('load', { modelPath, contextSize, threads });
      downBecause = undefined;
      usable = true;
      awaited.resolve(peer);
      log.info({ model: name, loadMs: Math.round(loadMs) }, 'language model loaded');
    } catch (thrown) {
      const error = toLlmError(thrown);
      downBecause = error.message;
      awaited.reject(error);
      ready = createReady();
      // Starting again does not mend a file: the next call looks at it afresh.
      if (error.code === 'model-missing') halt();
      throw error;
    }
  }

  function halt(): void {
    supervisor?.stop();
    supervisor = undefined;
    spawned = undefined;
    usable = false;
    downBecause = undefined;
    ready = createReady();
  }

  async function ensureStarted(): Promise<void> {
    if (closed) throw new LlmError('unavailable', 'the language model was closed');
    if (supervisor) return;
    await checkGguf(modelPath);
    if (supervisor || closed) return; // Another call was here first.
    supervisor = createSupervisor({
      name: 'llm',
      spawn,
      ready: makeReady,
      onDown() {
        // Those who wait for a process that never got ready are told by `makeReady`.
        if (usable) ready = createReady();
        usable = false;
      },
      log,
    });
    supervisor.start().catch(() => {}); // `ready` carries the reason.
  }

  async function usablePeer(signal?: AbortSignal): Promise<LlmPeer> {
    await ensureStarted();
    if (downBecause !== undefined) {
      throw new LlmError('unavailable', `the language model does not start: ${downBecause}`);
    }
    return await within(ready.promise, readyTimeoutMs, signal);
  }

  /** A process that gave no sign for the whole time of an answer hangs: it is ended and replaced. */
  function endIfHung(): void {
    if (performance.now() - lastSignAt < timeoutMs) return;
    log.warn({ model: name, timeoutMs }, 'language model gave no sign, restarting its process');
    spawned?.kill();
  }

  return {
    name,
    get pid() {
      return supervisor?.pid;
    },
    async start() {
      await usablePeer();
    },
    async complete(request, { signal, onText }) {
      if (signal.aborted) throw aborted();
      const peer = await usablePeer(signal);
      if (signal.aborted) throw aborted();
      const number = nextRequest++;
      if (onText) texts.set(number, (piece) => !signal.aborted && onText(piece));
      try {
        const params = { temperature: 0, ...request, request: number };
        const answer = await peer.call('complete', params, { signal, timeoutMs });
        lastSignAt = performance.now();
        return answer;
      } catch (thrown) {
        const error = signal.aborted ? aborted() : toLlmError(thrown);
        if (error.code === 'timeout') endIfHung();
        throw error;
      } finally {
        texts.delete(number);
      }
    },
    async close() {
      closed = true;
      ready.reject(new LlmError('unavailable', 'the language model was closed'));
      halt();
    },
  };
}

function createReady(): Ready {
  const ready = Promise.withResolvers<LlmPeer>();
  ready.promise.catch(() => {}); // Nobody may be waiting when it fails.
  return ready;
}

const passedOn: ReadonlySet<string> = new Set<LlmErrorCode>([
  'aborted',
  'unavailable',
  'timeout',
  'too-long',
  'invalid-answer',
  'model-missing',
]);

function toLlmError(thrown: unknown): LlmError {
  if (thrown instanceof LlmError) return thrown;
  const code = thrown instanceof RpcError ? thrown.code : '';
  if (code === 'cancelled') return aborted();
  if (code === 'invalid') return new LlmError('invalid-answer', messageOf(thrown));
  return new LlmError(
    passedOn.has(code) ? (code as LlmErrorCode) : 'unavailable',
    messageOf(thrown),
  );
}

function aborted(): LlmError {
  return new LlmError('aborted', 'the answer was aborted');
}

/** Waits for the process at most `ms`, or until the signal fires. */
async function within<T>(promise: Promise<T>, ms: number, signal?: AbortSignal): Promise<T> {
  const { promise: giveUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new LlmError('unavailable', `the language model is not ready after ${ms} ms`)),
    ms,
  );
  const onAbort = () => reject(aborted());
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, giveUp]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
