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
  history: ArrayLike<number>,
): number {
  const edge = Math.cos((place * Math.PI) / 2) ** 1.2;
  switch (mode) {
    case 'calm':
      return (
        edge *
        (0.36 +
          0.26 * wave(place * 1.9 - seconds * 0.42) +
          0.17 * wave(place * 4.3 + seconds * 0.66) +
          0.06 * wave(place * 9.1 - seconds * 0.9))
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
    case 'doing': {
      // Runs one way, and begins again: something is being carried out.
      const head = ((seconds * 0.7) % 1) * 2.6 - 1.3;
      return 0.08 + 0.42 * Math.exp(-(((place - head) * 3) ** 2));
    }
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

/** From one shape to the next: 0 at its beginning, 1 when it has become the other. */
export function blendAt(sinceMs: number): number {
  const part = Math.max(0, Math.min(1, sinceMs / blendMs));
  return part * part * (3 - 2 * part);
}
const blendMs = 380;

const wave = (turns: number) => Math.sin(turns * Math.PI);
