import { describe, expect, it } from 'vitest';
import { createMouth, type MouthEvent } from '../../src/main/speech/mouth.ts';
import { createVoices } from '../../src/main/speech/tts/voices.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { scriptedVoice } from '../fakes/speech-stages.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

function setUp({ simple = true }: { simple?: boolean } = {}) {
  const clock = manualClock();
  const natural = scriptedVoice({ name: 'natural' });
  const fallback = scriptedVoice({ name: 'fallback' });
  let changes = 0;
  const voices = createVoices({
    natural: [natural],
    fallback: simple ? fallback : undefined,
    problems: [],
    onChange: () => changes++,
    clock,
  });
  const heard: number[] = [];
  const request = (language: 'en' | 'bn' = 'en', abort = new AbortController()) => ({
    text: 'One two.',
    language,
    rate: 1,
    signal: abort.signal,
    onAudio: (samples: Float32Array) => heard.push(samples.length),
  });
  const counts = () => [natural.spoken.length, fallback.spoken.length];
  return { clock, natural, fallback, voices, request, heard, counts, changes: () => changes };
}

/** Waits for a promise while a clock runs in steps of 100 ms, `maxMs` at most. */
async function within<T>(
  work: Promise<T>,
  clock: { advance(ms: number): void; now(): number },
  maxMs: number,
): Promise<number> {
  const begun = clock.now();
  let done = false;
  const end = work.finally(() => {
    done = true;
  });
  end.catch(() => {});
  for (await settle(); !done; await settle()) {
    expect(clock.now() - begun).toBeLessThanOrEqual(maxMs);
    clock.advance(100);
  }
  await end;
  return clock.now() - begun;
}

describe('a natural voice that fails', () => {
  it('gives its sentence to the simple one, says so, and is left out', async () => {
    const { natural, voices, request, counts, changes } = setUp();
    natural.fail = 'no memory';
    expect(voices.voiceFor('en')?.name).toBe('natural');
    await voices.speak(request());
    await voices.speak(request());
    expect(counts()).toEqual([1, 2]);
    expect(changes()).toBe(1);
    expect(voices).toMatchObject({ ok: true, name: 'fallback' });
    expect(voices.detail).toContain('no memory');
    expect(voices.voiceFor('en')?.name).toBe('fallback');
  });

  it('is tried on one word after a minute, that nobody hears, and speaks again when it can', async () => {
    const { clock, natural, voices, request, heard, counts, changes } = setUp();
    natural.fail = 'no memory';
    await voices.speak(request());
    const before = heard.length;
    clock.advance(59_999);
    await settle();
    expect(counts()).toEqual([1, 1]);
    natural.fail = undefined;
    clock.advance(1);
    await settle();
    expect(counts()).toEqual([2, 1]);
    expect(heard.length).toBe(before);
    expect(voices).toMatchObject({ ok: true, name: 'natural, fallback', detail: '' });
    expect(changes()).toBe(2);
    await voices.speak(request());
    expect(counts()).toEqual([3, 1]);
  });

  it('rests twice as long each time, and no more when the voices are closed', async () => {
    const { clock, natural, voices, request, counts } = setUp();
    natural.fail = 'no memory';
    await voices.speak(request());
    for (const [rest, tries] of [
      [60_000, 2],
      [120_000, 3],
      [240_000, 4],
    ] as const) {
      clock.advance(rest - 1);
      await settle();
      expect(counts()[0]).toBe(tries - 1);
      clock.advance(1);
      await settle();
      expect(counts()[0]).toBe(tries);
    }
    await voices.close();
    clock.advance(10 * 60 * 60_000);
    await settle();
    expect(counts()[0]).toBe(4);
  });

  it('leaves a language it does not have to the simple one', async () => {
    const { voices, request, counts } = setUp();
    await voices.speak(request('bn'));
    expect(counts()).toEqual([0, 1]);
  });

  it('with no other voice says that it failed', async () => {
    const { natural, voices, request } = setUp({ simple: false });
    natural.fail = 'no memory';
    await expect(voices.speak(request())).rejects.toThrow('no other voice');
    expect(voices.ok).toBe(false);
    await expect(voices.speak(request())).rejects.toThrow('no voice speaks');
  });
});

describe('a voice that is stuck', () => {
  it('is given up on within 1.7 s for a short sentence; its sentence is said by the simple one', async () => {
    const { clock, natural, voices, request, counts, heard } = setUp();
    natural.hang = 'before';
    expect(await within(voices.speak(request()), clock, 1_700)).toBeGreaterThan(1_400);
    expect(counts()).toEqual([1, 1]);
    expect(heard).toHaveLength(1);
    // It wakes up: nobody hears two voices at once.
    natural.release();
    await settle();
    expect(heard).toHaveLength(1);
    expect(voices.detail).toContain('no audio within');
    expect(await within(voices.speak(request()), clock, 0)).toBe(0);
    expect(counts()).toEqual([1, 2]);
  });

  it('in mid-sentence is given up on too, and the half that was heard is not said again', async () => {
    const { clock, natural, voices, request, counts, heard } = setUp();
    natural.hang = 'after';
    await within(voices.speak(request()), clock, 3_200);
    expect(counts()).toEqual([1, 0]);
    expect(heard).toHaveLength(1);
    await voices.speak(request());
    expect(counts()).toEqual([1, 1]);
  });

  it('does not keep a person waiting who interrupts it', async () => {
    const { clock, natural, voices, request, counts } = setUp();
    natural.hang = 'before';
    const abort = new AbortController();
    const speaking = voices.speak(request('en', abort));
    clock.advance(500);
    abort.abort();
    await within(speaking, clock, 3_000);
    expect(counts()).toEqual([1, 0]);
    expect(voices.voiceFor('en')?.name).toBe('fallback');
  });

  it('is not one that is busy with somebody else: only this sentence goes elsewhere', async () => {
    const { clock, natural, voices, request, counts } = setUp();
    natural.hang = 'after';
    const other = voices.speak(request());
    natural.hang = 'before';
    const mine = voices.speak(request());
    clock.advance(1_000);
    natural.release(); // The other one ends, so the voice lives.
    await other;
    await within(mine, clock, 1_700);
    expect(counts()).toEqual([2, 1]);
    expect(voices.voiceFor('en')?.name).toBe('natural');
  });
});

describe('when no voice works', () => {
  it('the status says so, each sentence is tried, and the status recovers with the voice', async () => {
    const { natural, fallback, voices, request, changes } = setUp();
    natural.fail = fallback.fail = 'broken';
    await expect(voices.speak(request())).rejects.toThrow('broken');
    expect(voices.ok).toBe(false);
    expect(voices.detail).toMatch(/natural.*broken.*fallback: broken/);
    await expect(voices.speak(request())).rejects.toThrow('broken');
    expect(changes()).toBe(2); // Not told again for the same.
    fallback.fail = undefined;
    await voices.speak(request());
    expect(voices.ok).toBe(true);
  });

  it('a simple voice that hangs is given up on', async () => {
    const { clock, fallback, voices, request } = setUp();
    fallback.hang = 'before';
    const speaking = voices.speak(request('bn'));
    await expect(within(speaking, clock, 5_300)).rejects.toThrow('no audio within');
    expect(voices.detail).toContain('fallback: no audio');
  });
});

it('an answer whose voice fails in the middle of a sentence goes on with the next in the simple one', async () => {
  const { clock, natural, fallback, voices } = setUp();
  const events: MouthEvent[] = [];
  const written: number[] = [];
  const mouth = createMouth({
    voices,
    clock,
    emit: (event) => events.push(event),
    player: (listener) => ({
      write: (_utterance, sentence) => written.push(sentence),
      finish: (utterance, failure) => listener.onEnd(utterance, 7, failure === undefined, failure),
      room: () => Promise.resolve(),
      duck() {},
      silence() {},
      finishSentence: () => undefined,
      holds: () => false,
    }),
  });
  natural.failAfter = 'cut';
  mouth.speak({ utterance: 1, text: 'One. Two. Three.', language: 'en', rate: 1, volume: 1 });
  for (let i = 0; i < 20; i++) await settle();
  expect(natural.spoken.map(({ text }) => text)).toEqual(['One.']);
  expect(fallback.spoken.map(({ text }) => text)).toEqual(['Two.', 'Three.']);
  expect(written.filter((sentence, i) => written.indexOf(sentence) === i)).toEqual([0, 1, 2]);
  expect(events).toMatchObject([{ kind: 'audio-end', completed: true }]);
});
