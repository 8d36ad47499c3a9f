import type { Language } from '../../../contract/language.ts';
import { spellCardinal, spellDigits } from './cardinal.ts';
import { pattern, quantity, type Rule, wordEnd } from './rule.ts';

/** Letter names where the voice reads another script; an English voice reads the letter itself. */
const letterNames: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  hi: names('ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड'),
  bn: names('এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড'),
  mr: names('ए बी सी डी ई एफ जी एच आय जे के एल एम एन ओ पी क्यू आर एस टी यू व्ही डब्ल्यू एक्स वाय झेड'),
};

/** Letter by letter: "G S T", "जी एस टी". */
export function spellLetters(letters: string, language: Language): string {
  const capitals = letters.toUpperCase();
  if (language === 'en') return Array.from(capitals).join(' ');
  const list = letterNames[language];
  return Array.from(capitals, (letter) => list[letter.charCodeAt(0) - 65] ?? letter).join(' ');
}

/** Initials with vowels that nobody says as a word. */
const initials = new Set(
  (
    'UPI EMI USB AC LED OLED QLED ID IDS FAQ IMEI OTP ATM COD API URL AI UV IP UAE USA UK HDMI UHD ISO IFSC ' +
    'EAN AWB OS IOS SOS ECG DIY IST AA AAA SUV MUV EV NRI GPU CPU NEFT IMPS SKU RO AV DIN EU'
  ).split(' '),
);

/** Capitals that a voice would stumble over. */
export function isInitials(word: string): boolean {
  if (!/^[A-Z]{2,7}$/.test(word)) return false;
  if (word === 'PM' || word === 'BC') return false; // Said by every voice, and written by other rules.
  return initials.has(word) || !/[AEIOUY]/.test(word);
}

/** GST, UPI, TVs. */
const acronym: Rule = {
  pattern: pattern(`([A-Z]{2,7})(s?)${wordEnd}`),
  read([, word = '', plural = ''], { language }) {
    if (!isInitials(word)) return undefined;
    const said = spellLetters(word, language);
    return { text: plural && language === 'en' ? `${said}s` : said };
  },
};

/** "J.K. Rowling", "U.S.": initials with stops. */
const dotted: Rule = {
  pattern: pattern(`((?:[A-Z]\\.){2,6})(?![\\p{L}\\p{M}\\d])`),
  read: ([, word = ''], { language }) => ({
    text: spellLetters(word.replaceAll('.', ''), language),
  }),
};

/** Letters and digits in one: A4, B2B, P101, TZ4820193756, H800, 4K, 111st. */
const mixed: Rule = {
  pattern: pattern(`(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])[A-Za-z\\d]+${wordEnd}`),
  read([word], { language }) {
    const runs = word.match(/\d+|[A-Za-z]+/g) ?? [];
    const said = runs.map((run) =>
      /^\d/.test(run) ? mixedDigits(run, language) : mixedLetters(run, language),
    );
    return quantity(said.join(' '));
  },
};

const thousand: Readonly<Record<Language, string>> = {
  en: 'thousand',
  hi: 'हज़ार'.normalize('NFC'),
  bn: 'হাজার',
  mr: 'हजार',
};

/** 10k, 25K; 4K and 8K are sharp pictures. */
const thousands: Rule = {
  pattern: pattern(`(\\d{1,3})k${wordEnd}|(\\d{2,3})K${wordEnd}`),
  read([, low, high], { language }) {
    const count = spellCardinal(low ?? high ?? '', language, { and: false });
    return quantity(`${count} ${thousand[language]}`);
  },
};

/** One or two digits, or one with zeros behind it, are a number; anything else is read out. */
function mixedDigits(digits: string, language: Language): string {
  const number = /^(?:[1-9]\d?|[1-9]0{1,3}|0)$/.test(digits);
  return number ? spellCardinal(digits, language) : spellDigits(digits, language);
}

function mixedLetters(letters: string, language: Language): string {
  const capitals = /^[A-Z]+$/.test(letters);
  const single = letters.length === 1 && language !== 'en';
  const said = single || (capitals && (letters.length <= 3 || isInitials(letters)));
  return said ? spellLetters(letters, language) : letters;
}

/** ORD-1042, A-1042: letters and a long number joined by a hyphen. */
const joined: Rule = {
  pattern: pattern(`([A-Z]{1,4})-(\\d{3,})${wordEnd}(?!-)`),
  read: ([, letters = '', digits = ''], { language }) =>
    quantity(`${spellLetters(letters, language)} ${spellDigits(digits, language)}`),
};

export const letterRules: readonly Rule[] = [joined, thousands, mixed, dotted, acronym];

function names(text: string): string[] {
  return text.normalize('NFC').split(' ');
}
