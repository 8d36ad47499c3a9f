import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addSeconds,
  civilAt,
  dayNumber,
  daysInMonth,
  fromDayNumber,
  isDate,
  weekdayOf,
} from '../../../src/main/language/parse/date-time/civil.ts';
import { easter } from '../../../src/main/language/parse/date-time/holidays.ts';

const days = fc.integer({
  min: dayNumber({ year: 1000, month: 1, day: 1 }),
  max: dayNumber({ year: 2999, month: 12, day: 31 }),
});

test('a day and its number are one', () => {
  fc.assert(
    fc.property(days, (number) => {
      const date = fromDayNumber(number);
      expect(isDate(date)).toBe(true);
      expect(dayNumber(date)).toBe(number);
      expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
      expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) % 7) + 1);
    }),
  );
  expect(weekdayOf({ year: 2026, month: 11, day: 21 })).toBe(6);
});

test('months are added without leaving the month meant', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -600, max: 600 }), (number, months) => {
      const from = fromDayNumber(number);
      const to = addMonths(from, months);
      expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
    }),
  );
});

test('seconds carry over midnight both ways', () => {
  const late = {
    date: { year: 2026, month: 12, day: 31 },
    time: { hour: 23, minute: 59, second: 30 },
  };
  expect(addSeconds(late, 60)).toEqual({
    date: { year: 2027, month: 1, day: 1 },
    time: { hour: 0, minute: 0, second: 30 },
  });
  expect(addSeconds(addSeconds(late, 60), -60)).toEqual(late);
});

test('the present is read in its zone', () => {
  const now = Date.parse('2026-11-21T20:00:00Z');
  expect(civilAt(now, 'Asia/Kolkata')).toEqual({
    date: { year: 2026, month: 11, day: 22 },
    time: { hour: 1, minute: 30, second: 0 },
  });
});

test.each([
  [1961, 4, 2],
  [2000, 4, 23],
  [2008, 3, 23],
  [2011, 4, 24],
  [2024, 3, 31],
  [2026, 4, 5],
  [2038, 4, 25],
])('Easter of %i', (year, month, day) => {
  expect(easter(year)).toEqual({ year, month, day });
});

test('Easter is a Sunday from 22 March to 25 April', () => {
  for (let year = 1600; year < 2600; year += 1) {
    const { month, day } = easter(year);
    expect(weekdayOf({ year, month, day })).toBe(7);
    expect(month * 100 + day).toBeGreaterThanOrEqual(322);
    expect(month * 100 + day).toBeLessThanOrEqual(425);
  }
});
