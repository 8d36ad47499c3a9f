import { z } from 'zod';
import type { ActionContext, CheckResult, Memory, Slots } from '../../actions/port.ts';
import { whoIs } from './person.ts';
import { findProfile, type Profile } from './profiles.ts';

/** Numbers nobody is remembered by that may be tried in one conversation; after that the door is closed. */
const maxUnknown = 3;
const tries = z.number().int().catch(0);
const triesKey = 'unknownProfiles';

/** The profile of the number that was given. Whoever tries one number after the other learns nothing. */
export function openProfile(slots: Slots, context: ActionContext): CheckResult<Profile> {
  const unknown = tries.parse(context.memory[triesKey]);
  const refused = (key: string, memory: Memory = {}) =>
    ({ status: 'refused', reply: { phrases: [{ key }], memory } }) as const;
  if (unknown >= maxUnknown) return refused('person.locked');
  const who = whoIs(slots, context);
  if (who.status !== 'ready') return who;
  const profile = findProfile(context.db, who.phone);
  if (profile) return { status: 'ready', input: profile, memory: who.memory };
  return refused('person.nothing', { ...who.memory, [triesKey]: unknown + 1 });
}
