import type { SlotDefinition } from '../../dialogue/port.ts';
import { kindSlots } from './slots/kinds.ts';
import { personSlots } from './slots/person.ts';
import { vehicleSlots } from './slots/vehicles.ts';
import { whenSlots } from './slots/when.ts';

/** Every slot of the trade: how it is found in words and asked for. */
export const slots: Readonly<Record<string, SlotDefinition>> = {
  ...kindSlots,
  ...vehicleSlots,
  ...whenSlots,
  ...personSlots,
};
