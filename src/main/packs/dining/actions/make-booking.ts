import { z } from 'zod';
import type {
  ActionContext,
  CheckResult,
  Memory,
  Slots,
  WriteAction,
} from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { clockText } from '../../../language/clock-text.ts';
import { type Booking, bookedAlready, findBooking, freeTable, insertBooking } from '../bookings.ts';
import { minuteOf } from '../calendar.ts';
import { timeOf } from '../../../kernel/wall-calendar.ts';
import { newCode } from '../code.ts';
import { asPerson, friendsOf, openPerson, recall, userOfPhone } from '../people.ts';
import { occasions } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, venueName } from '../venues.ts';
import { bookingCard, dayText, sittingParams } from '../view.ts';
import { venueOf } from './open-booking.ts';
import { openVenue, tasteParameters, venueEntities, venueParameters } from './open-venue.ts';
import { checkSitting, sittingEdits, sittingParameters } from './sitting.ts';

type Input = {
  readonly venue_id: string;
  /** "2026-11-21" */
  readonly date: string;
  /** "19:30" */
  readonly time: string;
  readonly party_size: number;
  readonly phone: string;
  /** Null for who is registered. */
  readonly name: string | null;
  readonly occasion: string | null;
};

const booked = z.object({ code: z.string() });
type Booked = Readonly<z.output<typeof booked>>;

const ownSlots = z.object({
  name: z.string().trim().min(1).max(60),
  occasion: z.enum(occasions),
});

/** Of a time that was checked. */
const minuteOfInput = (time: string) => minuteOf(time) ?? 0;

export const makeBooking: WriteAction<Input, Booked> = {
  name: 'make_booking',
  description: 'Book a table at a restaurant',
  parameters: z.object({
    ...venueParameters,
    ...tasteParameters,
    ...sittingParameters,
    phone: z.string().optional().describe('phone number of the person'),
    name: z.string().optional().describe('name of the person'),
    occasion: z.enum(occasions).optional(),
  }),
  entities: venueEntities,
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context): CheckResult<Input> {
    // Whatever is asked next, the number that was given is remembered.
    // (For a place of the past it must be one that has a past: openVenue.)
    const early = slots['phone'] !== undefined && slots['visited'] === undefined;
    const given = early ? checkPhone(slots, context) : undefined;
    if (given && given.status !== 'ready') return given;
    let memory = { ...given?.memory };
    const known = () => ({ ...context, memory: { ...context.memory, ...memory } });
    const venue = openVenue(slots, known());
    memory = { ...memory, ...venueMemory(venue) };
    if (venue.status === 'needs') return { ...venue, memory };
    if (venue.status === 'refused') return venue;
    const sitting = checkSitting(slots, venue.input, known());
    if (sitting.status === 'needs') return { ...sitting, memory };
    if (sitting.status === 'refused') return sitting;
    const who = checkWho(slots, known());
    if (who.status === 'refused') return who;
    memory = { ...memory, ...who.memory };
    if (who.status === 'needs') return { ...who, memory };
    const { occasion = null } = readSlots(ownSlots, slots);
    const { day, minute, party } = sitting.input;
    const own = bookedAlready(context.db, who.input.phone, {
      venueId: venue.input.id,
      day,
      minute,
      party,
    });
    if (own) return hasOne(own, { party, minute }, memory, context);
    const when = { date: day, time: timeOf(minute), party_size: party };
    return {
      status: 'ready',
      input: { venue_id: venue.input.id, ...when, ...who.input, occasion },
      memory,
    };
  },
  describe({ venue_id, date, time, party_size, phone, name, occasion }, context) {
    const { db, language, label } = context;
    const venue = findVenue(db, venue_id);
    assert(venue, 'a venue that was checked exists');
    const minute = minuteOfInput(time);
    const params = sittingParams({ venue, day: date, minute, party: party_size }, context);
    const edits = sittingEdits(venue, { date, time, party_size }, context);
    return {
      question: { key: 'book.question', params },
      lines: [
        { label: 'line.venue', value: venueName(db, venue, language) },
        { label: 'line.date', value: dayText(date, language), edit: edits.date },
        { label: 'line.time', value: clockText(time, language), edit: edits.time },
        { label: 'line.people', value: String(party_size), edit: edits.party_size },
        ...(name === null ? [] : [{ label: 'line.name', value: name }]),
        // Enough to know whether it is the right one.
        { label: 'line.phone', value: `…${phone.slice(-4)}` },
        ...(occasion === null
          ? []
          : [
              {
                label: 'line.occasion',
                value: label(`occasion.${occasion}`),
                edit: {
                  slot: 'occasion',
                  kind: 'choice',
                  value: occasion,
                  options: occasions.map((one) => ({
                    label: label(`occasion.${one}`),
                    value: one,
                  })),
                } as const,
              },
            ]),
      ],
    };
  },
  run({ venue_id, date, time, party_size, phone, name, occasion }, { db, now }) {
    const minute = minuteOfInput(time);
    const wish = { venueId: venue_id, day: date, minute, party: party_size };
    const tableSeats = freeTable(db, wish);
    assert(tableSeats !== null, 'a table that was checked in this transaction is free');
    const user = userOfPhone(db, phone);
    const code = newCode((one) => findBooking(db, one) !== undefined, random);
    insertBooking(
      db,
      {
        code,
        userId: user?.id ?? null,
        name: name ?? user?.name ?? '',
        phone,
        venueId: venue_id,
        day: date,
        starts: minute,
        party: party_size,
        tableSeats,
        occasion,
      },
      new Date(now).toISOString(),
    );
    return { code };
  },
  report(receipt, context) {
    const { db } = context;
    const { code } = booked.parse(receipt.outcome);
    const booking = findBooking(db, code);
    const venue = booking && findVenue(db, booking.venueId);
    assert(booking && venue, 'a booking that was made exists');
    const { day, starts: minute, party } = booking;
    const params = sittingParams({ venue, day, minute, party }, context);
    const friends = booking.userId === null ? [] : friendsOf(db, booking.userId);
    return {
      phrases: [
        { key: 'done.booked', params },
        { key: 'done.code', params: { code: { kind: 'digits', value: code } } },
        ...(friends.length > 0 && party > 1 ? [{ key: 'offer.invite' }] : []),
      ],
      cards: [bookingCard(booking, venue, context)],
      // From now on "there" is where the booking is; another one begins with nothing.
      focus: { code, ...nothing },
      memory: asPerson(booking.phone, recall(context.memory).name),
    };
  },
};

/** What a booking that is done leaves of what was talked about. */
const nothing = { venue_id: null, date: null, time: null, party_size: null } as const;

/** Says what they have, and offers to change it to what was wanted. */
function hasOne(
  own: Booking,
  wanted: { readonly party: number; readonly minute: number },
  memory: Memory,
  context: ActionContext,
): CheckResult<Input> {
  const venue = venueOf(context, own);
  const { code, day, starts: minute, party } = own;
  const change = { code, time: timeOf(wanted.minute), party_size: wanted.party };
  return {
    status: 'refused',
    reply: {
      phrases: [
        { key: 'book.already', params: sittingParams({ venue, day, minute, party }, context) },
      ],
      cards: [bookingCard(own, venue, context)],
      mentions: [
        {
          name: { kind: 'phrase', key: 'choice.modify' },
          words: context.label('choice.modify'),
          slots: change,
          intent: 'modify_booking',
        },
      ],
      focus: { code, ...nothing },
      memory,
    },
  };
}

/** An unpredictable number, 0 to below 1: who knows one code must not know the next. */
function random(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

const phoneOf = ({ memory }: ActionContext) => recall(memory).phone;

const checkPhone = (slots: Slots, context: ActionContext) =>
  openPerson(slots, context, { ask: 'ask.phone_new', fresh: true });

const venueMemory = (venue: ReturnType<typeof openVenue>): Memory =>
  venue.status === 'refused' ? {} : (venue.memory ?? {});

/** A phone number, and the name where it is of nobody who is registered. */
function checkWho(
  slots: Slots,
  context: ActionContext,
): CheckResult<Pick<Input, 'phone' | 'name'>> {
  const person = checkPhone(slots, context);
  if (person.status !== 'ready') return person;
  const { phone, user, memory } = person;
  const { name = phoneOf(context) === phone ? recall(context.memory).name : null } = readSlots(
    ownSlots,
    slots,
  );
  if (name === null && !user) {
    return { status: 'needs', slot: 'name', clear: false, phrase: { key: 'ask.name' }, memory };
  }
  return {
    status: 'ready',
    input: { phone, name },
    memory: { ...memory, ...asPerson(phone, name) },
  };
}
