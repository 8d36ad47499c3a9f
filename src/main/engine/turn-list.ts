import type { Card } from '../../contract/cards.ts';
import type { ViewTurn } from '../../contract/kiosk.ts';

/** What was said in a conversation, as the screen shows it. */
export interface TurnList {
  readonly turns: readonly ViewTurn[];
  /** Adds a turn; its id. `tellsWho`: it may tell who the person is. */
  add(who: ViewTurn['who'], text: string, cards?: readonly Card[], tellsWho?: boolean): number;
  /** Vaani was interrupted while saying this one. */
  markInterrupted(id: number): void;
  /** What the person said last, and every answer since, tells who they are. */
  markPersonal(): void;
  /** To be kept by the shop: null in place of what tells who the person is. */
  transcript(): readonly { readonly who: ViewTurn['who']; readonly text: string | null }[];
  clear(): void;
}

/** Turns kept on the screen and in memory. */
const maxTurns = 40;

export function createTurnList(): TurnList {
  let turns: readonly ViewTurn[] = [];
  let nextId = 1;
  let personal: ReadonlySet<number> = new Set();

  return {
    get turns() {
      return turns;
    },
    add(who, text, cards = [], tellsWho = false) {
      const id = nextId++;
      if (tellsWho) personal = new Set([...personal, id]);
      turns = [...turns, { id, who, text, cards: [...cards], interrupted: false }].slice(-maxTurns);
      return id;
    },
    markInterrupted(id) {
      turns = turns.map((turn) => (turn.id === id ? { ...turn, interrupted: true } : turn));
    },
    markPersonal() {
      const last = turns.findLastIndex(({ who }) => who === 'person');
      const fresh = turns.slice(Math.max(0, last)).map(({ id }) => id);
      const shown = turns.filter(({ id }) => personal.has(id)).map(({ id }) => id);
      personal = new Set([...shown, ...fresh]);
    },
    transcript: () =>
      turns.map(({ id, who, text }) => ({ who, text: personal.has(id) ? null : text })),
    clear() {
      turns = [];
      personal = new Set();
    },
  };
}
