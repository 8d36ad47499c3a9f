import type { Presence } from '../store/derive.ts';

/** What the wave shows: the attract screen's calm swell, or what Vaani is doing. */
export type WaveMode = Presence | 'calm';

/**
 * Height of one bar, 0 to 1.
 * @param place where it stands, −1 (left) to 1 (right)
 * @param seconds since the wave began
 * @param history loudness of the last moments, newest first
 */
export function barHeight(
  mode: WaveMode,
  place: number,
  seconds: number,
  history: readonly number[],
): number {
  const edge = Math.cos((place * Math.PI) / 2) ** 1.2;
  switch (mode) {
    case 'calm':
      return (
        edge *
        (0.3 + 0.24 * wave(place * 2.1 - seconds * 0.55) + 0.16 * wave(place * 4.7 + seconds * 0.8))
      );
    case 'hearing':
    case 'speaking': {
      // Sound runs from the middle outwards, so that the newest of it is where one looks.
      const level = history[Math.floor(Math.abs(place) * (history.length - 1))] ?? 0;
      const ripple = 0.75 + 0.25 * wave(place * 9 + seconds * 5);
      return 0.06 * edge + level * ripple * (0.35 + 0.65 * edge);
    }
    case 'thinking':
      return 0.08 + 0.5 * Math.exp(-(((place - Math.sin(seconds * 1.9) * 0.7) * 3.6) ** 2));
    case 'listening':
    case 'confirm':
      return (
        edge * (0.1 + 0.07 * wave(place * 2.4 - seconds * 0.9)) + (history[0] ?? 0) * 0.25 * edge
      );
    case 'muted':
    case 'typing':
      return 0.05 * edge;
  }
}

const wave = (turns: number) => Math.sin(turns * Math.PI);
