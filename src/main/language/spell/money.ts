import type { Language } from '../../../contract/language.ts';
import { spellCardinal } from './cardinal.ts';
import { type Currency, currencyAfter, currencyBefore, currencyOf } from './currencies.ts';
import { withEnding } from './endings.ts';
import { to } from './joins.ts';
import { minus, numberSource, readWritten, spellNumber, type Written } from './number.ts';
import { spellPer } from './per.ts';
import { after, type Place, pattern, type Rule, type Spoken, standsAlone } from './rule.ts';
import { scaleSource, scaleWord, spellBeforeScale } from './scales.ts';

/** An amount of money in words: rupees and paise, or a scale: "fifteen point two billion dollars". */
export function spellMoney(
  amount: Written,
  currency: Currency,
  language: Language,
  scale?: string,
): string {
  const names = currency[language];
  if (scale !== undefined) return `${spellBeforeScale(amount, language)} ${scale} ${names.many}`;
  // Rupees are counted in lakh and crore unless the writer grouped them in thousands.
  const western = amount.grouped && !amount.indian && amount.whole.length > 5;
  const options = { indian: currency.indian && !western };
  const fraction = amount.fraction.replace(/0+$/, '');
  const whole = amount.whole.replace(/^0+(?=\d)/, '');
  if (fraction.length > 2) {
    return `${spellNumber({ ...amount, fraction }, language, options)} ${names.many}`;
  }
  const major = () =>
    `${spellCardinal(whole, language, options)} ${whole === '1' ? names.one : names.many}`;
  if (fraction === '') return major();
  const cents = String(Number(fraction.padEnd(2, '0')));
  const minor = `${spellCardinal(cents, language)} ${cents === '1' ? names.minorOne : names.minorMany}`;
  return whole === '' || whole === '0' ? minor : `${major()} ${minor}`;
}

/** The amount with the case ending the text puts to it: টাকার, रुपयांपेक्षा. */
function inSentence(said: string, place: Place): Spoken {
  const { text, length } = withEnding(said, after(place), place.language, true);
  return { text, quantity: true, length: place.end - place.start + length };
}

const amountSource = `(${numberSource})(?: ?(${scaleSource})(?![\\p{L}\\p{M}\\d]))?`;
/** The merchant's "/-", or what the price is for. */
const tail = `(?:/-| ?/ ?(\\p{L}[\\p{L}\\p{M}]*))?`;

/** "₹2,999", "-$5", "$15.2 billion", "Rs. 500/-", "$20/mo". */
const before: Rule = {
  pattern: pattern(`(-)?(${currencyBefore}) ?(-)?${amountSource}${tail}`),
  read([, minusBefore, sign = '', minusBehind, number = '', scale, each], place) {
    const { language } = place;
    const currency = currencyOf(sign);
    if (!currency || (minusBefore && !standsAlone(place))) return undefined;
    const word = scale && scaleWord(scale, language);
    const negative = minusBefore || minusBehind ? [minus(language)] : [];
    const amount = spellMoney(readWritten(number), currency, language, word);
    const rate = each === undefined ? [] : [spellPer(each, language)];
    return inSentence([...negative, amount, ...rate].join(' '), place);
  },
};

/** "₹500-1,000", "₹5–10 lakh": the currency is named once and said at the upper end. */
const span: Rule = {
  pattern: pattern(
    `(${currencyBefore}) ?(${numberSource}) ?[-–] ?(?=\\d)${amountSource}(?! ?[-–/.] ?\\d)${tail}`,
  ),
  read([, sign = '', low = '', high = '', scale, each], place) {
    const { language } = place;
    const currency = currencyOf(sign);
    const [lower, upper] = [readWritten(low), readWritten(high)];
    if (!currency || Number(lower.whole) >= Number(upper.whole)) return undefined;
    const word = scale && scaleWord(scale, language);
    const first = spellNumber(lower, language, { indian: currency.indian || lower.indian });
    const second = spellMoney(upper, currency, language, word);
    const rate = each === undefined ? [] : [spellPer(each, language)];
    return inSentence([first, to[language], second, ...rate].join(' '), place);
  },
};

/** "500₹", "500 Rs", "500 रु.", "500/-". */
const behind: Rule = {
  pattern: pattern(`${amountSource} ?(?:(${currencyAfter})${tail}|/-)`),
  read([, number = '', scale, sign, each], place) {
    const { language } = place;
    const currency = currencyOf(sign ?? '₹');
    if (!currency) return undefined;
    const word = scale && scaleWord(scale, language);
    const amount = spellMoney(readWritten(number), currency, language, word);
    return inSentence(each === undefined ? amount : `${amount} ${spellPer(each, language)}`, place);
  },
};

export const moneyRules: readonly Rule[] = [span, before, behind];
