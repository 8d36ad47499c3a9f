import { z } from 'zod';
import {
  type ActionContext,
  type CheckResult,
  type Memory,
  personKey,
  type Slots,
} from '../../actions/port.ts';
import { tenDigits } from './mobile.ts';

export const phoneParameter = z
  .string()
  .optional()
  .describe("the person's whole phone number, digits only");

/** The key of `Memory` for that it was settled in this conversation whether the person is remembered: nobody asks again. */
export const askedKey = 'profile.asked';

const personSchema = z.object({ phone: z.string(), name: z.string().nullish() });

/** Who the person of this conversation is, once they told their whole number: ten digits, and perhaps a name. */
export function personIn(memory: Memory): { phone: string; name: string | null } | undefined {
  const person = personSchema.safeParse(memory[personKey]);
  const phone = person.success ? tenDigits(person.data.phone) : null;
  return person.success && phone !== null ? { phone, name: person.data.name ?? null } : undefined;
}

export type Who =
  | {
      readonly status: 'ready';
      readonly phone: string;
      readonly name: string | null;
      readonly memory: Memory;
    }
  | Extract<CheckResult<unknown>, { readonly status: 'needs' }>;

/** Whose number this is about: the one just said, else the one that was told before; asked for where there is none. */
export function whoIs(slots: Slots, { memory }: ActionContext): Who {
  const known = personIn(memory);
  const said = slots['phone'];
  if (said === undefined || said === null) {
    if (known) return { status: 'ready', ...known, memory: {} };
    return { status: 'needs', slot: 'phone', clear: false, phrase: { key: 'person.ask_phone' } };
  }
  const phone = tenDigits(String(said));
  if (phone === null) {
    return { status: 'needs', slot: 'phone', clear: true, phrase: { key: 'person.incomplete' } };
  }
  if (known?.phone === phone) return { status: 'ready', ...known, memory: {} };
  // Another number than the one before does not make them somebody else: a trade has rules of its own
  // for whoever tries one number after the other.
  return { status: 'ready', phone, name: null, memory: known ? {} : { [personKey]: { phone } } };
}
