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
import { type Booking, bookingsOf, findBooking, isComing } from '../bookings.ts';
import { minuteOf } from '../calendar.ts';
import { timeOf } from '../../../kernel/wall-calendar.ts';
import { inviteCard } from '../invite-view.ts';
import { findInvite, insertInvite, isInvited } from '../invites.ts';
import { localised } from '../../kit/localised.ts';
import { findUser, friendsOf, type User } from '../people.ts';
import { maxListed } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, obstacleAt, venueName } from '../venues.ts';
import { bookingMention, dayText, friendMention, hoursText, sittingParams } from '../view.ts';
import { friendEntity, venueEntity } from './entities.ts';
import { venueOf } from './open-booking.ts';
import { openUser } from './open-user.ts';
import { openVenue, venueParameters } from './open-venue.ts';
import { sittingEdits } from './sitting.ts';
import { readDay, readMinute } from './when.ts';

type Input = {
  readonly user_id: string;
  readonly friend_id: string;
  readonly venue_id: string;
  readonly date: string;
  readonly time: string;
  /** The person's phone number, so that the rules can be asked again. */
  readonly phone: string;
};

const sent = z.object({ invite_id: z.string(), friend_id: z.string() });
type Sent = Readonly<z.output<typeof sent>>;

const ownSlots = z.object({
  friend_id: z.string().min(1),
  venue: z.string().min(1),
  venue_id: z.string().min(1),
  code: z.string().min(1),
  date: z.string().min(1),
  time: z.string().min(1),
});

/** Of a time that was checked. */
const minuteOfInput = (time: string) => minuteOf(time) ?? 0;

/** Invites a friend to a coming booking of the person, or to a place and time that are said. */
export const sendInvite: WriteAction<Input, Sent> = {
  name: 'send_invite',
  description: 'Invite a friend to a meal: to a booking of the person, or to a place, day and time',
  parameters: z.object({
    friend: z.string().optional().describe('name of the friend'),
    friend_id: z.string().optional().describe('id of a friend who was shown'),
    ...venueParameters,
    code: z.string().optional().describe('confirmation code of the booking'),
    date: z.string().optional(),
    time: z.string().optional(),
    phone: z.string().optional().describe('phone number of the person who invites'),
  }),
  entities: [friendEntity, venueEntity],
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context): CheckResult<Input> {
    const opened = openUser(slots, context);
    if (opened.status !== 'ready') return opened;
    const user = opened.input;
    const memory = opened.memory ?? {};
    const friend = pickFriend(slots, user, memory, context);
    if (friend.status !== 'ready') return friend;
    const meal = pickMeal(slots, user, memory, context);
    if (meal.status !== 'ready') return meal;
    const { venue_id, date, time } = meal.input;
    const invite = { fromUser: user.id, toUser: friend.input.id, venueId: venue_id, day: date };
    if (isInvited(context.db, invite)) {
      const params = { friend: localised(friend.input, 'name', context.language) };
      return {
        status: 'refused',
        reply: { phrases: [{ key: 'invite.already', params }], memory },
      };
    }
    return {
      status: 'ready',
      input: {
        user_id: user.id,
        friend_id: friend.input.id,
        venue_id,
        date,
        time,
        phone: user.phone,
      },
      memory,
    };
  },
  describe({ friend_id, venue_id, date, time, phone }, context) {
    const { db, language } = context;
    const friend = findUser(db, friend_id);
    const venue = findVenue(db, venue_id);
    assert(friend && venue, 'a friend and a venue that were checked exist');
    const minute = minuteOfInput(time);
    const name = localised(friend, 'name', language);
    // To a table that is booked, the day and the time are the table's.
    const booked = bookingsOf(db, phone).some(
      (one) => one.venueId === venue_id && one.day === date && one.starts === minute,
    );
    const edits = booked ? null : sittingEdits(venue, { date, time, party_size: 2 }, context);
    return {
      question: {
        key: 'invite.question',
        params: { ...sittingParams({ venue, day: date, minute, party: 2 }, context), friend: name },
      },
      lines: [
        { label: 'line.friend', value: name },
        { label: 'line.venue', value: venueName(db, venue, language) },
        { label: 'line.date', value: dayText(date, language), ...(edits && { edit: edits.date }) },
        {
          label: 'line.time',
          value: clockText(time, language),
          ...(edits && { edit: edits.time }),
        },
      ],
    };
  },
  run({ user_id, friend_id, venue_id, date, time }, { db, now }) {
    const invite = {
      fromUser: user_id,
      toUser: friend_id,
      venueId: venue_id,
      day: date,
      starts: minuteOfInput(time),
    };
    return { invite_id: insertInvite(db, invite, new Date(now).toISOString()), friend_id };
  },
  report(receipt, context) {
    const { db, language } = context;
    const { friend_id, invite_id } = sent.parse(receipt.outcome);
    const invite = findInvite(db, invite_id);
    const friend = findUser(db, friend_id);
    const name = friend ? localised(friend, 'name', language) : '';
    return {
      phrases: [{ key: 'done.invited', params: { friend: name } }],
      cards: invite ? [inviteCard(invite, invite.fromUser, context)] : [],
      focus: { friend_id: null },
    };
  },
};

/** One of the person's friends. */
function pickFriend(
  slots: Slots,
  user: User,
  memory: Memory,
  { db, language }: ActionContext,
): CheckResult<User> {
  const { friend_id } = readSlots(ownSlots, slots);
  const friends = friendsOf(db, user.id);
  if (friends.length === 0) {
    return { status: 'refused', reply: { phrases: [{ key: 'friends.nobody' }], memory } };
  }
  const meant = friends.find(({ id }) => id === friend_id);
  if (meant) return { status: 'ready', input: meant };
  const mentions = friends.slice(0, 5).map((one) => friendMention(one, language));
  const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
  return {
    status: 'needs',
    slot: 'friend_id',
    clear: false,
    phrase: { key: 'ask.friend_of', params: { options } },
    mentions,
    memory,
  };
}

type Meal = Pick<Input, 'venue_id' | 'date' | 'time'>;

const mealOf = ({ venueId, day, starts }: Booking): CheckResult<Meal> => ({
  status: 'ready',
  input: { venue_id: venueId, date: day, time: timeOf(starts) },
});

/** To which meal: a booking that was named or just made, the only coming one, or a place and time that are said. */
function pickMeal(
  slots: Slots,
  user: User,
  memory: Memory,
  context: ActionContext,
): CheckResult<Meal> {
  const { db, now } = context;
  const { venue, venue_id, code, date, time } = readSlots(ownSlots, slots);
  const coming = bookingsOf(db, user.phone).filter((booking) => isComing(booking, now));
  const elsewhere = venue !== undefined || venue_id !== undefined || date !== undefined;
  if (!elsewhere) {
    const named = code === undefined ? undefined : findBooking(db, code);
    if (named && isComing(named, now)) return mealOf(named);
    const [only, another] = coming;
    if (only && !another) return mealOf(only);
    if (only) {
      const mentions = coming
        .slice(0, maxListed)
        .map((one) => bookingMention(one, venueOf(context, one), context));
      const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
      const phrase = { key: 'booking.which', params: { options } };
      return { status: 'needs', slot: 'code', clear: false, phrase, mentions, memory };
    }
  }
  const place = openVenue(slots, context);
  if (place.status !== 'ready')
    return place.status === 'needs' ? { ...place, memory: { ...memory, ...place.memory } } : place;
  const there = coming.filter(({ venueId }) => venueId === place.input.id);
  const [booked] = there;
  if (booked && time === undefined && date === undefined) return mealOf(booked);
  if (date === undefined)
    return { status: 'needs', slot: 'date', clear: false, phrase: { key: 'ask.date' }, memory };
  const day = readDay(date, context);
  if (day === null)
    return { status: 'needs', slot: 'date', clear: true, phrase: { key: 'date.unclear' }, memory };
  const hours = hoursText(place.input, day, context) ?? '';
  if (time === undefined) {
    const phrase = { key: 'ask.time_open', params: { hours } };
    return { status: 'needs', slot: 'time', clear: false, phrase, memory };
  }
  const minute = readMinute(time, place.input.id, day, context);
  if (minute === null || obstacleAt(db, place.input.id, day, minute, now) !== null) {
    const phrase = { key: 'invite.closed', params: { hours } };
    return { status: 'needs', slot: 'time', clear: true, phrase, memory };
  }
  return {
    status: 'ready',
    input: { venue_id: place.input.id, date: day, time: timeOf(minute) },
  };
}
