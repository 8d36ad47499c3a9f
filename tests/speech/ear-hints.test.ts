import { describe, expect, it } from 'vitest';
import { createEar, type EarEvent } from '../../src/main/speech/ear.ts';
import type { Recogniser } from '../../src/main/speech/stt/port.ts';
import { loudnessDetector } from '../fakes/speech-stages.ts';
import type { VoiceDetector } from '../../src/main/speech/vad/port.ts';

const windowMs = 32;
const silence = new Float32Array(512);

/** A window whose RMS is about `level`. */
const tone = (level: number) =>
  Float32Array.from({ length: 512 }, (_, i) =>
    Math.max(-1, Math.min(1, level * Math.SQRT2 * Math.sin(i * 0.4))),
  );

/** Hears everything that is not digital silence. */
const anything: VoiceDetector = {
  ...loudnessDetector(64, 64),
  accept: (window) => window.some((sample) => sample !== 0),
};

function says(text: string, confidence: number): Recogniser {
  const words = { text, confidence };
  return {
    name: 'scripted',
    languages: ['en'],
    open: () => ({ accept: () => text, pause: () => words, finish: () => words }),
  };
}

function listen(recogniser: Recogniser | undefined) {
  const hints: string[] = [];
  const ear = createEar({
    detector: anything,
    recogniser: () => recogniser,
    language: 'en',
    emit: (event: EarEvent) => {
      if (event.kind === 'hint') hints.push(event.hint);
    },
  });
  let at = 0;
  const feed = (window: Float32Array, count: number) => {
    for (let i = 0; i < count; i++) {
      at += windowMs;
      ear.accept(window, at);
    }
  };
  return {
    ear,
    hints,
    feed,
    /** One stretch of speech, and the silence after it. */
    speak(level: number, windows = 30) {
      feed(tone(level), windows);
      feed(silence, 20);
    },
  };
}

describe('a person who is hard to hear', () => {
  it('is told that they are too quiet when nothing was understood of a quiet sentence', () => {
    const { speak, hints } = listen(says('', 0));
    speak(0.01);
    expect(hints).toEqual(['too-quiet']);
  });

  it('is told so when faint words were doubtful, and left alone when they were clear', () => {
    const doubtful = listen(says('can sold my order', 0.3));
    doubtful.speak(0.003);
    const clear = listen(says('cancel my order', 0.9));
    clear.speak(0.003);
    const loud = listen(says('can sold my order', 0.3));
    loud.speak(0.05);
    expect([doubtful.hints, clear.hints, loud.hints]).toEqual([['too-quiet'], [], []]);
  });

  it('is not told so for a cough, for a loud noise, or where nobody could have understood', () => {
    const cough = listen(says('', 0));
    cough.speak(0.01, 8);
    const loud = listen(says('', 0));
    loud.speak(0.1);
    const deaf = listen(undefined);
    deaf.speak(0.01);
    expect([cough.hints, loud.hints, deaf.hints]).toEqual([[], [], []]);
  });

  it('is told that it is too loud when speech hits full scale again and again, while they speak', () => {
    const once = listen(says('hello', 0.9));
    once.feed(tone(0.1), 10);
    once.feed(tone(2), 2);
    once.feed(tone(0.1), 10);
    const often = listen(says('hello', 0.9));
    often.feed(tone(2), 10);
    expect([once.hints, often.hints]).toEqual([[], ['clipping']]);
  });

  it('hears each hint at most every ten seconds', () => {
    const { speak, hints, feed } = listen(says('', 0));
    speak(0.01);
    speak(0.01);
    speak(2);
    speak(2);
    expect(hints).toEqual(['too-quiet', 'clipping']);
    feed(silence, Math.ceil(10_000 / windowMs));
    speak(0.01);
    speak(2);
    expect(hints).toEqual(['too-quiet', 'clipping', 'too-quiet', 'clipping']);
  });

  it("is not blamed for Vaani's own voice", () => {
    const { ear, speak, hints, feed } = listen(says('', 0));
    ear.setVaaniSpeaking(true);
    speak(2);
    speak(0.01);
    ear.setVaaniSpeaking(false);
    expect(hints).toEqual([]);
    // Vaani begins in the middle of it.
    feed(tone(0.01), 10);
    ear.setVaaniSpeaking(true);
    feed(tone(0.01), 20);
    feed(silence, 20);
    expect(hints).toEqual([]);
  });
});
