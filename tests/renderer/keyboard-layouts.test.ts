import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import {
  layoutOf,
  layouts,
  lettersOf,
  nameOf,
  rowWidth,
  shown,
  typeable,
} from '../../src/renderer/components/keyboard/layout.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { scripts } from '../fakes/engine-script.ts';

/** Sentences with the letters that are easily forgotten: ळ ऱ ॲ, ৎ ড় ঢ় য়, every nasal, every conjunct sign. */
const samples: Readonly<Record<Language, string>> = {
  en: 'The quick brown fox jumps over the lazy dog. SPHINX OF BLACK QUARTZ, judge my vow! 0123456789 ₹2,999 it\'s "ok"?',
  hi: 'ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश करने वाले विष्णुवतार भगवान श्रीराम, अयोध्या के महाराज दशरथ के बड़े सपुत्र थे। ज्ञान, क्षमा, त्रिशूल, ट्रक, ड्रम, पढ़ाई, झंडा, ञ, ङ, ऊँट, ॐ, कॉफ़ी, ऑर्डर, एयरपोर्ट, ख़बर, ग़ज़ल, क़लम, दुःख, कृपया, औरत, ऐनक, ईख, छठ, घोड़ा, ढोल, थैला, धन, फल, भालू?',
  mr: 'काळी मांजर, बाळ, ॲप, बॅट, ऑफिस, तऱ्हा, दुसऱ्या, पुण्याच्या, ज्ञानेश्वर, क्षण, त्रास, श्रम, ऋतू, कृपा, झाड, ङ, ञ, ठिकाण, ढग, थंडी, धन, फूल, भाऊ, षटकोन, छत्री, खिडकी, घर, ईश्वर, ऊस, ऐनक, औषध, दुःख, चंद्र, हॅलो, माँ. कुठे आहे?',
  bn: 'হঠাৎ বৃষ্টি, বাড়ি, গাঢ়, আষাঢ়, চাঁদ, বাংলা, দুঃখ, জ্ঞান, ক্ষমা, ত্রাণ, শ্রম, ঋণ, কৃপা, পৌষ, ঔষধ, ঐক্য, ঈদ, ঊষা, ওজন, এখন, ব্যাঙ, ঞ, ঝড়, ঠান্ডা, ঢাকা, থালা, ধান, ফুল, ভাত, মাঠ, যায়, রং, লাল, শীত, ষাঁড়, সৎ, হাত, ছবি, খবর, ঘর, গণ, উঠোন, ইট, আম, অর্ডার, টাকা, ডাক, নৌকা, তৈরি, পদ্ম, যোগ।',
};

/** Can the text be typed key by key? Gives back what is left over. */
function leftOver(text: string, keys: ReadonlySet<string>): string {
  // A key may type several letters at once; one by one must do.
  return [...text].filter((letter) => !keys.has(letter)).join('');
}

describe.each(languages)('the keyboard of %s', (language) => {
  const keys = new Set([...typeable(language)].map((key) => key.normalize('NFC')));

  test('types every letter of its sample, with its marks and signs', () => {
    expect(leftOver(samples[language].normalize('NFC'), keys)).toBe('');
  });

  test('types whatever the screen and its people say in that language', () => {
    const said = JSON.stringify([texts[language], scripts[language]]).normalize('NFC');
    const own = [...said].filter((letter) => /[\p{L}\p{M}\p{Nd}]/u.test(letter));
    const latin = language === 'en' ? own : own.filter((letter) => !/[a-z]/i.test(letter));
    expect(leftOver(latin.join(''), keys)).toBe('');
  });

  test('has rows that fit, and every key types something that is one Unicode form', () => {
    const { rows, more } = layouts[language];
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(rowWidth);
    // Shift and backspace stand in the last row, each half as wide again as a letter.
    expect(rows.at(-1)?.length).toBeLessThanOrEqual(rowWidth - 2);
    for (const key of [...rows.flat(2), ...Object.values(more).flat()]) {
      expect(key).not.toBe('');
      expect(key).toBe(key.normalize('NFC'));
    }
  });

  test('no letter stands on two keys', () => {
    const plain = layouts[language].rows.flat().map(([letter]) => letter);
    const twice = plain.filter((letter, place) => plain.indexOf(letter) !== place);
    // The standard has ব twice, for two letters that became one.
    expect(twice).toEqual(language === 'bn' ? ['ব'] : []);
  });

  test('what a held key offers hangs on a key that is there', () => {
    const plain = new Set(layouts[language].rows.flat().map(([letter]) => letter));
    const lost = Object.keys(layouts[language].more).filter((letter) => !plain.has(letter));
    expect(lost).toEqual([]);
  });

  test('every mark has a name in its own script, so that a screen reader can say it', () => {
    for (const key of typeable(language)) {
      if (!/^\p{M}/u.test(key)) continue;
      expect(nameOf(key, language)).not.toBe(key);
      expect(nameOf(key, language)).toMatch(/^[\p{L}]/u);
    }
  });

  test('says where its letters are from', () => {
    expect(layouts[language].source).toContain('IS 16350:2016');
  });
});

test('shift shows the other letters and keeps the plain ones in the corner', () => {
  const plain = lettersOf('mr', 'letters', false).flat();
  const shifted = lettersOf('mr', 'letters', true).flat();
  const la = plain.find(({ types }) => types === 'ल');
  expect(la?.other).toBe('ळ');
  expect(shifted.find(({ types }) => types === 'ळ')?.other).toBe('ल');
  expect(shifted).toHaveLength(plain.length);
});

test('a held key offers what shift gives and more, never itself', () => {
  const ja = lettersOf('hi', 'letters', false)
    .flat()
    .find(({ types }) => types === 'ज');
  expect(ja?.more).toEqual(['झ', 'ज़']);
  for (const language of languages) {
    for (const letter of lettersOf(language, 'letters', true).flat()) {
      expect(letter.more).not.toContain(letter.types);
    }
  }
});

test('marks are drawn on a dotted circle, letters as they are', () => {
  expect(shown('ि')).toBe('◌ि');
  expect(shown('्र')).toBe('◌्र');
  expect(shown('क्ष')).toBe('क्ष');
});

test('a conjunct is typed with the halant', () => {
  const keys = typeable('hi');
  expect(['प', '्', 'य', 'ा', 'र'].every((key) => keys.has(key))).toBe(true);
});

test('digits are those of a telephone, in every language', () => {
  expect(layoutOf('bn', 'digits').rows.flat(2).join('')).toBe('123456789');
});
