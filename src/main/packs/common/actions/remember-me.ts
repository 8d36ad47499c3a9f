import { z } from 'zod';
import { profileKey, type WriteAction } from '../../../actions/port.ts';
import { lastFour, masked } from '../mobile.ts';
import { askedKey, personIn, phoneParameter, whoIs } from '../person.ts';
import { createProfile, findProfile, findProfileById, knownPerson } from '../profiles.ts';

/** Ten digits. */
type Input = { readonly phone: string };

const remembered = z.object({ profile: z.string() });
type Remembered = Readonly<z.output<typeof remembered>>;

/** Begins to remember a person. The yes to its question is their consent. */
export const rememberMe: WriteAction<Input, Remembered> = {
  name: 'remember_me',
  description: 'The person wants to be remembered for their next visit',
  parameters: z.object({ phone: phoneParameter }),
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const who = whoIs(slots, context);
    if (who.status !== 'ready') return who;
    const { phone } = who;
    const memory = { ...who.memory, [askedKey]: true };
    if (!findProfile(context.db, phone)) return { status: 'ready', input: { phone }, memory };
    const last = { kind: 'digits', value: lastFour(phone) } as const;
    const phrases = [{ key: 'person.already', params: { last } }];
    return { status: 'refused', reply: { phrases, memory } };
  },
  describe: ({ phone }) => ({
    question: {
      key: 'person.remember',
      params: { last: { kind: 'digits', value: lastFour(phone) } },
    },
    lines: [{ label: 'person.row.phone', value: masked(phone) }],
  }),
  run({ phone }, { db, now, language, memory }) {
    const person = personIn(memory);
    const name = person?.phone === phone ? person.name : null;
    return { profile: createProfile(db, { phone, name, language }, now).id };
  },
  report(receipt, { db, memory }) {
    const profile = findProfileById(db, remembered.parse(receipt.outcome).profile);
    const isTheirs = profile !== undefined && personIn(memory)?.phone === profile.phone;
    return {
      phrases: [{ key: 'person.remembered' }],
      ...(isTheirs && { memory: { [profileKey]: { ...knownPerson(profile) } } }),
    };
  },
};
