import type { Room } from './room.ts';
import { makeScene, type Scene, type Voice } from './scene.ts';

/** A place, by name. */
interface Place {
  readonly name: string;
  readonly room: Room;
  /** Name of a noise, and its loudness (RMS); a person has 0.08. */
  readonly noise?: readonly [name: string, rms: number];
}

/** Rooms from a carpeted office (200 ms) to a hall (600 ms); delays from a sound card's to a Bluetooth speaker's. */
const places: readonly Place[] = [
  { name: 'office, near', room: { rt60Ms: 200, delayMs: 20, levelDb: -6 } },
  { name: 'office, quiet', room: { rt60Ms: 200, delayMs: 60, levelDb: -18 } },
  { name: 'shop', room: { rt60Ms: 400, delayMs: 100, levelDb: -6 } },
  { name: 'shop, quiet', room: { rt60Ms: 400, delayMs: 40, levelDb: -24 } },
  { name: 'hall, late', room: { rt60Ms: 600, delayMs: 250, levelDb: -6 } },
  { name: 'hall', room: { rt60Ms: 600, delayMs: 150, levelDb: -12 } },
  { name: 'soft clipping', room: { rt60Ms: 400, delayMs: 100, levelDb: -6, clipping: 'soft' } },
  { name: 'hard clipping', room: { rt60Ms: 400, delayMs: 60, levelDb: -6, clipping: 'hard' } },
  { name: 'drift +100 ppm', room: { rt60Ms: 400, delayMs: 150, levelDb: -6, driftPpm: 100 } },
  {
    name: 'drift −100 ppm, hall, clipping',
    room: { rt60Ms: 600, delayMs: 200, levelDb: -12, driftPpm: -100, clipping: 'soft' },
  },
];

/** The shop with each of the noises that are there. */
const noisy = { rt60Ms: 400, delayMs: 100, levelDb: -6 } as const;
const noiseRms = 0.01;

export interface SceneMaterial {
  /** What Vaani says: natural voices and eSpeak, 2-6 s each, with their words. */
  readonly own: readonly Voice[];
  /** What people say over it, from 0.5 s; a person who has said everything begins again. */
  readonly people: readonly Voice[];
  /** Noises of a place by name. */
  readonly noises: Readonly<Record<string, Float32Array>>;
  /** Sentences of Vaani's in each scene; somebody speaks over every second one. */
  readonly sentences?: number;
}

/** The scenes of the echo suite, one after another: they take a few MB each. The same material makes the same scenes. */
export function* echoScenes(material: SceneMaterial): Generator<Scene> {
  const { own, people, noises, sentences = 10 } = material;
  const loud = Object.keys(noises).map((name) => ({
    name: `shop, ${name.replaceAll('_', ' ')}`,
    room: noisy,
    noise: [name, noiseRms] as const,
  }));
  let seed = 0;
  for (const { name, room, noise } of [...places, ...loud] as readonly Place[]) {
    seed += 1;
    const turned = <T>(list: readonly T[], by: number) => [...list.slice(by), ...list.slice(0, by)];
    const samples = noise && noises[noise[0]];
    yield makeScene({
      name,
      room,
      seed,
      sentences,
      // Every scene begins with another voice and another person.
      own: turned(own, seed % own.length),
      people: turned(people, (seed * 3) % Math.max(1, people.length)),
      ...(samples ? { noise: { samples, rms: noise[1] } } : {}),
    });
  }
}
