import { z } from 'zod';
import type { ActionContext, Json, Mention, ReadAction } from '../../../actions/port.ts';
import { type Car, carCard, carMention, carName, type CarQuery, searchCars } from '../inventory.ts';
import { maxListed } from '../rules.ts';
import kinds from '../words/kinds.json' with { type: 'json' };
import { carParameters, featuresIn, lookedKey, namedCar } from './choose-car.ts';

const price = z.object({ min: z.number().optional(), max: z.number().optional() });
const bodies = Object.keys(kinds.bodies) as [string, ...string[]];

/** What was looked for last: what is said afterwards narrows it. */
const searched = z
  .object({
    make: z.string().optional(),
    model: z.string().optional(),
    body: z.string().optional(),
    colour: carParameters.colour,
    condition: carParameters.condition,
    fuel: carParameters.fuel,
    gearbox: carParameters.gearbox,
    year: z.number().optional(),
    newer: z.boolean().optional(),
    price: price.optional(),
  })
  .catch({});

/** Undefined is no JSON. */
const known = (query: CarQuery) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

/**
 * What was found, to be pointed at. A search that leaves one car of a list makes a new list of one: without
 * its name it is not taken for the one of the old list.
 */
function mentionsOf(cars: readonly Car[], context: ActionContext): Mention[] {
  const mentions = cars.map((car) => carMention(car, context));
  const [only, ...more] = mentions;
  if (!only || more.length > 0) return mentions;
  return [{ ...only, slots: { inventory_id: only.slots['inventory_id'] ?? '' } }];
}

export const searchInventory: ReadAction<CarQuery> = {
  name: 'search_inventory',
  description: 'Search the cars for sale by make, model, kind, year, colour, price, new or used',
  parameters: z.object({
    ...carParameters,
    body: z.enum(bodies).optional(),
    price_range: price.optional(),
    refine: z.enum(['only']).optional().describe('narrows the last search'),
  }),
  effect: 'read',
  check(slots, { db, memory }) {
    const named = namedCar(slots, db);
    const body = bodies.find((one) => one === slots['body']);
    const range = price.safeParse(slots['price_range']).data;
    const features = { ...featuresIn(slots), price: range };
    const given = Object.entries(features)
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([name]) => name);
    if (!named && !body && given.length === 0) {
      return { status: 'needs', slot: 'vehicle', clear: false, phrase: { key: 'ask.search' } };
    }
    // "Only automatic ones", "between five and eight lakh": of those that were shown.
    const narrows =
      slots['refine'] === 'only' || (!named && !body && given.every((name) => name === 'price'));
    const said = known({ ...named, body, ...features, newer: features.newer || undefined });
    const before = narrows ? searched.parse(memory['search']) : {};
    return { status: 'ready', input: { ...before, ...said } };
  },
  run(query, context) {
    const { db, language } = context;
    const memory = { search: known(query) as Record<string, Json>, [lookedKey]: null };
    const found = searchCars(db, query);
    const first = found[0];
    if (first) {
      const shown = found.slice(0, maxListed);
      return {
        phrases: [
          {
            key: 'search.found',
            params: {
              count: found.length,
              name: carName(db, first, language),
              price: { kind: 'money', rupees: first.price },
            },
          },
        ],
        cards: shown.map((car) => carCard(car, context)),
        focus: { inventory_id: first.id },
        mentions: mentionsOf(shown, context),
        memory,
      };
    }
    // Nothing at that price: the nearest there is, of that kind.
    const { price: range, ...rest } = query;
    const others = range ? searchCars(db, rest) : [];
    const nearest = range?.max === undefined ? others.at(-1) : others[0];
    if (!nearest) return { phrases: [{ key: 'search.none' }], empty: true, memory };
    return {
      phrases: [
        {
          key: 'search.none_in_range',
          params: {
            name: carName(db, nearest, language),
            price: { kind: 'money', rupees: nearest.price },
          },
        },
      ],
      cards: [carCard(nearest, context)],
      focus: { inventory_id: nearest.id },
      mentions: [carMention(nearest, context)],
      memory,
    };
  },
};
