import type { ActionContext } from '../../../actions/port.ts';
import { minuteOf } from '../calendar.ts';
import { findDay } from '../slots/when.ts';
import { obstacleAt } from '../venues.ts';

/** A day as it was found in words; what a language model gives may be words still. */
export function readDay(
  said: string,
  { now, language }: Pick<ActionContext, 'now' | 'language'>,
): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return said;
  const found = findDay(said, { language, now })?.value;
  return typeof found === 'string' ? found : null;
}

/** What a time means at a venue on a day: of two halves of the day, the one in which it is open, the evening first. */
export function readMinute(
  said: string,
  venueId: string,
  day: string,
  { db, now }: Pick<ActionContext, 'db' | 'now'>,
): number | null {
  const minutes = said
    .split('|')
    .flatMap((time) => minuteOf(time) ?? [])
    .toSorted((a, b) => b - a);
  const open = minutes.find((minute) => obstacleAt(db, venueId, day, minute, now) === null);
  return open ?? minutes[0] ?? null;
}
