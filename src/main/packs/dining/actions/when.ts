import { type Language, languages } from '../../../../contract/language.ts';
import type { ActionContext } from '../../../actions/port.ts';
import { findDates } from '../../../language/parse/date-time/index.ts';
import { addDays, minuteOf, wallClock } from '../calendar.ts';
import { obstacleAt } from '../venues.ts';

/** The day that words mean now: a date as it is, else as the person's language reads it, else another. */
export function readDay(
  said: string,
  { now, language }: Pick<ActionContext, 'now' | 'language'>,
): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return said;
  const order: Language[] = [language, ...languages.filter((one) => one !== language)];
  for (const one of order) {
    const [found] = findDates(said, { language: one, now });
    const today = wallClock(now).day;
    const value = found?.alternatives?.find((day) => day >= today) ?? found?.value;
    if (value) return value;
  }
  return null;
}

/**
 * The minutes of the day that a time slot may mean, the likeliest first: as they were said, in the
 * evening rather than in the morning.
 */
export function minutesOf(said: string, now: number): readonly number[] {
  const later = /^\+(\d{1,4})$/.exec(said);
  if (later) return [(wallClock(now).minute + Number(later[1])) % 1440];
  const minutes = said.split('|').flatMap((time) => minuteOf(time) ?? []);
  return minutes.length > 1 ? minutes.toSorted((a, b) => b - a) : minutes;
}

/** What a time means at a venue on a day: of two halves of the day, the one in which it is open. */
export function readMinute(
  said: string,
  venueId: string,
  day: string,
  { db, now }: Pick<ActionContext, 'db' | 'now'>,
): number | null {
  const minutes = minutesOf(said, now);
  const open = minutes.find((minute) => obstacleAt(db, venueId, day, minute, now) === null);
  return open ?? minutes[0] ?? null;
}

/** A time counted from now may be tomorrow. */
export function dayOfCounted(said: string, now: number): string | null {
  const later = /^\+(\d{1,4})$/.exec(said);
  if (!later) return null;
  const { day, minute } = wallClock(now);
  return addDays(day, Math.floor((minute + Number(later[1])) / 1440));
}
