import { expect, test } from 'vitest';
import { unsureWords } from '../../src/main/speech/stt/unsure-words.ts';

const tokens = [' WHERE', ' IS', ' MY', ' OR', 'DER'];
const text = 'where is my order';

test('a word is as sure as the least sure of its pieces', () => {
  expect(unsureWords(text, tokens, [-0.1, -0.2, -0.1, -0.1, -2])).toEqual([[12, 17]]);
  expect(unsureWords(text, tokens, [-3, -0.2, -1.4, -0.1, -0.1])).toEqual([
    [0, 5],
    [9, 11],
  ]);
  expect(unsureWords(text, tokens, [-0.1, -0.2, -0.1, -0.1, -0.3])).toEqual([]);
});

test('pieces may be marked as SentencePiece does', () => {
  const pieces = ['▁नम', 'स्ते', '▁जी'];
  expect(unsureWords('नमस्ते जी', pieces, [-0.1, -2, -0.1])).toEqual([[0, 6]]);
});

test('what does not fit together marks nothing', () => {
  expect(unsureWords(text, tokens, [-5])).toEqual([]);
  expect(unsureWords('where is my', tokens, [-5, -5, -5, -5, -5])).toEqual([]);
  expect(unsureWords('', [], [])).toEqual([]);
});
