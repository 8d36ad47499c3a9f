import { describe, expect, test } from 'vitest';
import {
  afterNoise,
  mouthToEar,
  silencedAfter,
} from '../../../src/main/engine/bench/voice/measure.ts';
import { cough } from '../../../src/main/engine/bench/voice/person.ts';
import {
  recordingRate,
  spokenClip,
  type Stamped,
  stretches,
  whenSpoken,
} from '../../../src/main/engine/bench/voice/recording.ts';
import { measureNoises } from '../../../src/main/engine/bench/voice/noises.ts';
import { measureTurns } from '../../../src/main/engine/bench/voice/voice-turns.ts';

const startedAt = 1_000_000;

/** A recording with a tone in each of these stretches, ms from its beginning. */
function recording(lengthMs: number, ...sounds: readonly (readonly [number, number])[]): Stamped {
  const samples = new Float32Array((lengthMs / 1000) * recordingRate);
  for (const [from, to] of sounds) {
    for (let at = (from / 1000) * recordingRate; at < (to / 1000) * recordingRate; at += 1) {
      samples[at] = 0.2 * Math.cos(at / 3);
    }
  }
  return { samples, startedAt };
}
const at = (ms: number) => startedAt + ms;
const stretch = (from: number, to: number) => ({ start: at(from), end: at(to) });

/** A clip that holds 800 ms of sound. */
const clip = spokenClip(recording(1_000, [100, 900]).samples);

test('stretches of sound are found, short pauses inside them', () => {
  expect(stretches(recording(3_000, [500, 900], [1_200, 1_500], [2_000, 2_100]), 400)).toEqual([
    stretch(500, 1_500),
    stretch(2_000, 2_100),
  ]);
});

test('speech is found in noise, and its end is not the end of the noise', () => {
  const { samples } = recording(2_000, [500, 1_200]);
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = (samples[index] as number) + 0.01 * Math.sin(index * 1.7);
  }
  expect(spokenClip(samples)).toMatchObject({ startMs: 500, endMs: 1_200 });
});

test('when a clip was said is read off the microphone', () => {
  const microphone = recording(5_000, [500, 1_300], [3_000, 3_800]);
  expect(whenSpoken(clip, microphone, at(0))?.end).toBeCloseTo(at(1_300), 0);
  expect(whenSpoken(clip, microphone, at(2_000))?.start).toBeCloseTo(at(3_000), 0);
  expect(whenSpoken(clip, microphone, at(4_000))).toBeUndefined();
});

describe('voice to voice', () => {
  test('is from the last word to the first sound, and nothing where no answer came', () => {
    const said = [stretch(500, 1_300), stretch(4_000, 4_800), stretch(8_000, 8_800)];
    const speaker = recording(12_000, [1_850, 3_000], [9_400, 11_000]);
    expect(mouthToEar(said, speaker).map(({ ms }) => ms)).toEqual([550, undefined, 600]);
  });

  test('takes no sound from before the end of the words for an answer', () => {
    expect(
      mouthToEar([stretch(500, 1_300)], recording(3_000, [200, 2_900]))[0]?.ms,
    ).toBeUndefined();
  });
});

test('a person who speaks over an answer silences it, or not', () => {
  const person = stretch(2_000, 3_000);
  expect(silencedAfter(person, recording(9_000, [500, 2_240]))).toBe(240);
  expect(silencedAfter(person, recording(9_000, [500, 8_000]))).toBe(Number.POSITIVE_INFINITY);
  expect(silencedAfter(person, recording(9_000, [500, 1_900]))).toBeUndefined();
  expect(silencedAfter(person, recording(9_000, [2_500, 4_000]))).toBeUndefined();
});

test('after a noise an answer goes on, is resumed, or stays silent', () => {
  const noise = stretch(2_000, 2_320);
  const until = at(5_000);
  expect(afterNoise(noise, recording(6_000, [500, 4_500]), until)).toEqual({ kind: 'went-on' });
  expect(afterNoise(noise, recording(6_000, [500, 2_200], [3_000, 4_500]), until)).toEqual({
    kind: 'resumed',
    ms: 680,
    silentMs: 800,
  });
  expect(afterNoise(noise, recording(6_000, [500, 2_200]), until)).toEqual({ kind: 'silent' });
  expect(afterNoise(noise, recording(6_000, [500, 2_200], [5_500, 5_900]), until)).toEqual({
    kind: 'silent',
  });
  expect(afterNoise(noise, recording(6_000, [500, 1_000]), until)).toEqual({ kind: 'unspoken' });
});

test('a noise that was taken for a turn is no resumption, whatever is heard next', () => {
  const made = [{ clip, notBefore: at(1_500), until: at(5_000) }];
  const heard = {
    microphone: recording(6_000, [2_000, 2_800]),
    speaker: recording(6_000, [500, 2_200], [3_100, 4_500]),
  };
  expect(measureNoises(made, heard, [])).toMatchObject({ resumedMs: [300], taken: 0, lost: 0 });
  const turn = [{ name: 'turn', at: at(3_000) }];
  expect(measureNoises(made, heard, turn)).toMatchObject({ resumedMs: [], taken: 1, lost: 0 });
});

test('the stages of a turn add up to voice to voice', () => {
  const played = [{ clip, notBefore: at(400) }];
  const heard = {
    microphone: recording(4_000, [500, 1_300]),
    speaker: recording(4_000, [1_850, 3_000]),
  };
  const turns = measureTurns(played, heard, [
    { name: 'call:speak', at: at(200) },
    { name: 'call:channel.end-turn', at: at(1_560) },
    { name: 'heard', at: at(1_600), whole: true },
    { name: 'call:speak', at: at(1_604) },
    { name: 'audio-start', at: at(1_800) },
  ]);
  const stages = Object.values(turns.byStage).map(([ms]) => Math.round(ms as number));
  expect(stages).toEqual([260, 40, 4, 196, 50]);
  expect(stages.reduce((sum, ms) => sum + ms, 0)).toBe(turns.mouthToEar[0]);
});

test('a cough is short, loud and no tone', () => {
  const { samples, startMs, endMs } = cough();
  expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(0.2);
  expect(endMs - startMs).toBeGreaterThan(200);
  expect(endMs - startMs).toBeLessThan(330);
});
