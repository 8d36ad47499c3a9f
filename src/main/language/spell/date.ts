import type { Language } from '../../../contract/language.ts';
import { spellCardinal } from './cardinal.ts';
import { to } from './joins.ts';
import { monthNames, monthNumber, monthSource, weekdayNames, weekdaySource } from './months.ts';
import { englishOrdinal } from './ordinal.ts';
import { after, before, pattern, quantity, type Rule, type Spoken, wordEnd } from './rule.ts';
import { spellYear } from './year.ts';

interface DateParts {
  readonly day?: string | undefined;
  /** 1..12. */
  readonly month: number;
  readonly year?: string | undefined;
  readonly monthFirst?: boolean;
}

/** The date in words, in the order it is said in. */
export function spellDate({ day, month, year, monthFirst }: DateParts, language: Language): string {
  const name = monthNames[language][month - 1] as string;
  const said = year === undefined ? [] : [spellYear(year, language)];
  if (day === undefined) return [name, ...said].join(' ');
  const number = String(Number(day));
  if (language === 'en') {
    const ordinal = englishOrdinal(spellCardinal(number, 'en'));
    return (monthFirst ? [name, ordinal] : ['the', ordinal, 'of', name]).concat(said).join(' ');
  }
  const count = dayName(number, language);
  return (monthFirst ? [name, count] : [count, name]).concat(said).join(' ');
}

function dayName(number: string, language: Language): string {
  // The calendar's spelling of six, as printed Hindi dates have it.
  return language === 'hi' && number === '6' ? 'छः' : spellCardinal(number, language);
}

const fits = (day: string, month: string) =>
  Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;

/** 2026-11-21, 2026/11/21, 2026.11.21, with a time behind a T left for the next rule. */
const yearFirst: Rule = {
  pattern: pattern(`(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:(?=T\\d)T|(?![\\d]|\\2\\d))`),
  read(match, { language }) {
    const [, year = '', , month = '', day = ''] = match;
    if (!fits(day, month)) return undefined;
    const said = spellDate({ day, month: Number(month), year, monthFirst: true }, language);
    // Only English says the month first; elsewhere the day is.
    const text =
      language === 'en' ? said : spellDate({ day, month: Number(month), year }, language);
    return quantity(match[0].endsWith('T') ? `${text}, ` : text);
  },
};

/** 21/11/2026, 11/17/05, 15-01-2020, 01.10.2010. */
const numeric: Rule = {
  pattern: pattern(`(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d|\\2\\d)`),
  read([, first = '', , second = '', year = ''], { language, dateOrder }) {
    const dayFirst = fits(first, second);
    const monthFirst = fits(second, first);
    if (!dayFirst && !monthFirst) return undefined;
    const swap =
      dayFirst && monthFirst ? language === 'en' && dateOrder === 'month-first' : monthFirst;
    const [day, month] = swap ? [second, first] : [first, second];
    return quantity(spellDate({ day, month: Number(month), year, monthFirst: swap }, language));
  },
};

/** "Jan. 15, 2020", "SEPT. 15", "july 1876", "Jan-15-2020". */
const monthLed: Rule = {
  pattern: pattern(
    `(${monthSource})(?: ?- ?| )(?:(\\d{4})|(\\d{1,2})(?:st|nd|rd|th)?(?:(,? |-)(\\d{4}))?)(?![\\p{L}\\p{M}\\d:]|[.,]\\d|%)`,
    'i',
  ),
  read([, name = '', lone, day, gap, year], { language }) {
    const month = monthNumber(name);
    if (lone !== undefined) return quantity(spellDate({ month, year: lone }, language));
    if (day === undefined || !fits(day, '1')) return undefined;
    const said = spellDate({ day, month, monthFirst: language === 'en' }, language);
    if (year === undefined) return quantity(said);
    const comma = gap?.startsWith(',') ? ',' : '';
    return quantity(`${said}${comma} ${spellYear(year, language)}`);
  },
};

/** "20 january", "the 22nd of July, 2012", "21-Nov-2026". */
const dayLed: Rule = {
  pattern: pattern(
    `(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of |[- ])(${monthSource})${wordEnd}(?:(,? |-)(\\d{4})(?![\\d:]|[.,]\\d))?`,
    'i',
  ),
  read([, day = '', name = '', gap, year], { language }) {
    if (!fits(day, '1')) return undefined;
    const said = spellDate({ day, month: monthNumber(name) }, language);
    if (year === undefined) return quantity(said);
    const comma = gap?.startsWith(',') ? ',' : '';
    return quantity(`${said}${comma} ${spellYear(year, language)}`);
  },
};

/** A cut weekday before a date or a range of days: "Mon, 21 Nov", "Mon-Fri". */
const weekday: Rule = {
  pattern: pattern(
    `(${weekdaySource})(?=,? \\d|,? ${monthSource}|(?: ?[-–] ?| to )${weekdaySource}${wordEnd})`,
    'i',
  ),
  read: ([, written = ''], { language }) => weekdayWord(written, language),
};

/** The second of two joined weekdays. */
const weekdayEnd: Rule = {
  pattern: pattern(`( ?[-–] ?)(${weekdaySource})${wordEnd}`, 'i'),
  read([, , written = ''], place) {
    if (!new RegExp(`(?:^|[^\\p{L}])${weekdaySource}$`, 'iu').test(before(place, 12)))
      return undefined;
    const day = weekdayWord(written, place.language);
    return day && { text: ` ${to[place.language]} ${day.text}`, quantity: true };
  },
};

function weekdayWord(written: string, language: Language): Spoken | undefined {
  const name = weekdayNames[language][written.toLowerCase().slice(0, 3)];
  if (name === undefined || !/^\p{Lu}/u.test(written)) return undefined;
  return quantity(name);
}

/** "2Q22", "1H23": parts of a year in English. */
const financial: Rule = {
  pattern: pattern(`([1-4])(Q|H)(\\d{2})${wordEnd}`),
  read([, part = '', kind = '', year = '']) {
    if (kind === 'H' && Number(part) > 2) return undefined;
    const ordinal = englishOrdinal(spellCardinal(part, 'en'));
    return quantity(
      `the ${ordinal} ${kind === 'Q' ? 'quarter' : 'half'} of ${spellYear(year, 'en')}`,
    );
  },
};

/** Nouns that make two joined numbers an amount ("10-12 दिन") and not a day with its month. */
const counted =
  /^\s*(?:दिन|घंट|मिनट|महीन|साल|लोग|बजे|रुप|प्रतिशत|किलो|%|দিন|ঘণ্টা|মিনিট|মাস|বছর|জন|টা|টাকা|दिवस|तास|मिनिट|महिन|वर्ष|जण|वाज|टक्के|[a-z])/iu;

/** 31-06, 02-27: a day and a month of two digits each, in the Indian languages. */
const dayAndMonth: Rule = {
  pattern: pattern(`(\\d{2})-(\\d{2})(?![\\d\\p{L}\\p{M}]|[-.,/]\\d)`),
  read([written, first = '', second = ''], place) {
    const dayFirst = fits(first, second);
    if (!dayFirst && !fits(second, first)) return undefined;
    const alone = place.text.trim() === written;
    const padded = first.startsWith('0') || second.startsWith('0');
    if (!alone && !padded && Number(first) < Number(second)) return undefined;
    if (counted.test(after(place))) return undefined;
    const [day, month] = dayFirst ? [first, second] : [second, first];
    return quantity(
      spellDate({ day, month: Number(month), monthFirst: !dayFirst }, place.language),
    );
  },
};

/** 11-2024: a month and its year. */
const monthAndYear: Rule = {
  pattern: pattern(`(0?[1-9]|1[0-2])-((?:1[89]|20|21)\\d\\d)(?![\\d\\p{L}\\p{M}]|[-.,/]\\d)`),
  read: ([, month = '', year = ''], { language }) =>
    quantity(spellDate({ month: Number(month), year }, language)),
};

export const dateRules: Readonly<Record<Language, readonly Rule[]>> = {
  en: [yearFirst, numeric, monthLed, dayLed, weekday, weekdayEnd, financial],
  hi: indian(),
  bn: indian(),
  mr: indian(),
};

function indian(): Rule[] {
  return [yearFirst, numeric, dayAndMonth, monthAndYear, monthLed, dayLed, weekday, weekdayEnd];
}
