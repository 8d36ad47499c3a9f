import type { Clock } from '../../kernel/clock.ts';
import { concat, toFloat, toInt16 } from '../audio/pcm.ts';
import { type Kept, keyOf } from './kept.ts';
import { createPace, type Pace } from './pace.ts';
import type { Made, Sentence, SpeakRequest, Voice } from './port.ts';

/**
 * The sentences being made by slow voices. Each is made once, however many want it, and what was begun
 * is made to its end and kept, also when nobody waits for it any more: it may be said again in a moment.
 */
export interface Works {
  /** Gives a sentence that is made already, is being made, or is made now. Speaks as a voice does. */
  speak(voice: Voice, request: SpeakRequest): Promise<void>;
  /** Makes a sentence that nobody waits for; undefined when it could not be made. */
  make(voice: Voice, sentence: Sentence): Promise<Made | undefined>;
  /** Whether this sentence is being made. */
  making(key: string): boolean;
  /** Nothing is being made, nor waits to be. */
  readonly idle: boolean;
  /** When somebody was last waiting for a sentence, wall time, ms. */
  readonly wantedAt: number;
  /** How long this voice takes. */
  paceOf(voice: Voice): Pace;
  /** Gives up everything this voice was asked for. */
  abandon(voice: Voice): void;
}

export interface WorksOptions {
  readonly clock: Clock;
  readonly kept: Kept;
  /** It has become idle. */
  readonly onIdle: () => void;
}

interface Listener {
  readonly request: SpeakRequest;
  settle(error?: unknown): void;
}

interface Job {
  readonly key: string;
  readonly voice: Voice;
  readonly sentence: Sentence;
  readonly listeners: Set<Listener>;
  readonly stop: AbortController;
  readonly pieces: Float32Array[];
  sampleRate: number;
  running: boolean;
}

/** One that somebody waits for, and one that cannot be stopped: more would slow both. */
const maxAtOnce = 2;

export function createWorks({ clock, kept, onIdle }: WorksOptions): Works {
  /** Running and waiting, in the order they were asked for. */
  const jobs = new Map<string, Job>();
  const paces = new Map<Voice, ReturnType<typeof createPace>>();
  /** At the start there is enough to do. */
  let wantedAt = clock.now();

  const paceOf = (voice: Voice) => {
    const known = paces.get(voice) ?? createPace();
    paces.set(voice, known);
    return known;
  };

  function open(voice: Voice, sentence: Sentence): Job {
    const key = keyOf(voice, sentence);
    const job: Job = {
      key,
      voice,
      sentence,
      listeners: new Set(),
      stop: new AbortController(),
      pieces: [],
      sampleRate: 0,
      running: false,
    };
    jobs.set(key, job);
    return job;
  }

  /** Starts what may start. A voice makes one sentence that is waited for at a time. */
  function start(): void {
    for (const job of [...jobs.values()]) {
      if (job.running) continue;
      const beside = [...jobs.values()].filter(
        (other) => other.voice === job.voice && other.running,
      );
      if (beside.length >= maxAtOnce || beside.some(({ listeners }) => listeners.size > 0))
        continue;
      void run(job);
    }
    if (jobs.size === 0) onIdle();
  }

  async function run(job: Job): Promise<Made | undefined> {
    const { voice, sentence, stop } = job;
    job.running = true;
    const alone = jobs.size === 1;
    const begunAt = clock.now();
    let problem: unknown;
    try {
      await voice.speak({
        ...sentence,
        signal: stop.signal,
        onAudio(samples, sampleRate) {
          if (stop.signal.aborted) return;
          job.pieces.push(samples);
          job.sampleRate = sampleRate;
          for (const { request } of job.listeners) request.onAudio(samples, sampleRate);
        },
      });
    } catch (error) {
      problem = error;
    }
    if (stop.signal.aborted) return undefined; // Abandoned: all is settled.
    jobs.delete(job.key);
    const made =
      problem === undefined && job.sampleRate > 0
        ? { samples: toInt16(concat(job.pieces)), sampleRate: job.sampleRate }
        : undefined;
    if (made) kept.add(job.key, made, sentence.owner);
    if (made && alone) paceOf(voice).add(sentence.text, made, clock.now() - begunAt);
    for (const listener of [...job.listeners]) listener.settle(problem);
    start();
    return made;
  }

  /** Waits for a job, from its beginning, until the request is aborted. */
  function join(job: Job, request: SpeakRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => listener.settle();
      const listener: Listener = {
        request,
        settle(error) {
          job.listeners.delete(listener);
          request.signal.removeEventListener('abort', onAbort);
          if (error === undefined) resolve();
          else reject(error);
          // What is not begun is not made for nobody.
          if (job.listeners.size === 0 && !job.running && jobs.get(job.key) === job) {
            jobs.delete(job.key);
          }
          if (request.signal.aborted) start();
        },
      };
      for (const piece of job.pieces) request.onAudio(piece, job.sampleRate);
      job.listeners.add(listener);
      request.signal.addEventListener('abort', onAbort);
      if (request.signal.aborted) onAbort();
    });
  }

  return {
    async speak(voice, request) {
      const { text, language, rate, owner, signal } = request;
      wantedAt = clock.now();
      const key = keyOf(voice, request);
      const made = await kept.get(key);
      if (signal.aborted) return;
      if (made) return request.onAudio(toFloat(made.samples), made.sampleRate);
      const job = jobs.get(key) ?? open(voice, { text, language, rate, ...(owner && { owner }) });
      const joined = join(job, request);
      start();
      await joined;
    },
    make(voice, sentence) {
      const job = open(voice, sentence);
      const abandoned = new Promise<undefined>((resolve) => {
        job.stop.signal.addEventListener('abort', () => resolve(undefined));
      });
      return Promise.race([run(job), abandoned]);
    },
    making: (key) => jobs.has(key),
    get idle() {
      return jobs.size === 0;
    },
    get wantedAt() {
      return wantedAt;
    },
    paceOf,
    abandon(voice) {
      for (const job of [...jobs.values()]) {
        if (job.voice !== voice) continue;
        jobs.delete(job.key);
        job.stop.abort();
        for (const listener of [...job.listeners]) {
          listener.settle(new Error(`the voice ${voice.name} is left out`));
        }
      }
      start();
    },
  };
}
