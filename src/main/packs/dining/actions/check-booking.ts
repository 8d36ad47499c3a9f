import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { type Booking, bookingsOf, isComing } from '../bookings.ts';
import { openPerson } from '../people.ts';
import { maxListed } from '../rules.ts';
import { bookingCard, bookingMention, sittingParams } from '../view.ts';
import { bookingParameters, openBooking, venueOf } from './open-booking.ts';

type Input = { readonly bookings: readonly Booking[]; readonly more: number };

export const checkBooking: ReadAction<Input> = {
  name: 'check_booking',
  description: "Tell a person's coming table bookings, or one by its confirmation code",
  parameters: z.object(bookingParameters),
  effect: 'read',
  check(slots, context) {
    if (slots['code'] !== undefined) {
      const opened = openBooking({ code: slots['code'] }, context);
      return opened.status === 'ready'
        ? { ...opened, input: { bookings: [opened.input], more: 0 } }
        : opened;
    }
    const person = openPerson(slots, context, { ask: 'ask.phone_booking' });
    if (person.status !== 'ready') return person;
    const coming = bookingsOf(context.db, person.phone).filter((booking) =>
      isComing(booking, context.now),
    );
    const bookings = coming.slice(0, maxListed);
    const more = coming.length - bookings.length;
    return { status: 'ready', input: { bookings, more }, memory: person.memory };
  },
  run({ bookings, more }, context) {
    const [first] = bookings;
    if (!first) return { phrases: [{ key: 'booking.none' }] };
    const seen = bookings.map((booking) => ({ booking, venue: venueOf(context, booking) }));
    const phrases = seen.map(({ booking, venue }) => {
      const { day, starts: minute, party, status } = booking;
      const params = sittingParams({ venue, day, minute, party }, context);
      return { key: `booking.${status}`, params };
    });
    const alone = bookings.length === 1;
    const count = { key: 'booking.count', params: { count: bookings.length + more } };
    return {
      phrases: alone ? phrases : [count, ...phrases],
      cards: seen.map(({ booking, venue }) => bookingCard(booking, venue, context)),
      mentions: seen.map(({ booking, venue }) => bookingMention(booking, venue, context)),
      ...(alone && { focus: { code: first.code, venue_id: null } }),
    };
  },
};
