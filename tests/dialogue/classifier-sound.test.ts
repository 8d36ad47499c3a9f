import { describe, expect, test } from 'vitest';
import { actExamples } from '../../src/main/dialogue/understand/acts/index.ts';
import { trainClassifier } from '../../src/main/dialogue/understand/classifier/linear.ts';
import { romanise } from '../../src/main/language/romanise.ts';
import { soundOf } from '../../src/main/language/sound.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';

describe('one word in three scripts and several spellings has one skeleton', () => {
  test.each([
    ['ardr', ['order', 'ऑर्डर', 'आर्डर', 'অর্ডার', 'ordr']],
    ['dlbr', ['delivery', 'डिलीवरी', 'डिलिव्हरी', 'ডেলিভারি', 'delivry']],
    ['knsl', ['cancel', 'cancell', 'कैंसिल', 'कॅन्सल', 'ক্যানসেল', 'kensal']],
    ['rfnd', ['refund', 'रिफंड', 'রিফান্ড']],
    ['fn', ['phone', 'fone', 'फ़ोन', 'फोन', 'ফোন']],
    ['brnt', ['warranty', 'वारंटी', 'वॉरंटी', 'ওয়ারেন্টি']],
    ['sr', ['saree', 'sari', 'साड़ी', 'শাড়ি']],
  ])('%s', (skeleton, words) => {
    for (const word of words) expect(soundOf(word.normalize('NFC')).skeleton, word).toBe(skeleton);
  });
});

test('romanised Hindi sounds as it is written in Devanagari', () => {
  for (const [latin, devanagari] of [
    ['mera', 'मेरा'],
    ['kaha', 'कहाँ'],
    ['nahi', 'नहीं'],
    ['saman', 'सामान'],
    ['paise', 'पैसे'],
  ] as const) {
    expect(soundOf(latin).vowelled, latin).toBe(soundOf(devanagari).vowelled);
  }
});

test('unlike words stay apart', () => {
  const skeletons = ['order', 'return', 'track', 'cancel', 'refund', 'shop'].map(
    (word) => soundOf(word).skeleton,
  );
  expect(new Set(skeletons).size).toBe(skeletons.length);
});

test.each(['', '0', '₹', '%', '日本', '्', 'ं', '\ud83d'])('any text has a sound: %j', (text) => {
  expect(() => soundOf(text)).not.toThrow();
  expect(romanise(text).length).toBeGreaterThanOrEqual(0);
});

test('what was learned in one script is understood in another', () => {
  const hindi = { ...retail.examples.hi, ...actExamples.hi };
  const devanagari = Object.entries(hindi).flatMap(([label, texts]) =>
    texts.filter((text) => !/[a-z]/i.test(text)).map((text) => ({ label, text })),
  );
  const romanised = Object.entries(hindi).flatMap(([label, texts]) =>
    texts.filter((text) => /[a-z]/i.test(text)).map((text) => ({ label, text })),
  );
  expect(romanised.length).toBeGreaterThan(100);
  const classifier = trainClassifier(devanagari);
  const right = romanised.filter(({ label, text }) => classifier.predict(text)[0]?.label === label);
  expect(right.length / romanised.length).toBeGreaterThanOrEqual(0.7);
});
