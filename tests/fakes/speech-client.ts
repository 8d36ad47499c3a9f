import type { AudioFrame } from '../../src/contract/audio-frame.ts';
import type { EventData, EventName } from '../../src/contract/rpc/api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import type { SpeechApi, SpeechStatus } from '../../src/contract/speech.ts';
import { createEmitter } from '../../src/main/kernel/emitter.ts';
import type { SpeechClient } from '../../src/main/speech/index.ts';

type SpeechEvents = { [E in EventName<SpeechApi>]: EventData<SpeechApi, E> };

export interface FakeSpeechClient extends SpeechClient {
  /** Every call, in order. */
  readonly calls: readonly {
    readonly method: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
  /** The calls of one method. */
  callsOf(method: string): Readonly<Record<string, unknown>>[];
  /** Channels that were opened and not closed. */
  readonly open: ReadonlySet<number>;
  /** Microphone frames that arrived. */
  readonly heard: readonly AudioFrame[];
  emit<E extends EventName<SpeechApi>>(name: E, data: EventData<SpeechApi, E>): void;
  /** Audio for a remote speaker. */
  play(frame: AudioFrame): void;
  setStatus(change: Partial<SpeechStatus>): void;
  /** The process is gone: calls are refused until it is back. */
  setUp(up: boolean): void;
}

const part = (name: string, ok = true) => ({ ok, name, detail: ok ? 'works' : 'missing' });
export const allWell: SpeechStatus = {
  microphone: part('mic'),
  speaker: part('speaker'),
  vad: part('silero'),
  recognition: { ...part('zipformer'), languages: ['en'] },
  voice: part('espeak-ng'),
  echo: { ...part('aec3'), mode: 'full-duplex' },
  noise: part('noise suppression', false),
};

/** A speech process that does nothing by itself: a test says what is heard and what was played. */
export function createFakeSpeechClient(): FakeSpeechClient {
  const events = createEmitter<SpeechEvents>();
  const life = createEmitter<{ up: SpeechStatus; down: string; audio: AudioFrame }>();
  const calls: { method: string; params: Record<string, unknown> }[] = [];
  const open = new Set<number>();
  const heard: AudioFrame[] = [];
  let status = allWell;
  let up = true;
  return {
    calls,
    open,
    heard,
    callsOf: (method) => calls.filter((call) => call.method === method).map((call) => call.params),
    async start() {
      return status;
    },
    pid: 4321,
    get up() {
      return up;
    },
    status: () => status,
    async call(method, params) {
      calls.push({ method, params: params as Record<string, unknown> });
      if (!up) throw new RpcError('unavailable', 'the speech process is down');
      const { channel } = params as { channel?: number };
      if (method === 'channel.open' && channel !== undefined) open.add(channel);
      if (method === 'channel.close' && channel !== undefined) open.delete(channel);
      return {} as never;
    },
    on: events.on,
    sendAudio: (frame) => void heard.push(frame),
    onAudio: (listener) => life.on('audio', listener),
    reload() {},
    onDown: (listener) => life.on('down', listener),
    onUp: (listener) => life.on('up', listener),
    async stop() {},
    emit: events.emit,
    play: (frame) => life.emit('audio', frame),
    setStatus(change) {
      status = { ...status, ...change };
      events.emit('status', status);
    },
    setUp(next) {
      up = next;
      events.emit('status', status);
      if (next) life.emit('up', status);
      else life.emit('down', 'killed');
    },
  };
}
