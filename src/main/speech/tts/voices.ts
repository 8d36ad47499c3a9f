import type { Language } from '../../../contract/language.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import { createBench } from './bench.ts';
import { lastPatience, naturalPatience, speakInTime } from './patience.ts';
import type { SpeakRequest, Voice } from './port.ts';

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
   */
  speak(request: SpeakRequest): Promise<void>;
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
}

export function createVoices(options: VoicesOptions): Voices {
  const { fallback, onChange } = options;
  const clock = options.clock ?? systemClock;
  const bench = createBench(clock, onChange);
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
    const outcome = await speakInTime(voice, { ...request, onAudio }, naturalPatience, clock);
    if (outcome.kind === 'done') {
      sign(voice);
      return true;
    }
    const busy = outcome.kind === 'stuck' && !outcome.gave && signs.get(voice) !== before;
    if (!busy) {
      bench.send(voice, `the voice ${voice.name} is left out: ${messageOf(outcome.error)}`);
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
      return [...options.problems, ...bench.reasons, ...latest].join('; ');
    },
    voiceFor,
    async speak(request) {
      const voice = voiceFor(request.language);
      if (!voice) throw new Error(`no voice speaks "${request.language}"`);
      if (voice !== fallback && (await tryNatural(voice, request))) return;
      if (!fallback) throw new Error(`no other voice speaks "${request.language}"`);
      await useFallback(fallback, request);
    },
    async close() {
      bench.close();
      for (const voice of [...options.natural, ...(fallback ? [fallback] : [])]) {
        await voice.close();
      }
    },
  };
}
