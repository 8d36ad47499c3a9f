import { addDays, dayOf, noonOf, timeOf } from '../../kernel/wall-calendar.ts';
import type { Database } from '../../store/port.ts';
import {
  type AppointmentType,
  gridMinutes,
  leadMinutes,
  maxDaysAhead,
  maxTimesOffered,
} from './rules.ts';

/** A day as the books have it: "2026-11-23", in the kiosk's time zone. */
export type Day = string;
/** Minutes since midnight. */
export type Minutes = number;

export interface Slot {
  readonly date: Day;
  /** "09:30". */
  readonly time: string;
}

/** What is to be fitted in. */
export interface Errand {
  readonly type: AppointmentType;
  readonly duration: Minutes;
  /** The car to be driven; no two people drive it at once. */
  readonly inventoryId?: string | undefined;
  /** The customer's own car, which is in one place at a time. */
  readonly vehicleId?: number | undefined;
  readonly customerId?: number | undefined;
  /** The appointment that is moved does not stand in its own way. */
  readonly except?: number | undefined;
}

export const minutesOf = (time: string): Minutes =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The moment (ms) of a time on a day. */
export const momentOf = ({ date, time }: Slot): number => Date.parse(`${date}T${time}:00`);

/** When the house is open on a day; null when it is closed. */
export function openingOf(db: Database, day: Day): { opens: Minutes; closes: Minutes } | null {
  if (holidayOf(db, day)) return null;
  const row = db.get<{ opens: string; closes: string }>(
    'SELECT opens, closes FROM opening_hours WHERE weekday = :weekday',
    { weekday: noonOf(day).getDay() },
  );
  return row ? { opens: minutesOf(row.opens), closes: minutesOf(row.closes) } : null;
}

/** The holiday of a day; its names are read with `localised`. */
export function holidayOf(db: Database, day: Day): { readonly month_day: string } | undefined {
  return db.get('SELECT * FROM holidays WHERE month_day = :monthDay', { monthDay: day.slice(5) });
}

/** The next open day after this one (before it: `step` -1), null when there is none within two weeks. */
export function nextOpenDay(db: Database, day: Day, step: 1 | -1 = 1): Day | null {
  for (let away = 1; away <= 14; away += 1) {
    const other = addDays(day, away * step);
    if (openingOf(db, other)) return other;
  }
  return null;
}

interface Booked {
  readonly bay: string;
  readonly inventoryId: string | null;
  readonly vehicleId: number | null;
  readonly customerId: number;
  readonly begins: Minutes;
  readonly ends: Minutes;
  readonly id: number;
}

/** The bays that could take an errand, and what is booked on a day. */
function agendaOf(db: Database, day: Day, errand: Errand) {
  const bays = db
    .all<{ id: string }>('SELECT id FROM bays WHERE appointment_type = :type ORDER BY id', {
      type: errand.type,
    })
    .map(({ id }) => id);
  const booked = db
    .all<Booked>(
      `SELECT id, bay_id AS bay, inventory_id AS inventoryId, vehicle_id AS vehicleId,
         customer_id AS customerId, begins, ends FROM booked_spans WHERE day = :day`,
      { day },
    )
    .filter(({ id }) => id !== errand.except);
  return { bays, booked };
}

type Agenda = ReturnType<typeof agendaOf>;

function bayIn({ bays, booked }: Agenda, errand: Errand, begins: Minutes): string | undefined {
  const ends = begins + errand.duration;
  const meanwhile = booked.filter((one) => one.begins < ends && begins < one.ends);
  const busy = meanwhile.some(
    (one) =>
      (errand.inventoryId !== undefined && one.inventoryId === errand.inventoryId) ||
      (errand.vehicleId !== undefined && one.vehicleId === errand.vehicleId) ||
      (errand.customerId !== undefined &&
        one.customerId === errand.customerId &&
        errand.type !== 'service'),
  );
  return busy ? undefined : bays.find((bay) => meanwhile.every((one) => one.bay !== bay));
}

/** Where an errand can take place then; undefined when everything is taken. */
export function freeBay(db: Database, slot: Slot, errand: Errand): string | undefined {
  return bayIn(agendaOf(db, slot.date, errand), errand, minutesOf(slot.time));
}

/** All times of a day at which an errand can begin, on the grid, from `now` (ms) on. */
export function freeTimes(db: Database, day: Day, errand: Errand, now: number): Slot[] {
  const hours = openingOf(db, day);
  if (!hours) return [];
  const agenda = agendaOf(db, day, errand);
  const free: Slot[] = [];
  for (let at = hours.opens; at + errand.duration <= hours.closes; at += gridMinutes) {
    const slot = { date: day, time: timeOf(at) };
    if (isSoon(slot, now)) continue;
    if (bayIn(agenda, errand, at) !== undefined) free.push(slot);
  }
  return free;
}

/** Too soon to get ready for, or over. */
export const isSoon = (slot: Slot, now: number): boolean =>
  momentOf(slot) - now < leadMinutes * 60_000;

/** The free times nearest to a wanted one: of the same day by distance, then of the next days. */
export function nearestTimes(db: Database, wanted: Slot, errand: Errand, now: number): Slot[] {
  const aim = minutesOf(wanted.time);
  const sameDay = freeTimes(db, wanted.date, errand, now)
    .toSorted((a, b) => Math.abs(minutesOf(a.time) - aim) - Math.abs(minutesOf(b.time) - aim))
    .slice(0, maxTimesOffered);
  const found = sameDay.toSorted((a, b) => (a.time < b.time ? -1 : 1));
  const last = addDays(dayOf(now), maxDaysAhead);
  let day: Day | null = wanted.date;
  while (found.length < maxTimesOffered) {
    day = nextOpenDay(db, day);
    if (day === null || day > last) break;
    const next = freeTimes(db, day, errand, now);
    const near = next.find(({ time }) => minutesOf(time) >= aim) ?? next[0];
    if (near) found.push(near);
  }
  return found;
}

/** A few of the times, spread over the day, in their order. */
export function spread(slots: readonly Slot[], count: number): Slot[] {
  if (slots.length <= count) return [...slots];
  const step = (slots.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => slots[Math.round(index * step)] as Slot);
}
