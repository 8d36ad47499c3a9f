import { z } from 'zod';
import type { Card } from '../../contract/cards.ts';
import { type Memory, personKey } from '../actions/port.ts';
import type { DialogueDomain, Task, Understanding } from '../dialogue/port.ts';
import { knownIn } from './profiles.ts';

/** What is known to belong to the person who is speaking, to be taken out of what is kept. */
export interface PersonalValues {
  readonly all: readonly string[];
  add(values: readonly string[]): void;
  clear(): void;
}

/** More than a person could say about themselves; then the oldest go. */
const maxValues = 100;

export function createPersonalValues(): PersonalValues {
  let all: readonly string[] = [];
  return {
    get all() {
      return all;
    },
    add(values) {
      const fresh = values.filter((value) => value.trim() !== '' && !all.includes(value));
      if (fresh.length > 0) all = [...all, ...new Set(fresh)].slice(-maxValues);
    },
    clear() {
      all = [];
    },
  };
}

const nameSchema = z.object({ name: z.string() });

/** Where a turn may hold something personal. */
export interface PersonalSources {
  readonly heard: Pick<Understanding, 'slots' | 'further'>;
  readonly tasks: readonly (Task | null)[];
  readonly memory: Memory;
  readonly cards: readonly Card[];
}

/** The values of personal slots, the person's name, and whoever is shown as a person. */
export function personalIn(
  { heard, tasks, memory, cards }: PersonalSources,
  slots: DialogueDomain['slots'],
): string[] {
  const said = [heard, ...heard.further].flatMap((wish) =>
    Object.entries(wish.slots).map(([slot, { value }]) => [slot, value] as const),
  );
  const filled = tasks.flatMap((task) => Object.entries(task?.slots ?? {}));
  const own = [...said, ...filled].flatMap(([slot, value]) =>
    slots[slot]?.personal && typeof value === 'string' ? [value] : [],
  );
  const person = nameSchema.safeParse(memory[personKey]);
  const names = [person.data?.name ?? '', knownIn(memory)?.name ?? ''];
  const shown = cards.flatMap((card) =>
    // The card of a profile has its name from memory, or none.
    card.kind === 'details' && card.about === 'person' && !card.id.startsWith('person_')
      ? [card.title]
      : [],
  );
  return [...own, ...names, ...shown];
}
