import { beforeAll, describe, expect, it } from 'vitest';
import { loadResampler, type ResamplerFactory } from '../../src/main/speech/audio/resample.ts';
import { createDevicePlayer } from '../../src/main/speech/playback/device.ts';
import { manualClock } from '../fakes/manual-clock.ts';

const sampleRate = 16_000;
const blockMs = 20;
const blockSamples = (sampleRate * blockMs) / 1000;
const options = { sampleRate, latencyMs: 60, fadeMs: 30, queueMs: 1_000 };

let resamplers: ResamplerFactory;
beforeAll(async () => {
  resamplers = await loadResampler();
});

function setUp() {
  const clock = manualClock(0);
  const said: string[] = [];
  const player = createDevicePlayer(
    clock,
    resamplers,
    {
      onStart: (utterance, at) => said.push(`start ${utterance} @${at}`),
      onSentence: (utterance, sentence, at) =>
        said.push(`sentence ${utterance}.${sentence} @${at}`),
      onEnd: (utterance, at, completed, failure) =>
        said.push(
          `end ${utterance} @${Math.round(at)} ${completed ? 'completed' : (failure ?? 'cut')}`,
        ),
      onLevel: () => {},
    },
    options,
  );
  const played: number[] = [];
  /** Runs the device for a while. */
  const run = (ms: number) => {
    for (let t = 0; t < ms; t += blockMs) {
      played.push(...player.render(blockSamples));
      clock.advance(blockMs);
    }
  };
  const sound = (ms: number) => new Float32Array((sampleRate * ms) / 1000).fill(0.5);
  return { clock, said, player, played, run, sound };
}

describe('the speaker of this machine', () => {
  it('plays an utterance whole and tells what is audible when', () => {
    const { player, run, said, played, sound } = setUp();
    player.write(1, 0, sound(100), sampleRate);
    player.write(1, 1, sound(50), sampleRate);
    player.finish(1);
    run(400);
    expect(said).toEqual([
      'start 1 @60',
      'sentence 1.0 @60',
      'sentence 1.1 @160',
      'end 1 @210 completed',
    ]);
    expect(played.filter((sample) => sample !== 0).length).toBe((sampleRate * 150) / 1000);
  });

  it('is silent while the voice is behind, and goes on with what comes', () => {
    const { player, run, said, sound } = setUp();
    player.write(1, 0, sound(20), sampleRate);
    run(100);
    expect(said).toEqual(['start 1 @60', 'sentence 1.0 @60']);
    player.write(1, 0, sound(20), sampleRate);
    player.finish(1);
    run(200);
    expect(said.at(-1)).toBe('end 1 @180 completed');
  });

  it('plays utterances one after another, as far apart as two sentences', () => {
    const { player, run, said, sound } = setUp();
    for (const utterance of [1, 2]) {
      player.write(utterance, 0, sound(30), sampleRate);
      player.finish(utterance);
    }
    run(500);
    expect(said.filter((line) => !line.startsWith('sentence'))).toEqual([
      'start 1 @60',
      'end 1 @90 completed',
      'start 2 @250',
      'end 2 @280 completed',
    ]);
  });

  it('fades out within 30 ms when silenced, without a click, and drops the rest', () => {
    const { player, run, said, played, sound } = setUp();
    player.write(1, 0, sound(2_000), sampleRate);
    player.write(2, 0, sound(500), sampleRate);
    run(200);
    const before = played.length;
    player.silence();
    expect(player.holds(1)).toBe(true);
    run(400);
    const after = played.slice(before);
    const lastSound = after.findLastIndex((sample) => sample !== 0);
    expect(lastSound).toBeLessThanOrEqual((sampleRate * 30) / 1000);
    const steps = after.map((sample, i) =>
      Math.abs(sample - (after[i - 1] ?? played[before - 1] ?? 0)),
    );
    expect(Math.max(...steps)).toBeLessThan(200); // Of 32,768: a click is thousands.
    expect(said.filter((line) => line.startsWith('end'))).toEqual([
      'end 2 @200 cut',
      'end 1 @290 cut',
    ]);
    expect(player.holds(1)).toBe(false);
  });

  it('plays what is said right after it was silenced', () => {
    const { player, run, said, sound } = setUp();
    player.write(1, 0, sound(1_000), sampleRate);
    run(100);
    player.silence();
    player.write(2, 0, sound(100), sampleRate);
    player.finish(2);
    run(400);
    expect(said.at(-1)).toMatch(/^end 2 .* completed$/);
  });

  it('lets the voice wait while it holds enough, and go on when it has played some', async () => {
    const { player, run, sound } = setUp();
    player.write(1, 0, sound(1_500), sampleRate);
    let room = false;
    const waiting = player.room().then(() => {
      room = true;
    });
    run(200);
    await Promise.resolve();
    expect(room).toBe(false);
    run(400);
    await waiting;
    expect(room).toBe(true);
  });

  it('plays voices of other rates at their own speed', () => {
    const { player, run, said } = setUp();
    player.write(1, 0, new Float32Array(22_050).fill(0.5), 22_050);
    player.finish(1);
    run(1_300);
    const end = Number(/@(\d+)/.exec(said.at(-1) ?? '')?.[1]);
    expect(Math.abs(end - 1_060)).toBeLessThan(5);
  });

  it('ends everything when the device is gone', () => {
    const { player, run, said, sound } = setUp();
    player.write(1, 0, sound(500), sampleRate);
    run(100);
    player.fail('the speaker stopped');
    expect(said.at(-1)).toBe('end 1 @100 the speaker stopped');
  });

  it('told to finish its sentence, plays that one to its end and drops the rest', () => {
    const { player, run, said, played, sound } = setUp();
    player.write(1, 0, sound(100), sampleRate);
    player.write(1, 1, sound(100), sampleRate);
    player.finish(1);
    player.write(2, 0, sound(100), sampleRate);
    player.finish(2);
    run(40);
    expect(player.finishSentence()).toEqual({ utterance: 1, sentence: 0 });
    player.write(3, 0, sound(60), sampleRate);
    player.finish(3);
    run(400);
    expect(said.filter((event) => /^(?:end|start)/.test(event))).toEqual([
      'end 2 @40 cut',
      'start 1 @60',
      'end 1 @160 completed',
      'start 3 @320',
      'end 3 @380 completed',
    ]);
    expect(played.filter((sample) => sample !== 0).length).toBe((sampleRate * 160) / 1000);
  });

  it('told so while the voice still makes the sentence, takes the rest of it', () => {
    const { player, run, said, played, sound } = setUp();
    player.write(1, 0, sound(60), sampleRate);
    run(40);
    expect(player.finishSentence()).toEqual({ utterance: 1, sentence: 0 });
    player.write(1, 0, sound(40), sampleRate);
    player.finish(1);
    run(300);
    expect(said.at(-1)).toMatch(/^end 1 @160 completed$/);
    expect(played.filter((sample) => sample !== 0).length).toBe((sampleRate * 100) / 1000);
  });

  it('told so before anything was played, drops everything', () => {
    const { player, said, sound } = setUp();
    player.write(1, 0, sound(60), sampleRate);
    expect(player.finishSentence()).toBeUndefined();
    expect(said).toEqual(['end 1 @0 cut']);
    expect(player.holds(1)).toBe(false);
  });

  it('ducks within 30 ms without a click, what comes later too, and comes back', () => {
    const { player, run, played, sound } = setUp();
    const loudest = (fromMs: number, toMs: number) =>
      Math.max(...played.slice((sampleRate * fromMs) / 1000, (sampleRate * toMs) / 1000));
    player.write(1, 0, sound(400), sampleRate);
    player.finish(1);
    player.write(2, 0, sound(400), sampleRate);
    player.finish(2);
    run(100);
    const full = loudest(0, 100);
    player.duck(true);
    run(500);
    expect(loudest(130, 400) / full).toBeCloseTo(0.25, 2);
    expect(loudest(560, 600) / full).toBeCloseTo(0.25, 2);
    player.duck(false);
    run(400);
    expect(loudest(640, 900)).toBe(full);
    const steps = played
      .map((sample, i) => Math.abs(sample - (played[i - 1] ?? sample)))
      .filter((_, i) => {
        const ms = (i * 1000) / sampleRate;
        return (ms > 90 && ms < 390) || (ms > 570 && ms < 950);
      });
    expect(Math.max(...steps)).toBeLessThan(200);
  });

  it('is as loud as ever after it was silenced while ducked, and fades out from where it was', () => {
    const { player, run, played, sound } = setUp();
    player.write(1, 0, sound(1_000), sampleRate);
    run(60);
    const full = Math.max(...played);
    player.duck(true);
    run(60);
    const before = played.length;
    player.silence();
    player.write(2, 0, sound(100), sampleRate);
    player.finish(2);
    run(300);
    const fade = played.slice(before, before + (sampleRate * 30) / 1000);
    expect(Math.max(...fade)).toBeLessThan(full * 0.26);
    expect(Math.max(...played.slice(before))).toBe(full);
  });

  it('is as loud as ever when it was ducked and silenced with nothing to say', () => {
    const { player, run, played, sound } = setUp();
    player.duck(true);
    run(100);
    player.write(1, 0, sound(20), sampleRate);
    player.finish(1);
    run(300);
    expect(Math.max(...played)).toBeLessThan(5_000);
    player.silence();
    player.write(2, 0, sound(100), sampleRate);
    run(100);
    expect(Math.max(...played)).toBeGreaterThan(15_000);
  });
});
