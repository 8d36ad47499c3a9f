import { rms } from '../../audio/pcm.ts';
import { echoRate } from '../port.ts';
import { createRandom, gauss, type Room, throughRoom } from './room.ts';

/** A recording at 16 kHz and what is said in it. */
export interface Voice {
  readonly text: string;
  readonly samples: Float32Array;
}

export interface SceneOptions {
  readonly name: string;
  readonly room: Room;
  /** What Vaani says, one after the other. */
  readonly own: readonly Voice[];
  /** People who speak over it, in turn. */
  readonly people: readonly Voice[];
  /** Sounds of the place, repeated as often as it takes, and how loud (RMS). */
  readonly noise?: { readonly samples: Float32Array; readonly rms: number };
  readonly seed: number;
  /** Vaani says this many sentences. */
  readonly sentences: number;
}

export interface Interval {
  /** Samples from the beginning. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Everything as it reaches loudspeaker and microphone, at 16 kHz. */
export interface Scene {
  readonly name: string;
  readonly played: Float32Array;
  readonly microphone: Float32Array;
  /** The same without the loudspeaker: who is heard in this is not Vaani. */
  readonly others: Float32Array;
  readonly sentences: readonly Interval[];
  readonly interruptions: readonly Interval[];
}

/** Loudness of a person in front of the kiosk (RMS), and of Vaani's voice in the reference. */
const personRms = 0.08;
const ownPeak = 0.5;
/** Between two sentences of Vaani's, s. */
const gapSeconds = 1.2;
const hissRms = 0.0008;
const longestInterruptionSeconds = 1.8;

const seconds = (value: number) => Math.round(value * echoRate);

/** Vaani speaks; in every second sentence somebody speaks over it. */
export function makeScene(options: SceneOptions): Scene {
  const random = createRandom(options.seed);
  const spoken = Array.from({ length: options.sentences }, (_, i) => {
    const { text, samples } = options.own[i % options.own.length] as Voice;
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) || 1;
    return { text, samples: samples.map((sample) => (sample * ownPeak) / peak) };
  });
  const length = spoken.reduce(
    (sum, { samples }) => sum + samples.length + seconds(gapSeconds),
    seconds(1.5),
  );
  const played = new Float32Array(length);
  const people = new Float32Array(length);
  const sentences: Interval[] = [];
  const interruptions: Interval[] = [];
  let at = seconds(1);
  for (const [index, { text, samples }] of spoken.entries()) {
    played.set(samples, at);
    sentences.push({ from: at, to: at + samples.length, text });
    const person = options.people[Math.floor(index / 2) % options.people.length];
    if (index % 2 === 1 && person) {
      const from = at + seconds(0.5 + random() * 0.6);
      const voice = person.samples.subarray(0, seconds(longestInterruptionSeconds));
      const gain = personRms / (loudness(voice) || 1);
      const to = Math.min(from + voice.length, length);
      for (let i = from; i < to; i += 1) people[i] = clamp((voice[i - from] ?? 0) * gain);
      interruptions.push({ from, to, text: person.text });
    }
    at += samples.length + seconds(gapSeconds);
  }
  const echo = throughRoom(played, options.room, random);
  const noise = options.noise && {
    ...options.noise,
    gain: options.noise.rms / rms(options.noise.samples),
  };
  const others = people.map((sample, i) => {
    const place = noise ? (noise.samples[i % noise.samples.length] ?? 0) * noise.gain : 0;
    return sample + place + gauss(random) * hissRms;
  });
  const microphone = others.map((sample, i) => clamp(sample + (echo[i] ?? 0)));
  return { name: options.name, played, microphone, others, sentences, interruptions };
}

/** RMS of what is not silence (30 dB below the loudest): a clip may begin and end with some. */
function loudness(samples: Float32Array): number {
  const blocks: number[] = [];
  for (let at = 0; at < samples.length; at += 320) blocks.push(rms(samples.subarray(at, at + 320)));
  const least = Math.max(...blocks) / 31.6;
  const loud = blocks.filter((block) => block >= least);
  return Math.sqrt(loud.reduce((sum, block) => sum + block * block, 0) / Math.max(1, loud.length));
}

const clamp = (sample: number) => Math.max(-1, Math.min(1, sample));
