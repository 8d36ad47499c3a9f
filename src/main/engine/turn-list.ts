import type { Card } from '../../contract/cards.ts';
import type { ViewTurn } from '../../contract/kiosk.ts';

/** What was said in a conversation, as the screen shows it. */
export interface TurnList {
  readonly turns: readonly ViewTurn[];
  /** Adds a turn; its id. `personal`: it may tell who the person is. */
  add(who: ViewTurn['who'], text: string, besides?: Besides): number;
  /** Vaani was interrupted while saying this one; `heard` is what had been said of it. */
  markInterrupted(id: number, heard: string): void;
  /** What the person said last, and every answer since, tells who they are. */
  markPersonal(): void;
  /** To be kept by the shop: what was said aloud, null in place of what tells who the person is. */
  transcript(): readonly { readonly who: ViewTurn['who']; readonly text: string | null }[];
  /** Forgets all but the first `count`. */
  cutTo(count: number): void;
  clear(): void;
}

/** What belongs to a turn besides its words. */
interface Besides {
  readonly cards?: readonly Card[];
  readonly personal?: boolean;
  readonly unsure?: ViewTurn['unsure'];
}

/** Turns kept on the screen and in memory. */
const maxTurns = 40;

export function createTurnList(): TurnList {
  let turns: readonly ViewTurn[] = [];
  let nextId = 1;
  let personal: ReadonlySet<number> = new Set();
  /** What was heard of those that were interrupted. */
  let cut: ReadonlyMap<number, string> = new Map();

  return {
    get turns() {
      return turns;
    },
    add(who, text, { cards = [], personal: tellsWho = false, unsure = [] } = {}) {
      const id = nextId++;
      if (tellsWho) personal = new Set([...personal, id]);
      const doubt = unsure.length > 0 && { unsure };
      const turn = { id, who, text, cards: [...cards], interrupted: false, ...doubt };
      turns = [...turns, turn].slice(-maxTurns);
      return id;
    },
    markInterrupted(id, heard) {
      cut = new Map([...cut, [id, heard]]);
      turns = turns.map((turn) => (turn.id === id ? { ...turn, interrupted: true } : turn));
    },
    markPersonal() {
      const last = turns.findLastIndex(({ who }) => who === 'person');
      const fresh = turns.slice(Math.max(0, last)).map(({ id }) => id);
      const shown = turns.filter(({ id }) => personal.has(id)).map(({ id }) => id);
      personal = new Set([...shown, ...fresh]);
    },
    transcript: () =>
      turns.map(({ id, who, text }) => {
        const heard = cut.get(id);
        // The dots tell that there was more.
        const said = heard === undefined ? text : `${heard} …`.trim();
        return { who, text: personal.has(id) ? null : said };
      }),
    cutTo(count) {
      turns = turns.slice(0, count);
    },
    clear() {
      cut = new Map();
      turns = [];
      personal = new Set();
    },
  };
}
