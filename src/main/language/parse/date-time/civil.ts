/** A day of the proleptic Gregorian calendar, without a time zone: month 1..12, day 1..31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time of day on a 24-hour clock; 24:00 does not exist. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface CivilDateTime {
  readonly date: CivilDate;
  readonly time: ClockTime;
}

const secondsADay = 86_400;

/** Days since 1970-01-01; the inverse of `fromDayNumber`. Months and days out of range carry over. */
export function dayNumber({ year, month, day }: CivilDate): number {
  // Date.UTC takes years 0..99 for 1900..1999, hence the detour over the 400-year cycle.
  return Date.UTC(year + 400, month - 1, day) / (secondsADay * 1000) - 146_097;
}

export function fromDayNumber(days: number): CivilDate {
  const date = new Date(days * secondsADay * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of the month `months` later, or the last day of that month where it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether the day exists, in the years a person may name (1000..2999). */
export function isDate({ year, month, day }: CivilDate): boolean {
  if (year < 1000 || year > 2999 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

/** ISO day of the week: 1 Monday .. 7 Sunday. */
export function weekdayOf(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Negative where `a` is the earlier day, 0 for the same day. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return dayNumber(a) - dayNumber(b);
}

/** That day of the week in the week (Monday to Sunday) of `date`. */
export function inWeekOf(date: CivilDate, weekday: number): CivilDate {
  return addDays(date, weekday - weekdayOf(date));
}

/** Seconds added, carrying over days. */
export function addSeconds({ date, time }: CivilDateTime, seconds: number): CivilDateTime {
  const total = (time.hour * 60 + time.minute) * 60 + time.second + Math.round(seconds);
  const days = Math.floor(total / secondsADay);
  const rest = total - days * secondsADay;
  return {
    date: addDays(date, days),
    time: { hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60 },
  };
}

/**
 * What calendar and clock show at an instant (ms epoch) in a time zone (IANA name); without one, in
 * the zone this machine is set to.
 */
export function civilAt(nowMs: number, timeZone?: string): CivilDateTime {
  const parts = formatterIn(timeZone).formatToParts(nowMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return {
    date: { year: part('year'), month: part('month'), day: part('day') },
    time: { hour: part('hour'), minute: part('minute'), second: part('second') },
  };
}

const formatters = new Map<string | undefined, Intl.DateTimeFormat>();

/** Making a formatter takes longer than a whole sentence does; a kiosk lives in one zone. */
function formatterIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  if (formatters.size > 16) formatters.clear();
  const made = new Intl.DateTimeFormat('en-u-hc-h23-nu-latn', {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** `2026-11-21`. */
export function formatDate({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `19:30`, with seconds only where there are some: `07:56:30`. */
export function formatTime({ hour, minute, second }: ClockTime): string {
  return `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}

/** `2026-11-21T19:30`. */
export function formatDateTime({ date, time }: CivilDateTime): string {
  return `${formatDate(date)}T${formatTime(time)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
