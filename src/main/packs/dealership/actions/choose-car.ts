import { z } from 'zod';
import type { ActionContext, CheckResult, Entity, Slots } from '../../../actions/port.ts';
import type { Database } from '../../../store/port.ts';
import { type Car, carMention, findCar, searchCars } from '../inventory.ts';
import { lineupOf } from '../lineup.ts';
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

export const carNumberParameter = z
  .string()
  .optional()
  .describe('the number of a car shown before, such as C101');

/** The key of memory for the car whose details were told last: "compare it with the other one". */
export const lookedKey = 'looked';

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

/** The model (or only the make) of ours that a slot names, where it does. */
export function namedCar(
  slots: Slots,
  db: Database,
  slot = 'vehicle',
): { make: string; model: string | undefined } | undefined {
  const said = slots[slot];
  const [car] = typeof said === 'string' ? lineupOf(db).find(said) : [];
  return car && { make: car.make, model: car.model ?? undefined };
}

const byAge = (a: Car, b: Car) => b.is_new - a.is_new || b.year - a.year;

/** How sure it is that a name means a car of that name; several of them are equally likely. */
const fitting = 0.9;

/** The cars for sale that are what was said; where none has all of it, those that are of that name. */
function carsNamed(slots: Slots, { db }: ActionContext, slot: string): readonly Car[] {
  const named = namedCar(slots, db, slot);
  if (!named) return [];
  const exact = searchCars(db, { ...named, ...featuresIn(slots) });
  return exact.length > 0 ? exact : searchCars(db, named);
}

/** A car for sale, by its name and what else was said of it. Several of a name are asked about. */
export const carForSale: Entity = {
  slot: 'inventory_id',
  from: ['vehicle'],
  candidates(slots, context) {
    return carsNamed(slots, context, 'vehicle').map((car) => ({
      mention: carMention(car, context),
      confidence: fitting,
    }));
  },
  unknown: 'car.not_ours',
};

/**
 * The newest car of a model: any of them will do to be driven or compared, and it is the best to show.
 * Of a make, which model is asked.
 */
export const newestCar = (slot: string, from: string): Entity => ({
  slot,
  from: [from],
  candidates(slots, context) {
    const cars = carsNamed(slots, context, from).toSorted(byAge);
    const models = [...new Map(cars.toReversed().map((car) => [car.model, car])).values()];
    return models.map((car) => ({
      mention: { ...carMention(car, context), slots: { [slot]: car.id } },
      confidence: fitting,
    }));
  },
  unknown: 'car.not_ours',
});

/** The one car of ours that is meant, once its name has been resolved; else asks for its name. */
export function chooseCar(slots: Slots, { db }: ActionContext, ask: string): CheckResult<Car> {
  const id = slots['inventory_id'];
  const car = typeof id === 'string' ? findCar(db, id) : undefined;
  if (car?.is_available) return { status: 'ready', input: car };
  const known = car !== undefined || typeof slots['vehicle'] === 'string';
  const phrase = { key: known ? 'car.not_ours' : ask };
  return { status: 'needs', slot: 'vehicle', clear: known, phrase };
}
