import { z } from 'zod';
import type { CheckResult, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { clockText } from '../../../language/clock-text.ts';
import { findBooking, freeTable, minutesLeft, moveBooking } from '../bookings.ts';
import { minuteOf } from '../calendar.ts';
import { timeOf } from '../../../kernel/wall-calendar.ts';
import { changed } from '../slots/change.ts';
import { refusalToModify } from '../rules.ts';
import { venueName } from '../venues.ts';
import { bookingCard, dayText, sittingParams } from '../view.ts';
import { bookingAtEntity } from './entities.ts';
import { bookingParameters, openBooking, venueOf } from './open-booking.ts';
import { checkSitting, sittingEdits, sittingParameters } from './sitting.ts';

type Input = {
  readonly code: string;
  readonly date: string;
  readonly time: string;
  readonly party_size: number;
};

const done = z.object({ code: z.string() });
type Done = Readonly<z.output<typeof done>>;

/** Of a time that was checked. */
const minuteOfInput = (time: string) => minuteOf(time) ?? 0;

/** A time of the same day. */
const within = (minute: number) => Math.min(1439, Math.max(0, minute));

/** Moves a booking to another day or time, or to more or fewer people, at the same venue. */
export const modifyBooking: WriteAction<Input, Done> = {
  name: 'modify_booking',
  description: 'Change the day, the time or the number of people of a table booking',
  parameters: z.object({
    ...bookingParameters,
    venue: z.string().optional().describe('name of the restaurant of the booking'),
    ...sittingParameters,
  }),
  entities: [bookingAtEntity],
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context): CheckResult<Input> {
    const opened = openBooking(slots, context);
    if (opened.status !== 'ready') return opened;
    const booking = opened.input;
    const venue = venueOf(context, booking);
    const memory = opened.memory ?? {};
    const refusal = refusalToModify(booking.status, minutesLeft(booking, context.now));
    const focus = { code: booking.code };
    const cards = [bookingCard(booking, venue, context)];
    if (refusal !== null) {
      const params = { venue: venueName(context.db, venue, context.language) };
      return {
        status: 'refused',
        reply: { phrases: [{ key: refusal, params }], cards, focus, memory },
      };
    }
    const { date, time, party_size } = slots;
    if (date === undefined && time === undefined && party_size === undefined) {
      const phrase = { key: 'modify.what' };
      return { status: 'needs', slot: 'time', clear: false, phrase, cards, memory };
    }
    // What is not said stays as it is.
    const starts = changed(time, booking.starts);
    const wanted = {
      date: date ?? booking.day,
      time: starts === undefined ? (time ?? timeOf(booking.starts)) : timeOf(within(starts)),
      party_size: changed(party_size, booking.party) ?? party_size ?? booking.party,
    };
    const sitting = checkSitting(wanted, venue, context, booking.code);
    if (sitting.status === 'refused') return sitting;
    if (sitting.status === 'needs') return { ...sitting, memory: { ...memory, ...sitting.memory } };
    const { day, minute, party } = sitting.input;
    if (day === booking.day && minute === booking.starts && party === booking.party) {
      return {
        status: 'refused',
        reply: { phrases: [{ key: 'modify.same' }], cards, focus, memory },
      };
    }
    return {
      status: 'ready',
      input: { code: booking.code, date: day, time: timeOf(minute), party_size: party },
      memory,
    };
  },
  describe({ code, date, time, party_size }, context) {
    const booking = findBooking(context.db, code);
    assert(booking, 'a booking that was checked exists');
    const venue = venueOf(context, booking);
    const minute = minuteOfInput(time);
    const { language } = context;
    const edits = sittingEdits(venue, { date, time, party_size }, context, code);
    return {
      question: {
        key: 'modify.question',
        params: sittingParams({ venue, day: date, minute, party: party_size }, context),
      },
      lines: [
        { label: 'line.code', value: code },
        { label: 'line.venue', value: venueName(context.db, venue, language) },
        { label: 'line.date', value: dayText(date, language), edit: edits.date },
        { label: 'line.time', value: clockText(time, language), edit: edits.time },
        { label: 'line.people', value: String(party_size), edit: edits.party_size },
      ],
    };
  },
  run({ code, date, time, party_size }, { db, now }) {
    const booking = findBooking(db, code);
    assert(booking, 'a booking that was checked exists');
    const minute = minuteOfInput(time);
    const wish = {
      venueId: booking.venueId,
      day: date,
      minute,
      party: party_size,
      except: code,
    };
    const tableSeats = freeTable(db, wish);
    assert(tableSeats !== null, 'a table that was checked in this transaction is free');
    const to = { day: date, starts: minute, party: party_size, tableSeats };
    moveBooking(db, code, to, new Date(now).toISOString());
    return { code };
  },
  report(receipt, context) {
    const { code } = done.parse(receipt.outcome);
    const booking = findBooking(context.db, code);
    assert(booking, 'a booking that was changed exists');
    const venue = venueOf(context, booking);
    const { day, starts: minute, party } = booking;
    const params = sittingParams({ venue, day, minute, party }, context);
    return {
      phrases: [
        { key: 'done.modified', params },
        { key: 'done.same_code', params: { code: { kind: 'digits', value: code } } },
      ],
      cards: [bookingCard(booking, venue, context)],
      focus: { code, venue_id: null },
    };
  },
};
