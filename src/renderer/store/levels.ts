/**
 * Loudness of the person and of Vaani, 0 to 1, kept outside React: it changes twenty times a second
 * and is drawn on a canvas, never rendered.
 */
export interface Levels {
  readonly person: number;
  readonly vaani: number;
}

export interface LevelMeter {
  /** `rms` as measured, 0 to 1 of full scale. */
  set(source: 'person' | 'vaani', rms: number): void;
  /** What to draw now, 0 to 1 on a scale that suits the ear; falls to 0 when nothing new arrives. */
  read(nowMs: number): Levels;
  clear(): void;
}

/** Below this the room is quiet; above the other it is as loud as speech gets. */
const quietDb = -55;
const loudDb = -12;
const holdMs = 150;
const releaseMs = 250;

export function createLevelMeter(now: () => number = () => performance.now()): LevelMeter {
  const last = { person: { level: 0, at: 0 }, vaani: { level: 0, at: 0 } };
  const read = ({ level, at }: { level: number; at: number }, nowMs: number) =>
    level * Math.max(0, Math.min(1, 1 - (nowMs - at - holdMs) / releaseMs));
  return {
    set(source, rms) {
      last[source] = { level: loudness(rms), at: now() };
    },
    read: (nowMs) => ({ person: read(last.person, nowMs), vaani: read(last.vaani, nowMs) }),
    clear() {
      last.person = { level: 0, at: 0 };
      last.vaani = { level: 0, at: 0 };
    },
  };
}

/** Maps rms to 0…1 by decibels. */
export function loudness(rms: number): number {
  if (!(rms > 0)) return 0;
  return Math.max(0, Math.min(1, (20 * Math.log10(rms) - quietDb) / (loudDb - quietDb)));
}
