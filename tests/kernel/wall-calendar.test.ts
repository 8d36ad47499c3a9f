import { expect, test } from 'vitest';
import { addDays, clockOf, dayOf, noonOf, timeOf } from '../../src/main/kernel/wall-calendar.ts';

test('a moment has its day and its time on the wall', () => {
  const moment = new Date(2026, 10, 5, 9, 7).getTime();
  expect([dayOf(moment), clockOf(moment)]).toEqual(['2026-11-05', '09:07']);
  expect(dayOf(noonOf('2026-11-05').getTime())).toBe('2026-11-05');
});

test('days are added over the ends of months and years, and taken away', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

test('minutes are a time of day, and begin anew after midnight', () => {
  expect([0, 570, 1_170, 1_440 + 30].map(timeOf)).toEqual(['00:00', '09:30', '19:30', '00:30']);
});
