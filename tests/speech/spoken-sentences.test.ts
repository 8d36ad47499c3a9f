import { describe, expect, it } from 'vitest';
import { createVoices } from '../../src/main/speech/tts/voices.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { scriptedVoice } from '../fakes/speech-stages.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Voices with a slow natural one that makes a sentence when it is released. */
function setUp({ slow = true }: { slow?: boolean } = {}) {
  const clock = manualClock();
  const natural = scriptedVoice({ name: 'natural', slow });
  const fallback = scriptedVoice({ name: 'fallback' });
  const voices = createVoices({
    natural: [natural],
    fallback,
    problems: [],
    onChange() {},
    clock,
  });
  const owner = {};
  const heard: string[] = [];
  /** Asks for a sentence and notes when its audio comes. */
  const say = (text: string, abort = new AbortController(), whom = owner) =>
    voices.speak({
      text,
      language: 'en',
      rate: 1,
      owner: whom,
      signal: abort.signal,
      onAudio: () => heard.push(text),
    });
  const prepare = (text: string, abort = new AbortController()) => {
    voices.prepare({ text, language: 'en', rate: 1, owner, signal: abort.signal });
    return abort;
  };
  const made = () => natural.spoken.map(({ text }) => text);
  return { clock, natural, fallback, voices, owner, heard, say, prepare, made };
}

describe('a sentence that a slow voice has made', () => {
  it('is given again at once, and to no other speed or text', async () => {
    const { voices, say, made, heard } = setUp();
    await say('One.');
    await say('One.');
    expect(heard).toEqual(['One.', 'One.']);
    expect(made()).toEqual(['One.']);
    const { signal } = new AbortController();
    const onAudio = () => {};
    await voices.speak({ text: 'One.', language: 'en', rate: 1.25, signal, onAudio });
    await voices.speak({ text: 'One!', language: 'en', rate: 1, signal, onAudio });
    expect(made()).toEqual(['One.', 'One.', 'One!']);
  });

  it('sounds the same again', async () => {
    const { voices, natural } = setUp();
    const takes: number[][] = [];
    for (let nth = 0; nth < 2; nth++) {
      await voices.speak({
        text: 'One.',
        language: 'en',
        rate: 1,
        signal: new AbortController().signal,
        onAudio: (samples, sampleRate) => takes.push([sampleRate, ...samples]),
      });
    }
    expect(natural.spoken).toHaveLength(1);
    expect(takes[1]?.length).toBe(takes[0]?.length);
    expect(
      Math.max(...(takes[1] ?? []).map((x, i) => Math.abs(x - (takes[0]?.[i] ?? 0)))),
    ).toBeLessThan(1e-4);
  });

  it('is forgotten with the person it was said to', async () => {
    const { voices, owner, say, made } = setUp();
    await say('Hello Asha.');
    await say('Hello Ravi.', undefined, {});
    voices.forget(owner);
    await say('Hello Ravi.');
    expect(made()).toEqual(['Hello Asha.', 'Hello Ravi.']);
    await say('Hello Asha.');
    expect(made()).toEqual(['Hello Asha.', 'Hello Ravi.', 'Hello Asha.']);
  });

  it('is forgotten a while after it was last said', async () => {
    const { clock, say, made } = setUp();
    await say('One.');
    clock.advance(9 * 60_000);
    await say('One.');
    expect(made()).toHaveLength(1);
    clock.advance(16 * 60_000);
    await say('One.');
    expect(made()).toHaveLength(2);
  });

  it('gives way to newer ones where memory is short, the longest unused first', async () => {
    const { say, made } = setUp();
    // 50 ms a character at 16 kHz: 1.6 MB each, of 16 MiB.
    const long = (nth: number) => `${nth} `.padEnd(1_000, 'a');
    await say('Early one.');
    await say('Early two.');
    for (let nth = 0; nth < 9; nth++) await say(long(nth));
    await say('Early one.');
    await say(long(9));
    await say(long(10));
    const before = made().length;
    await say('Early one.');
    expect(made().length).toBe(before);
    await say('Early two.');
    expect(made().length).toBe(before + 1);
  });

  it('is not kept for a voice that is as quick without', async () => {
    const { say, prepare, made } = setUp({ slow: false });
    prepare('One.');
    await settle();
    expect(made()).toEqual([]);
    await say('One.');
    await say('One.');
    expect(made()).toEqual(['One.', 'One.']);
  });
});

describe('a sentence that was stopped while it was made', () => {
  it('is made to its end, and there when it is wanted again', async () => {
    const { natural, say, made, heard } = setUp();
    natural.hang = 'before';
    const abort = new AbortController();
    const first = say('One.', abort);
    await settle();
    abort.abort();
    await first;
    const again = say('One.');
    await settle();
    natural.release();
    await again;
    expect(heard).toEqual(['One.']);
    expect(made()).toEqual(['One.']);
  });

  it('does not hold up the next one, of which only one at a time is made', async () => {
    const { natural, say, made, heard } = setUp();
    natural.hang = 'before';
    const abort = new AbortController();
    const first = say('Old.', abort);
    await settle();
    abort.abort();
    await first;
    const rest = [say('New.'), say('Newer.')];
    await settle();
    expect(made()).toEqual(['Old.', 'New.']);
    for (let nth = 0; nth < 3; nth++) {
      natural.release();
      await settle();
    }
    await Promise.all(rest);
    expect(made()).toEqual(['Old.', 'New.', 'Newer.']);
    expect(heard).toEqual(['New.', 'Newer.']);
  });

  it('is not joined by more than one other: the next waits', async () => {
    const { natural, say, made } = setUp();
    natural.hang = 'before';
    for (const text of ['Old.', 'Older.']) {
      const abort = new AbortController();
      const stopped = say(text, abort);
      await settle();
      abort.abort();
      await stopped;
    }
    const saying = say('New.');
    await settle();
    expect(made()).toEqual(['Old.', 'Older.']);
    natural.hang = undefined;
    natural.release();
    await saying;
    expect(made()).toEqual(['Old.', 'Older.', 'New.']);
  });

  it('because its voice hung, is made anew when the voice is back', async () => {
    const { clock, natural, fallback, say, made, heard } = setUp();
    natural.hang = 'before';
    const saying = say('One.');
    await settle();
    clock.advance(2_000);
    await saying;
    expect(fallback.spoken).toHaveLength(1);
    natural.hang = undefined;
    clock.advance(60_000);
    await settle();
    await say('One.');
    expect(made()).toEqual(['One.', 'one', 'One.']);
    expect(heard).toHaveLength(2);
    expect(fallback.spoken).toHaveLength(1);
  });

  it('and failed, is not kept', async () => {
    const { clock, natural, fallback, say, made } = setUp();
    natural.failAfter = 'cut';
    await say('One.');
    natural.failAfter = undefined;
    clock.advance(60_000); // Its trial.
    await settle();
    await say('One.');
    expect(made()).toEqual(['One.', 'one', 'One.']);
    expect(fallback.spoken).toEqual([]);
  });

  it('is not made at all where it had not begun', async () => {
    const { natural, say, made } = setUp();
    natural.hang = 'before';
    const first = say('One.');
    await settle();
    const abort = new AbortController();
    const second = say('Two.', abort);
    await settle();
    abort.abort();
    await second;
    natural.release();
    await first;
    await settle();
    expect(made()).toEqual(['One.']);
  });
});

describe('a prepared sentence', () => {
  it('is there when it is said', async () => {
    const { natural, prepare, say, made, heard } = setUp();
    prepare('One.');
    await settle();
    natural.hang = 'before'; // Whatever is made from now on takes for ever.
    await say('One.');
    expect(made()).toEqual(['One.']);
    expect(heard).toEqual(['One.']);
  });

  it('that is being made when it is said is not made twice', async () => {
    const { natural, prepare, say, made, heard } = setUp();
    natural.hang = 'before';
    prepare('One.');
    await settle();
    const saying = say('One.');
    await settle();
    expect(heard).toEqual([]);
    natural.release();
    await saying;
    expect(made()).toEqual(['One.']);
    expect(heard).toEqual(['One.']);
  });

  it('does not hold up another that is said', async () => {
    const { natural, prepare, say, made, heard } = setUp();
    natural.hang = 'before';
    prepare('One.');
    await settle();
    natural.hang = undefined;
    await say('Two.');
    expect(made()).toEqual(['One.', 'Two.']);
    expect(heard).toEqual(['Two.']);
  });

  it('that is not begun is dropped with its signal, and comes after what is said', async () => {
    const { natural, prepare, say, made } = setUp();
    natural.hang = 'before';
    const saying = say('Said.');
    await settle();
    prepare('Dropped.').abort();
    prepare('Kept.');
    await settle();
    expect(made()).toEqual(['Said.']);
    natural.hang = undefined;
    natural.release();
    await saying;
    await settle();
    expect(made()).toEqual(['Said.', 'Kept.']);
  });

  it('whose voice hangs is said by the simple voice, in time', async () => {
    const { clock, natural, fallback, prepare, say, heard } = setUp();
    natural.hang = 'before';
    prepare('One.');
    await settle();
    clock.advance(5_000); // Nobody waits yet.
    const saying = say('One.');
    await settle();
    clock.advance(1_500 + 15 * 4);
    await saying;
    expect(fallback.spoken.map(({ text }) => text)).toEqual(['One.']);
    natural.release();
    await settle();
    expect(heard).toEqual(['One.']);
  });
});

describe('the pieces of a sentence', () => {
  const text = 'Your order is on its way, and the courier will be with you tomorrow evening.';
  const pieces = [
    'Your order is on its way,',
    'and the courier will be with you tomorrow evening.',
  ];
  const sentence = { text, language: 'en', rate: 1 } as const;

  it('are its beginning and the rest, where people wait for a slow voice', () => {
    const { voices } = setUp();
    expect(voices.pieces(sentence, true)).toEqual(pieces);
    expect(voices.pieces(sentence, false)).toEqual([text]);
  });

  it('are one for a quick voice', () => {
    const { voices } = setUp({ slow: false });
    expect(voices.pieces(sentence, true)).toEqual([text]);
  });

  it('are one where all of it is made already', async () => {
    const { voices, say } = setUp();
    await say(text);
    expect(voices.pieces(sentence, true)).toEqual([text]);
  });

  it('are those that were made already, whether people wait or not', async () => {
    const { voices, prepare, natural } = setUp();
    natural.hang = 'before';
    prepare(pieces[0] ?? '');
    await settle();
    expect(voices.pieces(sentence, false)).toEqual(pieces);
  });
});
