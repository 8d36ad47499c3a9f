import { z } from 'zod';
import type { ActionContext, CheckResult, Slots, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { modelName } from '../inventory.ts';
import type { Database } from '../../../store/port.ts';
import { lineupOf } from '../lineup.ts';
import { addVehicle, findVehicle, isPlateKnown, keepCustomer } from '../people.ts';
import { oldestYear } from '../rules.ts';
import { carParameters } from './choose-car.ts';
import { memoryOf, phoneParameter, whoIs } from './who.ts';

const registration = z.object({
  phone: z.string(),
  name: z.string().nullable(),
  vehicle: z.string(),
  year: z.string(),
  plate: z.string(),
});
type Registration = Readonly<z.output<typeof registration>>;

const registered = z.object({ vehicle_id: z.number(), customer: z.number(), phone: z.string() });
type Registered = Readonly<z.output<typeof registered>>;

/** Two letters, a number, letters, four digits. */
const plateShape = /^[A-Z]{2}\d{1,2}[A-Z]{1,3}\d{4}$/;

/** "Vayura Megha" is a make and a model; of a car that is none of ours the first word is the make. */
function splitName(said: string, db: Database): { make: string; model: string } {
  const [car] = lineupOf(db).find(said);
  if (car) return { make: car.make, model: car.model ?? '' };
  const [make = said, ...model] = said.trim().split(/\s+/);
  return { make, model: model.join(' ') };
}

export const registerVehicle: WriteAction<Registration, Registered> = {
  name: 'register_vehicle',
  description: "Put the customer's own car in the books: make and model, year, number plate",
  parameters: z.object({
    phone: phoneParameter,
    name: z.string().optional().describe("the customer's name"),
    vehicle: carParameters.vehicle,
    year: carParameters.year,
    plate: z.string().optional().describe('the number plate, such as MH12AB1234'),
  }),
  effect: 'write',
  requiresConfirmation: true,
  check: checkRegistration,
  describe(input, { db, language, now }) {
    const car = modelName(db, splitName(input.vehicle, db), language);
    return {
      question: { key: 'register.question', params: { car, year: input.year } },
      lines: [
        { label: 'line.vehicle', value: car },
        {
          label: 'car.year',
          value: input.year,
          edit: {
            slot: 'year',
            kind: 'number',
            value: input.year,
            min: oldestYear,
            max: latestYear(now),
          },
        },
        { label: 'line.plate', value: input.plate },
        ...(input.name === null ? [] : [{ label: 'line.name', value: input.name }]),
      ],
    };
  },
  // A year is read as it is said.
  edited: (slot, value) => (slot === 'year' ? { year: String(value) } : undefined),
  run(input, { db, now }) {
    const at = new Date(now).toISOString();
    const person = { phone: input.phone, name: input.name ?? '', email: null };
    const customer = keepCustomer(db, person, at);
    const vehicle_id = addVehicle(
      db,
      {
        customerId: customer,
        ...splitName(input.vehicle, db),
        year: Number(input.year),
        plate: input.plate,
      },
      at,
    );
    return { vehicle_id, customer, phone: input.phone };
  },
  report(receipt, { db, language }) {
    const { vehicle_id, customer, phone } = registered.parse(receipt.outcome);
    const vehicle = findVehicle(db, vehicle_id);
    assert(vehicle, 'what was registered is in the books');
    return {
      phrases: [{ key: 'done.registered', params: { car: modelName(db, vehicle, language) } }],
      memory: memoryOf(phone, customer),
    };
  },
};

const latestYear = (now: number) => new Date(now).getFullYear() + 1;

function checkRegistration(slots: Slots, context: ActionContext): CheckResult<Registration> {
  const given = (name: string) => {
    const value = slots[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const who = whoIs(slots, context, 'be reachable');
  if (who.status !== 'ready') return who;
  const { memory } = who;
  const ask = (slot: string, key: string, clear = false) =>
    ({ status: 'needs', slot, clear, phrase: { key }, memory }) as const;
  if (!who.customer && !given('name')) return ask('name', 'ask.name');
  const vehicle = given('vehicle');
  if (!vehicle) return ask('vehicle', 'ask.own_vehicle');
  const year = given('year')?.replace('+', '');
  if (!year) return ask('year', 'ask.year');
  if (Number(year) < oldestYear || Number(year) > latestYear(context.now))
    return ask('year', 'year.odd', true);
  const plate = given('plate')?.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!plate) return ask('plate', 'ask.plate');
  if (!plateShape.test(plate)) return ask('plate', 'plate.odd', true);
  if (isPlateKnown(context.db, plate)) {
    return { status: 'refused', reply: { phrases: [{ key: 'refuse.plate_known' }], memory } };
  }
  const name = who.customer ? null : (given('name') ?? null);
  return { status: 'ready', input: { phone: who.phone, name, vehicle, year, plate }, memory };
}
