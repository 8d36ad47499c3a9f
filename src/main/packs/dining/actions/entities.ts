import type { ActionContext, Candidate, Entity, Slots } from '../../../actions/port.ts';
import { bookingsOf, type Booking, isComing, minutesLeft } from '../bookings.ts';
import { wallClock } from '../calendar.ts';
import { inviteMention } from '../invite-view.ts';
import { invitesOf } from '../invites.ts';
import { callsPerson, callsVenue } from '../names.ts';
import { findUser, friendsOf, openPerson, type User } from '../people.ts';
import { cuisines } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { allVenues, findVenue, type Venue } from '../venues.ts';
import { bookingMention, friendMention, venueMention } from '../view.ts';
import { venueOf } from './open-booking.ts';
import { readDay } from './when.ts';
import { z } from 'zod';

/** What was said of the thing that is meant. */
const said = z.object({
  venue: z.string().trim().min(1).max(80),
  area: z.string().min(1).max(40),
  cuisine: z.enum(cuisines),
  visited: z.enum(['last', 'last_week', 'last_month']),
  friend: z.string().trim().min(1).max(60),
  date: z.string().min(1).max(60),
});

/** Names that are only alike are what was meant less surely. */
const leastAlike = 0.8;
/** Where the rest that was said is against it. */
const against = 0.5;
/** Been to, the latest first: each earlier one is that much less what "last time" means. */
const step = 0.2;

/** The person, where they are known by now; null otherwise, and `check` asks for the number. */
function personOf(slots: Slots, context: ActionContext) {
  const person = openPerson(slots, context);
  return person.status === 'ready' ? person : null;
}

/** A venue by its name; of branches, the one in the area that was said, or that was just shown. */
export const venueEntity: Entity = {
  slot: 'venue_id',
  from: ['venue'],
  unknown: 'venue.unknown',
  candidates(slots, context) {
    const { venue: name, area } = readSlots(said, slots);
    if (name === undefined) return null;
    const venues = allVenues(context.db);
    const exact = venues.filter((venue) => venue.name === name);
    const alike = exact.length > 0 ? exact : venues;
    return alike.flatMap((venue) => {
      const sure = venue.name === name ? 1 : callsVenue(venue, name);
      if (sure < leastAlike) return [];
      const elsewhere = area !== undefined && venue.areaId !== area;
      return [candidate(venue, elsewhere ? sure * against : sure, context)];
    });
  },
};

/** "That Italian place we went to last week": the person's own past visits. */
export const visitedEntity: Entity = {
  slot: 'venue_id',
  from: ['visited'],
  unknown: 'visited.none',
  candidates(slots, context) {
    const { visited, venue, ...kind } = readSlots(said, slots);
    if (visited === undefined || venue !== undefined) return null;
    const person = personOf(slots, context);
    if (!person) return null;
    const past = visitsOf(person.phone, daysBack[visited], context).filter((one) =>
      isOfKind(one, kind),
    );
    return past.map((one, place) =>
      candidate(one, visited === 'last' ? Math.max(0.1, 1 - place * step) : 0.9, context),
    );
  },
};

/** "The Italian one": what was shown a while ago and is of that kind. Nothing of the kind: it is a search. */
export const shownEntity: Entity = {
  slot: 'venue_id',
  from: ['cuisine', 'area'],
  unknown: 'venue.unknown',
  candidates(slots, context) {
    const { venue, visited, ...kind } = readSlots(said, slots);
    if (venue !== undefined || visited !== undefined) return null;
    const ids = context.recent.flatMap(({ slots: { venue_id } }) => venue_id ?? []);
    const shown = [...new Set(ids)].flatMap((id) => findVenue(context.db, String(id)) ?? []);
    const fitting = shown.filter((one) => isOfKind(one, kind));
    return fitting.length === 1 ? fitting.map((one) => candidate(one, 0.9, context)) : null;
  },
};

/** A coming booking by its restaurant or its day; null where none is like that: `check` offers all. */
export const bookingEntity: Entity = {
  slot: 'code',
  from: ['venue', 'date'],
  unknown: 'booking.none',
  candidates(slots, context) {
    const { venue, date } = readSlots(said, slots);
    const day = date === undefined ? undefined : readDay(date, context);
    const fits = (booking: Booking) =>
      (venue === undefined || venueOf(context, booking).name === venue) &&
      (day === undefined || booking.day === day);
    return bookingsThat(fits, slots, context);
  },
};

/** The booking that is to be changed, by its restaurant: the day that is said is the new one. */
export const bookingAtEntity: Entity = {
  ...bookingEntity,
  from: ['venue'],
  candidates: ({ date: _, ...slots }, context) => bookingEntity.candidates(slots, context),
};

/** A friend by name. */
export const friendEntity: Entity = {
  slot: 'friend_id',
  from: ['friend'],
  unknown: 'friend.none',
  candidates(slots, context) {
    const { friend } = readSlots(said, slots);
    const user = personOf(slots, context)?.user;
    if (friend === undefined || !user) return null;
    return friendsOf(context.db, user.id).flatMap((one) => {
      const confidence = calledBy(one, friend);
      const mention = friendMention(one, context.language);
      return confidence < leastAlike ? [] : [{ mention, confidence }];
    });
  },
};

/** An invitation by who sent it, or where it is to; null where none is like that: `check` offers all. */
export const inviteEntity: Entity = {
  slot: 'invite_id',
  from: ['friend', 'venue'],
  unknown: 'invites.none',
  candidates(slots, context) {
    const { friend, venue } = readSlots(said, slots);
    const user = personOf(slots, context)?.user;
    if (!user) return null;
    const { db } = context;
    const fitting = invitesOf(db, user.id, context.now).filter(
      ({ toUser, fromUser, status, venueId }) =>
        toUser === user.id &&
        status === 'pending' &&
        (friend === undefined || calledBy(findUser(db, fromUser), friend) >= leastAlike) &&
        (venue === undefined || findVenue(db, venueId)?.name === venue),
    );
    return orNull(
      fitting.map((invite) => ({ mention: inviteMention(invite, context), confidence: 0.9 })),
    );
  },
};

const orNull = (found: readonly Candidate[]) => (found.length > 0 ? found : null);

/** Whether words, or an id, are somebody's. */
const calledBy = (user: User | undefined, by: string): number =>
  user === undefined ? 0 : user.id === by ? 1 : callsPerson(user, by);

const candidate = (venue: Venue, confidence: number, context: ActionContext): Candidate => ({
  mention: venueMention(venue, context),
  confidence,
});

function isOfKind(
  venue: Venue,
  { cuisine, area }: { readonly cuisine?: string; readonly area?: string },
): boolean {
  return (
    (cuisine === undefined || venue.cuisine === cuisine) &&
    (area === undefined || venue.areaId === area)
  );
}

function bookingsThat(
  fits: (booking: Booking) => boolean,
  slots: Slots,
  context: ActionContext,
): readonly Candidate[] | null {
  const person = personOf(slots, context);
  if (!person) return null;
  const fitting = bookingsOf(context.db, person.phone).filter(
    (booking) => isComing(booking, context.now) && fits(booking),
  );
  return orNull(
    fitting.map((booking) => ({
      mention: bookingMention(booking, venueOf(context, booking), context),
      confidence: 0.9,
    })),
  );
}

const daysBack = { last: 3650, last_week: 14, last_month: 62 } as const;

/** Where the person has been in the last days, the latest first, each once. */
function visitsOf(phone: string, days: number, { db, now }: ActionContext): Venue[] {
  const back = days * 1440 + wallClock(now).minute;
  const past = bookingsOf(db, phone)
    .filter(({ status }) => status !== 'cancelled')
    .filter((booking) => {
      const left = minutesLeft(booking, now);
      return left < 0 && -left <= back;
    })
    .toReversed();
  return [...new Set(past.map(({ venueId }) => venueId))].flatMap((id) => findVenue(db, id) ?? []);
}
