import { type AudioFrame, decodeAudioFrame, encodeAudioFrame } from '../../contract/audio-frame.ts';
import {
  type CallName,
  emptyApi,
  type EventData,
  type EventName,
  type Params,
  type ResultOf,
} from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { createPeer, type Peer } from '../../contract/rpc/peer.ts';
import {
  type SpeechApi,
  type SpeechConfig,
  type SpeechStatus,
  speechApi,
} from '../../contract/speech.ts';
import { systemClock } from '../kernel/clock.ts';
import { createEmitter } from '../kernel/emitter.ts';
import type { Log } from '../ops/log.ts';
import { createSupervisor, type Spawned } from '../ops/supervisor.ts';
import { createClientState } from './client-state.ts';
import { createDegrade } from './degrade.ts';
import { forkSpeechProcess } from './spawn.ts';
import { emptyStatus } from './status.ts';
import { watchPeer } from './watchdog.ts';

type SpeechEvents = { [E in EventName<SpeechApi>]: EventData<SpeechApi, E> };

export interface SpeechClientOptions {
  readonly log: Log;
  /** Asked at every (re)start of the process. */
  readonly config: () => SpeechConfig;
  /** Starts the process; the default forks main.ts. Electron gives a utility process. */
  readonly spawn?: () => Spawned;
}

/**
 * The speech process as the engine sees it: always there, sometimes down for a moment. Channels
 * opened with `call` are opened again in a fresh process; what was being said when it died ends
 * with an `audio-end` that has a `failure`.
 */
export interface SpeechClient {
  /** Resolves when the process is ready for calls; rejects when that takes over 30 s. */
  start(): Promise<SpeechStatus>;
  readonly pid: number | undefined;
  readonly up: boolean;
  /** The last status known; every part `ok: false` while the process is down. */
  status(): SpeechStatus;
  /**
   * Calls the process. While it is down the call waits up to 3 s. Rejects with RpcError:
   * `unavailable` when it did not come back or died during the call, else the process's own code.
   */
  call<M extends Exclude<CallName<SpeechApi>, 'start'>>(
    method: M,
    params: Params<SpeechApi, M>,
  ): Promise<ResultOf<SpeechApi, M>>;
  on<E extends EventName<SpeechApi>>(
    name: E,
    listener: (data: EventData<SpeechApi, E>) => void,
  ): () => void;
  /** Microphone audio of a remote channel. Dropped while the process is down. */
  sendAudio(frame: AudioFrame): void;
  /** What a remote channel's speaker must play. */
  onAudio(listener: (frame: AudioFrame) => void): () => void;
  /** Starts the process anew, with the configuration as it is now: models were installed. */
  reload(): void;
  onDown(listener: (reason: string) => void): () => void;
  onUp(listener: (status: SpeechStatus) => void): () => void;
  stop(): Promise<void>;
}

type SpeechPeer = Peer<typeof emptyApi, SpeechApi>;

const startTimeoutMs = 30_000;
const waitForUpMs = 3_000;
const callTimeoutMs = 10_000;
/** Codes that say something about the connection and not about the call. */
const gone: ReadonlySet<string> = new Set(['closed', 'timeout']);

export function createSpeechClient(options: SpeechClientOptions): SpeechClient {
  const { log } = options;
  const spawn = options.spawn ?? (() => forkSpeechProcess(log));
  const state = createClientState();
  const degrade = createDegrade();
  const events = createEmitter<SpeechEvents>();
  const life = createEmitter<{
    up: SpeechStatus;
    down: string;
    stopped: undefined;
    audio: AudioFrame;
  }>();
  let status = emptyStatus();
  let peer: SpeechPeer | undefined;
  let starting: { last: SpeechStatus | undefined } | undefined;
  let stopped = false;
  let stopWatching = () => {};

  const supervisor = createSupervisor({ name: 'speech', spawn, ready, onDown, log });

  async function ready(spawned: Spawned): Promise<void> {
    const mine: { last: SpeechStatus | undefined } = { last: undefined };
    starting = mine;
    const next: SpeechPeer = createPeer({
      wire: spawned.wire,
      serves: emptyApi,
      handlers: {},
      uses: speechApi,
      onProtocolError: (problem) => log.warn({ problem }, 'speech protocol error'),
    });
    for (const name of Object.keys(speechApi.events) as EventName<SpeechApi>[]) {
      next.on(name, (data) => {
        if (name === 'status') {
          mine.last = data as SpeechStatus;
          if (peer !== next) return; // Half-loaded parts are nobody's business yet.
          status = degrade.explain(data as SpeechStatus);
          return events.emit('status', status);
        }
        state.saw(name, data);
        events.emit(name, data as never);
      });
    }
    next.onBytes((bytes) => {
      const frame = decodeAudioFrame(bytes);
      if (frame) life.emit('audio', frame);
    });
    const config = degrade.reduce(options.config());
    const fresh = await next.call('start', config, { timeoutMs: startTimeoutMs });
    for (const { channel, kind, language, listening, hotwords } of state.channels.values()) {
      try {
        await next.call('channel.open', { channel, kind, language }, { timeoutMs: callTimeoutMs });
        if (!listening) await next.call('channel.listen', { channel, on: false });
        const words = [...hotwords];
        if (words.length > 0) await next.call('channel.hotwords', { channel, words });
      } catch (error) {
        if (!(error instanceof RpcError) || gone.has(error.code)) throw error;
        // Refused: trying again with every start would never succeed.
        log.warn({ channel, code: error.code }, 'a channel could not be opened again');
        state.note('channel.close', { channel });
      }
    }
    if (stopped) return;
    starting = undefined;
    degrade.started();
    status = degrade.explain(fresh);
    peer = next;
    stopWatching = watchPeer(next, () => {
      log.warn('the speech process does not answer, ending it');
      spawned.kill();
    });
    events.emit('status', status);
    life.emit('up', status);
  }

  function onDown(reason: string): void {
    stopWatching();
    if (starting) degrade.died(starting.last);
    starting = undefined;
    const wasUp = peer !== undefined;
    peer = undefined;
    status = emptyStatus(`the speech process is being restarted (${reason})`);
    endAll(`the speech process ended: ${reason}`);
    if (!wasUp) return;
    events.emit('status', status);
    life.emit('down', reason);
  }

  /** Nobody waits for an end that cannot come any more. */
  function endAll(failure: string): void {
    const at = systemClock.now();
    for (const end of state.takeSpoken(at, failure)) events.emit('audio-end', end);
    for (const { channel, language } of state.takeHearing()) {
      events.emit('speech-end', { channel, at });
      events.emit('heard', { channel, at, text: '', confidence: 0, language, durationMs: 0 });
    }
  }

  function untilUp(timeoutMs: number): Promise<SpeechPeer> {
    if (peer) return Promise.resolve(peer);
    if (stopped)
      return Promise.reject(new RpcError('unavailable', 'the speech process was stopped'));
    return new Promise((resolve, reject) => {
      const settle = (reason: string) => {
        clearTimeout(timer);
        for (const off of offs) off();
        if (peer) resolve(peer);
        else reject(new RpcError('unavailable', reason));
      };
      const offs = [
        life.on('up', () => settle('')),
        life.on('stopped', () => settle('the speech process was stopped')),
      ];
      const timer = setTimeout(
        () => settle(`the speech process is down: ${status.voice.detail}`),
        timeoutMs,
      );
    });
  }

  return {
    async start() {
      // A first process that dies is replaced by the supervisor; `up` is what counts.
      supervisor
        .start()
        .catch((error: Error) => log.warn({ error: error.message }, 'speech start'));
      await untilUp(startTimeoutMs);
      return status;
    },
    get pid() {
      return supervisor.pid;
    },
    get up() {
      return peer !== undefined;
    },
    status: () => status,
    async call(method, params) {
      const wasUp = peer !== undefined;
      // Known at once: a process on its way up opens the channel itself.
      const replayed = !wasUp && method.startsWith('channel.');
      state.note(method, params);
      const target = await untilUp(waitForUpMs);
      // Refused only if it was replayed and is open already, which is what was wanted.
      if (replayed && method === 'channel.open') return {} as never;
      try {
        const result = await target.call(method, params, { timeoutMs: callTimeoutMs });
        if (method === 'speak') state.accepted(params as Params<SpeechApi, 'speak'>);
        return result;
      } catch (error) {
        if (method === 'speak') state.refused(params as Params<SpeechApi, 'speak'>);
        if (method === 'channel.open' && error instanceof RpcError && error.code !== 'closed') {
          state.note('channel.close', params);
        }
        if (error instanceof RpcError && error.code === 'closed') {
          throw new RpcError('unavailable', `the speech process ended during ${method}`);
        }
        throw error;
      }
    },
    on: events.on,
    sendAudio(frame) {
      peer?.sendBytes(encodeAudioFrame(frame));
    },
    reload: () => supervisor.restart(),
    onAudio: (listener) => life.on('audio', listener),
    onDown: (listener) => life.on('down', listener),
    onUp: (listener) => life.on('up', listener),
    async stop() {
      stopped = true;
      stopWatching();
      peer = undefined;
      life.emit('stopped', undefined);
      endAll('the speech process was stopped');
      await supervisor.stop();
    },
  };
}
