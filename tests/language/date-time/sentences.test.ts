import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import {
  type FoundTime,
  findDates,
  findDateTimes,
  findMoments,
  findTimes,
  readTimeAnswer,
} from '../../../src/main/language/parse/date-time/index.ts';
import { bn } from './cases/bn.ts';
import type { Case } from './cases/case.ts';
import { en } from './cases/en.ts';
import { hi } from './cases/hi.ts';
import { answers, monthFirst } from './cases/month-first.ts';
import { mr } from './cases/mr.ts';

const cases = { en, hi, bn, mr } as const satisfies Record<
  Language,
  { moments: readonly Case[]; times: readonly Case[] }
>;
const now = Date.parse('2026-11-21T10:00:00Z');
const context = (language: Language) => ({ language, now, timeZone: 'UTC' });

/** The value where one is expected, every reading where several are. */
function told([first]: readonly FoundTime[], expected: string): string {
  if (!first) return '-';
  return expected.includes('/') ? (first.alternatives?.join('/') ?? first.value) : first.value;
}

describe.each(languages)('%s', (language) => {
  test.each(cases[language].moments)('day or moment: %s', (said, expected) => {
    expect(told(findMoments(said, context(language)), expected)).toBe(expected);
  });

  test.each(cases[language].times)('time: %s', (said, expected) => {
    expect(told(findTimes(said, context(language)), expected)).toBe(expected);
  });
});

describe('where the month is written first', () => {
  const at = (language: Language) =>
    ({
      language,
      now: Date.parse('2016-11-07T00:00:00Z'),
      timeZone: 'UTC',
      dateOrder: 'month-first',
    }) as const;

  test.each(monthFirst)('%s: %s', (language, said, expected) => {
    expect(findMoments(said, at(language))[0]?.value ?? '-').toBe(expected);
  });

  test.each(answers)('%s, asked for a time: %s', (language, said, expected) => {
    expect(readTimeAnswer(said, at(language))?.value ?? '-').toBe(expected);
  });
});

test('a day that does not exist is passed and not guessed at', () => {
  for (const said of ['feb 30', '31 november 2026', '2/29/2027', '30 फरवरी', '৩১ জুন', '३१ जून']) {
    for (const language of languages)
      expect(findMoments(said, context(language)), said).toEqual([]);
  }
});

test('days and moments are told apart', () => {
  const said = 'on monday I am away, tomorrow at 5 pm is fine';
  expect(findDates(said, context('en')).map(({ value }) => value)).toEqual([
    '2026-11-23',
    '2026-11-22',
  ]);
  expect(findDateTimes(said, context('en')).map(({ value }) => value)).toEqual([
    '2026-11-22T17:00',
  ]);
  expect(findMoments(said, context('en')).map(({ value }) => value)).toEqual([
    '2026-11-23',
    '2026-11-22T17:00',
  ]);
});

test('numbers alone stand day first, or month first where that is asked for, and both are offered', () => {
  const [day] = findDates('deliver on 5/12', context('en'));
  expect(day).toMatchObject({ value: '2026-12-05', alternatives: ['2026-12-05', '2027-05-12'] });
  const [month] = findDates('deliver on 5/12', { ...context('en'), dateOrder: 'month-first' });
  expect(month).toMatchObject({ value: '2027-05-12', alternatives: ['2027-05-12', '2026-12-05'] });
});

test('a weekday beside the numbers decides their order', () => {
  const [found] = findDates('on saturday 5/12', { ...context('en'), dateOrder: 'month-first' });
  expect(found?.value).toBe('2026-12-05');
  expect(found?.alternatives).toBeUndefined();
});

test('today is the day of the zone the kiosk stands in', () => {
  const lateEvening = Date.parse('2026-11-21T20:00:00Z'); // 01:30 of the next day in Kolkata
  const dateIn = (timeZone: string) =>
    findDates('आज', { language: 'hi', now: lateEvening, timeZone })[0]?.value;
  expect(dateIn('Asia/Kolkata')).toBe('2026-11-22');
  expect(dateIn('UTC')).toBe('2026-11-21');
});

test('the last day of a year and 29 February are counted from rightly', () => {
  const at = (day: string, said: string) =>
    findDates(said, { language: 'en', now: Date.parse(`${day}T12:00:00Z`), timeZone: 'UTC' })[0]
      ?.value;
  expect(at('2026-12-31', 'tomorrow')).toBe('2027-01-01');
  expect(at('2028-02-29', 'in one year')).toBe('2029-02-28');
  expect(at('2026-01-31', 'in one month')).toBe('2026-02-28');
  expect(at('2026-03-01', 'feb 29')).toBe('2028-02-29');
});

test('of two halves of today the one to come is taken, unless the sentence looks back', () => {
  const late = {
    language: 'en',
    now: Date.parse('2026-11-21T15:00:00Z'),
    timeZone: 'UTC',
  } as const;
  expect(findDateTimes('today at 5', late)[0]?.value).toBe('2026-11-21T17:00');
  expect(findDateTimes('I came today at 5', late)[0]?.value).toBe('2026-11-21T05:00');
});

test('asked for a time, a lone hour answers', () => {
  const answer = (said: string, language: Language) =>
    readTimeAnswer(said, context(language))?.value;
  expect(answer('seven', 'en')).toBe('07:00');
  expect(answer('सात', 'hi')).toBe('07:00');
  expect(answer('साढ़े चार', 'hi')).toBe('04:30');
  expect(answer('সাতটা', 'bn')).toBe('07:00');
  expect(answer('I do not know', 'en')).toBeUndefined();
});
