import type { Language } from '../../../contract/language.ts';
import { spellCardinal, spellDigits } from './cardinal.ts';
import { countsSomething } from './counted.ts';
import { by } from './joins.ts';
import { minus, numberSource, readWritten, spellNumber, type Written } from './number.ts';
import { englishOrdinal } from './ordinal.ts';
import { after, pattern, type Place, quantity, type Rule, standsAlone, wordEnd } from './rule.ts';
import { withQuarter } from './scales.ts';
import { withEnding } from './endings.ts';
import { unitName, unitSource } from './units.ts';
import { spellYear } from './year.ts';

/** 5 kg, 500ml, 6-inch, -5 °C, 10%, 2 3/4 kg, ½ l. */
const measure: Rule = {
  pattern: pattern(
    `(-)?(?:(?:(\\d{1,3})(?: |-))?(\\d{1,2})/(\\d{1,2})|(${numberSource}))([ -]?)(${unitSource})(?![\\p{L}\\p{M}\\d])`,
  ),
  read([, sign, whole, top, bottom, number = '0', gap, symbol = ''], place) {
    if (sign !== undefined && !standsAlone(place)) return undefined;
    const { language } = place;
    const written = readWritten(number);
    const one =
      (bottom !== undefined && !whole) || (written.whole === '1' && written.fraction === '');
    const unit = unitName(symbol, language, one || gap === '-' || describes(after(place)));
    if (unit === undefined || (bottom !== undefined && Number(bottom) === 0)) return undefined;
    const amount =
      bottom === undefined
        ? spellMeasured(written, language)
        : spellFraction(whole, Number(top), Number(bottom), language);
    return quantity(`${sign === undefined ? '' : `${minus(language)} `}${amount} ${unit}`);
  },
};

/** An amount before a unit; halves as people say them: "ढाई किलोग्राम". */
function spellMeasured(written: Written, language: Language): string {
  return (language !== 'en' && half(written, language)) || spellNumber(written, language);
}

function half({ whole, fraction }: Written, language: Exclude<Language, 'en'>): string | undefined {
  return /^50?$/.test(fraction) ? withQuarter(Number(whole), '50', language) : undefined;
}

/** A noun follows, so the measure describes it: "a five thousand milliamp hour battery". */
function describes(follows: string): boolean {
  return /^ [a-z]{3,}/.test(follows) && !notNoun.test(follows);
}

const notNoun =
  /^ (?:and|for|the|per|with|only|off|from|each|long|wide|high|tall|deep|thick|heavy|less|more|apart|away|are|was|were|has|have|then|than|but|max|min|plus|into|onto|over|under|within|after|before|when|while|extra|free|will|can|should|must|may|you|your|our|all|every|left|ago|later|discount|cashback)(?![a-z])/;

/** 4.5/5: so much out of so much. */
const rating: Rule = {
  pattern: pattern('(\\d{1,2}\\.\\d{1,2})/(5|10|100)(?![\\d/]|[.,]\\d)'),
  read([, number = '', best = ''], { language }) {
    const [amount, all] = [
      spellNumber(readWritten(number), language),
      spellCardinal(best, language),
    ];
    switch (language) {
      case 'en':
        return quantity(`${amount} out of ${all}`);
      case 'hi':
        return quantity(`${all} में से ${amount}`);
      case 'bn':
        return quantity(`${withEnding(all, 'এর', 'bn').text} মধ্যে ${amount}`);
      case 'mr':
        return quantity(`${all}पैकी ${amount}`);
    }
  },
};

/** Inches as a sign or right behind the number, feet with inches: 6.1", 15.6in, 5'10". */
const inches: Rule = {
  pattern: pattern(`(?:(\\d{1,2})'\\s?)?(${numberSource})(?:"|''|in(?![\\p{L}\\p{M}\\d]))`),
  read([all, feet, number = ''], place) {
    const { language } = place;
    const one = number === '1' || describes(after(place));
    // A quotation that ends in a number: its opening mark stands alone before it.
    const marks = place.text.slice(0, place.start).split('"').length - 1;
    if (all.endsWith('"') && marks % 2 === 1) return undefined;
    const said = `${spellNumber(readWritten(number), language)} ${unitName('inch', language, one)}`;
    if (feet === undefined) return quantity(said);
    return quantity(
      `${spellCardinal(feet, language)} ${unitName('ft', language, feet === '1')} ${said}`,
    );
  },
};

/** 10 x 20 cm, 55×38×20: each side but the last. */
const side: Rule = {
  pattern: pattern(`(${numberSource}) ?(${unitSource})? ?[xX×*] ?(?=\\d)`),
  read([, number = '', symbol], { language }) {
    const unit = symbol === undefined ? undefined : unitName(symbol, language);
    const said = [spellNumber(readWritten(number), language), unit, by[language]];
    return quantity(`${said.filter((word) => word !== undefined).join(' ')} `);
  },
};

/** 1/2, 2 3/4. Numerator, denominator. */
const fraction: Rule = {
  pattern: pattern('(?:(\\d{1,3})(?: |-))?(\\d{1,3})/(\\d{1,3})(?![\\d/]|[.,]\\d)'),
  read([, whole, top = '', bottom = ''], { language }) {
    const [over, under] = [Number(top), Number(bottom)];
    if (under === 0) return undefined;
    // Flat 12/34 and the like: no part of one.
    const part = over > 0 && over < under && (under <= 12 || [16, 32, 64, 100].includes(under));
    if (whole === undefined && !part) {
      return quantity(
        `${spellNumber(readWritten(top), language)} ${by[language]} ${spellNumber(readWritten(bottom), language)}`,
      );
    }
    return quantity(spellFraction(whole, over, under, language));
  },
};

function spellFraction(
  whole: string | undefined,
  over: number,
  under: number,
  language: Language,
): string {
  const count = (value: number) => spellCardinal(String(value), language);
  if (language === 'en') {
    const part =
      under === 2
        ? 'half'
        : under === 4
          ? 'quarter'
          : englishOrdinal(spellCardinal(String(under), 'en'));
    const parts = over === 1 ? part : under === 2 ? 'halves' : `${part}s`;
    const article = whole !== undefined && over === 1 ? 'a' : count(over);
    return [...(whole === undefined ? [] : [count(Number(whole)), 'and']), article, parts].join(
      ' ',
    );
  }
  const share = over / under;
  const quarter = share === 0.25 ? '25' : share === 0.5 ? '50' : share === 0.75 ? '75' : undefined;
  if (whole !== undefined && quarter !== undefined) {
    const said = withQuarter(Number(whole), quarter, language);
    if (said) return said;
  }
  const part = plainFraction(over, under, language);
  const and = { hi: 'और', bn: 'আর', mr: 'आणि' }[language];
  return whole === undefined ? part : `${count(Number(whole))} ${and} ${part}`;
}

function plainFraction(over: number, under: number, language: Exclude<Language, 'en'>): string {
  const count = (value: number) => spellCardinal(String(value), language);
  if (over * 2 === under) return { hi: 'आधा', bn: 'আধা', mr: 'अर्धा' }[language];
  switch (language) {
    case 'hi':
      if (under === 3 || under === 4) return `${count(over)} ${under === 3 ? 'तिहाई' : 'चौथाई'}`;
      return `${count(over)} बटा ${count(under)}`;
    case 'bn':
      return `${count(under)} ভাগের ${count(over)}`;
    case 'mr':
      if (under === 4) return over === 1 ? 'पाव' : 'पाऊण';
      return `${count(over)} छेद ${count(under)}`;
  }
}

/** Any other number: an amount, or in English a year or a string of digits. */
const number: Rule = {
  pattern: pattern(`(-)?(${numberSource})`),
  read([all, sign, text = ''], place) {
    const { language } = place;
    if (sign !== undefined && !standsAlone(place)) return undefined;
    const negative = sign === undefined ? '' : `${minus(language)} `;
    const said = spellPlain(readWritten(text), place);
    const ending = withEnding(said, after(place), language);
    return { text: negative + ending.text, quantity: true, length: all.length + ending.length };
  },
};

function spellPlain(written: Written, place: Place): string {
  const { language } = place;
  const { whole, fraction, grouped } = written;
  const amount = countsSomething(after(place));
  if (fraction !== '' && amount && language !== 'en') return spellMeasured(written, language);
  if (fraction !== '' || grouped) return spellNumber(written, language, beforeScale(place));
  if (!amount && whole.length > 1 && whole.startsWith('0')) return spellDigits(whole, language);
  if (language === 'en' && !amount) {
    if (/^[12]\d{3}$/.test(whole)) return spellYear(whole, 'en');
    if (whole.length >= 5) return spellDigits(whole, 'en');
  }
  return spellNumber(written, language, beforeScale(place));
}

/** English: no "and" before million. */
function beforeScale(place: Place) {
  return { and: !/^ (?:thousand|lakh|crore|[mbtrqu]+illion)/i.test(after(place)) };
}

/** "90s", "10s": several of a number. */
const plural: Rule = {
  pattern: pattern(`(\\d{1,3})s${wordEnd}`),
  read: ([, digits = ''], { language }) =>
    language === 'en'
      ? quantity(`${spellCardinal(digits, 'en')}s`.replace(/ys$/, 'ies'))
      : undefined,
};

/** 1h 30m, 2 hrs 15 min. */
const duration: Rule = {
  pattern: pattern(`(\\d{1,2}) ?h(?:rs?)? ?(\\d{1,2}) ?m(?:ins?)?${wordEnd}`),
  read([, hours = '', minutes = ''], { language }) {
    const part = (count: string, unit: string) =>
      `${spellCardinal(count, language)} ${unitName(unit, language, Number(count) === 1)}`;
    return quantity(`${part(hours, 'hr')} ${part(minutes, 'min')}`);
  },
};

export const amountRules: readonly Rule[] = [
  duration,
  measure,
  rating,
  fraction,
  side,
  inches,
  plural,
];
export const numberRules: readonly Rule[] = [number];
