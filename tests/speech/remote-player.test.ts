import { describe, expect, it } from 'vitest';
import { createRemotePlayer } from '../../src/main/speech/playback/remote.ts';
import { manualClock } from '../fakes/manual-clock.ts';

const rate = 16_000;

function setUp() {
  const clock = manualClock(0);
  const said: string[] = [];
  let sentMs = 0;
  const sentAt: number[] = [];
  const player = createRemotePlayer(
    clock,
    {
      sendFrame(_utterance, samples, sampleRate) {
        sentMs += (samples.length / sampleRate) * 1000;
        sentAt.push(clock.now());
      },
      complete: (utterance) => said.push(`complete ${utterance}`),
      stop: () => said.push('stop'),
      duck: (on) => said.push(on ? 'duck' : 'back'),
    },
    {
      onStart: (utterance, at) => said.push(`start ${utterance} @${at}`),
      onSentence: (utterance, sentence, at) =>
        said.push(`sentence ${utterance}.${sentence} @${at}`),
      onEnd: (utterance, _at, completed, failure) =>
        said.push(`end ${utterance} ${completed ? 'completed' : (failure ?? 'cut')}`),
      onLevel: () => {},
    },
  );
  const sound = (ms: number) => new Float32Array((rate * ms) / 1000).fill(0.5);
  return { clock, said, player, sound, sentMs: () => sentMs, sentAt };
}

describe('a far speaker', () => {
  it('gets the first audio at once and never more than 1.6 s ahead of real time', () => {
    const { clock, player, sound, sentMs, sentAt } = setUp();
    player.write(1, 0, sound(6_000), rate);
    player.finish(1);
    expect(sentAt[0]).toBe(0);
    for (let t = 0; t < 6_000; t += 100) {
      expect(sentMs()).toBeLessThanOrEqual(t + 1_600);
      expect(sentMs()).toBeGreaterThanOrEqual(Math.min(6_000, t + 1_400));
      clock.advance(100);
      if (t === 100) player.report(1, 'started');
    }
    expect(sentMs()).toBeCloseTo(6_000, 3);
  });

  it('decides when something was audible', () => {
    const { clock, player, said, sound } = setUp();
    player.write(1, 0, sound(400), rate);
    player.write(1, 1, sound(400), rate);
    player.finish(1);
    expect(said).toEqual(['complete 1']);
    clock.advance(200);
    player.report(1, 'started');
    clock.advance(1_000);
    player.report(1, 'ended');
    expect(said).toEqual([
      'complete 1',
      'start 1 @200',
      'sentence 1.0 @200',
      'sentence 1.1 @600',
      'end 1 completed',
    ]);
  });

  it('is stopped at once, with what was audible so far', () => {
    const { clock, player, said, sound } = setUp();
    player.write(1, 0, sound(1_000), rate);
    player.write(1, 1, sound(5_000), rate);
    player.report(1, 'started');
    clock.advance(500);
    player.silence();
    expect(said).toEqual(['start 1 @0', 'sentence 1.0 @0', 'stop', 'end 1 cut']);
    player.report(1, 'ended'); // Too late to matter.
    clock.advance(10_000);
    expect(said.length).toBe(4);
  });

  it('is given up on when it never says that it began', () => {
    const { clock, player, said, sound } = setUp();
    player.write(1, 0, sound(400), rate);
    player.finish(1);
    clock.advance(3_200);
    expect(said.at(-1)).toBe('end 1 the player did not report that it had begun');
  });

  it('is given up on when it never says that it ended', () => {
    const { clock, player, said, sound } = setUp();
    player.write(1, 0, sound(400), rate);
    player.finish(1);
    player.report(1, 'started');
    clock.advance(3_000);
    expect(said.some((line) => line.startsWith('end'))).toBe(false);
    clock.advance(800);
    expect(said.at(-1)).toBe('end 1 the player did not report that it had ended');
  });

  it('goes on to the next utterance while the last is still playing there', () => {
    const { clock, player, said, sound } = setUp();
    for (const utterance of [1, 2]) {
      player.write(utterance, 0, sound(400), rate);
      player.finish(utterance);
    }
    clock.advance(100);
    expect(said).toEqual(['complete 1', 'complete 2']);
    for (const utterance of [1, 2]) {
      player.report(utterance, 'started');
      clock.advance(400);
      player.report(utterance, 'ended');
    }
    expect(said.filter((line) => line.startsWith('end'))).toEqual([
      'end 1 completed',
      'end 2 completed',
    ]);
  });

  it('ends an utterance without audio at once', () => {
    const { player, said } = setUp();
    player.finish(1);
    expect(said).toEqual(['end 1 completed']);
  });

  it('told to finish its sentence, sends the one on its way to its end and drops the rest', () => {
    const { clock, player, said, sound, sentMs } = setUp();
    player.write(1, 0, sound(2_000), rate);
    player.write(1, 1, sound(2_000), rate);
    player.write(1, 2, sound(2_000), rate);
    player.finish(1);
    player.write(2, 0, sound(400), rate);
    player.finish(2);
    clock.advance(100);
    player.report(1, 'started');
    clock.advance(900);
    // 1 s in, audio is sent up to 2.5 s: the second sentence is on its way.
    expect(player.finishSentence()).toEqual({ utterance: 1, sentence: 1 });
    expect(said).toEqual(['start 1 @100', 'sentence 1.0 @100', 'end 2 cut']);
    clock.advance(3_500);
    expect(sentMs()).toBeCloseTo(4_000, 3);
    player.report(1, 'ended');
    expect(said.slice(3)).toEqual(['sentence 1.1 @2100', 'complete 1', 'end 1 completed']);
  });

  it('told so before anything was sent, drops everything; what comes next is sent at once', () => {
    const { player, said, sound, sentMs } = setUp();
    expect(player.finishSentence()).toBeUndefined();
    player.write(1, 0, sound(1_600), rate);
    player.finish(1);
    player.write(2, 0, sound(400), rate);
    expect(player.finishSentence()).toEqual({ utterance: 1, sentence: 0 });
    expect(said).toContain('end 2 cut');
    expect(player.holds(2)).toBe(false);
    expect(sentMs()).toBeGreaterThan(0);
  });

  it('gets utterances that follow each other as far apart as sentences, without waiting for reports', () => {
    const { clock, player, said, sound, sentMs } = setUp();
    for (const utterance of [1, 2]) {
      player.write(utterance, 0, sound(400), rate);
      player.finish(utterance);
    }
    expect(sentMs()).toBeCloseTo(400 + 160 + 400, 3);
    player.report(1, 'started');
    clock.advance(400);
    player.report(1, 'ended');
    player.report(2, 'started');
    clock.advance(100);
    // It plays the pause.
    expect(said.filter((line) => line.startsWith('start'))).toEqual(['start 1 @0']);
    clock.advance(100);
    expect(said.slice(-2)).toEqual(['start 2 @560', 'sentence 2.0 @560']);
    clock.advance(360);
    player.report(2, 'ended');
    expect(said.at(-1)).toBe('end 2 completed');
  });

  it('gets no more pause than is left since the last utterance', () => {
    const { clock, player, sound, sentMs } = setUp();
    player.write(1, 0, sound(400), rate);
    player.finish(1);
    clock.advance(460);
    player.write(2, 0, sound(400), rate);
    expect(sentMs()).toBeCloseTo(400 + 100 + 400, 3);
    player.silence();
    player.write(3, 0, sound(400), rate);
    expect(sentMs()).toBeCloseTo(900 + 400, 3);
  });

  it('is told to duck, once, and to come back when it is silenced', () => {
    const { player, said, sound } = setUp();
    player.write(1, 0, sound(400), rate);
    player.duck(true);
    player.duck(true);
    player.silence();
    expect(said).toEqual(['duck', 'stop', 'back', 'end 1 cut']);
  });
});
