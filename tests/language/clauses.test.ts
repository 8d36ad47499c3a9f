import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitClauses } from '../../src/main/language/clauses.ts';

test.each([
  ['cancel my order and show me shoes', ['cancel my order', 'show me shoes']],
  [
    'where is my order and what is your return policy',
    ['where is my order', 'what is your return policy'],
  ],
  ['show me red shoes, then cancel order 1042', ['show me red shoes', 'cancel order 1042']],
  ['show me phones, also track my order', ['show me phones', 'track my order']],
  ['cancel order 1042 and track order 1057', ['cancel order 1042', 'track order 1057']],
  [
    'Cancel my order. Then show me shoes under Rs. 500.',
    ['Cancel my order', 'show me shoes under Rs. 500'],
  ],
  ['how much is it and is it available', ['how much is it', 'is it available']],
  ['मेरा ऑर्डर कैंसिल करो और जूते दिखाओ', ['मेरा ऑर्डर कैंसिल करो', 'जूते दिखाओ']],
  ['ऑर्डर 1042 कहाँ है, फिर रिटर्न पॉलिसी बताइए', ['ऑर्डर 1042 कहाँ है', 'रिटर्न पॉलिसी बताइए']],
  ['कैंसिल करो। जूते दिखाओ।', ['कैंसिल करो', 'जूते दिखाओ।']],
  ['mera order cancel karo aur phir shoes dikhao', ['mera order cancel karo', 'shoes dikhao']],
  ['phone दिखाओ and order cancel करो', ['phone दिखाओ', 'order cancel करो']],
  [
    'जूते दिखाइए दो हज़ार तक के और मेरा ऑर्डर 1042 कहाँ है',
    ['जूते दिखाइए दो हज़ार तक के', 'मेरा ऑर्डर 1042 कहाँ है'],
  ],
  ['আমার অর্ডার কোথায় আর কবে আসবে', ['আমার অর্ডার কোথায়', 'কবে আসবে']],
  ['অর্ডার ক্যানসেল করুন তারপর জুতো দেখান', ['অর্ডার ক্যানসেল করুন', 'জুতো দেখান']],
  ['অর্ডার বাতিল করুন ও জুতো দেখান', ['অর্ডার বাতিল করুন', 'জুতো দেখান']],
  ['माझी ऑर्डर रद्द करा आणि बूट दाखवा', ['माझी ऑर्डर रद्द करा', 'बूट दाखवा']],
  ['maze order kuthe aahe ani kadhi yeil', ['maze order kuthe aahe', 'kadhi yeil']],
  [
    'track 1; cancel 2; show shoes; show phones; show shirts; show hats; show belts',
    ['track 1', 'cancel 2', 'show shoes', 'show phones', 'show shirts', 'show hats; show belts'],
  ],
])('%s', (text, parts) => {
  expect(splitClauses(text).map((part) => part.normalize('NFC'))).toEqual(
    parts.map((part) => part.normalize('NFC')),
  );
});

test.each([
  'where is my order',
  'show me shirts between 500 and 1500',
  'two thousand and five',
  'order one hundred and two',
  'show me shoes and shirts',
  'first and second',
  'compare the first and the second',
  'cancel order 1042 and 1057',
  'yes, cancel it',
  'cancel it, please',
  'hello, where is my order',
  'can you also cancel my order',
  'go and check my order',
  'I live in 12, MG Road, Pune',
  'is it 1,042 or 1,057',
  'डेढ़ और',
  'और दिखाइए',
  'चादर और तौलिया चाहिए',
  'कुछ और दिखाओ',
  'दो और दो कितने होते हैं',
  'এই অর্ডারটা আর লাগবে না',
  'লাল ও নীল শাড়ি দেখান',
  'चादर आणि उशी पाहिजे',
])('one wish: %s', (text) => {
  expect(splitClauses(text)).toEqual([text.normalize('NFC')]);
});

test('whatever is said, there are at most six parts, in order, and nothing is made up', () => {
  const piece = fc.constantFrom(
    'cancel it',
    'where is my order',
    'और',
    'and',
    'जूते दिखाओ',
    ', ',
    '। ',
    '500',
    'yes',
    'করুন',
    'आणि',
    'then',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ').normalize('NFC');
      const parts = splitClauses(text);
      expect(parts.length).toBeLessThanOrEqual(6);
      let from = 0;
      for (const word of parts.join(' ').match(/[\p{L}\p{M}\d]+/gu) ?? []) {
        const at = text.indexOf(word, from);
        expect(at).toBeGreaterThanOrEqual(0);
        from = at + word.length;
      }
    }),
    { numRuns: 300 },
  );
  expect(splitClauses('')).toEqual([]);
  expect(splitClauses(' , ')).toEqual([',']);
});
