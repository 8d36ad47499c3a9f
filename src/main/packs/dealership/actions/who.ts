import { z } from 'zod';
import {
  type ActionContext,
  type CheckResult,
  type Memory,
  personKey,
  profileKey,
  type Slots,
} from '../../../actions/port.ts';
import { type Customer, customerOfPhone, findCustomer } from '../people.ts';
import { mobileOf } from '../../../language/mobile.ts';
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
  [personKey]: z.object({ phone: z.string() }).nullish().catch(null),
  unknownPhones: z.number().catch(0),
});

/** The customer that a phone number among slots, or told earlier, belongs to. Asks nothing. */
export function customerOf(slots: Slots, { db, memory }: ActionContext): Customer | undefined {
  const { customer: id, [personKey]: person } = remembered.parse(memory);
  const given = slots['phone'];
  if (typeof given !== 'string' && id != null) return findCustomer(db, id);
  const phone = mobileOf(typeof given === 'string' ? given : (person?.phone ?? ''));
  return phone === null ? undefined : customerOfPhone(db, phone);
}

/** What is kept of whoever told their whole number. */
export const memoryOf = (phone: string, customer: number | null): Memory => ({
  customer,
  [personKey]: { phone: phone.slice(-10) },
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
  const { customer: id, [personKey]: person, unknownPhones } = remembered.parse(memory);
  const given = typeof slots['phone'] === 'string' ? slots['phone'] : undefined;
  const known = given === undefined && id != null ? findCustomer(db, id) : undefined;
  if (known) {
    return { status: 'ready', phone: known.phone, customer: known, memory: {} };
  }
  const said = given ?? person?.phone;
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
    return { status: 'ready', phone, customer, memory: memoryOf(phone, customer?.id ?? null) };
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
    memory: { unknownPhones: unknownPhones + 1 },
  };
}

const profile = z.object({ [profileKey]: z.object({ name: z.string().nullable() }) });

/** The name of somebody who agreed to be remembered; they are not asked for it again. */
export function rememberedName({ memory }: ActionContext): string | undefined {
  return profile.safeParse(memory).data?.[profileKey].name ?? undefined;
}
