import type { Language } from '../../contract/language.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Player, PlayerEvents } from './playback/port.ts';
import { splitSentences, type Voices } from './tts/index.ts';

/** What a mouth says about its utterances; see the events of contract/speech.ts. */
export type MouthEvent =
  | { readonly kind: 'audio-start'; readonly utterance: number; readonly at: number }
  | {
      readonly kind: 'sentence';
      readonly utterance: number;
      readonly index: number;
      readonly text: string;
      readonly at: number;
    }
  | {
      readonly kind: 'audio-end';
      readonly utterance: number;
      readonly at: number;
      readonly completed: boolean;
      readonly heardText: string;
      readonly failure?: string;
    }
  | { readonly kind: 'level'; readonly rms: number };

export interface Utterance {
  readonly utterance: number;
  readonly text: string;
  readonly language: Language;
  readonly rate: number;
}

/** One channel's speaking: text in, audio to a player, and what became of it. */
export interface Mouth {
  /** Queues an utterance. Returns false when too many are waiting or the number is in use. */
  speak(utterance: Utterance): boolean;
  /** Drops everything said or waiting; each utterance ends with `audio-end`. */
  silence(): void;
}

export interface MouthOptions {
  readonly voices: Pick<Voices, 'speak'>;
  readonly player: (events: PlayerEvents) => Player;
  readonly emit: (event: MouthEvent) => void;
  /** Wall time, ms. */
  readonly now: () => number;
}

/** Utterances said or waiting at most; an engine that queues more has lost count. */
const maxUtterances = 32;
/** A voice that needs longer for one sentence has hung. */
const sentenceTimeoutMs = 30_000;
/** Silence between two sentences, ms. */
const pauseMs = 160;

interface Progress {
  readonly sentences: readonly string[];
  audible: number;
}

export function createMouth({ voices, player: makePlayer, emit, now }: MouthOptions): Mouth {
  const progress = new Map<number, Progress>();
  let waiting: Utterance[] = [];
  let abort: AbortController | undefined;

  const player = makePlayer({
    onStart(utterance, at) {
      if (progress.has(utterance)) emit({ kind: 'audio-start', utterance, at });
    },
    onSentence(utterance, index, at) {
      const entry = progress.get(utterance);
      if (!entry) return;
      entry.audible = index + 1;
      emit({ kind: 'sentence', utterance, index, text: entry.sentences[index] ?? '', at });
    },
    onEnd: (utterance, at, completed, failure) => end(utterance, at, completed, failure),
    onLevel: (rms) => emit({ kind: 'level', rms }),
  });

  function end(utterance: number, at: number, completed: boolean, failure?: string): void {
    const entry = progress.get(utterance);
    if (!entry) return;
    progress.delete(utterance);
    const heardText = entry.sentences.slice(0, entry.audible).join(' ');
    const because = failure === undefined ? {} : { failure };
    emit({ kind: 'audio-end', utterance, at, completed, heardText, ...because });
  }

  async function run(): Promise<void> {
    if (abort) return; // Already running.
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      abort = new AbortController();
      await say(next, abort.signal);
    }
    abort = undefined;
  }

  async function say(request: Utterance, signal: AbortSignal): Promise<void> {
    const { utterance } = request;
    const sentences = progress.get(utterance)?.sentences ?? [];
    let pauseBefore: (() => void) | undefined;
    try {
      for (const [index, text] of sentences.entries()) {
        await player.room();
        if (signal.aborted) return;
        let rate = 0;
        const onAudio = (samples: Float32Array, sampleRate: number) => {
          if (signal.aborted) return;
          pauseBefore?.();
          pauseBefore = undefined;
          rate = sampleRate;
          player.write(utterance, index, samples, sampleRate);
        };
        const { language } = request;
        await bounded(voices.speak({ text, language, rate: request.rate, signal, onAudio }));
        if (rate === 0) continue; // Nothing audible in it.
        const pause = new Float32Array(Math.round((rate * pauseMs) / 1000));
        pauseBefore = () => player.write(utterance, index, pause, rate);
      }
      if (!signal.aborted) player.finish(utterance);
    } catch (error) {
      if (!signal.aborted) player.finish(utterance, `the voice failed: ${messageOf(error)}`);
    }
  }

  return {
    speak(request) {
      if (progress.size >= maxUtterances || progress.has(request.utterance)) return false;
      progress.set(request.utterance, { sentences: splitSentences(request.text), audible: 0 });
      waiting.push(request);
      void run();
      return true;
    },
    silence() {
      abort?.abort();
      waiting = [];
      player.silence();
      // What the player had not got yet ends here.
      for (const utterance of [...progress.keys()]) {
        if (!player.holds(utterance)) end(utterance, now(), false);
      }
    },
  };
}

async function bounded(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `no answer within ${sentenceTimeoutMs} ms`;
    timer = setTimeout(() => reject(new Error(message)), sentenceTimeoutMs);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
