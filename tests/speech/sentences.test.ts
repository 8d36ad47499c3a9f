import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/main/speech/tts/sentences.ts';

describe('text is split into sentences', () => {
  it.each([
    ['Your order is here. It comes today!', ['Your order is here.', 'It comes today!']],
    ['It costs Rs. 500 only. Shall I?', ['It costs Rs. 500 only.', 'Shall I?']],
    ['It weighs 2.5 kg. Fine.', ['It weighs 2.5 kg.', 'Fine.']],
    ['Dr. A. P. Rao will call. Wait.', ['Dr. A. P. Rao will call.', 'Wait.']],
    ['Come at 5 p.m. today. Bye.', ['Come at 5 p.m. today.', 'Bye.']],
    ['Open until 5 p.m. Closed on Sunday.', ['Open until 5 p.m.', 'Closed on Sunday.']],
    ['See vaani.example now.', ['See vaani.example now.']],
    ['She said "yes." Then left.', ['She said "yes."', 'Then left.']],
    ['Wait... I am looking.', ['Wait...', 'I am looking.']],
    ['Line one\nLine two', ['Line one', 'Line two']],
    ['No stop at the end', ['No stop at the end']],
    ['आपका ऑर्डर आ गया। कल मिलेगा।', ['आपका ऑर्डर आ गया।', 'कल मिलेगा।']],
    ['इसकी कीमत रु. 500 है। ठीक?', ['इसकी कीमत रु. 500 है।', 'ठीक?']],
    ['আপনার অর্ডার এসেছে। ধন্যবাদ।', ['আপনার অর্ডার এসেছে।', 'ধন্যবাদ।']],
    ['तुमची ऑर्डर आली. उद्या मिळेल.', ['तुमची ऑर्डर आली.', 'उद्या मिळेल.']],
    ['... ! ?', []],
  ])('%s', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('cuts a very long sentence at a comma', () => {
    const clause = 'one two three four five six seven eight nine ten eleven twelve';
    const pieces = splitSentences(`${clause}, ${clause}, ${clause}, ${clause}, ${clause}.`);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(221);
    expect(pieces[0]?.endsWith(',')).toBe(true);
  });

  it('loses no word of any text', () => {
    const word = fc.constantFrom(
      'Rs.',
      '500',
      'यह',
      'ok',
      'No.',
      'A.',
      'है।',
      'what?',
      '2.5',
      'p.m.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), (words) => {
        expect(splitSentences(words.join(' ')).join(' ')).toBe(words.join(' '));
      }),
    );
  });
});
