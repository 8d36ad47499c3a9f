import { z } from 'zod';
import { profileKey, type WriteAction } from '../../../actions/port.ts';
import { lastFour, masked } from '../mobile.ts';
import { openProfile } from '../open-profile.ts';
import { askedKey, phoneParameter } from '../person.ts';
import { findProfileById, forgetPerson } from '../profiles.ts';

/** The profile's id: what is forgotten must not stand in the receipt of it. */
type Input = { readonly profile: string };

/** Forgets a person for good. */
export const forgetMe: WriteAction<Input, Input> = {
  name: 'forget_me',
  description: 'The person wants everything that is remembered about them deleted',
  parameters: z.object({ phone: phoneParameter }),
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const proposed = slots['profile'];
    if (typeof proposed === 'string') {
      return findProfileById(context.db, proposed)
        ? { status: 'ready', input: { profile: proposed } }
        : { status: 'refused', reply: { phrases: [{ key: 'person.nothing' }] } };
    }
    const opened = openProfile(slots, context);
    return opened.status === 'ready' ? { ...opened, input: { profile: opened.input.id } } : opened;
  },
  describe({ profile }, { db }) {
    const phone = findProfileById(db, profile)?.phone ?? '';
    return {
      question: {
        key: 'person.forget',
        params: { last: { kind: 'digits', value: lastFour(phone) } },
      },
      lines: [{ label: 'person.row.phone', value: masked(phone) }],
    };
  },
  run({ profile }, { db }) {
    const known = findProfileById(db, profile);
    if (known) forgetPerson(db, known.phone);
    return { profile };
  },
  report: () => ({
    phrases: [{ key: 'person.forgotten' }],
    memory: { [profileKey]: null, [askedKey]: true },
  }),
};
