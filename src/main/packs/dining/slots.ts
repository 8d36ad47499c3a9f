import type { SlotDefinition } from '../../dialogue/port.ts';
import { peopleSlots } from './slots/people.ts';
import { placeSlots } from './slots/places.ts';
import { whenSlots } from './slots/when.ts';

export const slots = {
  ...placeSlots,
  ...whenSlots,
  ...peopleSlots,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
