/** The rules of the house, in one place. Each refusal names the phrase that explains it. */

export const cuisines = [
  'italian',
  'chinese',
  'maharashtrian',
  'north_indian',
  'south_indian',
  'mughlai',
  'bengali',
  'seafood',
  'japanese',
  'mexican',
  'continental',
  'cafe',
] as const;
export type Cuisine = (typeof cuisines)[number];

export const occasions = [
  'birthday',
  'anniversary',
  'date',
  'business',
  'family',
  'friends',
] as const;

/** A table is booked at least so many minutes before. */
export const leadMinutes = 30;
/** And at most so many days. */
export const maxDaysAhead = 60;
/** More people than this are a banquet, which staff arrange. */
export const maxParty = 12;
/** The kitchen takes nobody in the last minutes before it closes. */
export const lastSeatingMinutes = 60;
/** Times that are offered are so many minutes apart. */
export const stepMinutes = 15;
/** A party gets a table with at most so many seats more than it needs. */
export const maxSpareSeats = 3;
/** A booking can be changed until so many minutes before it begins. */
export const changeMinutes = 60;
/** Unknown confirmation codes, and unknown phone numbers, after which no more are tried in a session. */
export const maxUnknown = 3;
/** How many venues, bookings or friends are said and shown at once. */
export const maxListed = 3;

/** How long a party keeps its table, minutes. */
export const stayMinutes = (party: number): number => (party >= 5 ? 120 : 90);

/** An opening time of one day, minutes since midnight. */
export interface Opening {
  readonly opens: number;
  readonly closes: number;
}

export type Obstacle =
  | 'refuse.party'
  | 'refuse.past'
  | 'refuse.too_soon'
  | 'refuse.too_far'
  | 'refuse.day_off'
  | 'refuse.closed'
  | 'refuse.last_seating'
  | 'refuse.full';

/** Why nobody can sit down then, whatever tables are free; null when the house would take them. */
export function obstacleOfTime(wish: {
  /** Of that day. */
  readonly openings: readonly Opening[];
  readonly minute: number;
  /** Days from today. */
  readonly daysAhead: number;
  readonly nowMinute: number;
}): Obstacle | null {
  const { openings, minute, daysAhead, nowMinute } = wish;
  const wait = daysAhead * 1440 + minute - nowMinute;
  if (wait < 0) return 'refuse.past';
  if (daysAhead > maxDaysAhead) return 'refuse.too_far';
  if (openings.length === 0) return 'refuse.day_off';
  const open = openings.find(({ opens, closes }) => minute >= opens && minute < closes);
  if (!open) return 'refuse.closed';
  if (minute > open.closes - lastSeatingMinutes) return 'refuse.last_seating';
  return wait < leadMinutes ? 'refuse.too_soon' : null;
}

/** Table sizes that suit a party, the smallest first. */
export function fittingSeats(sizes: readonly number[], party: number): number[] {
  return sizes
    .filter((seats) => seats >= party && seats <= party + maxSpareSeats)
    .toSorted((a, b) => a - b);
}

export type BookingStatus = 'confirmed' | 'cancelled' | 'completed';

/** A coming booking can be cancelled until it begins (`minutesLeft`), otherwise the phrase that says why not. */
export function refusalToCancel(status: BookingStatus, minutesLeft: number): string | null {
  if (status === 'cancelled') return 'refuse.already_cancelled';
  return status === 'completed' || minutesLeft <= 0 ? 'refuse.over' : null;
}

/** And changed until a while before. */
export function refusalToModify(status: BookingStatus, minutesLeft: number): string | null {
  return (
    refusalToCancel(status, minutesLeft) ??
    (minutesLeft < changeMinutes ? 'refuse.change_too_late' : null)
  );
}
