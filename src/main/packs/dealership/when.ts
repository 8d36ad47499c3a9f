import type { ActionContext, CheckResult, Mention, Phrase } from '../../actions/port.ts';
import { findDates, type FoundTime } from '../../language/parse/date-time/index.ts';
import { dateParam, slotText, timeParam } from './appointments.ts';
import {
  type Day,
  type Errand,
  freeBay,
  freeTimes,
  holidayOf,
  isSoon,
  minutesOf,
  nearestTimes,
  nextOpenDay,
  openingOf,
  type Slot,
  spread,
} from './calendar.ts';
import { addDays, dayOf, timeOf } from '../../kernel/wall-calendar.ts';
import { type FreeDay, freeDays, momentEdit, timesCard } from '../kit/free-times.ts';
import { localised } from '../kit/localised.ts';
import { maxDaysAhead } from './rules.ts';

type Needs = Extract<CheckResult<unknown>, { readonly status: 'needs' }>;

/** The parts of a day, minutes since midnight: from, and until before. */
export const dayParts = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 16 * 60],
  evening: [16 * 60, 24 * 60],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
export type DayPart = keyof typeof dayParts;
export const isDayPart = (value: string): value is DayPart => Object.hasOwn(dayParts, value);

/** The day among the readings of its words that is meant: appointments are never in the past. */
export function comingDay({ value, alternatives = [] }: FoundTime, now: number): Day {
  const today = dayOf(now);
  return [value, ...alternatives].find((day) => day >= today) ?? value;
}

/** A day as a slot has it, "2026-11-23"; a language model may give its words ("next friday"). */
export function resolveDay(
  said: string,
  { now, language }: Pick<ActionContext, 'now' | 'language'>,
): Day | undefined {
  const [found] = findDates(said, { language, now });
  return found && comingDay(found, now);
}

/** The free times of a day and of the next ones that have any. */
export function freeFrom(
  day: Day,
  errand: Errand,
  { db, now }: Pick<ActionContext, 'db' | 'now'>,
): FreeDay[] {
  const last = addDays(dayOf(now), maxDaysAhead);
  return freeDays(day, (date) =>
    date > last ? [] : freeTimes(db, date, errand, now).map(({ time }) => time),
  );
}

/** The slot of a line that holds a day and a time. */
export const whenLine = 'when';

/** How the moment of an appointment may be changed on the confirmation: to a free one. */
export const whenEdit = (
  slot: Slot,
  errand: Errand,
  context: Pick<ActionContext, 'db' | 'now' | 'language'>,
) => momentEdit(whenLine, slot, freeFrom(slot.date, errand, context), context.language);

/** A free time as something to choose. The words of a time are read by the slot, so it has none here. */
export const slotMention = (slot: Slot, sameDay: Day, context: ActionContext): Mention => ({
  name: slot.date === sameDay ? timeParam(slot.time) : slotText(slot, context.language),
  words: '',
  slots: { date: slot.date, time: slot.time },
});

/** What is wrong with a day, as the question for another one; null where it will do. */
export function faultOfDay(day: Day, context: ActionContext): Needs | null {
  const { db, now, language } = context;
  const today = dayOf(now);
  const again = { status: 'needs', slot: 'date', clear: true } as const;
  if (day < today) return { ...again, phrase: { key: 'day.past' } };
  if (day > addDays(today, maxDaysAhead)) {
    return { ...again, phrase: { key: 'day.too_far', params: { days: maxDaysAhead } } };
  }
  if (openingOf(db, day)) return null;
  const holiday = holidayOf(db, day);
  const next = nextOpenDay(db, day);
  const date = dateParam(day);
  if (next === null) return { ...again, phrase: { key: 'day.closed', params: { date } } };
  return {
    ...again,
    phrase: {
      key: holiday ? 'day.holiday' : 'day.closed_next',
      params: {
        date,
        next: dateParam(next),
        ...(holiday && { name: localised(holiday, 'name', language) }),
      },
    },
    mentions: [{ name: dateParam(next), words: '', slots: { date: next } }],
  };
}

/**
 * The time on a day that was asked for, as "17:00": "at five" is the one of both at which the house is
 * open. Else the question for another one, with the free times that are nearest.
 */
export function chooseTime(
  said: string | undefined,
  day: Day,
  errand: Errand,
  context: ActionContext,
): { readonly status: 'ready'; readonly time: string } | Needs {
  const { db, now } = context;
  const hours = openingOf(db, day);
  const free = freeTimes(db, day, errand, now);
  if (!hours || free.length === 0) return dayIsFull(day, errand, context);
  if (said === undefined) return offer('time.choose', spread(free, 3), day, errand, context, false);
  if (isDayPart(said)) {
    const [from, to] = dayParts[said];
    const part = free.filter(({ time }) => from <= minutesOf(time) && minutesOf(time) < to);
    return part.length > 0
      ? offer('time.choose', spread(part, 3), day, errand, context, true)
      : offer('time.none_in_part', nearest(from, day, errand, context), day, errand, context, true);
  }
  const readings = said.split('/').filter((time) => /^\d{2}:\d{2}$/.test(time));
  const fits = readings.filter((time) => {
    const at = minutesOf(time);
    return hours.opens <= at && at + errand.duration <= hours.closes;
  });
  const first = readings[0];
  if (first === undefined) return offer('time.choose', spread(free, 3), day, errand, context, true);
  if (fits.length === 0) {
    const aim = readings.map(minutesOf).find((at) => at > hours.opens) ?? hours.opens;
    return offer('time.outside', nearest(aim, day, errand, context), day, errand, context, true, {
      opens: timeParam(timeOf(hours.opens)),
      closes: timeParam(timeOf(hours.closes)),
    });
  }
  const able = fits.filter((time) => !isSoon({ date: day, time }, now));
  const time = able.find((one) => freeBay(db, { date: day, time: one }, errand) !== undefined);
  if (time !== undefined) return { status: 'ready', time };
  const wanted = able[0] ?? fits[0] ?? first;
  return offer(
    able.length === 0 ? 'time.too_soon' : 'time.taken',
    nearest(minutesOf(wanted), day, errand, context),
    day,
    errand,
    context,
    true,
    { time: timeParam(wanted) },
  );
}

const nearest = (aim: number, day: Day, errand: Errand, { db, now }: ActionContext) =>
  nearestTimes(db, { date: day, time: timeOf(aim) }, errand, now);

function dayIsFull(day: Day, errand: Errand, context: ActionContext): Needs {
  const found = nearest(10 * 60, day, errand, context);
  return offer('day.full', found, day, errand, context, true);
}

/** Asks for a time, with a few free ones to choose from. */
function offer(
  key: string,
  slots: readonly Slot[],
  day: Day,
  errand: Errand,
  context: ActionContext,
  clear: boolean,
  params: Phrase['params'] = {},
): Needs {
  const mentions = slots.map((slot) => slotMention(slot, day, context));
  const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
  return {
    status: 'needs',
    slot: 'time',
    clear,
    phrase:
      mentions.length > 0
        ? { key, params: { ...params, date: dateParam(day), options } }
        : { key: 'time.none_at_all' },
    ...(mentions.length > 0 && { mentions, cards: [freeCard(day, errand, slots, context)] }),
  };
}

/** All that is free, beside the few times that are said. */
function freeCard(day: Day, errand: Errand, said: readonly Slot[], context: ActionContext) {
  const first = said[0]?.date ?? day;
  return timesCard(null, freeFrom(first < day ? first : day, errand, context), context.language);
}
