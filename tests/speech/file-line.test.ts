import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openFileLine } from '../../src/main/engine/call/file-line.ts';
import { createFakeSpeechClient } from '../fakes/speech-client.ts';

const sampleRate = 16_000;

it('a recorded speaker is quieter while it is ducked, and only then', async () => {
  const speech = createFakeSpeechClient();
  const line = openFileLine(speech, 1, performance.timeOrigin + performance.now());
  const samples = new Int16Array(sampleRate).fill(10_000);
  speech.play({ channel: 1, utterance: 1, sampleRate, samples });
  await sleep(150);
  speech.emit('playback.duck', { channel: 2, on: true });
  await sleep(150);
  speech.emit('playback.duck', { channel: 1, on: true });
  await sleep(300);
  speech.emit('playback.duck', { channel: 1, on: false });
  const recording = line.close().samples;
  const levels = [...recording.filter((sample) => sample !== 0)];
  const quiet = levels.filter((sample) => sample <= 2_501).length / sampleRate;
  expect(quiet).toBeGreaterThan(0.2);
  expect(quiet).toBeLessThan(0.6);
  expect(Math.max(...levels.slice(0, sampleRate / 4))).toBe(10_000);
  expect(Math.min(...levels.slice(0, sampleRate / 8))).toBe(10_000);
  expect(levels.at(-1)).toBe(10_000);
});
