import { describe, expect, it } from 'vitest';
import { toInt16 } from '../../../src/main/speech/audio/pcm.ts';
import { loadResampler } from '../../../src/main/speech/audio/resample.ts';
import { createEchoControl, type EchoStatus } from '../../../src/main/speech/echo/control.ts';
import { loadEchoControl, openAec3 } from '../../../src/main/speech/echo/index.ts';
import type { EchoCanceller } from '../../../src/main/speech/echo/port.ts';
import { frames, later, plus, power, talk } from './signals.ts';

const resamplers = await loadResampler();
const seconds = 10;
const own = talk(seconds, 11);
const hiss = talk(seconds, 12, 0.0003);
const echo = later(own, 1_920, 0.5);
const silence = new Float32Array(own.length);

/** Knows the echo of `own` and leaves this share of it; of others, all. */
function canceller(left: () => number): EchoCanceller {
  const known = frames(echo);
  let at = 0;
  return {
    name: 'scripted',
    latencyMs: 0,
    played() {},
    clean(frame) {
      const away = known[at % known.length] as Float32Array;
      at += 1;
      return frame.map((sample, i) => sample - (away[i] ?? 0) * (1 - left()));
    },
    close() {},
  };
}

function setUp(made: EchoCanceller | undefined) {
  const statuses: EchoStatus[] = [];
  const onStatus = (status: EchoStatus) => statuses.push(status);
  const control = createEchoControl({ canceller: made, resamplers, onStatus });
  /** Plays and hears in steps of 20 ms; returns what may be heard. */
  function run(played: Float32Array, microphone: Float32Array): Float32Array {
    const heard: number[] = [];
    const speaker = toInt16(played);
    for (let at = 0; at < speaker.length; at += 320) {
      control.played(speaker.subarray(at, at + 320), 16_000);
      for (const sample of control.hear(microphone.subarray(at, at + 320)).samples) {
        heard.push(sample);
      }
    }
    return Float32Array.from(heard);
  }
  return { control, statuses, run };
}

/** Share of the frames of a piece that are as loud as half of what came in. */
function share(heard: Float32Array, came: Float32Array, from: number, to: number): number {
  const cut = (signal: Float32Array) => frames(signal.subarray(from * 16_000, to * 16_000));
  const before = cut(came);
  const loud = before.filter((frame) => power(frame) > 1e-4);
  const passed = cut(heard).filter((frame, i) => {
    const was = power(before[i] as Float32Array);
    return was > 1e-4 && power(frame) > was / 4;
  });
  return passed.length / Math.max(1, loud.length);
}

describe('the ears of a kiosk', () => {
  it('hear nothing of its own voice, and a person who speaks over it', () => {
    const { run, statuses, control } = setUp(canceller(() => 0.05));
    expect(share(run(own, plus(echo, hiss)), echo, 0, seconds)).toBe(0);
    const speaks = (i: number) => Math.floor(i / 16_000) % 3 === 1;
    const person = talk(seconds, 13).map((sample, i) => (speaks(i) ? sample : 0));
    expect(share(run(own, plus(echo, person)), person, 0, seconds)).toBeGreaterThan(0.8);
    expect(control.evidence(8_000).strong).toBeGreaterThan(100);
    expect(statuses).toEqual([]);
  });

  it('hear everything, unchanged, while it is silent', () => {
    const { run, control } = setUp(canceller(() => 1));
    const person = plus(talk(seconds, 14), hiss);
    const heard = run(silence, person);
    expect(heard.length).toBe(person.length);
    expect(heard.every((sample, i) => sample === person[i])).toBe(true);
    expect(control.evidence(1_000).audible).toBe(0);
  });

  it('become half-duplex when the echo stays, say so once, and come back by themselves', () => {
    let left = 0.05;
    const { run, statuses, control } = setUp(canceller(() => left));
    run(own, plus(echo, hiss));
    left = 0.9;
    const heard = run(own, plus(echo, hiss));
    expect(statuses.map(({ ok, mode }) => [ok, mode])).toEqual([[false, 'half-duplex']]);
    expect(control.status.detail).toContain('turn the speaker down');
    expect(share(heard, echo, 7, 10)).toBe(0);
    left = 0.05;
    run(own, plus(echo, hiss));
    run(own, plus(echo, hiss));
    expect(statuses.map(({ mode }) => mode)).toEqual(['half-duplex', 'full-duplex']);
    expect(control.status).toEqual({ ok: true, name: 'scripted', detail: '', mode: 'full-duplex' });
  });

  it('are half-duplex without a canceller: deaf while it speaks, open half a second later', () => {
    const { run, control } = setUp(undefined);
    expect(control.status).toMatchObject({ ok: false, mode: 'half-duplex' });
    const person = talk(seconds, 15);
    const speaks = own.map((sample, i) => (i < 5 * 16_000 ? sample : 0));
    const heard = run(speaks, person);
    expect(share(heard, person, 0.5, 5)).toBeLessThan(0.05);
    expect(share(heard, person, 7, 10)).toBe(1);
  });

  it('are told late by what they wait for', () => {
    const { control } = setUp(canceller(() => 1));
    expect(control.hear(new Float32Array(200)).samples.length).toBe(160);
    const { samples, delayMs } = control.hear(new Float32Array(100));
    expect(samples.length).toBe(0);
    expect(delayMs).toBeCloseTo(140 / 16);
  });

  it('say why there is no canceller', async () => {
    const broken = () => Promise.reject(new Error('no WebAssembly'));
    const control = await loadEchoControl(resamplers, () => {}, broken);
    expect(control.status.mode).toBe('half-duplex');
    expect(control.status.detail).toContain('no WebAssembly');
  });
});

describe('AEC3', () => {
  it('takes an echo away by 20 dB and leaves a person alone', async () => {
    const listeners = process.listenerCount('unhandledRejection');
    const aec = await openAec3();
    const microphone = frames(plus(echo, hiss));
    const left = frames(own).map((frame, i) => {
      aec.played(frame);
      return aec.clean(microphone[i] as Float32Array);
    });
    const late = (list: readonly Float32Array[]) =>
      power(Float32Array.from(list.slice(500).flatMap((frame) => [...frame])));
    expect(10 * Math.log10(late(microphone) / late(left))).toBeGreaterThan(20);
    const person = frames(talk(4, 16));
    const kept = person.map((frame) => {
      aec.played(new Float32Array(160));
      return aec.clean(frame);
    });
    const ratio = (list: readonly Float32Array[]) =>
      power(Float32Array.from(list.slice(100).flatMap((frame) => [...frame])));
    expect(Math.abs(10 * Math.log10(ratio(kept) / ratio(person)))).toBeLessThan(1);
    aec.close();
    expect(process.listenerCount('unhandledRejection')).toBe(listeners);
    expect(() => aec.played(new Float32Array(160))).toThrow('open canceller');
  });
});
