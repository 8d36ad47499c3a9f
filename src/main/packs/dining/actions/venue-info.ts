import { z } from 'zod';
import type { Phrase, ReadAction } from '../../../actions/port.ts';
import { dateParam, wallClock } from '../calendar.ts';
import { addDays } from '../../../kernel/wall-calendar.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, venueName } from '../venues.ts';
import { addressOf, hoursText, venueCard, venueMention } from '../view.ts';
import { openVenue, placeParameters, venueEntities } from './open-venue.ts';
import { readDay } from './when.ts';

const topics = ['hours', 'address', 'price', 'food'] as const;
type Topic = (typeof topics)[number];
type Input = {
  readonly venue_id: string;
  readonly topic: Topic | null;
  /** Of the opening hours, where one was named. */
  readonly day: string | null;
};

const ownSlots = z.object({ topic: z.enum(topics), date: z.string().min(1) });

export const venueInfo: ReadAction<Input> = {
  name: 'venue_info',
  description:
    'Tell about one restaurant: opening hours, address, prices, kitchen, vegetarian or not',
  parameters: z.object({
    ...placeParameters,
    topic: z.enum(topics).optional(),
    date: z.string().optional(),
  }),
  entities: venueEntities,
  effect: 'read',
  check(slots, context) {
    const opened = openVenue(slots, context);
    if (opened.status !== 'ready') return opened;
    const { topic = null, date } = readSlots(ownSlots, slots);
    const day = date === undefined ? null : readDay(date, context);
    // "Is it open on Monday" is about the hours, whatever else it holds.
    const input = {
      venue_id: opened.input.id,
      topic: day === null ? topic : 'hours',
      day,
    } as const;
    return { ...opened, input };
  },
  run({ venue_id, topic, day: asked }, context) {
    const { db, language, now } = context;
    const venue = findVenue(db, venue_id);
    if (!venue) return { phrases: [{ key: 'venue.gone' }], empty: true };
    const today = wallClock(now).day;
    const day = asked ?? today;
    const other = day !== today;
    const name = venueName(db, venue, language);
    const hours = hoursText(venue, day, context);
    const next = hoursText(venue, addDays(day, 1), context) ?? '';
    const on = { venue: name, date: dateParam(day) };
    const told: Readonly<Record<Topic, Phrase>> = {
      hours: other
        ? hours === null
          ? { key: 'info.day_off_on', params: on }
          : { key: 'info.hours_on', params: { ...on, hours } }
        : hours === null
          ? { key: 'info.day_off', params: { venue: name, hours: next } }
          : { key: 'info.hours', params: { venue: name, hours } },
      address: { key: 'info.address', params: { venue: name, address: addressOf(venue, context) } },
      price: {
        key: 'info.price',
        params: { venue: name, price: { kind: 'phrase', key: `price.${venue.priceLevel}` } },
      },
      food: {
        key: venue.vegetarian === 1 ? 'info.food_vegetarian' : 'info.food',
        params: { venue: name, cuisine: { kind: 'phrase', key: `cuisine.${venue.cuisine}` } },
      },
    };
    return {
      phrases: topic === null ? [told.food, told.price, told.hours] : [told[topic]],
      cards: [venueCard(venue, day, context, true)],
      mentions: [venueMention(venue, context)],
      focus: { venue_id },
    };
  },
};
