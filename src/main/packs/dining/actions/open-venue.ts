import { z } from 'zod';
import type { ActionContext, CheckResult, Slots } from '../../../actions/port.ts';
import { findBooking } from '../bookings.ts';
import { wallClock } from '../calendar.ts';
import { openPerson, recall } from '../people.ts';
import { cuisines, maxListed } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, searchVenues, type Venue, venueName } from '../venues.ts';
import { venueCard, venueMention } from '../view.ts';
import { shownEntity, venueEntity, visitedEntity } from './entities.ts';

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

/** Whatever a question about one restaurant may say of it. */
export const placeParameters = {
  ...venueParameters,
  ...tasteParameters,
  phone: z.string().optional().describe('phone number of the person'),
  code: z.string().optional().describe('confirmation code of a booking there'),
};

/** How a venue is told by what is said of it. */
export const venueEntities = [venueEntity, visitedEntity, shownEntity];

const venueSlots = z.object({
  venue_id: z.string().min(1).max(20),
  area: z.string().min(1).max(40),
  cuisine: z.enum([...cuisines, 'any']),
  visited: z.string(),
  code: z.string(),
});

/**
 * The one venue that is meant: resolved from its name, from what was shown or from the person's visits
 * (`venueEntities`), the only one of its kind, or where the booking talked about is. Otherwise asks which.
 */
export function openVenue(slots: Slots, context: ActionContext): CheckResult<Venue> {
  const { db, language } = context;
  const given = readSlots(venueSlots, slots);
  const resolved = given.venue_id === undefined ? undefined : findVenue(db, given.venue_id);
  if (resolved) return { status: 'ready', input: resolved };
  if (given.visited !== undefined) {
    // Resolved as soon as it is known whose visits they are.
    const person = openPerson(slots, context, { ask: 'ask.phone_history' });
    if (person.status !== 'ready') return person;
  }
  const cuisine = given.cuisine === 'any' ? undefined : given.cuisine;
  if (cuisine !== undefined || given.area !== undefined) {
    const best = searchVenues(db, { cuisine, areaId: given.area })
      .slice(0, maxListed)
      .map(({ venue }) => venue);
    const [only, another] = best;
    if (only && !another) return { status: 'ready', input: only };
    if (only) return which(best, context);
  }
  const booked = given.code === undefined ? undefined : ownBooking(given.code, context);
  const there = booked && findVenue(db, booked.venueId);
  if (there) return { status: 'ready', input: there };
  return { status: 'needs', slot: 'venue', clear: false, phrase: { key: 'ask.venue' } };

  function which(offered: readonly Venue[], { now }: ActionContext): CheckResult<Venue> {
    const { day } = wallClock(now);
    const items = offered.map((venue) => venueName(db, venue, language));
    return {
      status: 'needs',
      slot: 'venue_id',
      clear: false,
      phrase: { key: 'venue.which', params: { options: { kind: 'list', items } } },
      cards: offered.map((venue) => venueCard(venue, day, context)),
      mentions: offered.map((venue) => venueMention(venue, context)),
    };
  }
}

/** The booking of a code that was opened in this conversation, or is the person's. */
function ownBooking(code: string, { db, memory }: ActionContext) {
  const { codes, phone } = recall(memory);
  const booking = findBooking(db, code);
  return booking && (codes.includes(code) || booking.phone === phone) ? booking : undefined;
}
