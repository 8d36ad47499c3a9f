import { z } from 'zod';
import { type Memory, personKey } from '../../../actions/port.ts';
import { maxWrongTries } from '../rules.ts';

/** What this pack keeps of orders for the length of a session. */
const orderMemory = z.object({
  /** Orders whose phone number the person has shown to know. */
  verified: z.array(z.string()).catch([]),
  /** Wrong phone digits given, by order. */
  wrongTries: z.record(z.string(), z.number()).catch({}),
  /** Phone numbers given that have no order. */
  unknownPhones: z.number().catch(0),
  /** The first half of a new address, until its PIN code is said. */
  addressDraft: z.object({ order_id: z.string(), text: z.string() }).nullable().catch(null),
  /** The thing of an order that is being returned, while the rest is asked. */
  returnPick: z.object({ order_id: z.string(), item: z.string() }).nullable().catch(null),
});

export function recall(memory: Memory): z.output<typeof orderMemory> {
  return orderMemory.parse(memory);
}

/** What to remember when the phone number of these orders was shown to be known; closed ones stay closed. */
export function withVerified(memory: Memory, ids: readonly string[]): Memory {
  const { verified, wrongTries } = recall(memory);
  const open = ids.filter((id) => (wrongTries[id] ?? 0) < maxWrongTries);
  return { verified: [...new Set([...verified, ...open])] };
}

/** Who gave the whole phone number of an order is the person of this conversation from now on. */
export const withPerson = (phone: string): Memory => ({ [personKey]: { phone } });
