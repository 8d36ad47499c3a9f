import { z } from 'zod';
import type { ActionContext, CheckResult, Slots } from '../../../actions/port.ts';
import { type Booking, bookingsOf, findBooking, isComing } from '../bookings.ts';
import { codePattern } from '../code.ts';
import { openPerson, recall } from '../people.ts';
import { maxListed, maxUnknown } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, type Venue } from '../venues.ts';
import { bookingCard, bookingMention } from '../view.ts';

/** What the language model may say about which booking. */
export const bookingParameters = {
  code: z.string().optional().describe('confirmation code: two letters and three digits'),
  phone: z.string().optional().describe('phone number of the booking'),
};

const bookingSlots = z.object({
  code: z.string().trim().toUpperCase().min(1).max(12),
  venue: z.string().min(1),
});

const digits = (value: string) => ({ kind: 'digits', value }) as const;

/** The venue of a booking, which the database keeps. */
export function venueOf({ db }: Pick<ActionContext, 'db'>, booking: Booking): Venue {
  const venue = findVenue(db, booking.venueId);
  if (!venue) throw new Error(`booking ${booking.code} is at a venue that is not there`);
  return venue;
}

/**
 * The one door to a booking: its code, which only its owner has, or the phone number, then the coming
 * one, or which of them. Three unknown codes close that way in for the session.
 */
export function openBooking(slots: Slots, context: ActionContext): CheckResult<Booking> {
  const { db, memory, now } = context;
  const given = readSlots(bookingSlots, slots);
  if (given.code !== undefined && !isElsewhere(given.code, given.venue, context))
    return openCode(given.code, context);
  const person = openPerson(slots, context, { ask: 'ask.phone_booking' });
  if (person.status !== 'ready') return person;
  const { codes } = recall(memory);
  const own = bookingsOf(db, person.phone);
  const opened = codes.flatMap((code) => findBooking(db, code) ?? []);
  const all = [...own, ...opened.filter(({ code }) => own.every((one) => one.code !== code))];
  const coming = all.filter((booking) => isComing(booking, now));
  const there = coming.filter((booking) => venueOf(context, booking).name === given.venue);
  const offered = there.length > 0 ? there : coming;
  const [only, another] = offered;
  if (!only) {
    const phrases = [{ key: 'booking.none' }];
    return { status: 'refused', reply: { phrases, memory: person.memory } };
  }
  if (!another) return { status: 'ready', input: only, memory: person.memory };
  const shown = offered.slice(0, maxListed);
  const mentions = shown.map((one) => bookingMention(one, venueOf(context, one), context));
  return {
    status: 'needs',
    slot: 'code',
    clear: false,
    phrase: {
      key: 'booking.which',
      params: { options: { kind: 'list', items: mentions.map(({ name }) => name) } },
    },
    cards: shown.map((one) => bookingCard(one, venueOf(context, one), context)),
    mentions,
    memory: person.memory,
  };
}

/** Another restaurant is named than that of the booking talked about: another booking is meant. */
function isElsewhere(code: string, venue: string | undefined, context: ActionContext): boolean {
  const booking = venue === undefined ? undefined : findBooking(context.db, code);
  return booking !== undefined && venueOf(context, booking).name !== venue;
}

function openCode(code: string, context: ActionContext): CheckResult<Booking> {
  const { unknownCodes, codes, phone } = recall(context.memory);
  const booking = codePattern.test(code) ? findBooking(context.db, code) : undefined;
  if (booking && (unknownCodes < maxUnknown || codes.includes(code))) {
    return { status: 'ready', input: booking, memory: { codes: [...new Set([...codes, code])] } };
  }
  if (booking?.phone !== undefined && booking.phone === phone)
    return { status: 'ready', input: booking };
  const counted = { unknownCodes: unknownCodes + 1 };
  if (unknownCodes >= maxUnknown || counted.unknownCodes >= maxUnknown) {
    const phrases = [{ key: 'code.locked' }];
    return { status: 'refused', reply: { phrases, memory: counted } };
  }
  return {
    status: 'needs',
    slot: 'code',
    clear: true,
    phrase: { key: 'code.unknown', params: { code: digits(code) } },
    cards: [{ kind: 'number-check', digits: code, label: context.label('number_check.label') }],
    memory: counted,
  };
}
