import { z } from 'zod';
import type { Database } from '../../store/port.ts';
import { inFourLanguages, insert, rowReader, type SeedData, text } from '../kit/seed-data.ts';
import { type Day, nextOpenDay } from './calendar.ts';
import { addDays, dayOf } from '../../kernel/wall-calendar.ts';
import { appointmentTypes, durations } from './rules.ts';

const read = rowReader('dealership');

const clock = z.string().regex(/^\d{2}:\d{2}$/);
const flag = z.union([z.literal(0), z.literal(1)]);
const wholeRupees = z.number().int().nonnegative();

const modelSchema = z.object({
  make: text,
  /** Empty for the make itself. */
  model: z.string(),
  body: text.nullable(),
  ...inFourLanguages('name').shape,
});

const inventorySchema = z.object({
  id: text,
  stock_number: text,
  make: text,
  model: text,
  year: z.number().int(),
  color: text,
  price: wholeRupees,
  is_new: flag,
  is_available: flag,
  fuel: text,
  gearbox: text,
  kilometres: z.number().int().nonnegative(),
});

const serviceSchema = z.object({
  id: text,
  ...inFourLanguages('name', 'description').shape,
  duration_min: z.number().int().positive(),
  price_min: wholeRupees,
  price_max: wholeRupees,
});

const customerSchema = z.object({
  id: z.number().int().positive(),
  name: text,
  phone: z.string().regex(/^\+91[6-9]\d{9}$/),
  email: z.email().nullable(),
  vehicles: z.array(
    z.object({
      id: z.number().int().positive(),
      make: text,
      model: text,
      year: z.number().int(),
      license_plate: text,
      vin: text,
    }),
  ),
});

const appointmentSchema = z.object({
  id: z.number().int().positive(),
  customer_id: z.number().int().positive(),
  appointment_type: z.enum(appointmentTypes),
  /** Open days from the day the database is made: "+2", "-3". */
  day: z.string().regex(/^[+-][1-9]\d?$/),
  time: clock,
  bay_id: text,
  service_type_id: text.nullable(),
  vehicle_id: z.number().int().nullable(),
  inventory_id: text.nullable(),
  status: z.enum(['booked', 'done', 'cancelled']),
});

const faqSchema = z.object({
  id: text,
  category: text,
  ...inFourLanguages('question', 'answer').shape,
  also: z.array(text).optional(),
});

const baySchema = z.object({ id: text, appointment_type: z.enum(appointmentTypes), name: text });
const hoursSchema = z.object({ weekday: z.number().int(), opens: clock, closes: clock });
const holidaySchema = z.object({
  month_day: z.string().regex(/^\d{2}-\d{2}$/),
  ...inFourLanguages('name').shape,
});

/** Whether this database holds the dealer's data. */
export function isSeeded(db: Database): boolean {
  return db.get('SELECT 1 FROM service_types LIMIT 1') !== undefined;
}

/** Fills the tables from data/dealership/*.json, in one transaction. */
export function seed(db: Database, data: SeedData, nowMs: number): void {
  const now = new Date(nowMs).toISOString();
  db.transaction(() => {
    for (const row of read(data, 'models', modelSchema)) insert(db, 'model_names', row);
    for (const row of read(data, 'inventory', inventorySchema)) {
      insert(db, 'inventory', { ...row, created_at: now });
    }
    for (const [position, row] of read(data, 'services', serviceSchema).entries()) {
      insert(db, 'service_types', { ...row, position });
    }
    for (const row of read(data, 'opening_hours', hoursSchema)) insert(db, 'opening_hours', row);
    for (const row of read(data, 'holidays', holidaySchema)) insert(db, 'holidays', row);
    for (const row of read(data, 'bays', baySchema)) insert(db, 'bays', row);
    for (const { vehicles, ...row } of read(data, 'customers', customerSchema)) {
      insert(db, 'customers', { ...row, created_at: now, updated_at: now });
      for (const vehicle of vehicles) {
        insert(db, 'vehicles', { ...vehicle, customer_id: row.id, created_at: now });
      }
    }
    seedAppointments(db, data, nowMs);
    for (const { also = [], ...row } of read(data, 'faqs', faqSchema)) {
      insert(db, 'faq', { ...row, keywords: also.join('\n').normalize('NFC') });
    }
  });
}

function seedAppointments(db: Database, data: SeedData, nowMs: number): void {
  const now = new Date(nowMs).toISOString();
  for (const { day, time, ...row } of read(data, 'appointments', appointmentSchema)) {
    const service = row.service_type_id
      ? db.get<{ duration: number }>(
          'SELECT duration_min AS duration FROM service_types WHERE id = :id',
          { id: row.service_type_id },
        )
      : undefined;
    if ((row.appointment_type === 'service') !== (service !== undefined)) {
      throw new Error(
        `data/dealership/appointments.json: appointment ${row.id} is of no known service`,
      );
    }
    insert(db, 'appointments', {
      ...row,
      scheduled_date: openDay(db, dayOf(nowMs), Number(day)),
      scheduled_time: time,
      duration_min:
        service?.duration ??
        (row.appointment_type === 'sales' ? durations.sales : durations.test_drive),
      created_at: now,
      updated_at: now,
    });
  }
}

/** The open day that many open days away. */
function openDay(db: Database, today: Day, count: number): Day {
  const step = count > 0 ? 1 : -1;
  let day = today;
  for (let done = 0; done < Math.abs(count); done += 1) {
    day = nextOpenDay(db, day, step) ?? addDays(day, step);
  }
  return day;
}
