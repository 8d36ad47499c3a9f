import type { Language } from '../../../contract/language.ts';
import { spellDigits } from './cardinal.ts';
import { countsSomething } from './counted.ts';
import { after, before, pattern, type Place, quantity, type Rule } from './rule.ts';

/** Words after which a number is a name, not an amount: read digit by digit. All languages: they mix. */
const naming = [
  'orders?|numbers?|nos?\\.?|ids?|pin(?: ?code)?|code|otp|call|phone|mobile|tracking|invoice|reference|ref|awb|sku|card|account|flight|ticket|token|digits|ending (?:in|with)',
  'ऑर्डर|आर्डर|नंबर|नम्बर|आईडी|पिन ?कोड|पिन|कोड|ओटीपी|फ़ोन|फोन|मोबाइल|मोबाईल|कॉल|ट्रैकिंग|ट्रॅकिंग|इनवॉइस|कार्ड|टिकट|तिकीट|टोकन|क्रमांक|अंक|आयडी',
  'অর্ডার|নম্বর|নাম্বার|নং|আইডি|পিন ?কোড|পিন|কোড|ওটিপি|ফোন|মোবাইল|কল|ট্র্যাকিং|ইনভয়েস|কার্ড|টিকিট|টোকেন',
].join('|');
const and = ',|and|or|&|और|या|व|আর|ও|এবং|বা|आणि|किंवा';
const named = new RegExp(
  `(?:^|[^\\p{L}\\p{M}])(?:${naming})(?:(?:च्या|चा|ची|চি|টা|টি|টির|ের|র|वर)?(?: |:|#|-|–|=|\\.)*(?:is|are|was|है|हा|हे|আছে|হল|হলো)?(?: |:|#|-|–|=)*)` +
    `(?:#?[A-Za-z]{0,3}\\d{2,12} ?(?:${and}) ?#?){0,8}$`.normalize('NFC'),
  'iu',
);

/** Words that make long numbers near them digit strings, within five words either side. */
const nearby =
  'नंबर|नम्बर|कॉल|फ़ोन|फोन|मोबाइल|पिन|कोड|पिनकोड|ज़िप|कार्ड|क्रेडिट|लैंडलाइन|ओटीपी|নম্বর|নাম্বার|ফোন|মোবাইল|কল|পিন|কোড|পিনকোড|কার্ড|ওটিপি|क्रमांक|मोबाईल|लँडलाईन'.normalize(
    'NFC',
  );
const near = {
  before: new RegExp(`(?:^|[^\\p{L}\\p{M}])(?:${nearby})(?: [^ \\d]+){0,5} $`, 'u'),
  after: new RegExp(`^ (?:[^ \\d]+ ){0,5}(?:${nearby})(?![\\p{L}\\p{M}])`, 'u'),
};

/** A run of digits that names something: order 1042, पिन कोड 110023, or one that begins with zero. */
const run: Rule = {
  pattern: pattern('\\d{2,40}(?![\\d]|[.,:/-]\\d|[A-Za-z%°])'),
  read([digits], place) {
    if (!isName(digits, place)) return undefined;
    return quantity(spellDigits(digits, place.language));
  },
};

function isName(digits: string, place: Place): boolean {
  if (digits.startsWith('0')) return true;
  const follows = after(place);
  if (countsSomething(follows)) return false;
  if (digits.length >= 3 && named.test(before(place))) return true;
  return isLong(digits, place) || isNear(digits, place);
}

/** How many digits nobody takes for an amount, by the habits of the language. */
const longFrom: Readonly<Record<Language, number>> = { en: 5, hi: Infinity, bn: 7, mr: 7 };

function isLong(digits: string, { language }: Place): boolean {
  const round = language !== 'en' && /0{4}$/.test(digits);
  return (digits.length >= longFrom[language] && !round) || /^[6-9]\d{9}$/.test(digits);
}

function isNear(digits: string, place: Place): boolean {
  if (place.language === 'en' || digits.length < 4) return false;
  return near.before.test(before(place)) || near.after.test(after(place));
}

export const digitRules: readonly Rule[] = [run];
