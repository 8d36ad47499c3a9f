import { describe, expect, it } from 'vitest';
import { bestOpening, openings } from '../../src/main/speech/tts/openings.ts';

describe('the openings of a sentence', () => {
  it.each([
    ['Sure, I can look for that order now.', []],
    [
      'Your order 1,042 is here: it costs 2,999 rupees, and it leaves today.',
      ['Your order 1,042 is here:', 'Your order 1,042 is here: it costs 2,999 rupees,'],
    ],
    ['आपका ऑर्डर भेज दिया गया है, और कल शाम तक पहुँच जाएगा।', ['आपका ऑर्डर भेज दिया गया है,']],
    ['আপনার অর্ডার পাঠানো হয়েছে, আর কাল সন্ধ্যায় পৌঁছে যাবে।', ['আপনার অর্ডার পাঠানো হয়েছে,']],
    ['तुमची ऑर्डर पाठवली आहे, आणि उद्या संध्याकाळी पोहोचेल.', ['तुमची ऑर्डर पाठवली आहे,']],
    [
      'The shoes (blue, size nine) are in stock, shall I order them?',
      ['The shoes (blue, size nine) are in stock,'],
    ],
    ['She said "come at six, please" and that was all.', []],
    ['We close at nine tonight, sorry.', []],
  ])('%s', (sentence, expected) => {
    expect(openings(sentence)).toEqual(expected);
  });
});

describe('the best opening', () => {
  const short = 'Your order is on its way, and it comes tomorrow.';
  const lopsided = `I am sorry, ${'but the blue shoes that you asked for are not in the shop '.repeat(3)}.`;

  it('is the shortest behind which the rest is made in time', () => {
    const sentence = 'It is here, we have it in blue and in green, and both of them cost the same.';
    expect(bestOpening(sentence, { makeMs: 5, audioMs: 65 })).toBe('It is here,');
    expect(bestOpening(sentence, { makeMs: 35, audioMs: 65 })).toBe(
      'It is here, we have it in blue and in green,',
    );
  });

  it('is none where nothing is gained', () => {
    expect(bestOpening(short, { makeMs: 1, audioMs: 65 })).toBeUndefined();
  });

  it('is none where people would wait in the middle of the sentence', () => {
    expect(bestOpening(lopsided, { makeMs: 20, audioMs: 65 })).toBeUndefined();
    expect(bestOpening(short, { makeMs: 80, audioMs: 65 })).toBeUndefined();
  });
});
