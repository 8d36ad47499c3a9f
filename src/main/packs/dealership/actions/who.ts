import { z } from 'zod';
import type { ActionContext, CheckResult, Memory, Slots } from '../../../actions/port.ts';
import { type Customer, customerOfPhone, findCustomer } from '../people.ts';
import { mobileOf } from '../mobile.ts';
import { maxUnknownPhones } from '../rules.ts';

export const phoneParameter = z
  .string()
  .optional()
  .describe("the customer's whole phone number, digits only");

type Needs = Extract<CheckResult<unknown>, { readonly status: 'needs' }>;
type Refused = Extract<CheckResult<unknown>, { readonly status: 'refused' }>;

/** Who is speaking, by phone number; `customer` is null for somebody who is new. */
export interface Known {
  readonly status: 'ready';
  readonly phone: string;
  readonly customer: Customer | null;
  readonly memory: Memory;
}

const remembered = z.object({
  customer: z.number().nullish().catch(null),
  phone: z.string().nullish().catch(null),
  unknownPhones: z.number().catch(0),
});

/**
 * The one door to what we know of a person: nothing of it is told before the phone number was given. It
 * is asked once in a session; three numbers of nobody close the door for whoever must be known.
 */
export function whoIs(
  slots: Slots,
  { db, memory }: ActionContext,
  must: 'be known' | 'be reachable',
): Known | Needs | Refused {
  const { customer: id, phone: earlier, unknownPhones } = remembered.parse(memory);
  const given = typeof slots['phone'] === 'string' ? slots['phone'] : undefined;
  const known = given === undefined && id != null ? findCustomer(db, id) : undefined;
  if (known) return { status: 'ready', phone: known.phone, customer: known, memory: {} };
  const said = given ?? earlier ?? undefined;
  if (said === undefined) {
    return { status: 'needs', slot: 'phone', clear: false, phrase: { key: 'ask.phone' } };
  }
  if (unknownPhones >= maxUnknownPhones) {
    return { status: 'refused', reply: { phrases: [{ key: 'phone.locked' }] } };
  }
  const phone = mobileOf(said);
  if (phone === null) {
    return { status: 'needs', slot: 'phone', clear: true, phrase: { key: 'phone.incomplete' } };
  }
  const customer = customerOfPhone(db, phone) ?? null;
  if (customer || must === 'be reachable') {
    return { status: 'ready', phone, customer, memory: { customer: customer?.id ?? null, phone } };
  }
  if (unknownPhones + 1 >= maxUnknownPhones) {
    return {
      status: 'refused',
      reply: {
        phrases: [{ key: 'phone.locked' }],
        memory: { unknownPhones: Math.min(unknownPhones + 1, maxUnknownPhones) },
      },
    };
  }
  return {
    status: 'needs',
    slot: 'phone',
    clear: true,
    phrase: { key: 'phone.none' },
    memory: { unknownPhones: unknownPhones + 1, phone: null },
  };
}
