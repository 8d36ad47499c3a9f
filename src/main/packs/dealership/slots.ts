import type { SlotDefinition } from '../../dialogue/port.ts';
import type { Database } from '../../store/port.ts';
import { lineupOf, noLineup } from './lineup.ts';
import { kindSlots } from './slots/kinds.ts';
import { personSlots } from './slots/person.ts';
import { namedCarSlots, vehicleSlots } from './slots/vehicles.ts';
import { whenSlots } from './slots/when.ts';

/** Every slot of the trade: how it is found in words and asked for. */
export const slots: Readonly<Record<string, SlotDefinition>> = {
  ...kindSlots,
  ...vehicleSlots,
  ...namedCarSlots(noLineup),
  ...whenSlots,
  ...personSlots,
};

/** The slots that are found by the names of the cars in a database. */
export const openSlots = (db: Database): Readonly<Record<string, SlotDefinition>> =>
  namedCarSlots(lineupOf(db));
