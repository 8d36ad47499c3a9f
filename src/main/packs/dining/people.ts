import { z } from 'zod';
import {
  type ActionContext,
  type CheckResult,
  type Memory,
  type Phrase,
  personKey,
  type Slots,
} from '../../actions/port.ts';
import type { Database } from '../../store/port.ts';
import { mobileOf } from '../../language/mobile.ts';
import { maxUnknown } from './rules.ts';
import { readSlots } from '../kit/slot-values.ts';

/** Somebody who is registered; names in every language as `name`, `name_hi`, … */
export interface User {
  readonly id: string;
  /** English. */
  readonly name: string;
  readonly phone: string;
}

export const userOfPhone = (db: Database, phone: string): User | undefined =>
  db.get<User>('SELECT * FROM users WHERE phone = :phone', { phone });

export const findUser = (db: Database, id: string): User | undefined =>
  db.get<User>('SELECT * FROM users WHERE id = :id', { id });

export const friendsOf = (db: Database, userId: string): User[] =>
  db.all<User>(
    `SELECT u.* FROM friends f JOIN users u ON u.id = f.friend_id WHERE f.user_id = :userId ORDER BY u.name`,
    { userId },
  );

export const interestsOf = (db: Database, userId: string): string[] =>
  db
    .all<{ cuisine: string }>(
      'SELECT cuisine FROM interests WHERE user_id = :userId ORDER BY cuisine',
      { userId },
    )
    .map(({ cuisine }) => cuisine);

/** What this pack keeps for the length of a session, besides who the person is. */
const remembered = z.object({
  [personKey]: z
    .object({ phone: z.string().regex(/^\d{10}$/), name: z.string().optional() })
    .nullable()
    .catch(null),
  unknownPhones: z.number().catch(0),
  unknownCodes: z.number().catch(0),
  /** Bookings opened by their code. */
  codes: z.array(z.string()).catch([]),
});

/** What is remembered; `phone` ("+91…"): whoever knows it, is it. */
export function recall(memory: Memory) {
  const { [personKey]: person, ...others } = remembered.parse(memory);
  const phone = person === null ? null : `+91${person.phone}`;
  return { ...others, phone, name: person?.name ?? null };
}

/** The person of a phone number as the session remembers them. */
export const asPerson = (phone: string, name: string | null = null): Memory => ({
  [personKey]: { phone: phone.slice(-10), ...(name !== null && { name }) },
});

const phoneSlot = z.object({ phone: z.string().trim().min(1).max(30) });

export type Known =
  | {
      readonly status: 'ready';
      readonly phone: string;
      readonly user: User | null;
      readonly memory: Memory;
    }
  | Extract<CheckResult<unknown>, { readonly status: 'needs' | 'refused' }>;

const refused = (phrase: Phrase, memory?: Memory): Known => ({
  status: 'refused',
  reply: { phrases: [phrase], ...(memory && { memory }) },
});

/** Whether the books know a phone number. */
const isKnown = (db: Database, phone: string): boolean =>
  userOfPhone(db, phone) !== undefined ||
  db.get('SELECT 1 FROM bookings WHERE phone = :phone LIMIT 1', { phone }) !== undefined;

/**
 * The one door to what belongs to a person: bookings, friends, invitations. It opens with the whole
 * phone number and stays open for the session. `fresh`: any mobile number will do, for it comes with a
 * new booking; otherwise one that nobody has is told so, and three such close the door.
 */
export function openPerson(
  slots: Slots,
  context: Pick<ActionContext, 'db' | 'memory'>,
  { ask = 'ask.phone', fresh = false }: { readonly ask?: string; readonly fresh?: boolean } = {},
): Known {
  const { db, memory } = context;
  const { phone: said } = readSlots(phoneSlot, slots);
  const known = recall(memory);
  if (said === undefined) {
    if (known.phone !== null) {
      const user = userOfPhone(db, known.phone) ?? null;
      return { status: 'ready', phone: known.phone, user, memory: {} };
    }
    return { status: 'needs', slot: 'phone', clear: false, phrase: { key: ask } };
  }
  const phone = mobileOf(said);
  const again = { status: 'needs', slot: 'phone', clear: true } as const;
  if (phone === null) return { ...again, phrase: { key: 'phone.incomplete' } };
  const user = userOfPhone(db, phone) ?? null;
  if (phone === known.phone) return { status: 'ready', phone, user, memory: {} };
  if (known.unknownPhones >= maxUnknown) return refused({ key: 'phone.locked' });
  // Who books on one number after the other must not get to read what is on each of them.
  const tries = known.phone === null ? 0 : 1;
  if (fresh) {
    const unknownPhones = known.unknownPhones + tries;
    return { status: 'ready', phone, user, memory: { ...asPerson(phone), unknownPhones } };
  }
  if (isKnown(db, phone)) return { status: 'ready', phone, user, memory: asPerson(phone) };
  const counted = { unknownPhones: known.unknownPhones + 1 };
  return counted.unknownPhones >= maxUnknown
    ? refused({ key: 'phone.locked' }, counted)
    : { ...again, phrase: { key: 'phone.none' }, memory: counted };
}
