import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { wallClock, daysBetween, weekdayOf } from './calendar.ts';
import { distanceKm, type Kiosk } from './geo.ts';
import { localised } from '../kit/localised.ts';
import { type Cuisine, obstacleOfTime, type Obstacle, type Opening } from './rules.ts';

/** A row of venues with its area; names in every language as `name`, `name_hi`, …, `area`, `area_hi`, … */
export interface Venue {
  readonly id: string;
  /** English. */
  readonly name: string;
  readonly cuisine: Cuisine;
  readonly areaId: string;
  readonly number: number;
  readonly priceLevel: number;
  readonly lat: number;
  readonly lon: number;
  readonly vegetarian: number;
  readonly occasions: string;
  readonly area: string;
  readonly road: string;
}

const select = `SELECT v.*, v.area_id AS areaId, v.price_level AS priceLevel,
  a.name AS area, a.name_hi AS area_hi, a.name_bn AS area_bn, a.name_mr AS area_mr,
  a.road, a.road_hi, a.road_bn, a.road_mr
  FROM venues v JOIN areas a ON a.id = v.area_id`;

export function findVenue(db: Database, id: string): Venue | undefined {
  return db.get<Venue>(`${select} WHERE v.id = :id`, { id });
}

/** The branches that share an English name. */
export function venuesNamed(db: Database, name: string): Venue[] {
  return db.all<Venue>(`${select} WHERE v.name = :name ORDER BY v.id`, { name });
}

export const allVenues = (db: Database): Venue[] => db.all<Venue>(`${select} ORDER BY v.id`);

/** Notes where this very kiosk stands; null for the place in data/dining. */
export function place(
  db: Database,
  position: { readonly latitude: number; readonly longitude: number } | null,
): void {
  const at = { lat: position?.latitude ?? null, lon: position?.longitude ?? null };
  db.run(
    `UPDATE kiosk SET own_lat = :lat, own_lon = :lon WHERE own_lat IS NOT :lat OR own_lon IS NOT :lon`,
    at,
  );
}

export function kioskOf(db: Database): Kiosk {
  const row = db.get<Kiosk>(
    `SELECT coalesce(own_lat, lat) AS lat, coalesce(own_lon, lon) AS lon,
       walking_kmh AS walkingKmh, driving_kmh AS drivingKmh, detour FROM kiosk`,
  );
  if (!row) throw new Error('the table kiosk is empty: it must say where the kiosk stands');
  return row;
}

/** What a restaurant is called, by its id. */
export function nameOf(
  db: Database,
  language: Language,
  slot: string,
  id: string,
): string | undefined {
  const venue = slot === 'venue_id' ? findVenue(db, id) : undefined;
  return venue && venueName(db, venue, language);
}

/** Its name; a branch with its area. */
export function venueName(db: Database, venue: Venue, language: Language): string {
  const name = localised(venue, 'name', language);
  return venuesNamed(db, venue.name).length > 1
    ? `${name}, ${localised(venue, 'area', language)}`
    : name;
}

export function openingsOn(db: Database, venueId: string, weekday: number): Opening[] {
  return db.all<Opening>(
    `SELECT opens, closes FROM venue_hours WHERE venue_id = :venueId AND weekday = :weekday ORDER BY opens`,
    { venueId, weekday },
  );
}

/** Why nobody can sit down there then, tables apart; null where the house is open. */
export function obstacleAt(
  db: Database,
  venueId: string,
  day: string,
  minute: number,
  nowMs: number,
): Obstacle | null {
  const now = wallClock(nowMs);
  return obstacleOfTime({
    openings: openingsOn(db, venueId, weekdayOf(day)),
    minute,
    daysAhead: daysBetween(now.day, day),
    nowMinute: now.minute,
  });
}

/** What is wanted of a venue; what is undefined does not matter. */
export interface Wanted {
  readonly cuisine?: string | undefined;
  readonly areaId?: string | undefined;
  readonly price?: 'cheap' | 'mid' | 'fancy' | undefined;
  readonly maxKm?: number | undefined;
  readonly occasion?: string | undefined;
  /** Only pure vegetarian ones; never given up for something near it. */
  readonly vegetarian?: true | undefined;
}

const priceLevels = { cheap: [1], mid: [2, 3], fancy: [3, 4] } as const;

/** How many times farther than the kiosk's street is still worth as much as the occasion. */
const kmPerPoint = 2;

/**
 * The venues that are what is wanted, the best first: those that suit the occasion and the person's
 * taste, then the nearest along the straight line.
 */
export function searchVenues(
  db: Database,
  wanted: Wanted,
  taste: Readonly<Record<string, number>> = {},
): { readonly venue: Venue; readonly km: number }[] {
  const kiosk = kioskOf(db);
  const score = ({ venue, km }: { venue: Venue; km: number }) =>
    (taste[venue.cuisine] ?? 0) +
    (wanted.occasion !== undefined && venue.occasions.split(' ').includes(wanted.occasion)
      ? 2
      : 0) -
    km / kmPerPoint;
  return allVenues(db)
    .map((venue) => ({ venue, km: distanceKm(kiosk, venue) * kiosk.detour }))
    .filter(
      ({ venue, km }) =>
        (wanted.cuisine === undefined || venue.cuisine === wanted.cuisine) &&
        (wanted.vegetarian === undefined || venue.vegetarian === 1) &&
        (wanted.areaId === undefined || venue.areaId === wanted.areaId) &&
        (wanted.price === undefined ||
          (priceLevels[wanted.price] as readonly number[]).includes(venue.priceLevel)) &&
        (wanted.maxKm === undefined || km <= wanted.maxKm) &&
        (wanted.occasion === undefined || venue.occasions.split(' ').includes(wanted.occasion)),
    )
    .toSorted((a, b) => score(b) - score(a) || a.venue.id.localeCompare(b.venue.id));
}
