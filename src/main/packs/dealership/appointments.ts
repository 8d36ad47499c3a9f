import type { DetailsCard } from '../../../contract/cards.ts';
import type { Language } from '../../../contract/language.ts';
import type { ActionContext, Mention, PhraseParam } from '../../actions/port.ts';
import { clockText } from '../../language/clock-text.ts';
import { locale } from '../../language/locale.ts';
import type { Database } from '../../store/port.ts';
import { type Day, momentOf, type Slot } from './calendar.ts';
import { dayOf, noonOf } from '../../kernel/wall-calendar.ts';
import { carName, findCar, modelName } from './inventory.ts';
import { localised } from '../kit/localised.ts';
import { findVehicle, nextId } from './people.ts';
import type { AppointmentType } from './rules.ts';
import { findService } from './services.ts';

export interface Appointment {
  readonly id: number;
  readonly customerId: number;
  readonly type: AppointmentType;
  readonly serviceId: string | null;
  readonly vehicleId: number | null;
  readonly inventoryId: string | null;
  readonly date: Day;
  readonly time: string;
  readonly duration: number;
  readonly status: 'booked' | 'done' | 'cancelled';
  readonly notes: string | null;
}

const columns = `id, customer_id AS customerId, appointment_type AS type, service_type_id AS serviceId,
  vehicle_id AS vehicleId, inventory_id AS inventoryId, scheduled_date AS date, scheduled_time AS time,
  duration_min AS duration, status, notes`;

export function findAppointment(db: Database, id: number): Appointment | undefined {
  return db.get<Appointment>(`SELECT ${columns} FROM appointments WHERE id = :id`, { id });
}

/** What a customer has booked and has not begun, the next first. */
export function comingOf(db: Database, customerId: number, now: number): Appointment[] {
  return db
    .all<Appointment>(
      `SELECT ${columns} FROM appointments
       WHERE customer_id = :customerId AND status = 'booked' AND scheduled_date >= :today
       ORDER BY scheduled_date, scheduled_time`,
      { customerId, today: dayOf(now) },
    )
    .filter((one) => momentOf(one) > now);
}

/** Books it; the triggers of the table refuse what is taken. Returns its number. */
export function addAppointment(
  db: Database,
  one: Omit<Appointment, 'id' | 'status'> & { readonly bay: string },
  at: string,
): number {
  const id = nextId(db, 'appointments');
  const { customerId, type, serviceId, vehicleId, inventoryId, date, time, duration, notes, bay } =
    one;
  db.run(
    `INSERT INTO appointments (id, customer_id, appointment_type, service_type_id, vehicle_id,
       inventory_id, bay_id, scheduled_date, scheduled_time, duration_min, status, notes, created_at,
       updated_at)
     VALUES (:id, :customerId, :type, :serviceId, :vehicleId, :inventoryId, :bay, :date, :time,
       :duration, 'booked', :notes, :at, :at)`,
    {
      id,
      customerId,
      type,
      serviceId,
      vehicleId,
      inventoryId,
      bay,
      date,
      time,
      duration,
      notes,
      at,
    },
  );
  return id;
}

export function moveAppointment(
  db: Database,
  id: number,
  { date, time }: Slot,
  bay: string,
  at: string,
): void {
  db.run(
    `UPDATE appointments SET scheduled_date = :date, scheduled_time = :time, bay_id = :bay,
       updated_at = :at WHERE id = :id`,
    { id, date, time, bay, at },
  );
}

export function cancelAppointment(db: Database, id: number, at: string): void {
  db.run("UPDATE appointments SET status = 'cancelled', updated_at = :at WHERE id = :id", {
    id,
    at,
  });
}

/** A day inside a sentence. */
export const dateParam = (day: Day): PhraseParam => ({
  kind: 'date',
  iso: noonOf(day).toISOString(),
});

/** A time of day ("10:30") inside a sentence. */
export const timeParam = (time: string): PhraseParam => ({ kind: 'time', value: time });

/** Made once for each language: making one takes longer than a whole sentence. */
const dayFormats = new Map<Language, Intl.DateTimeFormat>();

/** "Monday, 23 November". */
export function dayText(day: Day, language: Language): string {
  const known = dayFormats.get(language);
  const format =
    known ??
    new Intl.DateTimeFormat(locale(language), { weekday: 'long', day: 'numeric', month: 'long' });
  if (!known) dayFormats.set(language, format);
  return format.format(noonOf(day));
}

/** "Monday 23 November, 10:30 am". */
export const slotText = ({ date, time }: Slot, language: Language): string =>
  `${dayText(date, language)}, ${clockText(time, language)}`;

/** What an appointment is for: the service, "Test drive: …", "Talk about buying". */
export function subjectOf(
  one: Pick<Appointment, 'type' | 'serviceId' | 'inventoryId'>,
  { db, language, label }: Pick<ActionContext, 'db' | 'language' | 'label'>,
): string {
  const service = one.serviceId === null ? undefined : findService(db, one.serviceId);
  if (service) return localised(service, 'name', language);
  const car = one.inventoryId === null ? undefined : findCar(db, one.inventoryId);
  const kind = label(`type.${one.type}`);
  return car ? `${kind}: ${carName(db, car, language)}` : kind;
}

/** The customer's car of an appointment, as it is called. */
export function ownCarOf(
  one: Pick<Appointment, 'vehicleId' | 'notes'>,
  { db, language }: Pick<ActionContext, 'db' | 'language'>,
): string | null {
  const vehicle = one.vehicleId === null ? undefined : findVehicle(db, one.vehicleId);
  return vehicle ? modelName(db, vehicle, language) : one.notes;
}

const tones = { booked: 'good', done: 'neutral', cancelled: 'bad' } as const;

export function appointmentCard(
  one: Appointment,
  context: Pick<ActionContext, 'db' | 'language' | 'label'>,
): DetailsCard {
  const { label, language } = context;
  const car = ownCarOf(one, context);
  return {
    kind: 'details',
    id: String(one.id),
    about: 'appointment',
    category: one.type,
    title: subjectOf(one, context),
    subtitle: slotText(one, language),
    price: null,
    status: { label: label(`status.${one.status}`), tone: tones[one.status] },
    rows: [
      { label: label('line.duration'), value: durationText(one.duration, context) },
      ...(car === null ? [] : [{ label: label('line.vehicle'), value: car }]),
    ],
    code: String(one.id),
    link: null,
  };
}

/** "90 minutes". */
export const durationText = (minutes: number, { label }: Pick<ActionContext, 'label'>): string =>
  `${minutes} ${label('unit.minutes')}`;

export function appointmentMention(
  one: Appointment,
  context: Pick<ActionContext, 'db' | 'language' | 'label'>,
): Mention {
  const subject = subjectOf(one, context);
  return {
    name: `${subject}, ${dayText(one.date, context.language)}`,
    words: `${subject} ${context.label(`type.${one.type}`)} ${dayText(one.date, context.language)} ${one.id}`,
    slots: { appointment_id: one.id },
  };
}
