import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import type { Database } from '../../../store/port.ts';
import { bookingsOf } from '../bookings.ts';
import { interestsOf, openPerson, recall, userOfPhone } from '../people.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue } from '../venues.ts';
import { tasteParameters } from './open-venue.ts';
import { listVenues, wantedParameters, wantedSlots } from './venue-list.ts';

type Input = {
  readonly wanted: Partial<z.output<typeof wantedSlots>>;
  /** The phone number, where the person is known. */
  readonly phone: string | null;
};

export const recommend: ReadAction<Input> = {
  name: 'recommend',
  description:
    'Recommend restaurants by taste, distance, price, occasion, or what the person liked before',
  parameters: z.object({
    ...wantedParameters,
    visited: tasteParameters.visited,
    phone: z.string().optional(),
  }),
  effect: 'read',
  check(slots, context) {
    const wanted = readSlots(wantedSlots, slots);
    if (slots['visited'] !== undefined) {
      const person = openPerson(slots, context, { ask: 'ask.phone_history' });
      if (person.status !== 'ready') return person;
      return { ...person, input: { wanted, phone: person.phone } };
    }
    if (Object.keys(wanted).length === 0)
      return { status: 'needs', slot: 'cuisine', clear: false, phrase: { key: 'ask.cuisine' } };
    return { status: 'ready', input: { wanted, phone: recall(context.memory).phone } };
  },
  run({ wanted, phone }, context) {
    const taste = phone === null ? {} : tasteOf(context.db, phone);
    return listVenues(wanted, taste, context, 'recommend.found');
  },
};

const likes = 2;
const wentThere = 0.5;

/** How much a person likes each kitchen: what they said they like, and where they have eaten. */
function tasteOf(db: Database, phone: string): Record<string, number> {
  const taste: Record<string, number> = {};
  const user = userOfPhone(db, phone);
  for (const cuisine of user ? interestsOf(db, user.id) : []) taste[cuisine] = likes;
  for (const { venueId, status } of bookingsOf(db, phone)) {
    const cuisine = status === 'cancelled' ? undefined : findVenue(db, venueId)?.cuisine;
    if (cuisine !== undefined) taste[cuisine] = (taste[cuisine] ?? 0) + wentThere;
  }
  return taste;
}
