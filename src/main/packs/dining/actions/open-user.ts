import type { ActionContext, CheckResult, Slots } from '../../../actions/port.ts';
import { openPerson, type User } from '../people.ts';

/** The registered person of a phone number; friends and invitations are for them alone. */
export function openUser(slots: Slots, context: ActionContext): CheckResult<User> {
  const person = openPerson(slots, context, { ask: 'ask.phone_friends' });
  if (person.status !== 'ready') return person;
  if (person.user) return { status: 'ready', input: person.user, memory: person.memory };
  return {
    status: 'refused',
    reply: { phrases: [{ key: 'friends.no_profile' }], memory: person.memory },
  };
}
