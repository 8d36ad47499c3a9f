import { normalise, tokenise } from '../../language/normalise.ts';
import { heardAs, heardSimilarity } from '../../language/sound.ts';
import models from './words/models.json' with { type: 'json' };

/** A make, or a make and a model, with where it is named in the normalised text. */
export interface NamedCar {
  readonly make: string;
  /** Null where only the make was said. */
  readonly model: string | null;
  readonly start: number;
  readonly end: number;
}

/** Shorter words must be there as they are: they sound like too many others. */
const bendable = 5;
const alike = 0.88;

interface Name {
  readonly make: string;
  readonly model: string | null;
  readonly written: ReadonlySet<string>;
  readonly heard: ReadonlySet<string>;
}

/**
 * What cars are called. A slot is not given the database, so the line-up is among the words of the pack;
 * the table model_names is made of the same rows.
 */
const names: readonly Name[] = models.map((row) => {
  const written = [row.name, row.name_hi, row.name_bn, row.name_mr].map(normalise);
  return {
    make: row.make,
    model: row.model === '' ? null : row.model,
    written: new Set(written),
    heard: new Set(written.map(heardAs)),
  };
});

/** Every name of the line-up, in every script. */
export const carNames: readonly string[] = names.flatMap(({ written }) => [...written]);

function certainty({ written, heard }: Name, word: string): number {
  // "मेघाची", "মেঘার": an ending may follow.
  if (written.has(word)) return 1;
  for (const name of written) if (name.length >= 4 && word.startsWith(name)) return 0.95;
  const sound = heardAs(word);
  if (sound.length < bendable) return 0;
  return Math.max(0, ...[...heard].map((other) => heardSimilarity(sound, other)));
}

/** The cars of our line-up that are named in a text, in its order; a make and its model are one. */
export function findCars(text: string): NamedCar[] {
  const found: NamedCar[] = [];
  for (const { text: word, start, end } of tokenise(normalise(text))) {
    if (word.length < 3 || /^\d/.test(word)) continue;
    let best: Name | undefined;
    let sure = alike;
    for (const name of names) {
      const here = certainty(name, word);
      if (here >= sure && (!best || here > sure)) [best, sure] = [name, here];
    }
    if (!best) continue;
    const last = found.at(-1);
    if (last && last.model === null && best.model !== null && last.make === best.make) {
      found[found.length - 1] = { ...last, model: best.model, end };
    } else if (!(last && best.model === null && last.make === best.make)) {
      found.push({ make: best.make, model: best.model, start, end });
    }
  }
  return found;
}
