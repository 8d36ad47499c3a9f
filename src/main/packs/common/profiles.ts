import { z } from 'zod';
import { type Language, languageSchema } from '../../../contract/language.ts';
import type { KnownPerson, ThingIds } from '../../actions/port.ts';
import { newId } from '../../kernel/ids.ts';
import type { Database } from '../../store/port.ts';

/** What is kept of a person who agreed to be remembered. */
export interface Profile extends KnownPerson {
  /** Names the profile where the number must not stand: in a receipt. */
  readonly id: string;
  /** Preferred. */
  readonly language: Language;
  /** How fast Vaani speaks to them; 1 is normal. */
  readonly rate: number;
  /** ISO 8601: when they agreed. */
  readonly consentAt: string;
  readonly updatedAt: string;
}

/** Things done and asked about that are kept, the latest. */
export const maxHistory = 50;
/** Things a person comes back to that are kept. */
const maxFavourites = 20;
/** Met this often, a thing is a favourite. */
export const favouriteFrom = 2;

const idsSchema = z.record(z.string(), z.string());
const rowSchema = z.object({
  phone: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  language: languageSchema,
  rate: z.number(),
  favourites: z.string().transform((text, context) => read(favouritesSchema, text, context)),
  history: z.string().transform((text, context) => read(historySchema, text, context)),
  consentAt: z.string(),
  updatedAt: z.string(),
});
const favouritesSchema = z.array(
  z.object({ slot: z.string(), id: z.string(), count: z.number().int().positive() }),
);
const historySchema = z.array(z.object({ at: z.string(), what: z.string(), ids: idsSchema }));

function read<T>(schema: z.ZodType<T>, text: string, context: z.RefinementCtx): T {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'the stored profile is not sound' });
  return z.NEVER;
}

const columns = `phone, id, name, language, rate, favourites, history,
  consent_at AS consentAt, updated_at AS updatedAt`;

/** The profile of ten digits, if that person agreed to one. */
export function findProfile(db: Database, phone: string): Profile | undefined {
  return parsed(db.get(`SELECT ${columns} FROM profiles WHERE phone = :phone`, { phone }));
}

/** The profile of an id, if it is still there. */
export function findProfileById(db: Database, id: string): Profile | undefined {
  return parsed(db.get(`SELECT ${columns} FROM profiles WHERE id = :id`, { id }));
}

const parsed = (row: unknown) => (row === undefined ? undefined : rowSchema.parse(row));

/** Remembers a person from now on: they have just agreed. Somebody who is remembered already stays as they are. */
export function createProfile(
  db: Database,
  { phone, name, language }: Pick<Profile, 'phone' | 'name' | 'language'>,
  nowMs: number,
): Profile {
  db.run(
    `INSERT INTO profiles (phone, id, name, language, rate, favourites, history, consent_at, updated_at)
     VALUES (:phone, :id, :name, :language, 1, '[]', '[]', :now, :now) ON CONFLICT (phone) DO NOTHING`,
    { phone, id: newId('person'), name, language, now: new Date(nowMs).toISOString() },
  );
  return findProfile(db, phone) as Profile;
}

/** What a turn adds to a profile; nothing is written where nothing changed. */
export interface ProfileChange {
  readonly language: Language;
  readonly rate: number;
  /** What was done or asked about, and the ids of what it was about. */
  readonly did: { readonly what: string; readonly ids: ThingIds } | null;
}

/** Keeps the language and the rate, and what was done, in a profile; the profile as it is now. */
export function updateProfile(
  db: Database,
  profile: Profile,
  { language, rate, did }: ProfileChange,
  nowMs: number,
): Profile {
  const now = new Date(nowMs).toISOString();
  const fresh = did !== null && !isLatest(profile, did) ? did : null;
  if (!fresh && profile.language === language && profile.rate === rate) return profile;
  const next: Profile = {
    ...profile,
    language,
    rate,
    history: fresh
      ? [{ at: now, ...fresh }, ...profile.history].slice(0, maxHistory)
      : profile.history,
    favourites: fresh ? counted(profile.favourites, fresh.ids) : profile.favourites,
    updatedAt: now,
  };
  db.run(
    `UPDATE profiles SET language = :language, rate = :rate, favourites = :favourites,
       history = :history, updated_at = :now WHERE phone = :phone`,
    {
      phone: profile.phone,
      language,
      rate,
      favourites: JSON.stringify(next.favourites),
      history: JSON.stringify(next.history),
      now,
    },
  );
  return next;
}

/** Said twice in a row, it is one thing that was done. */
function isLatest({ history }: Profile, did: NonNullable<ProfileChange['did']>): boolean {
  const [last] = history;
  return last?.what === did.what && JSON.stringify(last.ids) === JSON.stringify(did.ids);
}

/** One more for each of the things; of too many, those that were met the least are dropped. */
function counted(favourites: Profile['favourites'], ids: ThingIds): Profile['favourites'] {
  const met = Object.entries(ids).map(([slot, id]) => ({ slot, id }));
  const is = (a: { slot: string; id: string }, b: { slot: string; id: string }) =>
    a.slot === b.slot && a.id === b.id;
  const again = met.map((thing) => ({
    ...thing,
    count: (favourites.find((known) => is(known, thing))?.count ?? 0) + 1,
  }));
  const others = favourites.filter((known) => !met.some((thing) => is(known, thing)));
  // The latest before those met as often: it has the best claim to stay.
  return [...again, ...others].toSorted((a, b) => b.count - a.count).slice(0, maxFavourites);
}

/** What is given to actions, under `profileKey`. */
export function knownPerson({ phone, name, favourites, history }: Profile): KnownPerson {
  const liked = favourites.filter(({ count }) => count >= favouriteFrom);
  return { phone, name, favourites: liked, history };
}

/**
 * Forgets a person: the profile goes, stored conversations and receipts lose the number, and so do the
 * calls that were made. Their bookings and orders are the trade's and stay. Runs in the caller's transaction.
 */
export function forgetPerson(db: Database, phone: string): void {
  db.run('DELETE FROM profiles WHERE phone = :phone', { phone });
  db.run('UPDATE conversations SET user_phone = NULL WHERE user_phone = :phone', { phone });
  db.run(
    `UPDATE receipts SET input = replace(input, :phone, '••••••••••'), result = replace(result, :phone, '••••••••••')
     WHERE instr(input, :phone) > 0 OR instr(result, :phone) > 0`,
    { phone },
  );
  db.run(
    `UPDATE escalations SET callback_phone = NULL
     WHERE replace(callback_phone, '+91', '') = :phone AND status = 'completed'`,
    { phone },
  );
}
