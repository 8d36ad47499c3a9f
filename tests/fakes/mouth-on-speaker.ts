import type { ResamplerFactory } from '../../src/main/speech/audio/resample.ts';
import { createMouth, type MouthEvent } from '../../src/main/speech/mouth.ts';
import { createDevicePlayer, type DevicePlayer } from '../../src/main/speech/playback/index.ts';
import { createVoices } from '../../src/main/speech/tts/voices.ts';
import { manualClock } from './manual-clock.ts';
import { scriptedVoice } from './speech-stages.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const sampleRate = 16_000;

/** A mouth with a slow voice on this machine's speaker; 50 ms of sound a character. */
export function mouthOnSpeaker(resamplers: ResamplerFactory) {
  const clock = manualClock(0);
  const natural = scriptedVoice({ name: 'natural', slow: true });
  const voices = createVoices({
    natural: [natural],
    fallback: undefined,
    problems: [],
    onChange() {},
    clock,
  });
  const events: MouthEvent[] = [];
  const played: number[] = [];
  let player: DevicePlayer | undefined;
  const mouth = createMouth({
    voices,
    clock,
    emit: (event) => event.kind !== 'level' && events.push(event),
    player(listener) {
      const options = { sampleRate, latencyMs: 60, fadeMs: 30, queueMs: 10_000 };
      player = createDevicePlayer(clock, resamplers, listener, options);
      return player;
    },
  });
  /** Runs the speaker for a while. */
  const run = async (ms: number) => {
    for (let t = 0; t < ms; t += 20) {
      for (let nth = 0; nth < 3; nth++) await settle();
      played.push(...(player?.render(320) ?? []));
      clock.advance(20);
    }
  };
  const say = (utterance: number, text: string, holding = false) =>
    mouth.speak({ utterance, text, language: 'en', rate: 1, volume: 1, holding });
  const made = () => natural.spoken.map(({ text }) => text);
  const ends = () =>
    events.flatMap((event) =>
      event.kind === 'audio-end' ? [[event.utterance, event.completed, event.rest]] : [],
    );
  const starts = () =>
    events.flatMap((event) => (event.kind === 'audio-start' ? [event.utterance] : []));
  return { clock, natural, voices, mouth, events, played, run, say, made, ends, starts };
}
