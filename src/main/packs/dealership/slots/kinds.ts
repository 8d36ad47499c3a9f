import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import { findKeyword, type KeywordTable } from '../../../language/keyword.ts';
import words from '../words/kinds.json' with { type: 'json' };
import { answer } from './answer.ts';

/** A slot that is one of a few things, each called by its words. */
const oneOf = (ask: string, table: KeywordTable): Pick<SlotDefinition, 'ask' | 'find'> => ({
  ask,
  find(text) {
    const found = findKeyword(text, table);
    return found && answer(found, text);
  },
});

const named = oneOf('ask.appointment_type', words.appointmentTypes);

const appointmentType: SlotDefinition = {
  ask: 'ask.appointment_type',
  find(text, context) {
    if (!findKeyword(text, words.services)) return named.find(text, context);
    // "Oil change" is a service by itself; asked for, the service is the answer.
    return context.asked ? undefined : { value: 'service', confidence: 0.9 };
  },
};

const listWords = { all: words.allServices };

/** "All of them": not one service but the list. */
const scope: SlotDefinition = {
  ask: 'ask.service_type',
  find: (text) => findKeyword(text, listWords),
};

const question: SlotDefinition = {
  ask: 'ask.question',
  find: (text) => ({ value: normalise(text), confidence: 0.9 }),
};

const refineWords = { only: words.refine };

/** "Only those": narrows what was looked for before. */
const refine: SlotDefinition = {
  ask: 'ask.search',
  find: (text) => findKeyword(text, refineWords),
};

const appointmentWords = { yes: words.appointment };
/** Digits of an appointment's number. */
const numberLength = 4;

const appointmentId: SlotDefinition = {
  ask: 'ask.appointment',
  digits: numberLength,
  find(text, { asked, language }) {
    const clean = normalise(text);
    const named = findKeyword(clean, appointmentWords) !== undefined;
    if (!asked && !named) return undefined;
    const found = findDigits(clean, { language }).find(
      ({ value }) => value.length === numberLength && !/^(?:19|20)/.test(value),
    );
    return (
      found &&
      answer(
        {
          value: Number(found.value),
          confidence: 0.9,
          span: [found.start, found.end] as const,
        },
        text,
      )
    );
  },
};

/** How kinds of appointments, services and questions are found in words. */
export const kindSlots = {
  appointment_type: appointmentType,
  service_type: { ...oneOf('ask.service_type', words.services), of: 'appointment_type' },
  refine,
  scope,
  question,
  appointment_id: appointmentId,
  body: oneOf('ask.search', words.bodies),
  colour: oneOf('ask.search', words.colours),
  condition: oneOf('ask.search', words.conditions),
  fuel: oneOf('ask.search', words.fuels),
  gearbox: oneOf('ask.search', words.gearboxes),
} as const satisfies Readonly<Record<string, SlotDefinition>>;
