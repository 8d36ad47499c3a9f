import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { nearestTimes } from '../bookings.ts';
import { wallClock } from '../calendar.ts';
import { timeOf } from '../../../kernel/wall-calendar.ts';
import { maxListed, maxParty } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue } from '../venues.ts';
import { sittingParams, timeMention, venueCard } from '../view.ts';
import { openVenue, placeParameters, venueEntities } from './open-venue.ts';
import { checkSitting, freeCard, sittingParameters, usualMinute } from './sitting.ts';
import { readDay } from './when.ts';

type Input = {
  readonly venue_id: string;
  readonly day: string;
  /** Null: any time of the day. */
  readonly minute: number | null;
  readonly party: number;
};

/** Nobody said for how many: most tables are for two. */
const usualParty = 2;

const ownSlots = z.object({
  date: z.string().min(1),
  time: z.string().min(1),
  party_size: z.number().int().positive().max(maxParty),
});

export const availability: ReadAction<Input> = {
  name: 'availability',
  description: 'Tell whether a restaurant has a free table on a day, at a time, for so many people',
  parameters: z.object({ ...placeParameters, ...sittingParameters }),
  entities: venueEntities,
  effect: 'read',
  check(slots, context) {
    const opened = openVenue(slots, context);
    if (opened.status !== 'ready') return opened;
    const venue_id = opened.input.id;
    const { date, time, party_size: party = usualParty } = readSlots(ownSlots, slots);
    const day = date === undefined ? wallClock(context.now).day : readDay(date, context);
    if (day === null)
      return { status: 'needs', slot: 'date', clear: true, phrase: { key: 'date.unclear' } };
    if (time === undefined) return { ...opened, input: { venue_id, day, minute: null, party } };
    const wanted = { date: day, time, party_size: slots['party_size'] ?? party };
    const sitting = checkSitting(wanted, opened.input, context);
    if (sitting.status !== 'ready') return sitting;
    return { ...opened, input: { venue_id, ...sitting.input } };
  },
  run({ venue_id, day, minute, party }, context) {
    const { db, language, now } = context;
    const venue = findVenue(db, venue_id);
    if (!venue) return { phrases: [{ key: 'venue.gone' }], empty: true };
    const cards = [venueCard(venue, day, context, true)];
    const params = sittingParams({ venue, day, minute: minute ?? 0, party }, context);
    const place = { venue_id, date: day, party_size: party };
    if (minute !== null) {
      return {
        phrases: [{ key: 'available.yes', params }],
        cards,
        focus: { ...place, time: timeOf(minute) },
      };
    }
    const wish = { venueId: venue_id, day, minute: usualMinute, party };
    const free = nearestTimes(db, wish, now, maxListed);
    if (free.length === 0) {
      const phrases = [{ key: 'available.none', params }];
      return { phrases, cards, focus: { venue_id } };
    }
    const mentions = free.map((one) => ({
      ...timeMention(one, language),
      slots: { time: timeOf(one), date: day, venue_id, party_size: party },
    }));
    const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
    return {
      phrases: [{ key: 'available.times', params: { ...params, options } }],
      cards: [...cards, freeCard(venue, wish, context, context.label('choice.book'))],
      mentions,
      focus: place,
    };
  },
};
