import type { Language } from '../../../contract/language.ts';
import { spellCardinal } from './cardinal.ts';
import { readWritten } from './number.ts';
import { pattern, quantity, type Rule, wordEnd } from './rule.ts';

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** "twenty three" → "twenty third". */
export function englishOrdinal(cardinal: string): string {
  return cardinal.replace(/[a-z]+$/, (last) => {
    const known = irregular[last];
    if (known !== undefined) return known;
    return last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`;
  });
}

/** "23rd", "1,000th"; a wrong ending ("4rd") is no ordinal. */
const english: Rule = {
  pattern: pattern(`(\\d{1,3}(?:,\\d{3})+|\\d+)(st|nd|rd|th)${wordEnd}`, 'i'),
  read([, written = '', ending = '']) {
    const { whole } = readWritten(written);
    const tens = Number(whole.slice(-2));
    const unit = tens % 10;
    const right = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][unit] ?? 'th');
    if (ending.toLowerCase() !== right) return undefined;
    return quantity(englishOrdinal(spellCardinal(whole, 'en', { and: false })));
  },
};

/** English ordinals as they are said inside Hindi: 1st..20th; then Hindi takes over. */
const loaned = (
  'फ़र्स्ट सेकंड थर्ड फ़ोर्थ फ़िफ्थ सिक्स्थ सेवंथ एटथ नाइंथ टेंथ इलेवंथ ट्वेल्फ्थ थर्टींथ फ़ोर्टींथ ' +
  'फ़िफ्टींथ सिक्सटींथ सेवंटींथ एटींथ नाइनटींथ ट्वेंटिएथ'
)
  .normalize('NFC')
  .split(' ');

const hindiLoan: Rule = {
  pattern: pattern(`(\\d+)(st|nd|rd|th)${wordEnd}`, 'i'),
  read([, digits = '']) {
    return quantity(loaned[Number(digits) - 1] ?? `${spellCardinal(digits, 'hi')}वां`);
  },
};

/** The stem of the small ordinals that have their own; the vowel that ends it agrees with the noun. */
const hindiStems: Readonly<Record<string, string>> = {
  1: 'पहल',
  2: 'दूसर',
  3: 'तीसर',
  4: 'चौथ',
  6: 'छठ',
};

/** "1ला", "2री", "4थे", "6ठी": the consonant of the ordinal is written out, the vowel agrees. */
const hindiSmall: Rule = {
  pattern: pattern(`([12346])(?:-)?[लरथठ]([ािीे])${wordEnd}`),
  read([, digit = '', vowel = '']) {
    return quantity(`${hindiStems[digit]}${vowel}`);
  },
};

/** "7वीं", "11वां", "56वें". */
const hindiLarge: Rule = {
  pattern: pattern(`(\\d+)(?:-)?(व(?:ां|ाँ|ीं|ें|े|ी|ा))${wordEnd}`),
  read([, digits = '', ending = '']) {
    const stem = hindiStems[digits];
    // Nobody says "एकवां": the written ending gives its vowel to the proper word.
    if (stem) return quantity(stem + ending.slice(1).replace(/[ँं]/g, ''));
    const tail = ending.replace(/^वे$/, 'वें');
    return quantity(`${hindiCount(digits, ending)}${tail}`);
  },
};

/** Anniversaries and the like (feminine, four digits) are counted in hundreds: उन्नीस सौ इक्यासीवीं. */
function hindiCount(digits: string, ending: string): string {
  if (/^[1-9][1-9]\d\d$/.test(digits) && ending.startsWith('वी')) return hindiHundreds(digits);
  return spellCardinal(digits, 'hi');
}

/** 1981 → उन्नीस सौ इक्यासी. */
export function hindiHundreds(digits: string): string {
  const head = `${spellCardinal(digits.slice(0, 2), 'hi')} सौ`;
  return digits.endsWith('00') ? head : `${head} ${spellCardinal(digits.slice(2), 'hi')}`;
}

const bengaliSmall = 'প্রথম দ্বিতীয় তৃতীয় চতুর্থ পঞ্চম ষষ্ঠ সপ্তম অষ্টম নবম দশম'.normalize('NFC').split(' ');

/** "১ম", "২য়", "৩য়", "৪র্থ", "৬ষ্ঠ", "১১তম". The written ending is kept out: the word has its own. */
const bengali: Rule = {
  pattern: pattern(`(\\d+)-?(ম|য়|র্থ|ষ্ঠ|তম)(?:(?=[^\\p{L}\\p{M}\\d])|$)`.normalize('NFC')),
  read([, digits = '']) {
    return quantity(bengaliOrdinal(digits));
  },
};

const marathiStems: Readonly<Record<string, string>> = { 1: 'पहिल', 2: 'दुसर', 3: 'तिसर', 4: 'चौथ' };

/** "1ला", "2री", "3रे", "4था", with an oblique "3ऱ्या". */
const marathiSmall: Rule = {
  pattern: pattern(`([1234])-?(?:[लरथ]([ािीे])|(?:ल्|ऱ्|र्|थ्)(या))${wordEnd}`.normalize('NFC')),
  read([, digit = '', vowel, oblique]) {
    const stem = marathiStems[digit] ?? '';
    return quantity(oblique ? `${stem.replace(/र$/, '\u0931')}्या` : `${stem}${vowel}`);
  },
};

/** "5वा", "7वी", "10वे", "12व्या". */
const marathiLarge: Rule = {
  pattern: pattern(`(\\d+)-?व(ा|ी|े|्या|ां|ं)${wordEnd}`),
  read: ([, digits = '', ending = '']) => quantity(`${marathiStem(digits)}व${ending}`),
};

/** What the ordinal ending is put to: पाच, नव, दहा, विसा, पन्नासा. */
function marathiStem(digits: string): string {
  const count = spellCardinal(digits, 'mr');
  if (digits === '9') return 'नव';
  if (/(?:पाच|सात|आठ)$/.test(count) || /\p{M}$/u.test(count)) return count;
  return `${count.replace(/ीस$/, 'िस')}ा`;
}

/** "3rd" inside Bengali or Marathi: said in the language's own words. */
function loan(ordinal: (digits: string) => string): Rule {
  return {
    pattern: pattern(`(\\d+)(?:st|nd|rd|th)${wordEnd}`, 'i'),
    read: ([, digits = '']) => quantity(ordinal(digits)),
  };
}

function bengaliOrdinal(digits: string): string {
  return bengaliSmall[Number(digits) - 1] ?? `${spellCardinal(digits, 'bn')}তম`;
}

function marathiOrdinal(digits: string): string {
  const stem = marathiStems[digits];
  return stem ? `${stem}ा` : `${marathiStem(digits)}वा`;
}

export const ordinalRules: Readonly<Record<Language, readonly Rule[]>> = {
  en: [english],
  hi: [hindiLoan, hindiSmall, hindiLarge],
  bn: [loan(bengaliOrdinal), bengali],
  mr: [loan(marathiOrdinal), marathiSmall, marathiLarge],
};
