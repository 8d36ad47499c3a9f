/**
 * eSpeak NG (GPL-3.0) in a thread of its own: it computes a whole sentence in one go, which would
 * otherwise hold up playback. Nothing outside this file touches the package.
 */
import { parentPort } from 'node:worker_threads';
import create from '@echogarden/espeak-ng-emscripten';

/** What the thread is asked: one sentence. `voice` is an eSpeak voice, e.g. "hi". */
export interface EspeakRequest {
  readonly id: number;
  readonly text: string;
  readonly voice: string;
  readonly rate: number;
}

/** What it answers: pieces of audio, then `done`, or one `failed`. */
export type EspeakReply =
  | { readonly kind: 'ready'; readonly sampleRate: number }
  | { readonly kind: 'audio'; readonly id: number; readonly samples: Int16Array }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** The part of the WASM module used here; the package ships no types. */
interface EspeakWorker {
  get_samplerate(): number;
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  /** Calls back with pieces of audio; a true answer stops it. */
  synthesize(text: string, onAudio: (samples: Int16Array) => boolean): void;
}
interface EspeakModule {
  readonly eSpeakNGWorker: new () => EspeakWorker;
}

const normalWordsPerMinute = 160;
/** No sentence is longer than this, in samples: 120 s. Guards against text that makes it run on. */
const maxSamples = 120 * 22_050;

const port = parentPort;
if (!port) throw new Error('espeak-worker.ts runs as a worker thread');

const espeak = new ((await create()) as EspeakModule).eSpeakNGWorker();
// The first sentence is slow (the code is compiled then): say one that nobody hears.
espeak.set_voice('en');
espeak.synthesize('ready', () => false);

const reply = (message: EspeakReply) => port.postMessage(message);

port.on('message', (request: EspeakRequest) => {
  const { id } = request;
  try {
    if (espeak.set_voice(request.voice) !== 0) throw new Error(`no voice "${request.voice}"`);
    espeak.set_rate(Math.round(normalWordsPerMinute * request.rate));
    let total = 0;
    espeak.synthesize(request.text, (samples) => {
      total += samples.length;
      if (samples.length > 0) reply({ kind: 'audio', id, samples });
      return total > maxSamples;
    });
    reply({ kind: 'done', id });
  } catch (error) {
    reply({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});

reply({ kind: 'ready', sampleRate: espeak.get_samplerate() });
