import type { Database } from '../../store/port.ts';
import {
  type CatalogRow,
  flag,
  formed,
  inFour,
  list,
  number,
  pairs,
  text,
  whole,
} from '../kit/catalog.ts';
import { catalogTable } from '../kit/catalog-table.ts';
import { minuteOf } from './calendar.ts';
import { cuisines, occasions } from './rules.ts';

const hoursForm = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const wholeDay = 1440;

const minute = (clock: string) => (clock === '24:00' ? wholeDay : (minuteOf(clock) ?? 0));
const clock = (of: number) =>
  `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;

const venues = catalogTable({
  name: 'venues',
  table: 'venues',
  idColumn: 'id',
  title: 'name',
  columns: [
    text('id', { max: 60 }),
    ...inFour('name'),
    text('cuisine', { values: cuisines }),
    text('area', { max: 60 }),
    whole('number', { min: 1 }),
    whole('price_level', { min: 1, max: 4 }),
    number('lat', { min: -90, max: 90 }),
    number('lon', { min: -180, max: 180 }),
    list('hours', {
      form: hoursForm,
      allowed: 'opening times such as 12:00-15:30, one or more, the same every day',
    }),
    whole('closed_weekday', { min: 0, max: 6, optional: true }),
    pairs('tables', {
      allowed: 'how many tables of how many seats: 2=3; 4=5',
      fits: (seats, count) => /^[1-9]\d?$/.test(seats) && /^[1-9]\d{0,2}$/.test(count),
    }),
    list('occasions', { values: occasions, optional: true }),
    flag('vegetarian'),
  ],
  broken:
    'area must be one of the areas, and hours must end after they begin; a venue that a booking or an invitation names cannot be taken out',
  stored: { area: { column: 'area_id' } },
  elsewhere: ['hours', 'closed_weekday', 'tables'],
  besides: { read: restOf, write: writeRest, remove: () => {} },
  order: 'id',
});

interface Hours {
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}

/** A venue whose days differ reads as open at all its times: only its own tools can have made it so. */
function restOf(db: Database, venue: string): CatalogRow {
  const hours = db.all<Hours>(
    'SELECT weekday, opens, closes FROM venue_hours WHERE venue_id = :venue ORDER BY opens, weekday',
    { venue },
  );
  const tables = db.all<{ seats: number; count: number }>(
    'SELECT seats, count FROM venue_tables WHERE venue_id = :venue ORDER BY seats',
    { venue },
  );
  const open = new Set(hours.map(({ weekday }) => weekday));
  const closed = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => !open.has(weekday));
  return {
    hours: [...new Set(hours.map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`))],
    closed_weekday: closed[0] ?? null,
    tables: Object.fromEntries(tables.map(({ seats, count }) => [String(seats), String(count)])),
  };
}

function writeRest(db: Database, row: CatalogRow): void {
  const venue = String(row['id']);
  db.run('DELETE FROM venue_hours WHERE venue_id = :venue', { venue });
  db.run('DELETE FROM venue_tables WHERE venue_id = :venue', { venue });
  for (let weekday = 0; weekday < 7; weekday += 1) {
    if (weekday === row['closed_weekday']) continue;
    for (const times of row['hours'] as readonly string[]) {
      const [opens = '', closes = ''] = times.split('-');
      db.run(
        'INSERT INTO venue_hours (venue_id, weekday, opens, closes) VALUES (:venue, :weekday, :opens, :closes)',
        { venue, weekday, opens: minute(opens), closes: minute(closes) },
      );
    }
  }
  for (const [seats, count] of Object.entries(row['tables'] as Readonly<Record<string, string>>)) {
    db.run('INSERT INTO venue_tables (venue_id, seats, count) VALUES (:venue, :seats, :count)', {
      venue,
      seats: Number(seats),
      count: Number(count),
    });
  }
}

const faqs = catalogTable({
  name: 'faqs',
  table: 'faqs',
  idColumn: 'id',
  title: 'question',
  columns: [
    formed('id', /^[\w.-]{1,60}$/, 'letters, digits, "." and "-"'),
    text('topic', { max: 100 }),
    ...inFour('question', 'answer'),
    list('also', { optional: true, allowed: 'further ways to ask it' }),
  ],
  broken: 'something names this question',
  stored: { also: { separator: '\n' } },
  order: 'id',
});

/** What the house may bring as a file. */
export const importable = [venues, faqs] as const;
