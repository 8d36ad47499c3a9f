import { z } from 'zod';
import type { ActionContext, CheckResult, Slots } from '../../../actions/port.ts';
import type { Database } from '../../../store/port.ts';
import { type Car, carCard, carMention, findCar, searchCars } from '../inventory.ts';
import { findCars } from '../lineup.ts';
import { maxListed } from '../rules.ts';
import kinds from '../words/kinds.json' with { type: 'json' };

const names = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  Object.keys(table) as [Key, ...Key[]];

/** What may be said of a car of ours. */
export const carParameters = {
  vehicle: z.string().optional().describe('make and model of the car'),
  year: z.string().optional().describe('the year it was made, such as 2022'),
  colour: z.enum(names(kinds.colours)).optional(),
  condition: z.enum(names(kinds.conditions)).optional(),
  fuel: z.enum(names(kinds.fuels)).optional(),
  gearbox: z.enum(names(kinds.gearboxes)).optional(),
} as const;
const carSlots = z.object(carParameters);

/** The features of a car among slots; what is malformed is left out. */
export function featuresIn(slots: Slots) {
  const { shape } = carSlots;
  const year = /^(\d{4})(\+?)$/.exec(String(slots['year'] ?? ''));
  return {
    colour: shape.colour.safeParse(slots['colour']).data,
    condition: shape.condition.safeParse(slots['condition']).data,
    fuel: shape.fuel.safeParse(slots['fuel']).data,
    gearbox: shape.gearbox.safeParse(slots['gearbox']).data,
    year: year ? Number(year[1]) : undefined,
    newer: year?.[2] === '+',
  };
}

/** The car of ours that a name stands for, where it is one. */
export function namedCar(slots: Slots): { make: string; model: string | undefined } | undefined {
  const said = slots['vehicle'];
  const [car] = typeof said === 'string' ? findCars(said) : [];
  return car && { make: car.make, model: car.model ?? undefined };
}

const newest = (cars: readonly Car[]): Car | undefined =>
  cars.toSorted((a, b) => b.is_new - a.is_new || b.year - a.year)[0];

/** The newest car of a model, or of a make, that is for sale. */
export function newestOf(said: string, db: Database): Car | undefined {
  const named = namedCar({ vehicle: said });
  return named && newest(searchCars(db, named));
}

/**
 * The one car of ours that is meant: the one pointed at, else the only one that is what was said. Asks
 * which where there are several, unless any of them will do.
 */
export function chooseCar(
  slots: Slots,
  context: ActionContext,
  options: { readonly ask: string; readonly anyWillDo?: boolean },
): CheckResult<Car> {
  const { db } = context;
  const pointed = slots['inventory_id'];
  const car = typeof pointed === 'string' ? findCar(db, pointed) : undefined;
  const named = namedCar(slots);
  const other =
    named &&
    car &&
    (named.make !== car.make || (named.model !== undefined && named.model !== car.model));
  if (car?.is_available && !other) return { status: 'ready', input: car };
  if (!named) {
    return car || typeof slots['vehicle'] === 'string'
      ? { status: 'needs', slot: 'vehicle', clear: true, phrase: { key: 'car.not_ours' } }
      : { status: 'needs', slot: 'vehicle', clear: false, phrase: { key: options.ask } };
  }
  const exact = searchCars(db, { ...named, ...featuresIn(slots) });
  const found = exact.length > 0 ? exact : searchCars(db, named);
  const [first, second] = found;
  if (!first) {
    return { status: 'needs', slot: 'vehicle', clear: true, phrase: { key: 'car.not_ours' } };
  }
  if (!second || (options.anyWillDo && named.model !== undefined)) {
    // To be driven, the newest one is the best.
    const best = newest(found) ?? first;
    return { status: 'ready', input: best };
  }
  const offered = found.slice(0, maxListed);
  const mentions = offered.map((one) => carMention(one, context));
  return {
    status: 'needs',
    slot: 'inventory_id',
    clear: false,
    phrase: {
      key: 'car.which',
      params: {
        count: found.length,
        options: { kind: 'list', items: mentions.slice(0, 3).map(({ name }) => name) },
      },
    },
    cards: offered.map((one) => carCard(one, context)),
    mentions,
  };
}
