/** What a level of the microphone means to somebody who sets one up. */
export type LevelWord = 'silent' | 'quiet' | 'good' | 'loud';

const silentDb = -55;
const quietDb = -40;
const loudDb = -9;
/** The meter's left end, dB of full scale. */
const floorDb = -60;

/** RMS of 0 to 1 in dB of full scale; silence is the floor. */
export function decibels(rms: number): number {
  return rms <= 0 ? floorDb : Math.max(floorDb, Math.min(0, 20 * Math.log10(rms)));
}

/** 0 to 1 along the meter. */
export const meterShare = (rms: number): number => 1 - decibels(rms) / floorDb;

/** What is said of the loudest level of the last moments. */
export function levelWord(rms: number): LevelWord {
  const db = decibels(rms);
  if (db <= silentDb) return 'silent';
  if (db <= quietDb) return 'quiet';
  return db < loudDb ? 'good' : 'loud';
}

/** The zones of the meter: where speech should be lies between `quiet` and `loud`. */
export const zones = {
  quiet: 1 - quietDb / floorDb,
  loud: 1 - loudDb / floorDb,
} as const;
