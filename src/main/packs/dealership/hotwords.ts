import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { asHotwords } from '../kit/hotwords.ts';
import { localised } from '../kit/localised.ts';
import { allServices } from './services.ts';

/**
 * What a recogniser does not expect people to say in the showroom: first the models, those on sale
 * before the others, and the makes, then both together ("vayura pavan"), then the services.
 */
export function hotwords(db: Database, language: Language): string[] {
  const named = db.all<{ make: string; model: string }>(
    `SELECT n.*, (SELECT count(*) FROM inventory i WHERE i.make = n.make AND i.model = n.model AND is_available = 1) AS cars
     FROM model_names n ORDER BY cars DESC, make, model`,
  );
  const makes = new Map(
    named
      .filter(({ model }) => model === '')
      .map((row) => [row.make, localised(row, 'name', language)]),
  );
  const models = named.filter(({ model }) => model !== '');
  const alone = models.map((row) => localised(row, 'name', language));
  const whole = models.map(
    (row) => `${makes.get(row.make) ?? row.make} ${localised(row, 'name', language)}`,
  );
  const services = allServices(db).map((service) => localised(service, 'name', language));
  return asHotwords([...alone, ...makes.values(), ...whole, ...services], language);
}
