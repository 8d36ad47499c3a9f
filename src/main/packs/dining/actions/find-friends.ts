import { z } from 'zod';
import type { ActionContext, CheckResult, ReadAction } from '../../../actions/port.ts';
import { bookingsOf } from '../bookings.ts';
import { localised } from '../../kit/localised.ts';
import { friendsOf, interestsOf, type User } from '../people.ts';
import { cuisines } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, type Venue, venueName } from '../venues.ts';
import { friendCard, friendMention } from '../view.ts';
import { shownEntity, venueEntity } from './entities.ts';
import { openUser } from './open-user.ts';
import { openVenue, venueParameters } from './open-venue.ts';

type Input = {
  readonly user: User;
  readonly venue: Venue | null;
  readonly cuisine: (typeof cuisines)[number] | null;
};

const ownSlots = z.object({ cuisine: z.enum(cuisines), venue: z.string(), venue_id: z.string() });

/** A few more than of other things: friends are few, and short to say. */
const mostFriends = 5;

export const findFriends: ReadAction<Input> = {
  name: 'find_friends',
  description: "Tell which of the person's friends like a restaurant or a kitchen, or all friends",
  parameters: z.object({
    ...venueParameters,
    cuisine: z.enum([...cuisines, 'any']).optional(),
    phone: z.string().optional(),
  }),
  entities: [venueEntity, shownEntity],
  effect: 'read',
  check(slots, context): CheckResult<Input> {
    const opened = openUser(slots, context);
    if (opened.status !== 'ready') return opened;
    const { venue, venue_id, cuisine = null } = readSlots(ownSlots, slots);
    const ready = (place: Venue | null): CheckResult<Input> => ({
      status: 'ready',
      input: { user: opened.input, venue: place, cuisine: place?.cuisine ?? cuisine },
      memory: opened.memory ?? {},
    });
    if (venue === undefined && venue_id === undefined) return ready(null);
    const place = openVenue(slots, context);
    if (place.status === 'ready') return ready(place.input);
    return place.status === 'refused'
      ? place
      : { ...place, memory: { ...opened.memory, ...place.memory } };
  },
  run({ user, venue, cuisine }, context) {
    const { db, language } = context;
    const all = friendsOf(db, user.id);
    if (all.length === 0) return { phrases: [{ key: 'friends.nobody' }] };
    const fitting = all.filter(
      (friend) => cuisine === null || likes(friend, cuisine, venue, context),
    );
    const friends = (fitting.length > 0 ? fitting : all).slice(0, mostFriends);
    const items = friends.map((friend) => localised(friend, 'name', language));
    const what =
      venue === null
        ? ({ kind: 'phrase', key: `cuisine.${cuisine ?? 'cafe'}` } as const)
        : venueName(db, venue, language);
    const params = { friends: { kind: 'list', items, how: 'and' } as const, what };
    const key =
      cuisine === null
        ? 'friends.all'
        : fitting.length === 0
          ? 'friends.none_like'
          : 'friends.like';
    return {
      phrases: [{ key, params }],
      cards: friends.map((friend) => friendCard(friend, context)),
      mentions: friends.map((friend) => friendMention(friend, language)),
      ...(friends.length === 1 && friends[0] && { focus: { friend_id: friends[0].id } }),
    };
  },
};

/** Somebody likes its kitchen, or has been there. */
function likes(
  friend: User,
  cuisine: string,
  venue: Venue | null,
  { db }: Pick<ActionContext, 'db'>,
): boolean {
  if (interestsOf(db, friend.id).includes(cuisine)) return true;
  return bookingsOf(db, friend.phone).some(({ venueId, status }) =>
    venue === null
      ? findVenue(db, venueId)?.cuisine === cuisine && status !== 'cancelled'
      : venueId === venue.id && status !== 'cancelled',
  );
}
