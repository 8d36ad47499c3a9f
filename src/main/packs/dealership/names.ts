import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { localised } from '../kit/localised.ts';
import { carName, findCar } from './inventory.ts';
import { findService } from './services.ts';

/** What a car of ours, or a service, is called, by its id. */
export function nameOf(
  db: Database,
  language: Language,
  slot: string,
  id: string,
): string | undefined {
  const car = slot === 'inventory_id' ? findCar(db, id) : undefined;
  if (car) return carName(db, car, language);
  const service = slot === 'service_type' ? findService(db, id) : undefined;
  return service && localised(service, 'name', language);
}
