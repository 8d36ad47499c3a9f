import type { Language } from '../../contract/language.ts';
import { messageOf } from '../kernel/errors.ts';
import { createLoudness } from './playback/loudness.ts';
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
  /** 1 is normal speed. */
  readonly rate: number;
  /** 1 is as loud as the voice is made. */
  readonly volume: number;
}

/** One channel's speaking: text in, audio to a player, and what became of it. */
export interface Mouth {
  /** Queues an utterance. Returns false when too many are waiting or the number is in use. */
  speak(utterance: Utterance): boolean;
  /** Drops everything said or waiting; each utterance ends with `audio-end`. */
  silence(): void;
  /** Ends what is said after its present sentence and drops the rest; each utterance ends with `audio-end`. */
  finishSentence(): void;
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
  /** Not all of its sentences will be said. */
  cut: boolean;
}

export function createMouth({ voices, player: makePlayer, emit, now }: MouthOptions): Mouth {
  const progress = new Map<number, Progress>();
  let waiting: Utterance[] = [];
  let abort: AbortController | undefined;
  /** The sentence being made, and the last one wanted. */
  let making: { readonly utterance: number; sentence: number; last: number } | undefined;

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
    const whole = completed && !entry.cut;
    emit({ kind: 'audio-end', utterance, at, completed: whole, heardText, ...because });
  }

  /** What the player has not got yet ends here. */
  function endUnplayed(): void {
    for (const utterance of [...progress.keys()]) {
      if (!player.holds(utterance)) end(utterance, now(), false);
    }
  }

  async function run(): Promise<void> {
    if (abort) return; // Already running.
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      abort = new AbortController();
      const own = { utterance: next.utterance, sentence: -1, last: Number.POSITIVE_INFINITY };
      making = own;
      await say(next, own, abort.signal);
    }
    making = undefined;
    abort = undefined;
  }

  async function say(
    request: Utterance,
    own: NonNullable<typeof making>,
    signal: AbortSignal,
  ): Promise<void> {
    const { utterance, language, rate } = request;
    const sentences = progress.get(utterance)?.sentences ?? [];
    const loudness = createLoudness(request.volume);
    let pauseBefore: (() => void) | undefined;
    try {
      for (const [index, text] of sentences.entries()) {
        await player.room();
        if (signal.aborted) return;
        if (index > own.last) break;
        own.sentence = index;
        let sampleRate = 0;
        const take = (samples: Float32Array, madeAt: number) => {
          pauseBefore?.();
          pauseBefore = undefined;
          sampleRate = madeAt;
          player.write(utterance, index, loudness.apply(samples, madeAt), madeAt);
        };
        await bounded(signal, (either) => {
          const onAudio: typeof take = (...audio) => void (either.aborted || take(...audio));
          return voices.speak({ text, language, rate, signal: either, onAudio });
        });
        if (sampleRate === 0) continue; // Nothing audible in it.
        const pause = new Float32Array(Math.round((sampleRate * pauseMs) / 1000));
        pauseBefore = () => player.write(utterance, index, pause, sampleRate);
      }
      if (!signal.aborted) player.finish(utterance);
    } catch (error) {
      if (!signal.aborted) player.finish(utterance, `the voice failed: ${messageOf(error)}`);
    }
  }

  return {
    speak(request) {
      if (progress.size >= maxUtterances || progress.has(request.utterance)) return false;
      progress.set(request.utterance, {
        sentences: splitSentences(request.text),
        audible: 0,
        cut: false,
      });
      waiting.push(request);
      void run();
      return true;
    },
    silence() {
      abort?.abort();
      waiting = [];
      player.silence();
      endUnplayed();
    },
    finishSentence() {
      waiting = [];
      const kept = player.finishSentence();
      const entry = kept && progress.get(kept.utterance);
      if (entry && kept.sentence < entry.sentences.length - 1) entry.cut = true;
      const more = kept?.utterance === making?.utterance ? making : undefined;
      if (kept && more && more.sentence <= kept.sentence) more.last = kept.sentence;
      else {
        abort?.abort();
        if (kept && more) player.finish(kept.utterance);
      }
      endUnplayed();
    },
  };
}

/**
 * Waits for a sentence for as long as one may take. Its signal fires with the given one and when the
 * time is over; what a late voice still gives is then dropped.
 */
async function bounded(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late.abort();
      reject(new Error(`no answer within ${sentenceTimeoutMs} ms`));
    }, sentenceTimeoutMs);
  });
  try {
    await Promise.race([work(AbortSignal.any([signal, late.signal])), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
