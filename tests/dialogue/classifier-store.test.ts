import { expect, test } from 'vitest';
import { languages } from '../../src/contract/language.ts';
import { actExamples } from '../../src/main/dialogue/understand/acts/index.ts';
import { trainClassifier } from '../../src/main/dialogue/understand/classifier/linear.ts';
import {
  loadClassifier,
  saveClassifier,
} from '../../src/main/dialogue/understand/classifier/store.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';

const examples = languages.flatMap((language) =>
  Object.entries({ ...retail.examples[language], ...actExamples[language] }).flatMap(
    ([label, texts]) => texts.map((text) => ({ label, text })),
  ),
);
const classifier = trainClassifier(examples);
const bytes = saveClassifier(classifier);

test('a pack takes less than 5 MB', () => {
  expect(bytes.length).toBeLessThan(5_000_000);
});

test('loaded again it answers exactly the same', () => {
  const loaded = loadClassifier(bytes);
  expect(loaded.labels).toEqual(classifier.labels);
  expect(loaded.rejectBelow).toBe(classifier.rejectBelow);
  for (const text of ['where is my ordr', 'ऑर्डर रद्द करो', 'জুতো দেখান', 'qwerty', '']) {
    expect(loaded.predict(text)).toEqual(classifier.predict(text));
  }
  expect(saveClassifier(loaded)).toEqual(bytes);
});

test('bytes that lie in a larger buffer are read where they are', () => {
  const larger = new Uint8Array(bytes.length + 3);
  larger.set(bytes, 3);
  expect(loadClassifier(larger.subarray(3)).predict('hello')).toEqual(classifier.predict('hello'));
});

test('what is no such file is refused, and says what to do', () => {
  const changed = bytes.slice();
  changed[bytes.length - 10] = (changed[bytes.length - 10] as number) ^ 1;
  const newer = bytes.slice();
  newer[4] = 99;
  expect(() => loadClassifier(new Uint8Array())).toThrow(
    'not a saved intent classifier; train it again',
  );
  expect(() => loadClassifier(new TextEncoder().encode('{"labels":["a","b"]}, and more'))).toThrow(
    'not a saved',
  );
  expect(() => loadClassifier(bytes.subarray(0, bytes.length - 1))).toThrow(
    'damaged; train it again',
  );
  expect(() => loadClassifier(changed)).toThrow('damaged; train it again');
  expect(() => loadClassifier(newer)).toThrow('version 99, not 1; train it again');
});
