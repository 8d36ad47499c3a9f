export interface Place {
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
}

const earthKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The straight line over the ground (great circle), in km. */
export function distanceKm(a: Place, b: Place): number {
  const dLat = radians(b.lat - a.lat);
  const dLon = radians(b.lon - a.lon);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.sqrt(h));
}

export interface Kiosk extends Place {
  readonly walkingKmh: number;
  readonly drivingKmh: number;
  /** The way along streets is so many times the straight line. */
  readonly detour: number;
}

/** A way from the kiosk: its length along streets (km, one decimal) and how long it takes (whole minutes, at least one). */
export function wayTo(kiosk: Kiosk, to: Place) {
  const km = distanceKm(kiosk, to) * kiosk.detour;
  const minutes = (kmh: number) => Math.max(1, Math.round((km / kmh) * 60));
  return {
    km: Math.max(0.1, Math.round(km * 10) / 10),
    walkMinutes: minutes(kiosk.walkingKmh),
    driveMinutes: minutes(kiosk.drivingKmh),
  };
}

/** From this many km on nobody is told to walk. */
export const walkableKm = 3;

/** Where people go by compass, eight ways: "n", "ne", … */
export function headingTo(from: Place, to: Place): string {
  const y = Math.sin(radians(to.lon - from.lon)) * Math.cos(radians(to.lat));
  const x =
    Math.cos(radians(from.lat)) * Math.sin(radians(to.lat)) -
    Math.sin(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.cos(radians(to.lon - from.lon));
  const eighth = Math.round((Math.atan2(y, x) * 4) / Math.PI);
  return ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'][(eighth + 8) % 8] ?? 'n';
}

/** A link with which any phone opens its map, with the way from where it is. */
export function mapLink({ lat, lon }: Place): string {
  return `https://www.google.com/maps/dir/?api=1&destination=${lat.toFixed(5)},${lon.toFixed(5)}`;
}
