import type { SlotDefinition } from '../../dialogue/port.ts';
import { normalise } from '../../language/normalise.ts';
import { findDigits } from '../../language/parse/digits/index.ts';
import { findPhones } from '../../language/parse/phone/index.ts';
import { findDay, findTime, readWhen } from './callback-time.ts';
import { tenDigits } from './mobile.ts';

/** Fewer digits than these are no attempt at a phone number. */
const leastDigits = 4;

/** For packs that ask for no phone number of their own. */
const phone: SlotDefinition = {
  ask: 'person.ask_phone',
  digits: 10,
  personal: true,
  find(text, { asked, language }) {
    for (const { value, start, end } of findPhones(text, { language })) {
      if (tenDigits(value)) return { value, confidence: 0.9, span: [start, end] };
    }
    if (!asked) return undefined;
    // Too few or too many digits answer the question all the same: the person is told what is missing.
    const some = findDigits(normalise(text), { language }).find(
      ({ value }) => value.length >= leastDigits,
    );
    return some && { value: some.value, confidence: 0.6, span: [some.start, some.end] };
  },
};

const callbackDate: SlotDefinition = {
  ask: 'callback.ask_time',
  find: (text, { language, now }) => findDay(readWhen(text, language, now)),
};

const callbackTime: SlotDefinition = {
  ask: 'callback.ask_time',
  find: (text, { asked, language, now }) => findTime(readWhen(text, language, now), asked),
};

/** Slots of the intents that every pack has; a pack's own of the same name take their place. */
export const slots = {
  phone,
  callback_date: callbackDate,
  callback_time: callbackTime,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
