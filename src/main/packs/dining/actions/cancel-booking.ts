import { z } from 'zod';
import type { WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { cancelBookingRow, findBooking, minutesLeft } from '../bookings.ts';
import { clockText } from '../../../language/clock-text.ts';
import { timeOf } from '../../../kernel/wall-calendar.ts';
import { refusalToCancel } from '../rules.ts';
import { venueName } from '../venues.ts';
import { bookingCard, dayText, sittingParams } from '../view.ts';
import { bookingEntity } from './entities.ts';
import { bookingParameters, openBooking, venueOf } from './open-booking.ts';

type Input = { readonly code: string };

const cancelled = z.object({ code: z.string() });
type Cancelled = Readonly<z.output<typeof cancelled>>;

export const cancelBooking: WriteAction<Input, Cancelled> = {
  name: 'cancel_booking',
  description: 'Cancel a table booking',
  parameters: z.object({
    ...bookingParameters,
    venue: z.string().optional().describe('name of the restaurant of the booking'),
    date: z.string().optional().describe('day of the booking'),
  }),
  entities: [bookingEntity],
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const opened = openBooking(slots, context);
    if (opened.status !== 'ready') return opened;
    const booking = opened.input;
    const refusal = refusalToCancel(booking.status, minutesLeft(booking, context.now));
    if (refusal === null) return { ...opened, input: { code: booking.code } };
    const venue = venueOf(context, booking);
    const params = { venue: venueName(context.db, venue, context.language) };
    return {
      status: 'refused',
      reply: {
        phrases: [{ key: refusal, params }],
        cards: [bookingCard(booking, venue, context)],
        focus: { code: booking.code },
        ...(opened.memory && { memory: opened.memory }),
      },
    };
  },
  describe({ code }, context) {
    const booking = findBooking(context.db, code);
    assert(booking, 'a booking that was checked exists');
    const venue = venueOf(context, booking);
    const { day, starts: minute, party } = booking;
    const { db, language } = context;
    return {
      question: {
        key: 'cancel.question',
        params: sittingParams({ venue, day, minute, party }, context),
      },
      lines: [
        { label: 'line.code', value: code },
        { label: 'line.venue', value: venueName(db, venue, language) },
        { label: 'line.date', value: dayText(day, language) },
        { label: 'line.time', value: clockText(timeOf(minute), language) },
        { label: 'line.people', value: String(party) },
      ],
    };
  },
  run({ code }, { db, now }) {
    cancelBookingRow(db, code, new Date(now).toISOString());
    return { code };
  },
  report(receipt, context) {
    const { code } = cancelled.parse(receipt.outcome);
    const booking = findBooking(context.db, code);
    assert(booking, 'a booking that was cancelled exists');
    const venue = venueOf(context, booking);
    const { day, starts: minute, party } = booking;
    return {
      phrases: [
        {
          key: 'done.cancelled',
          params: sittingParams({ venue, day, minute, party }, context),
        },
      ],
      cards: [bookingCard(booking, venue, context)],
      focus: { code: null, venue_id: venue.id },
    };
  },
};
