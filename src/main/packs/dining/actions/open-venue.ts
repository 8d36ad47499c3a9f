import { z } from 'zod';
import type { ActionContext, CheckResult, Phrase, Slots } from '../../../actions/port.ts';
import { bookingsOf, minutesLeft } from '../bookings.ts';
import { wallClock } from '../calendar.ts';
import { openPerson } from '../people.ts';
import { cuisines, maxListed } from '../rules.ts';
import { readSlots } from '../slot-values.ts';
import { findVenue, searchVenues, type Venue, venueName, venuesNamed } from '../venues.ts';
import { venueCard, venueMention } from '../view.ts';

/** What the language model may say about which venue. */
export const venueParameters = {
  venue: z.string().optional().describe('name of the restaurant'),
  venue_id: z.string().optional().describe('id of a restaurant that was shown'),
  area: z.string().optional().describe('id of the part of the city'),
};

export const tasteParameters = {
  cuisine: z.enum([...cuisines, 'any']).optional(),
  visited: z
    .enum(['last', 'last_week', 'last_month'])
    .optional()
    .describe('a place the person went to before, and when'),
};

const venueSlots = z.object({
  venue: z.string().trim().min(1).max(80),
  venue_id: z.string().min(1).max(20),
  area: z.string().min(1).max(40),
  cuisine: z.enum(cuisines),
  visited: z.enum(['last', 'last_week', 'last_month']),
});

/**
 * The one venue that is meant: shown and pointed at, named, been to before (after the phone number), or
 * the only one of its kind. Otherwise asks which.
 */
export function openVenue(slots: Slots, context: ActionContext): CheckResult<Venue> {
  const { db, language } = context;
  const given = readSlots(venueSlots, slots);
  const shown = given.venue_id === undefined ? undefined : findVenue(db, given.venue_id);
  if (given.venue !== undefined && shown?.name !== given.venue) {
    const named = venuesNamed(db, given.venue);
    const there = named.filter(({ areaId }) => areaId === given.area);
    const branches = there.length > 0 ? there : named;
    const [only, another] = branches;
    if (only && !another) return { status: 'ready', input: only };
    if (only) {
      const options = branches.map((venue) => venueName(db, venue, language));
      return which(branches, { key: 'venue.which', params: list(options) }, context);
    }
  }
  if (shown) return { status: 'ready', input: shown };
  if (given.visited !== undefined) return openVisited(slots, given, context);
  if (given.cuisine !== undefined || given.area !== undefined) {
    const found = searchVenues(db, { cuisine: given.cuisine, areaId: given.area });
    const best = found.slice(0, maxListed).map(({ venue }) => venue);
    const [only, another] = best;
    if (only && !another) return { status: 'ready', input: only };
    if (only) {
      const options = best.map((venue) => venueName(db, venue, language));
      return which(best, { key: 'venue.which', params: list(options) }, context);
    }
  }
  return { status: 'needs', slot: 'venue', clear: false, phrase: { key: 'ask.venue' } };
}

const list = (items: readonly string[]) => ({ options: { kind: 'list', items } as const });

const daysBack = { last: 3650, last_week: 14, last_month: 62 } as const;

/** "That Italian place we went to last week": the person's own past bookings, the latest first. */
function openVisited(
  slots: Slots,
  given: {
    readonly visited?: keyof typeof daysBack;
    readonly cuisine?: string;
    readonly area?: string;
  },
  context: ActionContext,
): CheckResult<Venue> {
  const { db, language, now } = context;
  const person = openPerson(slots, context, { ask: 'ask.phone_history' });
  if (person.status !== 'ready') return person;
  const back = daysBack[given.visited ?? 'last'] * 1440 + wallClock(now).minute;
  const past = bookingsOf(db, person.phone)
    .filter((booking) => booking.status !== 'cancelled')
    .filter((booking) => minutesLeft(booking, now) < 0 && -minutesLeft(booking, now) <= back)
    .toReversed();
  const venues = [...new Set(past.map(({ venueId }) => venueId))].flatMap(
    (id) => findVenue(db, id) ?? [],
  );
  const fitting = venues.filter(
    (venue) =>
      (given.cuisine === undefined || venue.cuisine === given.cuisine) &&
      (given.area === undefined || venue.areaId === given.area),
  );
  const [only, another] = fitting;
  if (only && (!another || given.visited === 'last'))
    return { status: 'ready', input: only, memory: person.memory };
  if (!only) {
    return {
      status: 'needs',
      slot: 'venue',
      clear: true,
      phrase: { key: 'visited.none' },
      memory: person.memory,
    };
  }
  const options = fitting.slice(0, maxListed).map((venue) => venueName(db, venue, language));
  const asked = which(fitting, { key: 'venue.which', params: list(options) }, context);
  return { ...asked, memory: person.memory };
}

/** Asks which of these it is. */
function which(
  venues: readonly Venue[],
  phrase: Phrase,
  context: ActionContext,
): Extract<CheckResult<Venue>, { readonly status: 'needs' }> {
  const offered = venues.slice(0, maxListed);
  const { day } = wallClock(context.now);
  return {
    status: 'needs',
    slot: 'venue_id',
    clear: false,
    phrase,
    cards: offered.map((venue) => venueCard(venue, day, context)),
    mentions: offered.map((venue) => venueMention(venue, context)),
  };
}
