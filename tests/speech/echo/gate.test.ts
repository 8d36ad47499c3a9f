import { describe, expect, it } from 'vitest';
import { createGate, type GateInput } from '../../../src/main/speech/echo/gate.ts';

/** A canceller that takes away 25 dB of an echo that is 6 dB quieter than what is played at a power of 0.01. */
const path = {
  lag: 10,
  coupling: 0.25,
  residual: 0.25 * 10 ** -2.5,
  erleDb: 25,
  learnedMs: 10_000,
  microphone: 0.0025,
};
const input: GateInput = {
  level: 0.01,
  cleaned: 0,
  path,
  proven: true,
  cautionDb: 0,
  muted: false,
};
const leftover = 0.01 * path.residual;
/** A person as loud in the microphone as our own voice. */
const person = 0.0025;

/** Whether it is open after so many frames of this. */
function after(count: number, change: Partial<GateInput>, gate = createGate()): boolean {
  let open = false;
  for (let i = 0; i < count; i += 1) open = gate({ ...input, ...change }).open;
  return open;
}

describe('the gate', () => {
  it('keeps what the canceller leaves of our own voice, twice as loud too', () => {
    expect(after(100, { cleaned: leftover })).toBe(false);
    expect(after(100, { cleaned: 4 * leftover })).toBe(false);
  });

  it('lets a person through within 50 ms while we speak, and to the end of the word', () => {
    const gate = createGate();
    after(100, { cleaned: leftover }, gate);
    expect(after(5, { cleaned: person }, gate)).toBe(true);
    expect(after(20, { cleaned: leftover }, gate)).toBe(true);
    expect(after(10, { cleaned: leftover }, gate)).toBe(false);
  });

  it('stays shut for a click', () => {
    const gate = createGate();
    after(2, { cleaned: person }, gate);
    expect(after(1, { cleaned: leftover }, gate)).toBe(false);
  });

  it('is open for anything when we are silent, or not heard', () => {
    expect(after(1, { level: 0, cleaned: 1e-9 })).toBe(true);
    expect(after(1, { cleaned: 1e-9, path: { ...path, lag: undefined } })).toBe(true);
  });

  it('lets nothing through while we speak before the canceller has proved itself, or when muted', () => {
    expect(after(100, { cleaned: person, proven: false })).toBe(false);
    expect(after(100, { cleaned: person, muted: true })).toBe(false);
    const unknown = { ...path, lag: undefined };
    expect(after(100, { cleaned: person, muted: true, path: unknown })).toBe(false);
    expect(after(1, { cleaned: person, muted: true, level: 0 })).toBe(true);
  });

  it('wants a person to be louder when something has leaked', () => {
    const quiet = leftover * 10 ** 1.3;
    expect(after(10, { cleaned: quiet })).toBe(true);
    expect(after(10, { cleaned: quiet, cautionDb: 6 })).toBe(false);
  });
});
