import type { Database } from '../../store/port.ts';

/** A kind of work; `name` and `description` are read with `localised`. */
export interface Service {
  readonly id: string;
  readonly name: string;
  /** Minutes. */
  readonly duration_min: number;
  /** Rupees. */
  readonly price_min: number;
  readonly price_max: number;
}

export function findService(db: Database, id: string): Service | undefined {
  return db.get<Service>('SELECT * FROM service_types WHERE id = :id', { id });
}

export function allServices(db: Database): Service[] {
  return db.all<Service>('SELECT * FROM service_types ORDER BY position');
}
