import {
  type KnownPerson,
  type Memory,
  personKey,
  type Phrase,
  profileKey,
  type Receipt,
  type ThingIds,
} from '../actions/port.ts';
import type { DialogueAct, DialogueState } from '../dialogue/port.ts';
import type { DialogueEvent } from '../dialogue/state/reduce.ts';
import { askedKey, personIn } from '../packs/common/person.ts';
import {
  findProfile,
  knownPerson,
  type Profile,
  type ProfileChange,
  updateProfile,
} from '../packs/common/profiles.ts';
import type { Database } from '../store/port.ts';

/** The profiles of a trade's database. Nothing here creates one: only a confirmed `remember_me` does. */
export interface Profiles {
  /** The profile of ten digits. */
  find(phone: string): Profile | undefined;
  update(profile: Profile, change: ProfileChange, nowMs: number): Profile;
}

export const createProfiles = (db: Database): Profiles => ({
  find: (phone) => findProfile(db, phone),
  update: (profile, change, nowMs) => updateProfile(db, profile, change, nowMs),
});

/** The action, of every pack, that begins to remember somebody. */
export const rememberAction = 'remember_me';
/** What is not told of a visit: it is about the profile itself. */
const aboutProfile: ReadonlySet<string> = new Set([rememberAction, 'forget_me', 'my_data']);

/** The key of `Memory` for the number whose profile was looked for, so that it is done, and greeted, once. */
const seenKey = 'profile.seen';

const remembered = (memory: Memory): DialogueEvent => ({ type: 'remembered', memory });

/** Who is remembered and speaking; undefined for everybody else. */
export function knownIn(memory: Memory): KnownPerson | undefined {
  // Written by `recognise`, `noteVisit` and the report of `remember_me`, and by nobody else.
  return (memory[profileKey] ?? undefined) as unknown as KnownPerson | undefined;
}

export interface Recognition {
  /** To be applied before the turn is worked out again. */
  readonly events: readonly DialogueEvent[];
  /** Said first. */
  readonly phrases: readonly Phrase[];
}

/**
 * Looks whether the person who has just said their number is remembered: then what is kept of them goes
 * into memory, and language and rate are theirs unless they have chosen others in this conversation.
 * Undefined while nobody new was named.
 *
 * @param state as it will be after the turn that named them.
 */
export function recognise(state: DialogueState, profiles: Profiles): Recognition | undefined {
  const { memory } = state;
  const person = personIn(memory);
  if (!person || memory[seenKey] === person.phone) return undefined;
  const seen = { [personKey]: memory[personKey] ?? null, [seenKey]: person.phone };
  // Remembered only a moment ago: no reason to greet.
  if (knownIn(memory)?.phone === person.phone) return { events: [remembered(seen)], phrases: [] };
  const profile = profiles.find(person.phone);
  if (!profile) return { events: [remembered({ ...seen, [profileKey]: null })], phrases: [] };
  const known = knownPerson(profile);
  return {
    events: [remembered({ ...seen, [profileKey]: { ...known } }), ...habitsOf(profile, state)],
    phrases: [
      known.name === null
        ? { key: 'profile.welcome' }
        : { key: 'profile.welcome_name', params: { name: known.name } },
    ],
  };
}

/** The language and the rate of a profile, where the person has chosen no others in this conversation. */
function habitsOf(profile: Profile, { language, habits, rate, volume }: DialogueState) {
  const { accepted, declined, trying } = habits;
  const chose = accepted.length > 0 || declined.length > 0 || trying !== null;
  const events: DialogueEvent[] = [];
  if (!chose && profile.language !== language) {
    events.push({ type: 'language-chosen', language: profile.language });
  }
  if (rate === 1 && profile.rate !== 1) {
    events.push({ type: 'voice-set', rate: profile.rate, volume });
  }
  return events;
}

/** What came of a turn, as far as a profile takes note of it. */
export interface Visit {
  readonly events: readonly DialogueEvent[];
  readonly receipts: readonly Pick<Receipt, 'action' | 'outcome'>[];
  /** What the turn was about. */
  readonly intent: string | null;
}

/**
 * Keeps what a turn tells of somebody who is remembered: their language and rate, and what they did or
 * asked about, by id. Nothing of what was said. Returns what memory must hold from now on, or nothing.
 *
 * @param state after the turn.
 * @throws StorageError when it cannot be written.
 */
export function noteVisit(
  state: DialogueState,
  visit: Visit,
  profiles: Profiles,
  nowMs: number,
): DialogueEvent | undefined {
  const known = knownIn(state.memory);
  if (!known) return undefined;
  const profile = profiles.find(known.phone);
  // Forgotten at another seat, or by the shop.
  if (!profile) return remembered({ [profileKey]: null });
  const { language, habits, rate } = state;
  const kept = { language: habits.trying?.from ?? language, rate, did: didIn(visit) };
  const now = profiles.update(profile, kept, nowMs);
  return now === profile ? undefined : remembered({ [profileKey]: { ...knownPerson(now) } });
}

/** What was done, or asked about something; null where neither. */
function didIn({ events, receipts, intent }: Visit): ProfileChange['did'] {
  const receipt = receipts.at(-1);
  const what = receipt?.action ?? intent;
  if (what === null || aboutProfile.has(what)) return null;
  const focus = events.flatMap((event) => (event.type === 'focused' ? [event.focus] : []));
  const ids = idsIn(
    Object.assign({}, ...focus, receipt?.outcome) as Readonly<Record<string, unknown>>,
  );
  return receipt || Object.keys(ids).length > 0 ? { what, ids } : null;
}

/** An id is short and has no blank in it: what was said in free words never looks like one. */
const idShape = /^[\w-]{1,40}$/;
/** A phone number is no id, whatever it is called. */
const numberShape = /^\d{10,}$/;

function idsIn(values: Readonly<Record<string, unknown>>): ThingIds {
  const ids = Object.entries(values)
    .filter(([name]) => name.endsWith('_id'))
    .map(([name, value]) => [name, String(value)] as const)
    .filter(([, value]) => idShape.test(value) && !numberShape.test(value));
  return Object.fromEntries(ids);
}

/** Whether it is time to ask somebody whether they want to be remembered, their wish being served: once, and for nobody who is. */
export function mayAskToRemember({ memory, habits, ...state }: DialogueState): boolean {
  const free = state.task === null && state.pending === null && state.queue.length === 0;
  const asking = state.offered !== null || habits.trying !== null;
  const askedBefore = memory[askedKey] === true;
  return free && !asking && !askedBefore && !knownIn(memory) && personIn(memory) !== undefined;
}

/** Notes that the person was asked. */
export const askedToRemember = remembered({ [askedKey]: true });

/** These leave the question whether to be remembered open; anything else that is said drops it without a word. */
const aboutTheQuestion: ReadonlySet<DialogueAct> = new Set([
  'confirm',
  'deny',
  'repeat',
  'slower',
  'faster',
  'louder',
  'quieter',
  'language',
  'misheard',
  'unfinished',
]);

/** Whether the question that waits is only ours: to be remembered. Somebody who asked for it has a task. */
export const isOurQuestion = ({ pending, task }: DialogueState): boolean =>
  pending?.action === rememberAction && task === null;

/** Whether such words can be an answer to it; others mean what they mean without it. */
export const answersOurQuestion = (act: DialogueAct): boolean => aboutTheQuestion.has(act);
