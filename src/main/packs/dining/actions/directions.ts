import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { headingTo, walkableKm, wayTo } from '../geo.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { findVenue, kioskOf, venueName } from '../venues.ts';
import { addressOf, venueMention, wayCard } from '../view.ts';
import { openVenue, placeParameters, venueEntities } from './open-venue.ts';

type Input = { readonly venue_id: string; readonly mode: 'walk' | 'drive' | null };

const ownSlots = z.object({ mode: z.enum(['walk', 'drive']) });

export const directions: ReadAction<Input> = {
  name: 'directions',
  description:
    'The way to a restaurant from here: distance, and how long it takes on foot or by car',
  parameters: z.object({
    ...placeParameters,
    mode: z.enum(['walk', 'drive']).optional(),
  }),
  entities: venueEntities,
  effect: 'read',
  check(slots, context) {
    const opened = openVenue(slots, context);
    if (opened.status !== 'ready') return opened;
    const { mode = null } = readSlots(ownSlots, slots);
    return { ...opened, input: { venue_id: opened.input.id, mode } };
  },
  run({ venue_id, mode }, context) {
    const { db, language } = context;
    const venue = findVenue(db, venue_id);
    if (!venue) return { phrases: [{ key: 'venue.gone' }], empty: true };
    const kiosk = kioskOf(db);
    const way = wayTo(kiosk, venue);
    const best = mode ?? (way.km > walkableKm ? 'drive' : null);
    const params = {
      venue: venueName(db, venue, language),
      km: way.km,
      heading: { kind: 'phrase', key: `heading.${headingTo(kiosk, venue)}` } as const,
      address: addressOf(venue, context),
    };
    const times = { walk: way.walkMinutes, drive: way.driveMinutes };
    return {
      phrases: [
        { key: 'way.where', params },
        { key: best === null ? 'way.both' : `way.${best}`, params: times },
      ],
      cards: [wayCard(venue, context)],
      mentions: [venueMention(venue, context)],
      focus: { venue_id },
    };
  },
};
