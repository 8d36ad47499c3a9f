import { z } from 'zod';
import type { Database } from '../../store/port.ts';
import {
  inFourLanguages,
  insert,
  relativeTime,
  rowReader,
  type SeedData,
  text,
} from '../kit/seed-data.ts';
import { minuteOf, wallClock, weekdayOf } from './calendar.ts';
import { addDays } from '../../kernel/wall-calendar.ts';
import { codePattern } from './code.ts';
import { cuisines, fittingSeats, occasions, stayMinutes } from './rules.ts';

const read = rowReader('dining');

const degrees = { lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) };
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const areaSchema = z.object({ id: text, ...inFourLanguages('name', 'road').shape, ...degrees });
const venueSchema = z.object({
  id: text,
  ...inFourLanguages('name').shape,
  cuisine: z.enum(cuisines),
  area: text,
  number: z.number().int().positive(),
  price_level: z.number().int().min(1).max(4),
  ...degrees,
  hours: z.array(z.tuple([clock, clock])).min(1),
  /** 0 is Sunday; null: open every day. */
  closed_weekday: z.number().int().min(0).max(6).nullable(),
  /** How many tables of each size. */
  tables: z.record(z.string().regex(/^\d+$/), z.number().int().positive()),
  occasions: z.array(z.enum(occasions)),
  vegetarian: z.boolean(),
});
const userSchema = z.object({
  id: text,
  ...inFourLanguages('name').shape,
  phone: z.string().regex(/^\+91[6-9]\d{9}$/),
  interests: z.array(z.enum(cuisines)),
});
const friendshipSchema = z.object({ user: text, friend: text });
const bookingSchema = z.object({
  code: z.string().regex(codePattern),
  user_id: text,
  venue_id: text,
  at: relativeTime,
  party_size: z.number().int().positive(),
  status: z.enum(['confirmed', 'cancelled', 'completed']),
  occasion: z.enum(occasions).nullable(),
});
const inviteSchema = z.object({
  id: text,
  from_user: text,
  to_user: text,
  venue_id: text,
  at: relativeTime,
  status: z.enum(['pending', 'accepted', 'declined']),
});
const faqSchema = z.object({
  id: text,
  topic: text,
  ...inFourLanguages('question', 'answer').shape,
  also: z.array(text),
});
const kioskSchema = z.object({
  ...degrees,
  walking_kmh: z.number().positive(),
  driving_kmh: z.number().positive(),
  detour: z.number().min(1),
});

type Venue = z.output<typeof venueSchema>;

const hasVenues = (db: Database) => db.get('SELECT 1 FROM venues LIMIT 1') !== undefined;
const hasFaqs = (db: Database) => db.get('SELECT 1 FROM faqs LIMIT 1') !== undefined;

/** Whether this database holds the pack's data; one from before there were questions lacks those. */
export const isSeeded = (db: Database): boolean => hasVenues(db) && hasFaqs(db);

/** Fills the tables that are empty from data/dining/*.json, in one transaction. */
export function seed(db: Database, data: SeedData, nowMs: number): void {
  db.transaction(() => {
    const faqs = read(data, 'faqs', faqSchema);
    for (const { also, ...row } of hasFaqs(db) ? [] : faqs) {
      insert(db, 'faqs', { ...row, also: also.join('\n') });
    }
    if (hasVenues(db)) return;
    for (const row of read(data, 'areas', areaSchema)) insert(db, 'areas', row);
    const venues = seedVenues(db, data);
    const users = seedUsers(db, data);
    seedBookings(db, data, nowMs, venues, users);
    const made = new Date(nowMs).toISOString();
    for (const { at, ...row } of read(data, 'invites', inviteSchema)) {
      const venue = named(venues, row.venue_id, 'invites', row.id);
      const answered_at = row.status === 'pending' ? null : made;
      insert(db, 'invites', { ...row, ...when(at, nowMs, venue), created_at: made, answered_at });
    }
    const [kiosk] = read(data, 'kiosk', kioskSchema);
    if (!kiosk) throw new Error('data/dining/kiosk.json: file: it must say where the kiosk stands');
    insert(db, 'kiosk', { id: 1, ...kiosk });
  });
}

function seedVenues(db: Database, data: SeedData): Map<string, Venue> {
  const venues = read(data, 'venues', venueSchema);
  for (const venue of venues) {
    const { hours, closed_weekday, tables, occasions: suits, vegetarian, area, ...row } = venue;
    insert(db, 'venues', {
      ...row,
      area_id: area,
      vegetarian: vegetarian ? 1 : 0,
      occasions: suits.join(' '),
    });
    for (const [seats, count] of Object.entries(tables)) {
      insert(db, 'venue_tables', { venue_id: row.id, seats: Number(seats), count });
    }
    for (let weekday = 0; weekday < 7; weekday += 1) {
      if (weekday === closed_weekday) continue;
      for (const [opens, closes] of hours) {
        const minutes = { opens: minuteOf(opens) ?? 0, closes: minuteOf(closes) ?? 0 };
        insert(db, 'venue_hours', { venue_id: row.id, weekday, ...minutes });
      }
    }
  }
  return new Map(venues.map((venue) => [venue.id, venue]));
}

function seedUsers(db: Database, data: SeedData) {
  const users = read(data, 'users', userSchema);
  for (const { interests, ...row } of users) {
    insert(db, 'users', row);
    for (const cuisine of interests) insert(db, 'interests', { user_id: row.id, cuisine });
  }
  for (const { user, friend } of read(data, 'friendships', friendshipSchema)) {
    insert(db, 'friends', { user_id: user, friend_id: friend });
    insert(db, 'friends', { user_id: friend, friend_id: user });
  }
  return new Map(users.map((user) => [user.id, user]));
}

function seedBookings(
  db: Database,
  data: SeedData,
  nowMs: number,
  venues: ReadonlyMap<string, Venue>,
  users: ReadonlyMap<string, z.output<typeof userSchema>>,
): void {
  const made = new Date(nowMs).toISOString();
  for (const { at, ...row } of read(data, 'bookings', bookingSchema)) {
    const venue = named(venues, row.venue_id, 'bookings', row.code);
    const user = named(users, row.user_id, 'bookings', row.code);
    const [table_seats] = fittingSeats(Object.keys(venue.tables).map(Number), row.party_size);
    if (table_seats === undefined)
      throw new Error(`data/dining/bookings.json: ${row.code}: the venue has no table for it`);
    const { day, starts } = when(at, nowMs, venue);
    insert(db, 'bookings', {
      ...row,
      name: user.name,
      phone: user.phone,
      day,
      starts,
      ends: starts + stayMinutes(row.party_size),
      table_seats,
      created_at: made,
      updated_at: made,
    });
  }
}

/** The day and minute of a relative time; on a day off of the venue, the next day. */
function when(at: string, nowMs: number, { closed_weekday }: Venue) {
  const [days = '0', time = ''] = at.split('d');
  const day = addDays(wallClock(nowMs).day, Number(days));
  const off = Number(days) > 0 && weekdayOf(day) === closed_weekday;
  return { day: off ? addDays(day, 1) : day, starts: minuteOf(time) ?? 0 };
}

function named<Row>(rows: ReadonlyMap<string, Row>, id: string, file: string, of: string): Row {
  const row = rows.get(id);
  if (!row) throw new Error(`data/dining/${file}.json: ${of} names the unknown ${id}`);
  return row;
}
