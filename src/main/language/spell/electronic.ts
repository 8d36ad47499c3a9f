import type { Language } from '../../../contract/language.ts';
import { spellCardinal, spellDigits } from './cardinal.ts';
import { isInitials, spellLetters } from './letters.ts';
import { pattern, type Rule } from './rule.ts';

/** What the signs inside an address are called. */
const signs: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: table(
    '.:dot @:at -:hyphen _:underscore /:slash ::colon +:plus ?:question_mark =:equals &:and #:hash %:percent ~:tilde',
  ),
  hi: table(
    '.:डॉट @:एट -:हाइफ़न _:अंडरस्कोर /:स्लैश ::कोलन +:प्लस ?:क्वेश्चन_मार्क =:इक्वल &:एंड #:हैश %:परसेंट ~:टिल्ड',
  ),
  bn: table(
    '.:ডট @:অ্যাট -:হাইফেন _:আন্ডারস্কোর /:স্ল্যাশ ::কোলন +:প্লাস ?:কোয়েশ্চেন_মার্ক =:ইকুয়াল &:অ্যান্ড #:হ্যাশ %:পারসেন্ট ~:টিল্ড',
  ),
  mr: table(
    '.:डॉट @:अ‍ॅट -:हायफन _:अंडरस्कोर /:स्लॅश ::कोलन +:प्लस ?:क्वेश्चन_मार्क =:इक्वल &:अँड #:हॅश %:परसेंट ~:टिल्ड',
  ),
};

function spellAddress(address: string, language: Language): string {
  const pieces = address.match(/[A-Za-z]+|\d+|[^A-Za-z\d]/g) ?? [];
  return pieces
    .map((piece) => {
      if (/^\d/.test(piece)) {
        const number = piece.length <= 2 && !piece.startsWith('0');
        return number ? spellCardinal(piece, language) : spellDigits(piece, language);
      }
      if (!/^[A-Za-z]/.test(piece)) return signs[language][piece] ?? '';
      if (piece === 'www') return spellLetters(piece, language);
      return isInitials(piece) ? spellLetters(piece, language) : piece;
    })
    .filter((piece) => piece !== '')
    .join(' ');
}

/** help@vaani.example. */
const email: Rule = {
  pattern: pattern(
    '[A-Za-z\\d._+-]{1,64}@[A-Za-z\\d-]{1,63}(?:\\.[A-Za-z\\d-]{1,63}){1,4}(?![A-Za-z\\d])',
  ),
  read: ([written], { language }) => ({ text: spellAddress(written, language) }),
};

const domains = 'com|in|org|net|co|io|gov|edu|info|biz|app|shop|store|dev|example';

/** www.shop.in/returns, https://vaani.example. The scheme says nothing to a listener. */
const link: Rule = {
  pattern: pattern(
    `(?:https?://)?((?:[A-Za-z\\d-]{1,63}\\.){1,5}(?:${domains})(?![A-Za-z\\d-])(?:/[^\\s,;)"']{0,200})?)`,
    'i',
  ),
  read(match, { language }) {
    const [whole, written = ''] = match;
    if (/^[\d.-]+$/.test(written) || /^\d+\.in$/i.test(written)) return undefined;
    const address = written.replace(/[.?!:]+$/, '');
    const length = whole.length - (written.length - address.length);
    return { text: spellAddress(address.replace(/\/$/, ''), language), length };
  },
};

export const electronicRules: readonly Rule[] = [email, link];

function table(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .normalize('NFC')
      .split(' ')
      .map((pair) => [pair.slice(0, 1), pair.slice(2).replaceAll('_', ' ')]),
  );
}
