import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Language } from '../../../contract/language.ts';
import { languages } from '../../../contract/language.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { toFloat } from '../audio/pcm.ts';
import { siblingModule } from '../sibling.ts';
import type { EspeakReply, EspeakRequest } from './espeak-worker.ts';
import type { SpeakRequest, Voice } from './port.ts';
import { createTrimmer, type Trimmer } from './trim.ts';

/** eSpeak's voice for each language. */
const voiceOf: Readonly<Record<Language, string>> = { en: 'en', hi: 'hi', bn: 'bn', mr: 'mr' };

/** A thread that has not answered a sentence for this long, ms, never will: it takes milliseconds. */
const hungAfterMs = 8_000;

interface Job {
  readonly request: SpeakRequest;
  readonly trimmer: Trimmer;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** eSpeak NG in WASM, the voice that is always there. Rejects when the package cannot be loaded. */
export async function loadEspeak(clock: Clock = systemClock): Promise<Voice> {
  let thread = await startThread(clock);
  let replacing: Promise<Thread> | undefined;
  return {
    engine: 'espeak-ng',
    name: 'espeak-ng',
    languages,
    async speak(request) {
      // A text that ended the thread, or hangs it, costs its own sentence and not the voice.
      if (thread.dead) {
        void thread.close();
        replacing ??= startThread(clock).finally(() => {
          replacing = undefined;
        });
        thread = await replacing;
      }
      await thread.speak(request);
    },
    close: () => thread.close(),
  };
}

interface Thread {
  readonly dead: boolean;
  speak(request: SpeakRequest): Promise<void>;
  close(): Promise<void>;
}

async function startThread(clock: Clock): Promise<Thread> {
  const worker = new Worker(siblingModule(import.meta.url, './espeak-worker'));
  const sampleRate = await ready(worker);
  worker.unref(); // Jobs hold the process; an idle thread does not.
  const jobs = new Map<number, Job>();
  /** When each sentence was given to the thread that it has not answered, aborted ones included. */
  const owed = new Map<number, number>();
  let nextId = 1;
  let dead: Error | undefined;

  function settle(id: number, error?: Error): void {
    const job = jobs.get(id);
    jobs.delete(id);
    if (jobs.size === 0) worker.unref();
    if (error) job?.reject(error);
    else job?.resolve();
  }
  function give(job: Job, samples: Float32Array): void {
    if (samples.length > 0 && !job.request.signal.aborted) job.request.onAudio(samples, sampleRate);
  }
  function die(error: Error): void {
    dead ??= error;
    for (const id of [...jobs.keys()]) settle(id, error);
  }

  worker.on('message', (message: EspeakReply) => {
    if (message.kind === 'ready') return;
    if (message.kind !== 'audio') owed.delete(message.id);
    const job = jobs.get(message.id);
    if (!job) return;
    if (message.kind === 'audio') return give(job, job.trimmer.push(toFloat(message.samples)));
    if (message.kind === 'failed') return settle(message.id, new Error(message.message));
    give(job, job.trimmer.end());
    settle(message.id);
  });
  worker.on('error', die);
  worker.on('exit', () => die(new Error('the voice thread ended')));

  return {
    get dead() {
      const [oldest = Number.POSITIVE_INFINITY] = owed.values();
      return dead !== undefined || clock.now() - oldest > hungAfterMs;
    },
    async speak(request) {
      if (dead) throw dead;
      const { text, language, rate, signal } = request;
      if (signal.aborted) return;
      const id = nextId++;
      // The thread cannot be stopped inside a sentence; what it still sends is dropped.
      const onAbort = () => settle(id);
      const spoken = new Promise<void>((resolve, reject) => {
        jobs.set(id, { request, trimmer: createTrimmer(sampleRate), resolve, reject });
      });
      signal.addEventListener('abort', onAbort);
      const message: EspeakRequest = { id, text, rate, voice: voiceOf[language] };
      worker.ref();
      owed.set(id, clock.now());
      worker.postMessage(message);
      await spoken.finally(() => signal.removeEventListener('abort', onAbort));
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** The sample rate of a thread that has loaded its module; rejects when it could not. */
async function ready(worker: Worker): Promise<number> {
  const abort = new AbortController();
  const { signal } = abort;
  try {
    const [message] = (await Promise.race([
      once(worker, 'message', { signal }), // Rejects on `error` too.
      once(worker, 'exit', { signal }).then(() => {
        throw new Error('the voice thread ended');
      }),
    ])) as [EspeakReply];
    if (message.kind !== 'ready') throw new Error('the voice thread did not start');
    return message.sampleRate;
  } finally {
    abort.abort();
  }
}
