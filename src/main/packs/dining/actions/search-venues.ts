import type { z } from 'zod';
import { z as zod } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { listVenues, wantedParameters, wantedSlots } from './venue-list.ts';

type Input = Partial<z.output<typeof wantedSlots>>;

export const searchVenuesAction: ReadAction<Input> = {
  name: 'search_venues',
  description: 'Find restaurants by kitchen, part of the city, price or distance',
  parameters: zod.object(wantedParameters),
  effect: 'read',
  check(slots) {
    const wanted = readSlots(wantedSlots, slots);
    return Object.keys(wanted).length > 0
      ? { status: 'ready', input: wanted }
      : { status: 'needs', slot: 'cuisine', clear: false, phrase: { key: 'ask.cuisine' } };
  },
  run: (wanted, context) => listVenues(wanted, {}, context, 'search.found'),
};
