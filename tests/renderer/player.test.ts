import { expect, test } from 'vitest';
import type { AudioFrame } from '../../src/contract/audio-frame.ts';
import {
  createPlayer,
  type GainLike,
  type PlayerContext,
  type SourceLike,
} from '../../src/renderer/bridge/audio/player.ts';
import { manualClock } from '../fakes/manual-clock.ts';

interface Scheduled {
  readonly from: number;
  readonly seconds: number;
  stoppedAt?: number;
}

/** A speaker whose clock is the test's, in seconds from 0. */
function speaker(latency = 0) {
  const clock = manualClock(0);
  const scheduled: Scheduled[] = [];
  const fades: [value: number, at: number][] = [];
  const reports: string[] = [];
  const node = { connect: () => undefined, disconnect: () => {} };
  const context: PlayerContext = {
    get currentTime() {
      return clock.now() / 1000;
    },
    outputLatency: latency,
    destination: node,
    createBuffer: (_channels, length, sampleRate) => ({
      getChannelData: () => new Float32Array(length),
      seconds: length / sampleRate,
    }),
    createBufferSource(): SourceLike {
      let entry: Scheduled | undefined;
      const source = {
        ...node,
        buffer: undefined as unknown,
        onended: undefined,
        start(when: number) {
          entry = { from: when, seconds: (source.buffer as { seconds: number }).seconds };
          scheduled.push(entry);
        },
        stop(when: number) {
          if (entry) entry.stoppedAt = when;
        },
      };
      return source;
    },
    createGain: (): GainLike => ({
      ...node,
      gain: {
        cancelScheduledValues: () => {},
        setValueAtTime: (value, at) => fades.push([value, at]),
        linearRampToValueAtTime: (value, at) => fades.push([value, at]),
      },
    }),
    resume: async () => {},
  };
  const player = createPlayer({
    contextFor: () => context,
    onPlayed: (utterance, state) => reports.push(`${utterance} ${state} ${clock.now()}`),
    after: clock.after,
  });
  return { player, clock, scheduled, fades, reports };
}

const frame = (utterance: number, ms = 100, sampleRate = 16_000): AudioFrame => ({
  channel: 0,
  utterance,
  sampleRate,
  samples: new Int16Array((ms * sampleRate) / 1000),
});

test('frames follow each other without a gap, whole samples apart', () => {
  const { player, clock, scheduled } = speaker();
  clock.advance(7);
  for (let index = 0; index < 5; index++) player.play(frame(1, 20, 22_050));
  for (const [index, entry] of scheduled.entries()) {
    const next = scheduled[index + 1];
    if (next) expect(next.from).toBeCloseTo(entry.from + entry.seconds, 9);
    expect(entry.from * 22_050).toBeCloseTo(Math.round(entry.from * 22_050), 4);
  }
  expect(scheduled).toHaveLength(5);
  expect(scheduled[0]?.from).toBeGreaterThanOrEqual(0.067);
});

test('it tells that an utterance started and ended when it is audible, not when it is sent', () => {
  const { player, clock, reports } = speaker(0.1);
  player.play(frame(1, 400));
  player.complete(1);
  clock.advance(150);
  expect(reports).toEqual([]);
  clock.advance(100);
  expect(reports).toEqual([expect.stringMatching(/^1 started/)]);
  clock.advance(250);
  expect(reports).toHaveLength(1);
  clock.advance(200);
  const [, ended] = reports;
  expect(ended).toMatch(/^1 ended/);
  // 60 ms of lead, 400 ms of sound, 100 ms to the ear, and at most one look later.
  const endedAt = Number(ended?.split(' ')[2]);
  expect(endedAt).toBeGreaterThanOrEqual(560);
  expect(endedAt).toBeLessThanOrEqual(600);
});

test('an utterance is not over before the engine says that all of it was sent', () => {
  const { player, clock, reports } = speaker();
  player.play(frame(1, 50));
  clock.advance(1_000);
  expect(reports).toHaveLength(1);
  player.complete(1);
  clock.advance(100);
  expect(reports[1]).toMatch(/^1 ended/);
});

test('frames that come too late leave a gap and are played whole', () => {
  const { player, clock, scheduled } = speaker();
  player.play(frame(1, 50));
  clock.advance(1_000);
  player.play(frame(1, 50));
  expect(scheduled[1]?.from).toBeGreaterThanOrEqual(1.06);
});

test('stop fades out within 30 ms, reports nothing more and drops what comes late', () => {
  const { player, clock, scheduled, fades, reports } = speaker();
  player.play(frame(1, 1_000));
  player.play(frame(1, 1_000));
  clock.advance(500);
  player.stop();
  expect(fades).toEqual([
    [1, 0.5],
    [0, 0.53],
  ]);
  expect(scheduled.map(({ stoppedAt }) => stoppedAt)).toEqual([0.53, 0.53]);
  player.play(frame(1, 100));
  player.complete(1);
  clock.advance(5_000);
  expect(scheduled).toHaveLength(2);
  expect(reports).toHaveLength(1);
});

test('the next utterance is played after a stop', () => {
  const { player, clock, reports } = speaker();
  player.play(frame(1, 1_000));
  player.stop();
  player.play(frame(2, 100));
  player.complete(2);
  clock.advance(500);
  expect(reports.map((report) => report.replace(/ \d+$/, ''))).toEqual(['2 started', '2 ended']);
});

test('an utterance waits for the one before it', () => {
  const { player, scheduled } = speaker();
  player.play(frame(1, 300));
  player.play(frame(2, 300));
  expect(scheduled[1]?.from).toBeCloseTo(0.36, 3);
});

test('after a new connection utterances may be counted from one again', () => {
  const { player, scheduled } = speaker();
  player.play(frame(7));
  player.reset();
  player.play(frame(1));
  expect(scheduled).toHaveLength(2);
});

test('an utterance without a sample is reported as ended', () => {
  const { player, reports } = speaker();
  player.complete(3);
  expect(reports).toEqual(['3 ended 0']);
});

test('no more than ten minutes are kept waiting', () => {
  const { player, scheduled } = speaker();
  for (let index = 0; index < 700; index++) player.play(frame(1, 1_000, 8_000));
  expect(scheduled.length).toBeLessThanOrEqual(601);
});

test('it ducks in 30 ms, what begins later too, from wherever its volume is', () => {
  const { player, clock, fades } = speaker();
  player.play(frame(1, 1_000));
  clock.advance(200);
  player.duck(true);
  expect(fades).toEqual([
    [1, 0.2],
    [0.25, 0.23],
  ]);
  clock.advance(15);
  player.duck(false);
  expect(fades.slice(2)).toEqual([
    [expect.closeTo(0.625), 0.215],
    [1, expect.closeTo(0.245)],
  ]);
  clock.advance(100);
  player.duck(true);
  player.duck(true);
  expect(fades).toHaveLength(6);
  player.play(frame(2, 100));
  expect(fades.at(-1)).toEqual([0.25, 0]);
});

test('stopped while ducked it fades from there, and the next utterance has its full volume', () => {
  const { player, clock, fades } = speaker();
  player.play(frame(1, 1_000));
  clock.advance(200);
  player.duck(true);
  clock.advance(100);
  player.stop();
  expect(fades.slice(-2)).toEqual([
    [0.25, expect.closeTo(0.3)],
    [0, expect.closeTo(0.33)],
  ]);
  const before = fades.length;
  player.play(frame(2, 100));
  expect(fades).toHaveLength(before);
  player.duck(true);
  expect(fades.slice(-2)[0]).toEqual([1, expect.closeTo(0.3)]);
});
