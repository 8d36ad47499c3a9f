import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionView, ViewTurn } from '../../src/contract/kiosk.ts';
import { markUnsure } from '../../src/renderer/components/mark-unsure.ts';
import {
  captionWords,
  type SpokenSentence,
  spokenTurn,
  withSentence,
} from '../../src/renderer/store/caption.ts';
import { scripts } from '../fakes/engine-script.ts';
import { openView } from './open-view.ts';

const text = 'Your order is confirmed. It should reach you, as planned, by Friday.';
const first: SpokenSentence = { from: 0, to: 24, durationMs: 1_200 };
const second: SpokenSentence = { from: 25, to: text.length, durationMs: 2_000 };
const states = (sentences: readonly SpokenSentence[]) =>
  captionWords(text, sentences).map(({ text: word, state }) => [word.trim(), state]);

const opened = await openView();

describe('the words of a caption', () => {
  test('are dim until their sentence begins, and are reached one after the other', () => {
    expect(states([]).every(([, state]) => state === 'unsaid')).toBe(true);
    const words = captionWords(text, [first]);
    expect(words.slice(0, 4).map(({ state }) => state)).toEqual(Array(4).fill('saying'));
    expect(words.slice(4).every(({ state }) => state === 'unsaid')).toBe(true);
    const delays = words.slice(0, 4).map(({ delayMs }) => delayMs);
    expect(delays[0]).toBe(0);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(new Set(delays).size).toBe(4);
    expect(Math.max(...delays)).toBeLessThan(first.durationMs);
  });

  test('stand once the next sentence begins', () => {
    expect(states([first, second]).slice(0, 5)).toEqual([
      ['Your', 'said'],
      ['order', 'said'],
      ['is', 'said'],
      ['confirmed.', 'said'],
      ['It', 'saying'],
    ]);
  });

  test('take longer the longer they are, and a comma rests', () => {
    const delays = captionWords(text, [second]).filter(({ state }) => state === 'saying');
    const lasts = (word: string) => {
      const at = delays.findIndex(({ text: each }) => each.trim() === word);
      return (delays[at + 1]?.delayMs ?? 0) - (delays[at]?.delayMs ?? 0);
    };
    expect(lasts('should')).toBeGreaterThan(lasts('It'));
    expect(lasts('you,')).toBeGreaterThan(lasts('should') / 2 + lasts('by') / 2);
  });

  test('skipped words stand as well: what was not announced is not left dim in the middle', () => {
    const words = captionWords(text, [{ ...second, from: 28 }]);
    expect(words.slice(0, 5).every(({ state }) => state === 'said')).toBe(true);
  });

  test('together are the text, whatever it is, in every script', () => {
    const sentence = fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      to: fc.integer({ min: 0, max: 300 }),
      durationMs: fc.integer({ min: -10, max: 9_000 }),
    });
    const written = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...Object.values(scripts).map(({ policy }) => policy)),
    );
    fc.assert(
      fc.property(written, fc.array(sentence, { maxLength: 4 }), (any, sentences) => {
        const words = captionWords(any, sentences);
        expect(words.map(({ text: word }) => word).join('')).toBe(any);
        expect(words.every(({ delayMs }) => delayMs >= 0 && delayMs <= 9_000)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('which turn is being spoken', () => {
  const answer: ViewTurn = { id: 7, who: 'vaani', text, cards: [], interrupted: false };
  const speaking: SessionView = { ...opened, status: 'speaking' };
  const shown = (change: Partial<SessionView>, told = 0) =>
    spokenTurn({ ...speaking, turns: [answer], ...change }, told)?.id ?? null;

  test('the last of Vaani, while it is audible', () => {
    expect(shown({})).toBe(7);
    expect(shown({ status: 'hearing' })).toBe(7);
    expect(shown({ status: 'listening' })).toBeNull();
    expect(shown({ status: 'thinking' })).toBeNull();
  });

  test('none where the whole text is to stand at once', () => {
    expect(shown({}, 7)).toBeNull();
    expect(shown({ turns: [{ ...answer, interrupted: true }] })).toBeNull();
    expect(shown({ turns: [answer, { ...answer, id: 8, who: 'person' }] })).toBeNull();
    expect(shown({ voice: { ...speaking.voice, speaks: false } })).toBeNull();
    expect(shown({ voice: { ...speaking.voice, muted: true } })).toBeNull();
    expect(shown({ turns: [] })).toBeNull();
  });
});

test('sentences are gathered for one turn; a new turn begins anew, and an old one is too late', () => {
  const one = withSentence(null, { turnId: 3, ...first });
  const two = withSentence(one, { turnId: 3, ...second });
  expect(two).toEqual({ turnId: 3, sentences: [first, second] });
  expect(withSentence(two, { turnId: 2, ...first })).toBe(two);
  expect(withSentence(two, { turnId: 4, ...first })).toEqual({ turnId: 4, sentences: [first] });
  let many = two;
  for (let count = 0; count < 500; count++) many = withSentence(many, { turnId: 3, ...first });
  expect(many?.sentences).toHaveLength(100);
});

test('doubtful words are cut out of the sentence; ranges that make no sense are left out', () => {
  const marked = (...ranges: [number, number][]) =>
    markUnsure('order ten forty', ranges).map(({ words, doubtful }) =>
      doubtful ? [words] : words,
    );
  expect(marked()).toEqual(['order ten forty']);
  expect(marked([6, 9])).toEqual(['order ', ['ten'], ' forty']);
  expect(marked([10, 15], [0, 5])).toEqual([['order'], ' ten ', ['forty']]);
  expect(marked([6, 9], [8, 12], [9, 9], [12, 99], [-3, 2])).toEqual(['order ', ['ten'], ' forty']);
});
