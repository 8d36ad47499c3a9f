import { beforeAll, describe, expect, it } from 'vitest';
import { loadResampler, type ResamplerFactory } from '../../src/main/speech/audio/resample.ts';
import { mouthOnSpeaker } from '../fakes/mouth-on-speaker.ts';

let resamplers: ResamplerFactory;
beforeAll(async () => {
  resamplers = await loadResampler();
});
const setUp = () => mouthOnSpeaker(resamplers);

describe('what is left of an answer', () => {
  it('is nothing when all of it was audible', async () => {
    const { run, say, ends } = setUp();
    say(1, 'One here. Two here.');
    await run(2_000);
    expect(ends()).toEqual([[1, true, '']]);
  });

  it('begins with the sentence that was cut', async () => {
    const { mouth, run, say, ends } = setUp();
    say(1, 'One here. Two here. Three here.');
    say(2, 'Four here.');
    await run(900); // The first takes 450 ms and a pause of 160.
    mouth.silence();
    await run(100);
    expect(ends()).toEqual([
      [2, false, 'Four here.'],
      [1, false, 'Two here. Three here.'],
    ]);
  });

  it('is all of it, as it was given, when nothing was audible', async () => {
    const { natural, mouth, run, say, ends } = setUp();
    natural.hang = 'before';
    say(1, 'One  here.\nTwo here.');
    await run(200);
    mouth.silence();
    expect(ends()).toEqual([[1, false, 'One  here.\nTwo here.']]);
  });

  it('is what comes after the sentence that was said to its end', async () => {
    const { mouth, run, say, ends } = setUp();
    say(1, 'One here. Two here. Three here.');
    await run(200);
    mouth.finishSentence();
    await run(1_000);
    expect(ends()).toEqual([[1, false, 'Two here. Three here.']]);
  });

  it('is said again without being made again, and at once', async () => {
    const { natural, mouth, run, say, made, ends, starts } = setUp();
    say(1, 'Your order is on its way, and the courier comes tomorrow. Is that all?');
    await run(2_500); // In the rest of a sentence that was made in two pieces.
    mouth.silence();
    await run(100);
    const rest = String(ends()[0]?.[2]);
    expect(rest).toMatch(/^Your order .* all\?$/);
    const before = made();
    natural.hang = 'before';
    say(2, rest);
    await run(100);
    expect(starts()).toEqual([1, 2]);
    await run(6_000);
    expect(made()).toEqual(before);
    expect(ends().at(-1)).toEqual([2, true, '']);
  });
});

describe('a holding phrase', () => {
  it('is said at once where nothing is, and the answer after it', async () => {
    const { natural, run, say, starts, ends } = setUp();
    say(9, 'Wait.', true);
    await run(400);
    expect(ends()).toEqual([[9, true, '']]);
    natural.hang = 'before';
    say(1, 'The answer.');
    await run(200);
    say(10, 'Wait.', true); // Made already, so that it overtakes.
    await run(100);
    natural.release();
    await run(1_500);
    expect(starts()).toEqual([9, 10, 1]);
    expect(ends().slice(1)).toEqual([
      [10, true, ''],
      [1, true, ''],
    ]);
  });

  it('is dropped when something is audible already', async () => {
    const { run, say, starts, ends } = setUp();
    say(1, 'The answer.');
    await run(200);
    say(2, 'Wait.', true);
    await run(1_000);
    expect(starts()).toEqual([1]);
    expect(ends()).toEqual([
      [2, false, ''],
      [1, true, ''],
    ]);
  });

  it('is dropped when the answer comes first', async () => {
    const { natural, run, say, starts, ends, events } = setUp();
    natural.hang = 'before';
    say(1, 'The answer.');
    await run(100);
    say(2, 'One moment.', true); // Its turn comes after the answer.
    await run(100);
    natural.hang = undefined;
    natural.release();
    await run(1_500);
    expect(starts()).toEqual([1]);
    expect(ends()).toEqual([
      [2, false, ''],
      [1, true, ''],
    ]);
    expect(events.some((event) => event.kind === 'audio-end' && event.failure)).toBe(false);
  });

  it('is no failure where the voice fails', async () => {
    const { natural, run, say, events } = setUp();
    natural.fail = 'broken';
    say(1, 'Wait.', true);
    await run(100);
    expect(events).toEqual([
      {
        kind: 'audio-end',
        utterance: 1,
        at: expect.any(Number),
        completed: false,
        heardText: '',
        rest: '',
      },
    ]);
  });

  it('that was cut is not said again', async () => {
    const { mouth, run, say, ends } = setUp();
    say(1, 'One moment, please.', true);
    await run(200);
    mouth.silence();
    await run(100);
    expect(ends()).toEqual([[1, false, '']]);
  });

  it('is silenced before it is made', async () => {
    const { natural, mouth, run, say, played, ends } = setUp();
    natural.hang = 'before';
    say(1, 'Wait. One moment.', true);
    await run(40);
    natural.release();
    await run(40);
    mouth.silence();
    natural.release();
    await run(600);
    expect(played.every((sample) => sample === 0)).toBe(true);
    expect(ends()).toEqual([[1, false, '']]);
  });

  it('waits with one other at most', async () => {
    const { natural, run, say, ends } = setUp();
    natural.hang = 'before';
    say(1, 'Wait.', true);
    say(2, 'Wait more.', true);
    await run(40);
    expect(ends()).toEqual([[2, false, '']]);
  });
});

describe('a mouth that prepares', () => {
  const text = 'Your order is on its way, and the courier comes tomorrow. Is that all?';

  it('makes the first words alone, and begins with them', async () => {
    const { natural, mouth, run, say, made, starts } = setUp();
    mouth.prepare({ text, language: 'en', rate: 1 });
    await run(100);
    expect(made()).toEqual(['Your order is on its way,']);
    natural.hang = 'before';
    say(1, text);
    await run(100);
    expect(starts()).toEqual([1]);
    expect(made()).toEqual(['Your order is on its way,', 'and the courier comes tomorrow.']);
  });

  it('makes only the latest of what it was told meanwhile, and nothing after it speaks', async () => {
    const { natural, mouth, run, say, made } = setUp();
    natural.hang = 'before';
    mouth.prepare({ text: 'One.', language: 'en', rate: 1 });
    await run(20);
    mouth.prepare({ text: 'Two.', language: 'en', rate: 1 });
    mouth.prepare({ text: 'Three.', language: 'en', rate: 1 });
    natural.release();
    await run(20);
    expect(made()).toEqual(['One.', 'Three.']);
    mouth.prepare({ text: 'Four.', language: 'en', rate: 1 });
    say(1, 'Five.');
    natural.release();
    await run(20);
    natural.release();
    await run(20);
    expect(made()).toEqual(['One.', 'Three.', 'Five.']);
  });

  it('says a sentence made in pieces as one', async () => {
    const { run, say, events, played, made } = setUp();
    say(1, text);
    await run(5_000);
    expect(made()).toEqual([
      'Your order is on its way,',
      'and the courier comes tomorrow.',
      'Is that all?',
    ]);
    expect(events.filter((event) => event.kind === 'sentence').map((event) => event.text)).toEqual([
      'Your order is on its way, and the courier comes tomorrow.',
      'Is that all?',
    ]);
    expect(gaps(played)).toEqual([90, 160]);
  });

  it('keeps nothing of it when it is closed', async () => {
    const { mouth, run, say, made, voices } = setUp();
    say(1, 'Your order goes to Asha.');
    await run(100);
    mouth.close();
    expect(made()).toHaveLength(1);
    const { signal } = new AbortController();
    const sentence = { text: 'Your order goes to Asha.', language: 'en', rate: 1 } as const;
    await voices.speak({ ...sentence, signal, onAudio: () => {} });
    expect(made()).toHaveLength(2);
  });
});

it('utterances that follow each other are as far apart as sentences', async () => {
  const { run, say, played } = setUp();
  say(1, 'One here. Two here.');
  say(2, 'Three here.');
  await run(3_000);
  expect(gaps(played)).toEqual([160, 160]);
});

it('a voice that never answers is given up on by the clock it was given', async () => {
  const { clock, natural, run, say, events } = setUp();
  natural.hang = 'before';
  say(1, 'One.');
  await run(20);
  clock.advance(1_600);
  await run(20);
  expect(events).toMatchObject([{ kind: 'audio-end', failure: expect.stringContaining('voice') }]);
});

/** Lengths of the silences between sounds, ms, the steps of a filter left out. */
function gaps(samples: readonly number[]): number[] {
  const found: number[] = [];
  let quiet = Number.NEGATIVE_INFINITY;
  for (const sample of samples) {
    if (Math.abs(sample) < 100) quiet += 1;
    else {
      if (quiet > 160) found.push(Math.round(quiet / 160) * 10);
      quiet = 0;
    }
  }
  return found;
}
