import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import { findKeyword } from '../keyword.ts';
import words from '../words/kinds.json' with { type: 'json' };
import { answer } from './answer.ts';

/** A slot that is one of a few things, each called by its words. */
function oneOf(
  ask: string,
  table: Readonly<Record<string, readonly string[]>>,
): Pick<SlotDefinition, 'ask' | 'find'> {
  return {
    ask,
    find(text) {
      const found = findKeyword(text, table);
      if (!found) return undefined;
      const { value, start, end } = found;
      return answer({ value, confidence: 0.9, span: [start, end] as const }, text);
    },
  };
}

const named = oneOf('ask.appointment_type', words.appointmentTypes);

const appointmentType: SlotDefinition = {
  ask: 'ask.appointment_type',
  find(text, context) {
    const found = findKeyword(text, words.services)
      ? // "Oil change" is a service by itself; asked for, the service is the answer.
        context.asked
        ? undefined
        : { value: 'service', confidence: 0.9 }
      : named.find(text, context);
    return found;
  },
};

/** "All of them": not one service but the list. */
const scope: SlotDefinition = {
  ask: 'ask.service_type',
  find(text) {
    const found = findKeyword(text, { all: words.allServices });
    return found && { value: 'all', confidence: 0.7, span: [found.start, found.end] };
  },
};

const question: SlotDefinition = {
  ask: 'ask.question',
  find: (text) => ({ value: normalise(text), confidence: 0.9 }),
};

/** "Only those": narrows what was looked for before. */
const refine: SlotDefinition = {
  ask: 'ask.search',
  find(text) {
    const found = findKeyword(text, { only: words.refine });
    return found && { value: 'only', confidence: 0.7, span: [found.start, found.end] };
  },
};

/** Digits of an appointment's number. */
const numberLength = 4;

const appointmentId: SlotDefinition = {
  ask: 'ask.appointment',
  find(text, { asked, language }) {
    const clean = normalise(text);
    const named = findKeyword(clean, { yes: words.appointment }) !== undefined;
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
