import { z } from 'zod';
import type {
  ActionContext,
  CheckResult,
  Phrase,
  ReadAction,
  Slots,
} from '../../../actions/port.ts';
import { type Car, carMention, carName, comparedCar, findCar } from '../inventory.ts';
import { carNumberParameter, carParameters, lookedKey, newestCar } from './choose-car.ts';

type Pair = readonly [Car, Car];

/** Properties that are said; the card has them all. */
const maxSaid = 2;

export const compareVehicles: ReadAction<Pair> = {
  name: 'compare_vehicles',
  description: 'Compare two cars that are for sale: price and properties',
  parameters: z.object({
    vehicle: carParameters.vehicle,
    inventory_id: carNumberParameter,
    vehicle_2: z.string().optional().describe('make and model of the other car'),
    inventory_id_2: z.string().optional().describe('the number of the other car'),
  }),
  entities: [newestCar('inventory_id', 'vehicle'), newestCar('inventory_id_2', 'vehicle_2')],
  effect: 'read',
  check(slots, context) {
    const [first, second] = [
      carIn(slots, 'inventory_id', context),
      carIn(slots, 'inventory_id_2', context),
    ];
    const one = first ?? second;
    // "Compare it with the Tavika": the car that was looked at last.
    const other = first && second ? second : one && lookedAt(one, context);
    if (!one) return ask('vehicle', { key: 'compare.ask_both' });
    if (!other || one.id === other.id) {
      const name = carName(context.db, one, context.language);
      return ask('vehicle_2', { key: 'compare.ask_other', params: { name } });
    }
    return { status: 'ready', input: [one, other] };
  },
  run([first, second], context) {
    const { db, language, label } = context;
    const cars = [comparedCar(first, context), comparedCar(second, context)] as const;
    const rows = (cars[0].specifications ?? []).map((row, index) => {
      const other = cars[1].specifications?.[index]?.value ?? '';
      return {
        label: row.label,
        values: [row.value, other] as [string, string],
        differs: row.value !== other,
      };
    });
    const names = [carName(db, first, language), carName(db, second, language)] as const;
    const telling = new Set([label('car.condition'), label('car.fuel'), label('car.gearbox')]);
    const said: Phrase[] = rows
      .filter((row) => row.differs && telling.has(row.label))
      .slice(0, maxSaid)
      .map((row) => ({
        key: 'compare.difference',
        params: { label: row.label, a: row.values[0], b: row.values[1] },
      }));
    return {
      phrases: [priceSaid(first, second, names), ...said],
      cards: [{ kind: 'comparison', products: [cars[0], cars[1]], rows }],
      mentions: [carMention(first, context), carMention(second, context)],
      memory: { [lookedKey]: null },
    };
  },
};

/** The car that was looked at last, where it is another one. */
function lookedAt({ id }: Car, { db, memory }: ActionContext): Car | undefined {
  const last = memory[lookedKey];
  return typeof last === 'string' && last !== id ? findCar(db, last) : undefined;
}

/** The car with the number in a slot. */
function carIn(slots: Slots, slot: string, { db }: ActionContext): Car | undefined {
  const id = slots[slot];
  return typeof id === 'string' ? findCar(db, id) : undefined;
}

const ask = (slot: string, phrase: Phrase): CheckResult<never> => ({
  status: 'needs',
  slot,
  clear: true,
  phrase,
});

function priceSaid(first: Car, second: Car, [a, b]: readonly [string, string]): Phrase {
  const price = { kind: 'money', rupees: Math.min(first.price, second.price) } as const;
  if (first.price === second.price) {
    return { key: 'compare.same_price', params: { first: a, second: b, price } };
  }
  const [cheaper, dearer] = first.price < second.price ? [a, b] : [b, a];
  const difference = { kind: 'money', rupees: Math.abs(first.price - second.price) } as const;
  return { key: 'compare.cheaper', params: { cheaper, dearer, price, difference } };
}
