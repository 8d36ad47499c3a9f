import type { SlotDefinition } from '../../dialogue/port.ts';
import { normalise } from '../../language/normalise.ts';
import type { Database } from '../../store/port.ts';
import { type Names, noNames, openNames } from './names.ts';
import { blank } from './slots/find.ts';
import { peopleSlots } from './slots/people.ts';
import { placeSlots } from './slots/places.ts';
import { whenSlots } from './slots/when.ts';

/** A free question is all of what was said; the answer is the same for every restaurant. */
const questionSlot = (names: Names): SlotDefinition => ({
  ask: 'ask.question',
  find(text) {
    const clean = normalise(text);
    const places = [...names.find(clean, 'venue'), ...names.find(clean, 'area')];
    const value = blank(clean, ...places.map(({ start, end }) => [start, end] as const));
    return { value: value.trim() === '' ? clean : value, confidence: 0.9 };
  },
});

const slotsWith = (names: Names) =>
  ({
    ...placeSlots(names),
    ...whenSlots,
    ...peopleSlots(names),
    question: questionSlot(names),
  }) as const satisfies Readonly<Record<string, SlotDefinition>>;

/** All slots, before there is a database whose names they could find. */
export const slots = slotsWith(noNames);

/** The slots that find the names of this database. */
export const openSlots = (db: Database): Readonly<Record<string, SlotDefinition>> =>
  slotsWith(openNames(db));
