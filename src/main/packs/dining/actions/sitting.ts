import { z } from 'zod';
import type { TimesCard } from '../../../../contract/cards.ts';
import type { Edit } from '../../../../contract/kiosk.ts';
import type { ActionContext, CheckResult, Phrase, Slots } from '../../../actions/port.ts';
import { biggestParty, freeTable, nearestTimes, nextDays } from '../bookings.ts';
import { addDays, timeOf } from '../../../kernel/wall-calendar.ts';
import { daysBetween, minuteOf, wallClock, weekdayOf } from '../calendar.ts';
import { dateEdit, freeDays, timeEdit, timesCard } from '../../kit/free-times.ts';
import { leadMinutes, maxDaysAhead, maxListed, maxParty } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { obstacleAt, openingsOn, type Venue, venueName } from '../venues.ts';
import { hoursText, sittingParams, timeMention } from '../view.ts';
import { readDay, readMinute } from './when.ts';

/** What the language model may say about day, time and people. */
export const sittingParameters = {
  date: z.string().optional().describe('the day as 2026-11-21, or in the words of the person'),
  time: z.string().optional().describe('the time as 19:30'),
  party_size: z.number().int().optional().describe('how many people'),
};

const sittingSlots = z.object({
  date: z.string().trim().min(1).max(60),
  time: z.string().trim().min(1).max(20),
  party_size: z.number().int().positive().max(1000),
});

export interface Sitting {
  readonly day: string;
  readonly minute: number;
  readonly party: number;
  /** Of the table that is free. */
  readonly seats: number;
}

/** Free times of a day are told and shown round this one. */
export const usualMinute = 20 * 60;
/** Free times of a day that are shown. */
const maxShown = 8;

/** Times at which a table is free on a day, "19:30", round the wished one. */
const freeTimesOn = (wish: Wish, { db, now }: Pick<ActionContext, 'db' | 'now'>): string[] =>
  nearestTimes(db, wish, now, maxShown).map(timeOf);

/** Free times of the wished day and of the next ones, to be tapped. */
export function freeCard(
  venue: Venue,
  wish: Wish,
  context: ActionContext,
  words?: string,
): TimesCard {
  const { db, language } = context;
  const days = freeDays(wish.day, (day) => freeTimesOn({ ...wish, day }, context));
  return timesCard(venueName(db, venue, language), days, language, words);
}

/** Days that are offered on a confirmation instead of the one that is on it. */
const daysOffered = 7;

/** How day, time and people may be changed on a confirmation. */
export function sittingEdits(
  venue: Venue,
  { date, time, party_size }: { date: string; time: string; party_size: number },
  context: ActionContext,
  except?: string,
): Readonly<Record<'date' | 'time' | 'party_size', Edit>> {
  const { db, now, language } = context;
  const today = wallClock(now).day;
  const days = Array.from({ length: daysOffered }, (_, ahead) => addDays(today, ahead)).filter(
    (day) => openingsOn(db, venue.id, weekdayOf(day)).length > 0,
  );
  const minute = minuteOf(time) ?? usualMinute;
  const wish = { venueId: venue.id, day: date, minute, party: party_size, except };
  return {
    date: dateEdit('date', date, days, language),
    time: timeEdit('time', time, freeTimesOn(wish, context), language),
    party_size: {
      slot: 'party_size',
      kind: 'number',
      value: String(party_size),
      min: 1,
      max: maxParty,
    },
  };
}

type Wish = Parameters<typeof nearestTimes>[1];

type Needs = Extract<CheckResult<Sitting>, { readonly status: 'needs' }>;

const needs = (slot: string, phrase: Phrase, clear = true): Needs => ({
  status: 'needs',
  slot,
  clear,
  phrase,
});

/**
 * Day, time and people at a venue, with a table that is free then. Asks for what is missing one after
 * the other, and for something else where it cannot be, with the nearest that can.
 */
export function checkSitting(
  slots: Slots,
  venue: Venue,
  context: ActionContext,
  except?: string,
): CheckResult<Sitting> {
  const { db, now, language } = context;
  const given = readSlots(sittingSlots, slots);
  if (given.date === undefined) return needs('date', { key: 'ask.date' }, false);
  const day = readDay(given.date, context);
  if (day === null) return needs('date', { key: 'date.unclear' });
  const dayFault = faultOfDay(day, venue, context);
  if (dayFault) return needs('date', dayFault);
  const big = faultOfParty(given.party_size, venue, context);
  if (big) return big;
  if (given.time === undefined) {
    const hours = hoursText(venue, day, context) ?? '';
    const wish = {
      venueId: venue.id,
      day,
      minute: usualMinute,
      party: given.party_size ?? 2,
      except,
    };
    const asked = needs('time', { key: 'ask.time_open', params: { hours } }, false);
    return { ...asked, cards: [freeCard(venue, wish, context)] };
  }
  const minute = readMinute(given.time, venue.id, day, context);
  if (minute === null) return needs('time', { key: 'ask.time' });
  const party = given.party_size;
  const wish = { venueId: venue.id, day, minute, party: party ?? 2, except };
  const obstacle = obstacleAt(db, venue.id, day, minute, now);
  const seats = party === undefined ? null : freeTable(db, { ...wish, party });
  if (obstacle !== null || (party !== undefined && seats === null)) {
    const free = nearestTimes(db, wish, now, maxListed);
    const params = sittingParams({ venue, day, minute, party: wish.party }, context);
    if (free.length > 0) {
      const mentions = free.map((one) => timeMention(one, language));
      const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
      const hours = hoursText(venue, day, context) ?? '';
      const key = `${obstacle ?? 'refuse.full'}`;
      const phrase = { key, params: { ...params, options, hours, lead: leadMinutes } };
      const cards = [freeCard(venue, wish, context)];
      return { ...needs('time', phrase), mentions, cards };
    }
    const days = nextDays(db, wish, now, maxListed);
    const mentions = days.map((one) => timeMention(one.minute, language, one.day));
    const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
    return days.length > 0
      ? {
          ...needs('date', { key: 'refuse.full_day', params: { ...params, options } }),
          mentions,
          cards: [freeCard(venue, wish, context)],
        }
      : { status: 'refused', reply: { phrases: [{ key: 'refuse.full_week', params }] } };
  }
  if (party === undefined || seats === null)
    return needs('party_size', { key: 'ask.party_size' }, false);
  return { status: 'ready', input: { day, minute, party, seats } };
}

/** A day that is over, too far ahead, or a day off, whatever the time. */
function faultOfDay(day: string, venue: Venue, context: ActionContext): Phrase | null {
  const { db, now } = context;
  const ahead = daysBetween(wallClock(now).day, day);
  if (ahead < 0) return { key: 'refuse.past_day' };
  if (ahead > maxDaysAhead) return { key: 'refuse.too_far', params: { days: maxDaysAhead } };
  if (openingsOn(db, venue.id, weekdayOf(day)).length > 0) return null;
  const { venue: name = '', date = '' } = sittingParams(
    { venue, day, minute: 0, party: 2 },
    context,
  );
  return { key: 'refuse.day_off', params: { venue: name, date } };
}

/** More people than anybody, or this venue, has a table for. */
function faultOfParty(
  party: number | undefined,
  venue: Venue,
  context: ActionContext,
): CheckResult<Sitting> | null {
  if (party === undefined) return null;
  if (party > maxParty) {
    return {
      status: 'refused',
      reply: { phrases: [{ key: 'refuse.banquet', params: { most: maxParty } }] },
    };
  }
  const most = biggestParty(context.db, venue.id);
  if (party <= most) return null;
  const { venue: name = '' } = sittingParams(
    { venue, day: '2026-01-01', minute: 0, party },
    context,
  );
  return needs('party_size', { key: 'refuse.party', params: { venue: name, most } });
}
