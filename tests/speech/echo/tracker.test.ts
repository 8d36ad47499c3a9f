import { describe, expect, it } from 'vitest';
import { createPairing } from '../../../src/main/speech/echo/pairing.ts';
import { createEchoTracker } from '../../../src/main/speech/echo/tracker.ts';
import { frames, later, plus, power, talk } from './signals.ts';

/** What is learned from a speaker, a microphone and what a canceller left. */
function learn(played: Float32Array, microphone: Float32Array, cleaned: Float32Array) {
  const tracker = createEchoTracker();
  const [heard, left] = [frames(microphone), frames(cleaned)];
  for (const [i, frame] of frames(played).entries()) {
    tracker.accept({
      played: power(frame),
      microphone: power(heard[i] as Float32Array),
      cleaned: power(left[i] as Float32Array),
    });
  }
  return tracker.path;
}

const own = talk(12, 1);
const hiss = talk(12, 7, 0.0003);
/** 120 ms late, 12 dB quieter. */
const echo = plus(later(own, 1_920, 0.25), hiss);
const tenth = echo.map((sample) => sample * 0.1);

describe('the way from the speaker to the microphone', () => {
  it('is known by its delay, its loudness and what the canceller takes away', () => {
    const path = learn(own, echo, tenth);
    expect(path.lag).toBeGreaterThanOrEqual(11);
    expect(path.lag).toBeLessThanOrEqual(13);
    expect(10 * Math.log10(path.coupling)).toBeGreaterThan(-18);
    expect(10 * Math.log10(path.coupling)).toBeLessThan(-10);
    expect(path.erleDb).toBeGreaterThan(18);
    expect(path.erleDb).toBeLessThan(22);
  });

  it('is known too while somebody speaks over it for a third of the time', () => {
    const person = talk(12, 3).map((sample, i) => (Math.floor(i / 16_000) % 3 === 2 ? sample : 0));
    const path = learn(own, plus(echo, person), plus(tenth, person));
    expect(path.lag).toBeGreaterThanOrEqual(11);
    expect(path.lag).toBeLessThanOrEqual(13);
    expect(path.erleDb).toBeGreaterThan(18);
    expect(10 * Math.log10(path.residual)).toBeLessThan(-25);
  });

  it('is no way where the microphone hears only somebody else', () => {
    const person = talk(12, 4);
    expect(learn(own, person, person).lag).toBeUndefined();
    expect(learn(own, hiss, hiss).lag).toBeUndefined();
  });

  it('is not learned from silence', () => {
    const silence = new Float32Array(own.length);
    expect(learn(silence, echo, tenth).learnedMs).toBe(0);
  });
});

describe('what was played and what was heard', () => {
  it('go together one by one, in bursts too', () => {
    const pairing = createPairing();
    pairing.next(); // Nothing has been played yet.
    const got: number[] = [];
    for (let i = 1; i <= 40; i += 4) {
      for (let k = 0; k < 4; k += 1) pairing.push(i + k);
      for (let k = 0; k < 4; k += 1) got.push(pairing.next());
    }
    expect(got).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('begin together although the speaker began earlier', () => {
    const pairing = createPairing();
    for (let i = 1; i <= 90; i += 1) pairing.push(i);
    expect(pairing.next()).toBe(89);
  });

  it('come together again when the microphone has lost half a second', () => {
    const pairing = createPairing();
    pairing.next();
    for (let i = 0; i < 50; i += 1) pairing.push(0);
    let got = 0;
    for (let i = 1; i <= 300; i += 1) {
      pairing.push(i);
      got = pairing.next();
    }
    expect(got).toBeGreaterThanOrEqual(298);
  });
});
