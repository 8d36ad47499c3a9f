import { isDate } from './civil.ts';
import type { Moment } from './moment.ts';
import { type Env, textAt } from './env.ts';
import { fullYear, type Hints, type PartialDate, resolveDates } from './resolve.ts';
import { look } from './table.ts';
import { isDigits, isSign, type Token } from './tokens.ts';

/** The readings of a date written in numbers, before years and weekdays are weighed. */
export interface WrittenDate {
  readonly readings: readonly PartialDate[];
  readonly next: number;
}

/** Reads 2016-10-16, 20161016, 23/09/2020, 23.9.20, 5/12, and 2016 10 16 with spaces. */
export function readWritten(
  env: Env,
  at: number,
  beside: { weekday: boolean },
): WrittenDate | undefined {
  const first = env.tokens[at];
  if (!isDigits(first) || isPartOfNumber(env, at)) return undefined;
  return readCompact(first, at) ?? readThree(env, at) ?? readTwo(env, at, beside);
}

export function resolveWritten(env: Env, at: number, hints: Hints): Moment | undefined {
  const written = readWritten(env, at, {
    weekday: hints.weekday !== undefined || hints.which !== undefined,
  });
  return written && { dates: resolveDates(env, written.readings, hints), next: written.next };
}

function readCompact({ text }: Token, at: number): WrittenDate | undefined {
  if (text.length !== 8) return undefined;
  const date = {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(4, 6)),
    day: Number(text.slice(6)),
  };
  const plausible = isDate(date) && date.year >= 1900 && date.year < 2100;
  return plausible ? { readings: [date], next: at + 1 } : undefined;
}

function readThree(env: Env, at: number): WrittenDate | undefined {
  const [a, b, c] = [env.tokens[at], env.tokens[at + 2], env.tokens[at + 4]];
  const sign = env.tokens[at + 1];
  if (
    isDigits(a) &&
    isSign(sign, '/-.') &&
    isDigits(b) &&
    isSign(env.tokens[at + 3], '/-.') &&
    isDigits(c)
  ) {
    const readings = orders(env, a, b, c);
    return readings && { readings, next: at + 5 };
  }
  // With spaces the year must come first: other triples of numbers are a telephone number or a list.
  const [y, m, d] = [env.tokens[at], env.tokens[at + 1], env.tokens[at + 2]];
  if (!isDigits(y) || !isDigits(m) || !isDigits(d) || y.text.length !== 4) return undefined;
  if (m.text.length > 2 || d.text.length > 2 || isDigits(env.tokens[at + 3])) return undefined;
  const date = { year: Number(y.text), month: Number(m.text), day: Number(d.text) };
  return isDate(date) ? { readings: [date], next: at + 3 } : undefined;
}

function orders(env: Env, a: Token, b: Token, c: Token): PartialDate[] | undefined {
  const [x, y, z] = [Number(a.text), Number(b.text), Number(c.text)];
  const widths = [a, b, c].map(({ text }) => text.length);
  if (widths[0] === 4 && (widths[1] ?? 9) <= 2 && (widths[2] ?? 9) <= 2) {
    return [{ year: x, month: y, day: z }, ...(y > 12 ? [{ year: x, month: z, day: y }] : [])];
  }
  if ((widths[0] ?? 9) > 2 || (widths[1] ?? 9) > 2 || ![2, 4].includes(widths[2] ?? 9))
    return undefined;
  return dayAndMonth(env, x, y).map((date) => ({ ...date, year: fullYear(env, z, c.text.length) }));
}

function readTwo(env: Env, at: number, beside: { weekday: boolean }): WrittenDate | undefined {
  const [a, sign, b, behind] = [
    env.tokens[at],
    env.tokens[at + 1],
    env.tokens[at + 2],
    env.tokens[at + 3],
  ];
  if (!isDigits(a) || !isSign(sign, '/-.') || !isDigits(b)) return undefined;
  if (a.text.length > 2 || b.text.length > 2 || sign?.gap || b.gap) return undefined;
  // "1/2 kg", "5.5 %", "3-4 days", "2.30 pm" are no dates.
  if (look(env.words.units, env.tokens, at + 3) || look(env.words.oclock, env.tokens, at + 3))
    return undefined;
  if (
    isSign(behind, '%:') ||
    /^(?:am|pm|a|p|kg|g|km|cm|litre|inch|rs|rupees|lakh|k|बजे|बजकर)$/.test(behind?.text ?? '')
  ) {
    return undefined;
  }
  if (a.text === '24' && b.text === '7') return undefined; // "24/7": always open
  const readings = dayAndMonth(env, Number(a.text), Number(b.text)).filter(
    ({ month }) => month <= 12,
  );
  if (!isSign(sign, '/')) {
    // A point or a hyphen is also a decimal or a range: something must say that it is a date.
    const said = beside.weekday || isCued(env, at, at + 3);
    if (!said || readings.length === 0) return undefined;
  }
  return { readings, next: at + 3 };
}

/** Both orders where both could be, the house's order first; the impossible 30/2 keeps one reading. */
function dayAndMonth(env: Env, first: number, second: number): PartialDate[] {
  const dayFirst = { day: first, month: second };
  const monthFirst = { day: second, month: first };
  const both = env.order === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const possible = both.filter(
    ({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31,
  );
  return possible.length > 0 ? possible : both.slice(0, 1);
}

const before =
  /^(?:on|back|come|coming|arrive|arriving|leave|leaving|meet|schedule|by|before|until|till|since|from|next|this|last|dated|date|after|for)$/;
const behind = /^(?:को|तक|से|ko|tak|तारीख|तारीख़|tarikh|रोजी|ला|পর্যন্ত|তারিখ|তারিখে)$/;

function isCued(env: Env, at: number, next: number): boolean {
  return (
    before.test(textAt(env, at - 1)) ||
    behind.test(textAt(env, next)) ||
    look(env.words.weekdays, env.tokens, next) !== undefined
  );
}

/** Whether the digits continue a number or hang on a currency sign: "$12", "1.5/2". */
export function isPartOfNumber(env: Env, at: number): boolean {
  const previous = env.tokens[at - 1];
  if (!previous) return false;
  if (/^(?:[$₹€£¥]|rs|inr|usd|रु|रुपये|টাকা)$/.test(previous.text)) return true;
  if (textAt(env, at - 2) === 'rs' && previous.text === '.') return true;
  const joined = !env.tokens[at]?.gap && isSign(previous, '.,') && !previous.gap;
  return joined && isDigits(env.tokens[at - 2]);
}
