import { describe, expect, it } from 'vitest';
import { createEar, type EarEvent } from '../../src/main/speech/ear.ts';
import { createSegmenter } from '../../src/main/speech/vad/segmenter.ts';
import { loudnessDetector, scriptedRecogniser } from '../fakes/speech-stages.ts';

const windowMs = 32;
const loud = new Float32Array(512).fill(0.5);
const quiet = new Float32Array(512);

describe('stretches of speech', () => {
  /** Feeds `pattern` (x = voiced window, . = silence) and returns the changes. */
  function run(pattern: string, maxSpeechMs = 30_000) {
    const segmenter = createSegmenter(loudnessDetector(64, 64), {
      pauseMs: 200,
      endSilenceMs: 500,
      maxSpeechMs,
    });
    return [...pattern].flatMap((mark, i) => {
      const change = segmenter.accept(mark === 'x' ? loud : quiet);
      return change ? [{ ...change, window: i }] : [];
    });
  }

  it('begin where the voice began and end where it ended, not where that was noticed', () => {
    const changes = run(`..........${'x'.repeat(20)}${'.'.repeat(20)}`);
    expect(changes).toEqual([
      { kind: 'start', window: 10, agoMs: 64 },
      { kind: 'pause', window: 34, agoMs: 5 * windowMs + 64, durationMs: 19 * windowMs },
      { kind: 'end', window: 43, agoMs: 14 * windowMs + 64, durationMs: 19 * windowMs },
    ]);
  });

  it('go on over a pause shorter than half a second', () => {
    const changes = run(`xxxxx${'.'.repeat(12)}xxxxx${'.'.repeat(20)}`);
    expect(changes.map((change) => change.kind)).toEqual([
      'start',
      'pause',
      'resume',
      'pause',
      'end',
    ]);
  });

  it('are cut when they never end', () => {
    const changes = run('x'.repeat(100), 1_000);
    expect(changes.filter((change) => change.kind === 'end').length).toBe(3);
  });
});

function ear(
  options: {
    recogniser?: ReturnType<typeof scriptedRecogniser>;
    deaf?: boolean;
    endSilenceMs?: number;
  } = {},
) {
  const events: EarEvent[] = [];
  const recogniser = options.recogniser ?? scriptedRecogniser('where is my order');
  const made = createEar({
    detector: options.deaf ? undefined : loudnessDetector(64, 64),
    recogniser: (language) => (recogniser.languages.includes(language) ? recogniser : undefined),
    language: 'en',
    ...(options.endSilenceMs !== undefined && { endSilenceMs: options.endSilenceMs }),
    emit: (event) => {
      if (event.kind !== 'level') events.push(event);
    },
  });
  let at = 0;
  const feed = (window: Float32Array, count: number) => {
    for (let i = 0; i < count; i++) {
      at += windowMs;
      made.accept(window, at);
    }
  };
  return { ear: made, events, recogniser, feed };
}

describe('an ear', () => {
  it('hears a sentence with partials, confidence and its length', () => {
    const { events, feed } = ear();
    feed(quiet, 20);
    feed(loud, 20);
    feed(quiet, 30);
    expect(events.map((event) => event.kind)).toEqual([
      'speech-start',
      ...Array<string>(4).fill('partial'),
      'pause',
      'speech-end',
      'heard',
    ]);
    expect(events.at(-1)).toMatchObject({
      text: 'where is my order',
      confidence: 0.8,
      language: 'en',
      durationMs: 19 * windowMs,
    });
  });

  it('gives the recogniser what came just before the speech, and its end', () => {
    const { recogniser, feed } = ear();
    feed(quiet, 100);
    feed(loud, 20);
    feed(quiet, 30);
    // 300 ms and the detector's lag before the noticed start; 200 ms of silence less its lag after.
    const preRoll = Math.ceil((300 + 64) / windowMs);
    const tail = Math.ceil((200 - 64) / windowMs);
    expect(recogniser.fed).toEqual([(preRoll + 20 + tail) * 512]);
  });

  it('forgets a started sentence when listening is turned off', () => {
    const { ear: made, events, feed } = ear();
    feed(loud, 5);
    made.listen(false);
    feed(loud, 20);
    made.listen(true);
    feed(quiet, 30);
    expect(events.filter((event) => event.kind === 'speech-end' || event.kind === 'heard')).toEqual(
      [],
    );
  });

  it('measures in audio, so that a burst after a stall is the same sentence', () => {
    const { ear: made, events } = ear();
    for (const [window, count] of [
      [quiet, 20],
      [loud, 20],
      [quiet, 30],
    ] as const) {
      for (let i = 0; i < count; i++) made.accept(window, 5_000);
    }
    expect(events.at(-1)).toMatchObject({ kind: 'heard', durationMs: 19 * windowMs });
  });

  it('ends a turn in a pause when it is told to, and not one that goes on', () => {
    const { ear: made, events, feed } = ear({ endSilenceMs: 1_700 });
    const kinds = () => events.map(({ kind }) => kind).filter((kind) => kind !== 'partial');
    feed(loud, 20);
    made.endTurn(false);
    expect(kinds()).toEqual(['speech-start']);
    feed(quiet, 10);
    expect(kinds()).toEqual(['speech-start', 'pause']);
    feed(loud, 5);
    made.endTurn(false);
    expect(kinds()).toEqual(['speech-start', 'pause', 'resume']);
    feed(quiet, 10);
    made.endTurn(false);
    made.endTurn(false);
    expect(kinds().slice(3)).toEqual(['pause', 'speech-end', 'heard']);
    expect(events.at(-1)).toMatchObject({ text: 'where is my order', durationMs: 34 * windowMs });
  });

  it('gives the recogniser the end of a long pause only', () => {
    const { recogniser, feed } = ear({ endSilenceMs: 1_700 });
    feed(loud, 20);
    feed(quiet, 40);
    const inPause = recogniser.fed[0] ?? 0;
    feed(loud, 1);
    // 290 ms are nine windows, and the one in which they went on.
    expect((recogniser.fed[0] ?? 0) - inPause).toBe((9 + 1) * 512);
  });

  it('says that someone spoke where no recogniser has the language', () => {
    const { ear: made, events, feed } = ear();
    made.setLanguage('bn');
    feed(loud, 10);
    feed(quiet, 30);
    expect(events.at(-1)).toMatchObject({ kind: 'heard', text: '', confidence: 0, language: 'bn' });
  });

  it('hears nothing, and does not fail, without a detector', () => {
    const { events, feed } = ear({ deaf: true });
    feed(loud, 30);
    expect(events).toEqual([]);
  });
});

describe('push-to-talk let go', () => {
  it('ends a stretch in the middle of a word, once', () => {
    const { ear: made, events, feed } = ear({ endSilenceMs: 1_700 });
    const kinds = () => events.map(({ kind }) => kind).filter((kind) => kind !== 'partial');
    feed(loud, 20);
    made.endTurn(true);
    made.endTurn(true);
    expect(kinds()).toEqual(['speech-start', 'speech-end', 'heard']);
    expect(events.at(-1)).toMatchObject({
      text: 'where is my order',
      at: 20 * windowMs,
      durationMs: 64 + 19 * windowMs,
    });
  });

  it('ends it in the silence before a pause is known, and in a pause', () => {
    for (const silent of [3, 10]) {
      const { ear: made, events, feed } = ear({ endSilenceMs: 1_700 });
      feed(loud, 20);
      feed(quiet, silent);
      made.endTurn(true);
      expect(events.at(-1)).toMatchObject({ kind: 'heard', durationMs: 19 * windowMs });
    }
  });

  it('is nothing where nobody has spoken', () => {
    const { ear: made, events, feed } = ear();
    feed(quiet, 5);
    made.endTurn(true);
    expect(events).toEqual([]);
  });
});

describe('words to expect', () => {
  function withWords() {
    const asked: string[] = [];
    const opened: (readonly string[])[] = [];
    const scripted = scriptedRecogniser('hello');
    const made = ear({
      recogniser: {
        ...scripted,
        expect: (words) => void asked.push(words.join()),
        open(words) {
          opened.push(words ?? []);
          return scripted.open();
        },
      },
    });
    return { ...made, asked, opened };
  }

  it('are got ready for in silence, once, and used when a person speaks', () => {
    const { ear: made, feed, asked, opened } = withWords();
    made.setHotwords(['Tarvik', 'Megha']);
    feed(quiet, 10);
    expect(asked).toEqual([]);
    feed(quiet, 30);
    feed(loud, 5);
    feed(quiet, 60);
    expect(asked).toEqual(['Tarvik,Megha']);
    expect(opened).toEqual([['Tarvik', 'Megha']]);
  });

  it('wait until the person and Vaani have been silent for a moment', () => {
    const { ear: made, feed, asked } = withWords();
    made.setVaaniSpeaking(true);
    made.setHotwords(['Tarvik']);
    feed(quiet, 60);
    expect(asked).toEqual([]);
    made.setVaaniSpeaking(false);
    feed(loud, 40);
    feed(quiet, 20);
    expect(asked).toEqual([]);
    feed(quiet, 30);
    expect(asked).toEqual(['Tarvik']);
  });

  it('are got ready for at once while nobody listens: with push-to-talk there is no silence', () => {
    const { ear: made, asked } = withWords();
    made.listen(false);
    made.setVaaniSpeaking(true);
    made.setHotwords(['Tarvik']);
    expect(asked).toEqual([]);
    made.setVaaniSpeaking(false);
    expect(asked).toEqual(['Tarvik']);
    made.setHotwords(['Megha']);
    expect(asked).toEqual(['Tarvik', 'Megha']);
  });

  it('are got ready for again in another language', () => {
    const { ear: made, feed, asked } = withWords();
    made.setHotwords(['Tarvik']);
    feed(quiet, 30);
    made.setLanguage('en');
    feed(quiet, 30);
    expect(asked).toEqual(['Tarvik', 'Tarvik']);
  });
});

describe('noise suppression', () => {
  it('hands the cleaned sound to the recogniser, with times as they were', () => {
    const events: EarEvent[] = [];
    let level = 0;
    // Takes the noise away (all that is not loud), and holds 256 samples back.
    let tail = new Float32Array(256);
    const made = createEar({
      detector: loudnessDetector(64, 64),
      recogniser: () => scriptedRecogniser('hello'),
      denoiser: {
        process(samples) {
          const all = new Float32Array(tail.length + samples.length);
          all.set(tail);
          all.set(samples, tail.length);
          tail = all.slice(-256);
          return all.slice(0, -256).map((sample) => (sample > 0.4 ? sample : 0));
        },
        reset() {},
      },
      language: 'en',
      emit(event) {
        if (event.kind === 'level') level = Math.max(level, event.rms);
        else events.push(event);
      },
    });
    const noisy = new Float32Array(512).fill(0.3);
    let at = 0;
    for (const window of [
      ...Array<Float32Array>(20).fill(noisy),
      ...Array<Float32Array>(20).fill(loud),
      ...Array<Float32Array>(30).fill(noisy),
    ]) {
      at += windowMs;
      made.accept(window, at);
    }
    const start = events.find((event) => event.kind === 'speech-start') as { at: number };
    // Noticed with the first window that holds the beginning, counted back by the detector's lag.
    expect(Math.abs(start.at - (20 * windowMs - 64 + 16))).toBeLessThanOrEqual(windowMs);
    expect(events.filter((event) => event.kind === 'speech-start')).toHaveLength(1);
    expect(events.at(-1)?.kind).toBe('heard');
    expect(level).toBeGreaterThan(0.29); // The meter shows the microphone as it is.
  });
});
