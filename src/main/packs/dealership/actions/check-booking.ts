import { z } from 'zod';
import type { ActionContext, CheckResult, Entity, Slots } from '../../../actions/port.ts';
import type { Errand } from '../calendar.ts';
import { modelName } from '../inventory.ts';
import { inAllLanguages, localised } from '../../kit/localised.ts';
import { type OwnVehicle, vehiclesOf } from '../people.ts';
import { type AppointmentType, appointmentTypes, durations } from '../rules.ts';
import { allServices, findService } from '../services.ts';
import { chooseTime, faultOfDay, resolveDay } from '../when.ts';
import { chooseCar, namedCar, newestCar } from './choose-car.ts';
import { customerOf, type Known, rememberedName, whoIs } from './who.ts';

/** All that is needed to book; also what the rules are asked with again before it is done. */
export const bookingSchema = z.object({
  appointment_type: z.enum(appointmentTypes),
  service_type: z.string().nullable(),
  inventory_id: z.string().nullable(),
  vehicle_id: z.number().nullable(),
  /** A car that is not in our books, as it was said. */
  vehicle: z.string().nullable(),
  /** "2026-11-23". */
  date: z.string(),
  /** "09:30". */
  time: z.string(),
  phone: z.string(),
  /** Null for somebody we know. */
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type Booking = Readonly<z.output<typeof bookingSchema>>;

type Step = CheckResult<Booking>;
type Needs = Extract<Step, { readonly status: 'needs' }>;

const text = (slots: Slots, name: string): string | undefined => {
  const value = slots[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** What is to be booked, step by step as a person at the desk would ask. */
export function checkBooking(slots: Slots, context: ActionContext): Step {
  const type = typeOf(slots);
  if (type === undefined) return askType();
  const subject = subjectOf(type, slots, context);
  if (subject.status !== 'ready') return subject;
  const { errand } = subject.input;

  const said = text(slots, 'date');
  const day = said === undefined ? undefined : resolveDay(said, context);
  if (day === undefined) {
    const clear = said !== undefined;
    return { status: 'needs', slot: 'date', clear, phrase: { key: 'ask.date' } };
  }
  const fault = faultOfDay(day, context);
  if (fault) return fault;
  const chosen = chooseTime(text(slots, 'time'), day, errand, context);
  if (chosen.status !== 'ready') return chosen;

  const who = whoIs(slots, context, 'be reachable');
  if (who.status !== 'ready') return who;
  const name = text(slots, 'name') ?? rememberedName(context);
  if (!who.customer && name === undefined) {
    const phrase = { key: 'ask.name' };
    return { status: 'needs', slot: 'name', clear: false, phrase, memory: who.memory };
  }
  const own = type === 'service' ? chooseOwnCar(slots, who, context) : noCar;
  if (own.status !== 'ready') return own;

  // Who comes, and with what, may be somewhere else at that time.
  const whole: Errand = {
    ...errand,
    vehicleId: own.input.vehicle_id ?? undefined,
    customerId: who.customer?.id,
  };
  const still = chooseTime(chosen.time, day, whole, context);
  if (still.status !== 'ready') {
    const phrase = { ...still.phrase, key: 'time.yours' };
    return { ...still, ...(still.phrase.key === 'time.taken' && { phrase }), memory: who.memory };
  }
  return {
    status: 'ready',
    memory: who.memory,
    input: {
      appointment_type: type,
      service_type: subject.input.service_type,
      inventory_id: subject.input.errand.inventoryId ?? null,
      ...own.input,
      date: day,
      time: chosen.time,
      phone: who.phone,
      name: who.customer ? null : (name ?? null),
      email: text(slots, 'email') ?? null,
    },
  };
}

function typeOf(slots: Slots): AppointmentType | undefined {
  const said = appointmentTypes.find((type) => type === slots['appointment_type']);
  return said ?? (text(slots, 'service_type') === undefined ? undefined : 'service');
}

function askType(): Needs {
  return {
    status: 'needs',
    slot: 'appointment_type',
    clear: false,
    phrase: { key: 'ask.appointment_type' },
    mentions: appointmentTypes.map((type) => ({
      name: { kind: 'phrase', key: `type.${type}` },
      words: '',
      slots: { appointment_type: type },
    })),
  };
}

/** What takes place, and how long it takes. */
function subjectOf(
  type: AppointmentType,
  slots: Slots,
  context: ActionContext,
): CheckResult<{ readonly service_type: string | null; readonly errand: Errand }> {
  if (type === 'sales') {
    const errand = { type, duration: durations.sales };
    return { status: 'ready', input: { service_type: null, errand } };
  }
  if (type === 'test_drive') {
    const chosen = chooseCar(slots, context, 'ask.drive');
    if (chosen.status !== 'ready') return chosen;
    const errand = { type, duration: durations.test_drive, inventoryId: chosen.input.id };
    return { status: 'ready', input: { service_type: null, errand } };
  }
  const id = text(slots, 'service_type');
  const service = id === undefined ? undefined : findService(context.db, id);
  if (service) {
    const errand = { type, duration: service.duration_min };
    return { status: 'ready', input: { service_type: service.id, errand } };
  }
  return {
    status: 'needs',
    slot: 'service_type',
    clear: id !== undefined,
    phrase: { key: 'ask.service_type' },
    mentions: allServices(context.db).map((one) => ({
      name: localised(one, 'name', context.language),
      words: inAllLanguages(one, 'name'),
      slots: { service_type: one.id },
    })),
  };
}

const drivenCar = newestCar('inventory_id', 'vehicle');

/** The car of a test drive. Of other appointments a car that is named is the customer's own. */
export const carToDrive: Entity = {
  ...drivenCar,
  candidates: (slots, context) =>
    typeOf(slots) === 'test_drive' ? drivenCar.candidates(slots, context) : null,
};

/** The customer's car that is named; one that is not in our books is taken as it was said. */
export const ownCar: Entity = {
  slot: 'vehicle_id',
  from: ['vehicle'],
  candidates(slots, context) {
    if (typeOf(slots) !== 'service') return null;
    const customer = customerOf(slots, context);
    const car = namedCar(slots, context.db);
    if (!customer || !car) return null;
    const named = vehiclesOf(context.db, customer.id).filter(
      (one) => one.make === car.make && (car.model === undefined || one.model === car.model),
    );
    if (named.length === 0) return null;
    return named.map((one) => ({ mention: vehicleMention(one, context), confidence: 0.9 }));
  },
  unknown: 'ask.own_vehicle',
};

type OwnCar = Pick<Booking, 'vehicle_id' | 'vehicle'>;
const noCar = { status: 'ready', input: { vehicle_id: null, vehicle: null } } as const;

/** The car that is to be serviced: the one that was named, the customer's only one, or what is said. */
function chooseOwnCar(
  slots: Slots,
  { customer, memory }: Known,
  context: ActionContext,
): CheckResult<OwnCar> {
  const mine = customer ? vehiclesOf(context.db, customer.id) : [];
  const named = mine.find(({ id }) => id === slots['vehicle_id']);
  const said = text(slots, 'vehicle');
  if (!named && said !== undefined) {
    return { status: 'ready', input: { vehicle_id: null, vehicle: said } };
  }
  const [only, another] = mine;
  const found = named ?? (another ? undefined : only);
  if (found) return { status: 'ready', input: { vehicle_id: found.id, vehicle: null } };
  if (!only) {
    const phrase = { key: 'ask.own_vehicle' };
    return { status: 'needs', slot: 'vehicle', clear: false, phrase, memory };
  }
  const mentions = mine.map((one) => vehicleMention(one, context));
  return {
    status: 'needs',
    slot: 'vehicle_id',
    clear: false,
    phrase: {
      key: 'own_vehicle.which',
      params: { options: { kind: 'list', items: mentions.map(({ name }) => name) } },
    },
    mentions,
    memory,
  };
}

function vehicleMention(one: OwnVehicle, { db, language }: ActionContext) {
  const name = modelName(db, one, language);
  const names = db.all<object>(
    "SELECT * FROM model_names WHERE make = :make AND model IN ('', :model)",
    { make: one.make, model: one.model },
  );
  return {
    name,
    words: [name, one.year, ...names.map((row) => inAllLanguages(row, 'name'))].join(' '),
    slots: { vehicle_id: one.id },
  };
}
