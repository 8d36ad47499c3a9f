import { z } from 'zod';
import type { ActionContext, ActionReply, Phrase } from '../../../actions/port.ts';
import { wallClock } from '../calendar.ts';
import { cuisines, maxListed, occasions } from '../rules.ts';
import { searchVenues, venueName, type Wanted } from '../venues.ts';
import { venueCard, venueMention } from '../view.ts';

/** What the language model may say about the kind of place. */
export const wantedParameters = {
  cuisine: z.enum([...cuisines, 'any']).optional(),
  area: z.string().optional().describe('id of the part of the city'),
  price_level: z.enum(['cheap', 'mid', 'fancy']).optional(),
  max_km: z.number().optional().describe('at most so many kilometres away'),
  occasion: z.enum(occasions).optional(),
  vegetarian: z.boolean().optional().describe('true: only pure vegetarian restaurants'),
};

export const wantedSlots = z.object({
  cuisine: z.enum([...cuisines, 'any']),
  area: z.string().min(1).max(40),
  price_level: z.enum(['cheap', 'mid', 'fancy']),
  max_km: z.number().positive(),
  occasion: z.enum(occasions),
  vegetarian: z.literal(true),
});

/** What is given up, one after the other, where there is nothing that is all that was wanted. */
const wider = ['maxKm', 'price', 'occasion', 'areaId', 'cuisine'] as const;

/** The best venues, or the nearest to what was wanted where there is none. */
export function listVenues(
  said: Partial<z.output<typeof wantedSlots>>,
  taste: Readonly<Record<string, number>>,
  context: ActionContext,
  lead: string,
): ActionReply {
  const { db, language, now } = context;
  const wanted: Wanted = {
    cuisine: said.cuisine === 'any' ? undefined : said.cuisine,
    areaId: said.area,
    price: said.price_level,
    maxKm: said.max_km,
    occasion: said.occasion,
    vegetarian: said.vegetarian,
  };
  let asked = wanted;
  let found = searchVenues(db, asked, taste);
  for (const key of wider) {
    if (found.length > 0) break;
    asked = { ...asked, [key]: undefined };
    found = searchVenues(db, asked, taste);
  }
  const best = found.slice(0, maxListed).map(({ venue }) => venue);
  const [only, another] = best;
  const { day } = wallClock(now);
  const options = {
    kind: 'list',
    items: best.map((venue) => venueName(db, venue, language)),
  } as const;
  const phrases: Phrase[] = [
    ...(asked === wanted ? [] : [{ key: 'search.widened' }]),
    { key: another ? lead : `${lead}_one`, params: { options } },
    { key: 'offer.book' },
  ];
  return {
    phrases,
    cards: best.map((venue) => venueCard(venue, day, context)),
    mentions: best.map((venue) => venueMention(venue, context)),
    focus: { venue_id: only && !another ? only.id : null },
  };
}
