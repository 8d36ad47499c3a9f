import type { Language } from '../../contract/language.ts';
import { concat } from './audio/pcm.ts';
import { createMouth } from './mouth.ts';
import type { Player, PlayerEvents } from './playback/port.ts';
import type { Voices } from './tts/index.ts';

export interface Synthesis {
  readonly samples: Float32Array;
  /** Hz. */
  readonly sampleRate: number;
  /** From asking to the first piece of audio, ms. */
  readonly firstAudioMs: number;
}

/** Speaks a text into memory with the pauses and sentences of a live answer. Rejects when the voice fails. `rate` and `volume`: 1 is normal. */
export function synthesise(
  voices: Pick<Voices, 'speak'> & Partial<Pick<Voices, 'pieces' | 'forget'>>,
  text: string,
  language: Language,
  { rate: speed = 1, volume = 1 }: { readonly rate?: number; readonly volume?: number } = {},
): Promise<Synthesis> {
  const begun = performance.now();
  const parts: Float32Array[] = [];
  let firstAudioMs: number | undefined;
  let rate = 0;
  /** A player that only collects. */
  const collect = (events: PlayerEvents): Player => ({
    write(_utterance, _sentence, samples, sampleRate) {
      firstAudioMs ??= performance.now() - begun;
      rate = sampleRate;
      parts.push(samples);
    },
    finish: (utterance, failure) => events.onEnd(utterance, 0, failure === undefined, failure),
    room: () => Promise.resolve(),
    duck() {},
    silence() {},
    finishSentence: () => undefined,
    holds: () => false,
  });
  return new Promise((resolve, reject) => {
    const mouth = createMouth({
      voices,
      player: collect,
      emit(event) {
        if (event.kind !== 'audio-end') return;
        // Made anew each time: this is how a voice is measured.
        mouth.close();
        if (event.failure !== undefined) return reject(new Error(event.failure));
        if (firstAudioMs === undefined)
          return reject(new Error('there is nothing to say in this text'));
        resolve({ samples: concat(parts), sampleRate: rate, firstAudioMs });
      },
    });
    mouth.speak({ utterance: 1, text, language, rate: speed, volume });
  });
}
