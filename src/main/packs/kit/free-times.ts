import type { TimesCard } from '../../../contract/cards.ts';
import type { Edit } from '../../../contract/kiosk.ts';
import type { Language } from '../../../contract/language.ts';
import { addDays, noonOf } from '../../kernel/wall-calendar.ts';
import { clockLabel, clockText } from '../../language/clock-text.ts';
import { locale } from '../../language/locale.ts';

/** A day ("2026-11-23") with the times ("19:30") that are free on it, in their order. */
export interface FreeDay {
  readonly date: string;
  readonly times: readonly string[];
}

/** Days that are shown at once: more are asked for in words. */
const maxFreeDays = 3;
/** Days after the wished one that are looked through for free times, at most. */
const maxLookedThrough = 10;

type DayStyle = 'long' | 'short';
const formats = new Map<string, Intl.DateTimeFormat>();

/** "Monday, 23 November"; `short`: "Mon, 23 Nov". */
export function dayLabel(day: string, language: Language, style: DayStyle = 'long'): string {
  const key = `${language} ${style}`;
  const known = formats.get(key);
  // Short months are an English habit: "नव॰" is harder to read than "नवंबर".
  const month = language === 'en' ? style : 'long';
  const format =
    known ?? new Intl.DateTimeFormat(locale(language), { weekday: style, day: 'numeric', month });
  if (!known) formats.set(key, format);
  return format.format(noonOf(day));
}

/** The wished day and those after it, as far as they have free times; `timesOn` tells those of a day. */
export function freeDays(first: string, timesOn: (day: string) => readonly string[]): FreeDay[] {
  const found: FreeDay[] = [];
  for (let ahead = 0; ahead < maxLookedThrough && found.length < maxFreeDays; ahead += 1) {
    const date = addDays(first, ahead);
    const times = timesOn(date);
    if (times.length > 0) found.push({ date, times });
  }
  return found;
}

/**
 * Free times to be tapped. What a tap says is read by the same grammars as what a person says; `wish` are the
 * words of what is wanted, where nothing is under way that a bare time would answer.
 */
export function timesCard(
  title: string | null,
  days: readonly FreeDay[],
  language: Language,
  wish?: string,
): TimesCard {
  return {
    kind: 'times',
    title,
    days: days.map(({ date, times }) => {
      const label = dayLabel(date, language);
      return {
        date,
        label,
        times: times.map((time) => {
          const clock = clockText(time, language);
          return {
            time,
            label: clock,
            say: [wish, label, clock].flatMap((part) => part ?? []).join(', '),
          };
        }),
      };
    }),
  };
}

/** A moment as one value of a line: "2026-11-23T14:00". */
const momentShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;
const momentValue = (date: string, time: string): string => `${date}T${time}`;

/** Day and time of such a value. */
export function readMoment(value: string | number): { date: string; time: string } | undefined {
  const [, date, time] = momentShape.exec(String(value)) ?? [];
  return date === undefined || time === undefined ? undefined : { date, time };
}

/** A line that holds a day and a time, to be changed to one of the free moments. */
export function momentEdit(
  slot: string,
  now: { readonly date: string; readonly time: string },
  days: readonly FreeDay[],
  language: Language,
): Edit {
  const own = days.some(({ date, times }) => date === now.date && times.includes(now.time));
  const all = own ? days : [{ date: now.date, times: [now.time] }, ...days];
  return {
    slot,
    kind: 'choice',
    value: momentValue(now.date, now.time),
    options: merged(all).flatMap(({ date, times }) =>
      times.map((time) => ({
        label: clockLabel(time, language),
        value: momentValue(date, time),
        group: dayLabel(date, language),
      })),
    ),
  };
}

/** A day's times together, all in their order. */
function merged(days: readonly FreeDay[]): FreeDay[] {
  const byDay = Map.groupBy(days, ({ date }) => date);
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, parts]) => ({
      date,
      times: [...new Set(parts.flatMap(({ times }) => times))].toSorted(),
    }));
}

/** A line that holds a time of day, with the free ones to choose from. */
export function timeEdit(
  slot: string,
  value: string,
  times: readonly string[],
  language: Language,
): Edit {
  const options = [...new Set([value, ...times])]
    .toSorted()
    .map((time) => ({ label: clockLabel(time, language), value: time }));
  return { slot, kind: 'time', value, options };
}

/** A line that holds a day, with those to choose from. */
export function dateEdit(
  slot: string,
  value: string,
  days: readonly string[],
  language: Language,
): Edit {
  const options = [...new Set([value, ...days])]
    .toSorted()
    .map((day) => ({ label: dayLabel(day, language, 'short'), value: day }));
  return { slot, kind: 'date', value, options };
}
