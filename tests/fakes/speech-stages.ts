import type { Language } from '../../src/contract/language.ts';
import type { Recogniser } from '../../src/main/speech/stt/port.ts';
import type { SpeakRequest, Voice } from '../../src/main/speech/tts/port.ts';
import type { VoiceDetector } from '../../src/main/speech/vad/port.ts';

/** A detector that calls every window with a sample above 0.1 speech, with the lags given. */
export function loudnessDetector(onsetLagMs = 0, releaseLagMs = 0): VoiceDetector {
  return {
    accept: (window) => window.some((sample) => Math.abs(sample) > 0.1),
    reset() {},
    onsetLagMs,
    releaseLagMs,
  };
}

/** What a scripted recogniser was given and says. */
export interface ScriptedRecogniser extends Recogniser {
  /** Samples fed to each recognition, in order. */
  readonly fed: number[];
  readonly opened: () => number;
}

/** Says one more word of the script with every window, and the whole script at the end. */
export function scriptedRecogniser(
  script: string,
  languages: readonly Language[] = ['en'],
): ScriptedRecogniser {
  const words = script.split(' ');
  const fed: number[] = [];
  return {
    name: 'scripted',
    languages,
    fed,
    opened: () => fed.length,
    open() {
      const index = fed.push(0) - 1;
      let said = 0;
      return {
        accept(samples) {
          fed[index] = (fed[index] ?? 0) + samples.length;
          if (said >= words.length) return undefined;
          said += 1;
          return words.slice(0, said).join(' ');
        },
        pause: () => ({ text: words.slice(0, said).join(' '), confidence: 0.8 }),
        finish: () => ({ text: script, confidence: 0.8 }),
      };
    },
  };
}

export interface ScriptedVoice extends Voice {
  readonly spoken: SpeakRequest[];
  /** Fails with this before, or after, it gave its audio. */
  fail: string | undefined;
  failAfter: string | undefined;
  /** Gives no sign any more, before or after its audio, until `release`; an abort does not move it. */
  hang: 'before' | 'after' | undefined;
  /** The sentence that has hung longest goes on. */
  release(): void;
}

/** A voice that takes `msPerCharacter` of audio for a text, at full steady level; fails and hangs when told. */
export function scriptedVoice(
  options: { sampleRate?: number; msPerCharacter?: number; name?: string; slow?: boolean } = {},
): ScriptedVoice {
  const { sampleRate = 16_000, msPerCharacter = 50, name = 'scripted', slow = false } = options;
  const spoken: SpeakRequest[] = [];
  const held: (() => void)[] = [];
  const hold = () => new Promise<void>((resolve) => held.push(resolve));
  return {
    engine: 'sherpa-onnx',
    name,
    languages: ['en', 'hi'],
    slow,
    spoken,
    fail: undefined,
    failAfter: undefined,
    hang: undefined,
    release() {
      held.shift()?.();
    },
    async speak(request) {
      spoken.push(request);
      if (this.fail !== undefined) throw new Error(this.fail);
      const hang = this.hang;
      if (hang === 'before') await hold();
      const length = Math.round((request.text.length * msPerCharacter * sampleRate) / 1000);
      if (!request.signal.aborted) request.onAudio(new Float32Array(length).fill(0.5), sampleRate);
      if (hang === 'after') await hold();
      if (this.failAfter !== undefined) throw new Error(this.failAfter);
    },
    close: async () => {},
  };
}
