import { dayOf, noonOf, timeOf } from '../../kernel/wall-calendar.ts';

/** Days are "2026-11-21" and times minutes since midnight, both of the clock on the wall. */

/** The present day and minute in the kiosk's time zone; `nowMs` since the epoch. */
export function wallClock(nowMs: number): { readonly day: string; readonly minute: number } {
  const date = new Date(nowMs);
  return { day: dayOf(nowMs), minute: date.getHours() * 60 + date.getMinutes() };
}

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => noonOf(day).getDay();

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);

/** "19:30" → 1170; undefined for what is no time. */
export function minuteOf(time: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** A day for a phrase: the wording says it as weekday and date. */
export const dateParam = (day: string) => ({ kind: 'date', iso: `${day}T12:00:00` }) as const;

/** A time for a phrase, from minutes since midnight: the wording says it with its part of the day. */
export const timeParam = (minute: number) => ({ kind: 'time', value: timeOf(minute) }) as const;
