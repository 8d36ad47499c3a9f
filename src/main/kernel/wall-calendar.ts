/**
 * The calendar and the clock on the wall of the kiosk: days are "2026-11-21", times "19:30", both in its
 * own time zone; moments are ms since the epoch.
 */

const two = (value: number): string => String(value).padStart(2, '0');

/** The day that a moment falls on. */
export function dayOf(moment: number): string {
  const date = new Date(moment);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The time of day at a moment. */
export function clockOf(moment: number): string {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Noon of a day: far from where days and summer times change. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00`);

export function addDays(day: string, days: number): string {
  const date = noonOf(day);
  date.setDate(date.getDate() + days);
  return dayOf(date.getTime());
}

/** 1170 minutes since midnight → "19:30"; after midnight it begins anew. */
export const timeOf = (minutes: number): string =>
  `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
