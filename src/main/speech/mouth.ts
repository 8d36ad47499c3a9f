import type { Language } from '../../contract/language.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import { createLoudness } from './playback/loudness.ts';
import { clausePauseMs, sentencePauseMs } from './playback/pauses.ts';
import type { Player, PlayerEvents } from './playback/port.ts';
import { heardOf, restOf, type Said } from './said.ts';
import { splitSentences, type Voices } from './tts/index.ts';
import { within } from './tts/within.ts';

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
      /** The text from the beginning of the cut sentence to the end; empty when all was audible. */
      readonly rest: string;
      readonly failure?: string;
    }
  | { readonly kind: 'level'; readonly rms: number };

/** A text to be spoken, in spoken form. */
export interface Speech {
  readonly text: string;
  readonly language: Language;
  /** 1 is normal speed. */
  readonly rate: number;
}

export interface Utterance extends Speech {
  readonly utterance: number;
  /** 1 is as loud as the voice is made. */
  readonly volume: number;
  /** Fills a gap: goes ahead of what is not audible yet, and is dropped when anything is. */
  readonly holding?: boolean;
}

/** One channel's speaking: text in, audio to a player, and what became of it. */
export interface Mouth {
  /** Queues an utterance. Returns false when too many are waiting or the number is in use. */
  speak(utterance: Utterance): boolean;
  /**
   * Makes the first sentence of what may be spoken next, so that `speak` finds it made. The next
   * `prepare`, or `speak`, drops one that is not begun.
   */
  prepare(speech: Speech): void;
  /** Lowers what is being said, or brings it back. */
  duck(on: boolean): void;
  /** Drops everything said or waiting; each utterance ends with `audio-end`. */
  silence(): void;
  /** Ends what is said after its present sentence and drops the rest; each utterance ends with `audio-end`. */
  finishSentence(): void;
  /** As `silence`, and what was said is no longer kept. */
  close(): void;
}

export interface MouthOptions {
  /** With `speak` alone nothing is prepared and sentences are made whole. */
  readonly voices: Pick<Voices, 'speak'> & Partial<Pick<Voices, 'prepare' | 'pieces' | 'forget'>>;
  readonly player: (events: PlayerEvents) => Player;
  readonly emit: (event: MouthEvent) => void;
  readonly clock?: Clock;
}

/** Utterances said or waiting at most; an engine that queues more has lost count. */
const maxUtterances = 32;
/** A voice that needs longer for one sentence has hung. */
const sentenceTimeoutMs = 30_000;

type TakeAudio = (samples: Float32Array, sampleRate: number) => void;

export function createMouth({ voices, player: makePlayer, emit, ...options }: MouthOptions): Mouth {
  const clock = options.clock ?? systemClock;
  const said = new Map<number, Said>();
  /** Stands for this mouth where sentences are kept. */
  const owner = {};
  let waiting: Utterance[] = [];
  let abort: AbortController | undefined;
  /** The sentence being made, and the last one wanted. */
  let making: { readonly utterance: number; sentence: number; last: number } | undefined;
  let holding: { readonly utterance: number; readonly abort: AbortController } | undefined;
  let preparing: AbortController | undefined;

  const player = makePlayer({
    onStart(utterance, at) {
      if (said.has(utterance)) emit({ kind: 'audio-start', utterance, at });
    },
    onSentence(utterance, index, at) {
      const entry = said.get(utterance);
      if (!entry) return;
      entry.audible = index + 1;
      emit({ kind: 'sentence', utterance, index, text: entry.sentences[index] ?? '', at });
    },
    onEnd: (utterance, at, completed, failure) => end(utterance, at, completed, failure),
    onLevel: (rms) => emit({ kind: 'level', rms }),
  });

  function end(utterance: number, at: number, played: boolean, failure?: string): void {
    const entry = said.get(utterance);
    if (!entry) return;
    said.delete(utterance);
    const because = failure === undefined ? {} : { failure };
    const completed = played && !entry.cut;
    const words = { heardText: heardOf(entry), rest: restOf(entry, played) };
    emit({ kind: 'audio-end', utterance, at, completed, ...words, ...because });
  }

  /** Something is said that keeps people busy. */
  const talking = () =>
    [...said].some(([utterance, entry]) => !entry.holding && player.holds(utterance));
  const busy = () => [...said.keys()].some((utterance) => player.holds(utterance));

  /** What the player has not got yet ends here. */
  function endUnplayed(): void {
    for (const utterance of [...said.keys()]) {
      if (!player.holds(utterance)) end(utterance, clock.now(), false);
    }
  }

  function dropHolding(): void {
    const dropped = holding;
    holding = undefined;
    dropped?.abort.abort();
    if (dropped && !player.holds(dropped.utterance)) end(dropped.utterance, clock.now(), false);
  }

  function begin(request: Utterance): void {
    const sentences = splitSentences(request.text);
    const { text, holding: fills = false } = request;
    said.set(request.utterance, { text, sentences, holding: fills, audible: 0, cut: false });
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
    const { utterance } = request;
    const sentences = said.get(utterance)?.sentences ?? [];
    const loudness = createLoudness(request.volume);
    const write = (index: number, samples: Float32Array, sampleRate: number) => {
      if (holding) dropHolding(); // The answer has come first.
      player.write(utterance, index, samples, sampleRate);
    };
    let pauseBefore: (() => void) | undefined;
    try {
      for (const [index, sentence] of sentences.entries()) {
        await player.room();
        if (signal.aborted) return;
        if (index > own.last) break;
        own.sentence = index;
        const pieces = index === 0 ? piecesOf(request, sentence, !talking()) : [sentence];
        for (const [nth, text] of pieces.entries()) {
          let sampleRate = 0;
          await make(request, text, signal, (samples, madeAt) => {
            pauseBefore?.();
            pauseBefore = undefined;
            sampleRate = madeAt;
            write(index, loudness.apply(samples, madeAt), madeAt);
          });
          if (signal.aborted) return;
          if (sampleRate === 0) continue; // Nothing audible in it.
          const pauseMs = nth < pieces.length - 1 ? clausePauseMs : sentencePauseMs;
          const pause = new Float32Array(Math.round((sampleRate * pauseMs) / 1000));
          pauseBefore = () => write(index, pause, sampleRate);
        }
      }
      if (!signal.aborted) player.finish(utterance);
    } catch (error) {
      if (!signal.aborted) player.finish(utterance, `the voice failed: ${messageOf(error)}`);
    }
  }

  /** How the first sentence is made; `awaited`: people hear nothing until its beginning is there. */
  function piecesOf({ language, rate }: Speech, text: string, awaited: boolean) {
    return voices.pieces?.({ text, language, rate }, awaited) ?? [text];
  }

  /** Makes one sentence, or piece of one. Nothing is taken any more after an abort or when it took too long. */
  function make(
    { language, rate }: Speech,
    text: string,
    signal: AbortSignal,
    take: TakeAudio,
  ): Promise<void> {
    return within(sentenceTimeoutMs, signal, clock, (either) => {
      const onAudio: TakeAudio = (...audio) => void (either.aborted || take(...audio));
      return voices.speak({ text, language, rate, owner, signal: either, onAudio });
    });
  }

  /** Makes all of a holding phrase first: what comes between must not stand in the middle of it. */
  async function hold(request: Utterance): Promise<void> {
    const { utterance } = request;
    const own = { utterance, abort: new AbortController() };
    holding = own;
    const loudness = createLoudness(request.volume);
    const made: (() => void)[] = [];
    const sentences = said.get(utterance)?.sentences ?? [];
    try {
      for (const [index, text] of sentences.entries()) {
        await make(request, text, own.abort.signal, (samples, sampleRate) => {
          const louder = loudness.apply(samples, sampleRate);
          made.push(() => player.write(utterance, index, louder, sampleRate));
        });
      }
    } catch {
      made.length = 0; // Silence is no worse than it was.
    }
    if (holding !== own) return; // Dropped meanwhile.
    holding = undefined;
    if (made.length === 0) return end(utterance, clock.now(), false);
    for (const write of made) write();
    player.finish(utterance);
  }

  return {
    speak(request) {
      if (said.size >= maxUtterances || said.has(request.utterance)) return false;
      const inTheWay = busy() || holding !== undefined;
      begin(request);
      if (request.holding && inTheWay) {
        // After the answer to this call, as in every other case.
        clock.after(0, () => end(request.utterance, clock.now(), false));
      } else if (request.holding) void hold(request);
      else {
        preparing?.abort();
        waiting.push(request);
        void run();
      }
      return true;
    },
    prepare({ text, language, rate }) {
      preparing?.abort();
      preparing = new AbortController();
      const [first] = splitSentences(text);
      const [piece] = first === undefined ? [] : piecesOf({ text, language, rate }, first, true);
      if (piece === undefined) return;
      voices.prepare?.({ text: piece, language, rate, owner, signal: preparing.signal });
    },
    duck: (on) => player.duck(on),
    silence,
    finishSentence() {
      waiting = [];
      dropHolding();
      const kept = player.finishSentence();
      const entry = kept && said.get(kept.utterance);
      if (entry && kept.sentence < entry.sentences.length - 1) entry.cut = true;
      const more = kept?.utterance === making?.utterance ? making : undefined;
      if (kept && more && more.sentence <= kept.sentence) more.last = kept.sentence;
      else {
        abort?.abort();
        if (kept && more) player.finish(kept.utterance);
      }
      endUnplayed();
    },
    close() {
      preparing?.abort();
      silence();
      voices.forget?.(owner);
    },
  };

  function silence(): void {
    abort?.abort();
    waiting = [];
    dropHolding();
    player.silence();
    endUnplayed();
  }
}
