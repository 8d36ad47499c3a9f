import type { SessionView, TaskView } from '../../contract/kiosk.ts';
import { type Json, personKey, type PhraseParam } from '../actions/port.ts';
import type { DialogueState, Need, Task } from '../dialogue/port.ts';
import type { Wording } from '../dialogue/say/phrases.ts';
import type { Pack } from '../packs/pack.ts';

/** What is being done and what waits, as the screen shows it. */
export function taskView(
  state: DialogueState,
  pack: Pick<Pack, 'intents' | 'slots'>,
  wording: Wording,
): Pick<SessionView, 'task' | 'later'> {
  const titleOf = ({ intent }: Task) => wording.label(pack.intents[intent]?.choice ?? intent);
  const { task, queue } = state;
  const needs = (task && pack.intents[task.intent]?.needs) ?? [];
  return {
    task: task && needs.length > 0 ? { title: titleOf(task), slots: slotsOf(task, needs) } : null,
    later: queue.map(titleOf),
  };

  function slotsOf(of: Task, wanted: readonly Need[]): TaskView['slots'] {
    return wanted.flatMap((need) => {
      const [name] = need.slots;
      const value = valueOf(of, need);
      const asked = of.asked !== null && need.slots.includes(of.asked);
      if (need.seldom && value === null && !asked) return [];
      return [{ name, label: wording.label(need.label), value, asked }];
    });
  }

  function valueOf({ slots, asked }: Task, { slots: names, values }: Need): string | null {
    for (const name of names) {
      const value = slots[name] ?? fromPerson(name);
      if (value === undefined || name === asked) continue;
      const personal = pack.slots[name]?.personal === true;
      return wording.name(mentioned(name, value) ?? shown(value, personal, values));
    }
    return null;
  }

  /** Whoever told their number once is not asked again. */
  function fromPerson(name: string): Json | undefined {
    const person = state.memory[personKey];
    const known = typeof person === 'object' && person !== null && !Array.isArray(person);
    return known ? (person as Readonly<Record<string, Json>>)[name] : undefined;
  }

  /** What a thing is called, by its id. */
  function mentioned(name: string, id: Json): PhraseParam | undefined {
    const all = [...state.mentions, ...state.recent.map(({ mention }) => mention)];
    return all.find(({ slots }) => slots[name] === id)?.name;
  }
}

/** A slot's value as people read it; of what tells who somebody is, only the end. */
function shown(value: Json, personal: boolean, values: string | undefined): PhraseParam {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Array.isArray(value) ? String(value.length) : '✓';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { kind: 'date', iso: value };
  if (/^\d{2}:\d{2}$/.test(value)) return { kind: 'time', value };
  if (personal && /^\d{5,}$/.test(value)) return `••• ${value.slice(-4)}`;
  return values === undefined ? value : { kind: 'phrase', key: `${values}.${value}` };
}
