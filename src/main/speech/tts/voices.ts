import type { Language } from '../../../contract/language.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import { createBackground } from './background.ts';
import { createBench } from './bench.ts';
import { createKept, type Kept, keyOf } from './kept.ts';
import { bestOpening, openings } from './openings.ts';
import { lastPatience, naturalPatience, speakInTime } from './patience.ts';
import type { Sentence, SpeakRequest, Voice } from './port.ts';
import { splitSentences } from './sentences.ts';
import { createWorks } from './works.ts';

/** Every voice there is, behind one `speak` that falls back to the one that is always there. */
export interface Voices {
  /** Whether anything can be spoken, as far as is known. */
  readonly ok: boolean;
  /** E.g. "piper en, espeak-ng". */
  readonly name: string;
  /** What is wrong, or empty. */
  readonly detail: string;
  /** The voice that would speak this language now. */
  voiceFor(language: Language): Voice | undefined;
  /**
   * Speaks a sentence with the best voice that can. A voice that fails or keeps people waiting is
   * left out for a while and the simpler one speaks, from the beginning of the sentence where none
   * of it was heard, else with the next one. Rejects when no voice could speak the sentence.
   * What a slow voice has made already is given at once.
   */
  speak(request: SpeakRequest): Promise<void>;
  /**
   * How a sentence is made: whole, or its beginning first where that is made already or, of one that is
   * `awaited`, heard sooner and the rest is made in time. The pieces together are the sentence.
   */
  pieces(sentence: Sentence, awaited: boolean): readonly string[];
  /** Makes a sentence that may be wanted next; dropped when the signal fires before it is begun. */
  prepare(request: Sentence & { readonly signal: AbortSignal }): void;
  /** Sentences that are said often, at normal speed: made while nothing else is, and kept. */
  prerender(language: Language, texts: readonly string[], rate?: number): void;
  /** What was said to this owner is no longer kept. */
  forget(owner: object): void;
  close(): Promise<void>;
}

export interface VoicesOptions {
  readonly natural: readonly Voice[];
  readonly fallback: Voice | undefined;
  /** Said in `detail` from the beginning, e.g. that a voice could not be loaded. */
  readonly problems: readonly string[];
  /** Something in `name`, `ok` or `detail` changed. */
  readonly onChange: () => void;
  readonly clock?: Clock;
  /** Where made sentences are kept; in memory if absent. */
  readonly kept?: Kept;
}

export function createVoices(options: VoicesOptions): Voices {
  const { fallback, onChange } = options;
  const clock = options.clock ?? systemClock;
  const bench = createBench(clock, onChange);
  const kept = options.kept ?? createKept(undefined, clock);
  const works = createWorks({ clock, kept, onIdle: () => background.look() });
  const slowVoiceFor = ({ language }: Pick<Sentence, 'language'>) => {
    const voice = voiceFor(language);
    return voice?.slow ? voice : undefined;
  };
  const background = createBackground({ clock, works, kept, voiceFor: slowVoiceFor });
  /** How often each voice gave audio or ended a sentence: a voice that others hear is busy and not stuck. */
  const signs = new Map<Voice, number>();
  /** Why the fallback did not speak when it was last asked to. */
  let fallbackProblem: string | undefined;

  const usable = () => options.natural.filter((voice) => !bench.has(voice));
  const voiceFor = (language: Language) =>
    usable().find((voice) => voice.languages.includes(language)) ?? fallback;
  const sign = (voice: Voice) => signs.set(voice, (signs.get(voice) ?? 0) + 1);

  /** Whether the sentence needs no other voice. */
  async function tryNatural(voice: Voice, request: SpeakRequest): Promise<boolean> {
    const before = signs.get(voice);
    const onAudio: SpeakRequest['onAudio'] = (samples, sampleRate) => {
      sign(voice);
      request.onAudio(samples, sampleRate);
    };
    const source = voice.slow
      ? { speak: (asked: SpeakRequest) => works.speak(voice, asked) }
      : voice;
    const outcome = await speakInTime(source, { ...request, onAudio }, naturalPatience, clock);
    if (outcome.kind === 'done') {
      sign(voice);
      return true;
    }
    const busy = outcome.kind === 'stuck' && !outcome.gave && signs.get(voice) !== before;
    if (!busy) {
      bench.send(voice, `the voice ${voice.name} is left out: ${messageOf(outcome.error)}`);
      works.abandon(voice);
      onChange();
    }
    // Half a sentence is not said again.
    return outcome.gave || request.signal.aborted;
  }

  async function useFallback(voice: Voice, request: SpeakRequest): Promise<void> {
    const outcome = await speakInTime(voice, request, lastPatience, clock);
    const problem =
      outcome.kind === 'done' ? undefined : `${voice.name}: ${messageOf(outcome.error)}`;
    if (request.signal.aborted) return;
    if (problem !== fallbackProblem) {
      fallbackProblem = problem;
      onChange();
    }
    if (outcome.kind !== 'done') throw outcome.error;
  }

  return {
    get ok() {
      return (fallback !== undefined && fallbackProblem === undefined) || usable().length > 0;
    },
    get name() {
      const names = [...usable(), ...(fallback ? [fallback] : [])].map((voice) => voice.name);
      return names.join(', ') || 'none';
    },
    get detail() {
      const latest = fallbackProblem === undefined ? [] : [fallbackProblem];
      const problems = [...options.problems, ...bench.reasons, ...latest, kept.problem];
      return problems.filter((problem) => problem !== undefined).join('; ');
    },
    voiceFor,
    async speak(request) {
      const voice = voiceFor(request.language);
      if (!voice) throw new Error(`no voice speaks "${request.language}"`);
      if (voice !== fallback && (await tryNatural(voice, request))) return;
      if (!fallback) throw new Error(`no other voice speaks "${request.language}"`);
      await useFallback(fallback, request);
    },
    pieces(sentence, awaited) {
      const { text } = sentence;
      const voice = slowVoiceFor(sentence);
      if (!voice) return [text];
      const made = (piece: string) => {
        const key = keyOf(voice, { ...sentence, text: piece });
        return kept.has(key) || works.making(key);
      };
      if (made(text)) return [text];
      const best = awaited ? bestOpening(text, works.paceOf(voice)) : undefined;
      const head = openings(text).find(made) ?? best;
      return head === undefined ? [text] : [head, text.slice(head.length).trim()];
    },
    prepare({ signal, ...sentence }) {
      if (slowVoiceFor(sentence)) background.prepare(sentence, signal);
    },
    prerender(language, texts, rate = 1) {
      const early = options.natural.some(
        (voice) => voice.slow && voice.languages.includes(language),
      );
      if (!early) return;
      const sentences = texts.flatMap(splitSentences);
      background.prerender(sentences.map((text) => ({ text, language, rate })));
    },
    forget: kept.forget,
    async close() {
      bench.close();
      background.close();
      kept.close();
      for (const voice of [...options.natural, ...(fallback ? [fallback] : [])]) {
        await voice.close();
      }
    },
  };
}
