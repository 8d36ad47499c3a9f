import { normalise, tokenise } from '../../language/normalise.ts';
import { heardAs, heardSimilarity } from '../../language/sound.ts';
import type { Database } from '../../store/port.ts';
import { withoutEndings } from '../kit/endings.ts';

/** A make, or a make and a model, with where it is named in the normalised text. */
export interface NamedCar {
  readonly make: string;
  /** Null where only the make was said. */
  readonly model: string | null;
  readonly start: number;
  readonly end: number;
}

/** What cars are called; knows them by spelling and by sound, in every script. */
export interface Lineup {
  /** The cars that are named in a text, in its order; a make and its model are one. */
  find(text: string): NamedCar[];
}

/** Shorter words must be there as they are: they sound like too many others. */
const bendable = 5;
const alike = 0.88;
/** Words whose name (or that they name nothing) is remembered; a kiosk hears far fewer in a day. */
const maxWords = 2000;

interface Name {
  readonly make: string;
  readonly model: string | null;
  readonly written: readonly string[];
  readonly heard: readonly string[];
}

interface NameRow {
  readonly make: string;
  readonly model: string;
  readonly name: string;
  readonly name_hi: string;
  readonly name_bn: string;
  readonly name_mr: string;
}

/** A line-up without cars: what a slot finds before a database is open. */
export const noLineup: Lineup = { find: () => [] };

const opened = new WeakMap<Database, Lineup>();

/** The makes and models of a database, read when first asked for: they change while the house is closed. */
export function lineupOf(db: Database): Lineup {
  const known = opened.get(db);
  if (known) return known;
  const rows = db.all<NameRow>('SELECT * FROM model_names ORDER BY make, model');
  const lineup = createLineup(rows);
  opened.set(db, lineup);
  return lineup;
}

function createLineup(rows: readonly NameRow[]): Lineup {
  const names = rows.map((row): Name => {
    const written = [row.name, row.name_hi, row.name_bn, row.name_mr].map(normalise);
    const heard = [...new Set(written.map(heardAs))];
    return { make: row.make, model: row.model || null, written: [...new Set(written)], heard };
  });
  const words = new Map<string, Name | null>();
  return {
    find(text) {
      const found: NamedCar[] = [];
      for (const { text: word, start, end } of tokenise(normalise(text))) {
        if (word.length < 3 || /^\d/.test(word)) continue;
        let name = words.get(word);
        if (name === undefined) {
          if (words.size >= maxWords) words.clear();
          name = bestOf(names, word);
          words.set(word, name);
        }
        if (name) add(found, name, start, end);
      }
      return found;
    },
  };
}

function add(found: NamedCar[], { make, model }: Name, start: number, end: number): void {
  const last = found.at(-1);
  if (last && last.model === null && model !== null && last.make === make) {
    found[found.length - 1] = { ...last, model, end };
  } else if (!(last && model === null && last.make === make)) {
    found.push({ make, model, start, end });
  }
}

function bestOf(names: readonly Name[], word: string): Name | null {
  let best: Name | null = null;
  let sure = alike;
  for (const name of names) {
    const here = certainty(name, word);
    if (here >= sure && (!best || here > sure)) [best, sure] = [name, here];
  }
  return best;
}

function certainty(name: Name, word: string): number {
  const bare = withoutEndings(word);
  // "तुफानची": its ending says nothing of how the name sounds.
  return Math.max(similarity(name, word), bare === word ? 0 : similarity(name, bare));
}

function similarity({ written, heard }: Name, word: string): number {
  if (written.includes(word)) return 1;
  // "मेघाची", "মেঘার": an ending may follow.
  if (written.some((name) => name.length >= 4 && word.startsWith(name))) return 0.95;
  const sound = heardAs(word);
  if (sound.length < bendable) return 0;
  return Math.max(0, ...heard.map((other) => heardSimilarity(sound, other)));
}
