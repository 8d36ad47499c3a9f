import type { Language } from '../../../contract/language.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { SpeakRequest, Voice } from './port.ts';

/** Every voice there is, behind one `speak` that falls back to the one that is always there. */
export interface Voices {
  readonly ok: boolean;
  /** E.g. "piper en, espeak-ng". */
  readonly name: string;
  /** What is wrong, or empty. */
  readonly detail: string;
  /** The voice that would speak this language now. */
  voiceFor(language: Language): Voice | undefined;
  /** Rejects when no voice could speak the sentence. */
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
}

export function createVoices(options: VoicesOptions): Voices {
  const failed = new Set<Voice>();
  const problems = [...options.problems];
  const usable = () => options.natural.filter((voice) => !failed.has(voice));

  const voiceFor = (language: Language) =>
    usable().find((voice) => voice.languages.includes(language)) ?? options.fallback;

  return {
    get ok() {
      return options.fallback !== undefined || usable().length > 0;
    },
    get name() {
      const names = [...usable(), ...(options.fallback ? [options.fallback] : [])].map(
        (v) => v.name,
      );
      return names.join(', ') || 'none';
    },
    get detail() {
      return problems.join('; ');
    },
    voiceFor,
    async speak(request) {
      const voice = voiceFor(request.language);
      if (!voice) throw new Error(`no voice speaks "${request.language}"`);
      if (voice === options.fallback) return voice.speak(request);
      let gave = false;
      const onAudio: SpeakRequest['onAudio'] = (samples, sampleRate) => {
        gave = true;
        request.onAudio(samples, sampleRate);
      };
      try {
        await voice.speak({ ...request, onAudio });
      } catch (error) {
        failed.add(voice);
        problems.push(`the voice ${voice.name} failed and is no longer used: ${messageOf(error)}`);
        options.onChange();
        if (gave || !options.fallback) throw error; // Half a sentence is not said again.
        await options.fallback.speak(request);
      }
    },
    async close() {
      for (const voice of [...options.natural, ...(options.fallback ? [options.fallback] : [])]) {
        await voice.close();
      }
    },
  };
}
