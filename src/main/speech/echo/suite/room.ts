import { rms } from '../../audio/pcm.ts';
import { echoRate } from '../port.ts';
import { convolve } from './fft.ts';

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Normally distributed, mean 0, spread 1. */
export function gauss(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A loudspeaker in a room, as the microphone of the same kiosk hears it. */
export interface Room {
  /** Time in which a sound in the room falls by 60 dB, ms. */
  readonly rt60Ms: number;
  /** From playing to hearing, of devices and air, ms. */
  readonly delayMs: number;
  /** Loudness of the echo against what is played, dB. */
  readonly levelDb: number;
  /** What the loudspeaker does to loud sounds: soft limits them smoothly, hard cuts their tops off. */
  readonly clipping?: 'soft' | 'hard';
  /** How much faster the clock of the microphone runs, parts in a million. */
  readonly driftPpm?: number;
}

/** The direct sound against the room's answer to it, dB, where loudspeaker and microphone share a case. */
const directDb = -3;

/**
 * A room as measurements show them: the direct sound, a few strong early reflections (4-40 ms), and an
 * exponentially falling tail of noise.
 */
export function impulseResponse(rt60Ms: number, random: Random): Float32Array {
  const length = Math.round((echoRate * Math.min(700, rt60Ms)) / 1000);
  const response = new Float32Array(length);
  const fall = (at: number) => 10 ** ((-3 * at) / ((rt60Ms / 1000) * echoRate));
  for (let at = 48; at < length; at += 1) response[at] = gauss(random) * fall(at) * 0.1;
  for (let reflection = 0; reflection < 6; reflection += 1) {
    const at = 64 + Math.floor(random() * 576);
    if (at < length) response[at] = (response[at] ?? 0) + (random() - 0.5) * 1.6 * fall(at);
  }
  const answer = Math.sqrt(response.reduce((sum, value) => sum + value * value, 0));
  const scale = 10 ** (-directDb / 20) / answer;
  for (let at = 0; at < length; at += 1) response[at] = (response[at] ?? 0) * scale;
  response[0] = 1;
  return response;
}

/** What the microphone hears of the signal, without anybody else. */
export function throughRoom(signal: Float32Array, room: Room, random: Random): Float32Array {
  const peak = signal.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) || 1;
  const driven = room.clipping ? clip(signal, room.clipping, peak) : signal;
  const heard = convolve(driven, impulseResponse(room.rt60Ms, random));
  const gain = (10 ** (room.levelDb / 20) * rms(signal)) / (rms(heard) || 1);
  const delay = Math.round((room.delayMs * echoRate) / 1000);
  const echo = new Float32Array(signal.length);
  for (let at = delay; at < echo.length; at += 1) echo[at] = (heard[at - delay] ?? 0) * gain;
  return room.driftPpm ? stretched(echo, room.driftPpm) : echo;
}

function clip(signal: Float32Array, how: 'soft' | 'hard', peak: number): Float32Array {
  if (how === 'hard') {
    const top = peak / 4; // 12 dB too loud for the loudspeaker.
    return signal.map((sample) => Math.max(-top, Math.min(top, sample)));
  }
  return signal.map((sample) => (Math.tanh((3 * sample) / peak) * peak) / Math.tanh(3));
}

/** The signal by another clock. */
function stretched(signal: Float32Array, ppm: number): Float32Array {
  const step = 1 + ppm * 1e-6;
  return signal.map((_, i) => {
    const at = i * step;
    const whole = Math.floor(at);
    const part = at - whole;
    return (signal[whole] ?? 0) * (1 - part) + (signal[whole + 1] ?? 0) * part;
  });
}
