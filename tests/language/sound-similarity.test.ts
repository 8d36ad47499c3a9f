import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heardAs, sameWord, soundKeys, soundSimilarity } from '../../src/main/language/sound.ts';

const shareKey = (a: string, b: string) => {
  const keys = new Set(soundKeys(a));
  return soundKeys(b).some((key) => keys.has(key));
};

describe('one word in several scripts and spellings', () => {
  test.each([
    ['बनारसी', 'banarasi', 'banarsi', 'benarasi', 'বেনারসি'],
    ['साड़ी', 'sari', 'saree', 'शाड़ी', 'साडी', 'sadi', 'শাড়ি'],
    ['kurta', 'कुर्ता', 'কুর্তা', 'korta'],
    ['earbuds', 'इयरबड्स', 'इअरबड्स', 'ईयरबड्स', 'ইয়ারবাডস'],
    ['laptop', 'लॅपटॉप', 'लैपटॉप', 'ল্যাপটপ', 'leptop', 'labtop'],
    ['mixer', 'mixar', 'मिक्सर', 'মিক্সার'],
    ['grinder', 'graindar', 'ग्राइंडर', 'গ্রাইন্ডার'],
    ['phone', 'fone', 'फ़ोन', 'फोन', 'ফোন'],
    ['mobile', 'mobail', 'मोबाइल', 'মোবাইল'],
    ['headphone', 'hedphone', 'हेडफ़ोन', 'হেডফোন'],
    ['bluetooth', 'blutooth', 'ब्लूटूथ', 'ব্লুটুথ'],
    ['wireless', 'wireles', 'वायरलेस', 'ওয়্যারলেস'],
    ['joote', 'जूते', 'জুতো', 'jute'],
    ['cooker', 'kukar', 'कुकर', 'কুকার'],
    ['charger', 'chager', 'चार्जर', 'চার্জার'],
    ['warranty', 'वारंटी', 'वॉरंटी', 'ওয়ারেন্টি'],
    ['power', 'पावर', 'पॉवर', 'পাওয়ার'],
    ['watch', 'वॉच', 'ওয়াচ'],
    ['jacket', 'जैकेट', 'जॅकेट', 'জ্যাকেট'],
    ['white', 'व्हाइट', 'হোয়াইট'],
    ['shirt', 'शर्ट', 'শার্ট', 'shrit'],
    ['racket', 'रैकेट', 'र‍ॅकेट', 'র‍্যাকেট'],
    ['anti', 'एंटी', 'अँटी', 'অ্যান্টি'],
    ['ॲप', 'app', 'অ্যাপ'],
    ['utsav', 'उत्सव', 'উৎসব'],
    ['bottle', 'बोतल', 'botal', 'বোতল'],
    ['shampoo', 'shampu', 'शैम्पू', 'शॅम्पू', 'শ্যাম্পু'],
  ])('%s', (word, ...others) => {
    for (const other of others) {
      expect(soundSimilarity(word, other), `${word} ${other}`).toBeGreaterThanOrEqual(sameWord);
      expect(shareKey(word, other), `a key of ${word} and ${other}`).toBe(true);
    }
  });
});

test.each([
  ['shirt', 'short'],
  ['phone', 'pan'],
  ['red', 'bread'],
  ['shirt', 'skirt'],
  ['cart', 'chart'],
  ['lamp', 'lipstick'],
  ['bat', 'mat'],
  ['bed', 'bat'],
  ['fan', 'pen'],
  ['tv', 'tea'],
  ['watch', 'wash'],
  ['face', 'fees'],
  ['pan', 'pant'],
  ['unicorn', 'uniform'],
  ['chair', 'charger'],
  ['ring', 'running'],
  ['जूता', 'कुर्ता'],
  ['লাল', 'নীল'],
  ['लाल', 'नीला'],
])('different words: %s, %s', (a, b) => {
  expect(soundSimilarity(a, b)).toBeLessThan(sameWord);
});

test('letters that changed places are one mistake, not two', () => {
  expect(soundSimilarity('speaker', 'psekaer')).toBeLessThan(soundSimilarity('tablet', 'tabelt'));
  expect(soundSimilarity('market', 'makret')).toBeGreaterThanOrEqual(sameWord);
});

test('the beginning of a word counts for more than its end', () => {
  for (const [word, atFirst, atLast] of [
    ['lamp', 'tamp', 'lamt'],
    ['kurta', 'murta', 'kurma'],
    ['bottle', 'mottle', 'bottme'],
  ] as const)
    expect(soundSimilarity(word, atLast), word).toBeGreaterThan(soundSimilarity(word, atFirst));
});

test('words without letters are alike only when they are the same', () => {
  expect(soundSimilarity('5', '5')).toBe(1);
  expect(soundSimilarity('5', '6')).toBe(0);
  expect(soundSimilarity('', 'a')).toBe(0);
  expect(soundKeys('1042')).toEqual([]);
});

test('case, joiners and the form of Unicode make no difference', () => {
  for (const [a, b] of [
    ['LAPTOP', 'laptop'],
    ['साड़ी'.normalize('NFD'), 'साड़ी'.normalize('NFC')],
    ['শাড়ি'.normalize('NFD'), 'শাড়ি'.normalize('NFC')],
    ['র‍্যাকেট', 'র্যাকেট'],
  ] as const)
    expect(soundSimilarity(a, b), a).toBe(1);
});

test('any two texts have a similarity from 0 to 1, the same both ways, 1 with themselves', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aeiobcdghkmnprstwy', ...'कखजटतदनपबमरलवसहािीुेो्ंँ', ...'কজটতনপবমরলসািুে্'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), letters, (a, b) => {
      const similarity = soundSimilarity(a, b);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
      expect(soundSimilarity(b, a)).toBeCloseTo(similarity, 10);
      expect(soundSimilarity(a, a)).toBe(1);
      expect(soundKeys(a).length).toBeLessThanOrEqual(100);
      expect(heardAs(a)).toMatch(/^[a-z]*$/);
    }),
  );
});
