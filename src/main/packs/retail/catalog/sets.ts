import type { Database } from '../../../store/port.ts';
import { hasMatch } from './rows.ts';
import { describedMatch, isKnown, isSure, matchUnit, type Unit } from './units.ts';

/** So many sets of words are tried when not all of them are found together. */
const maxTries = 14;

/**
 * The sets of units to look for: all that the catalog has any word for, then by fewest left out; of as
 * many, colours go first and the last word, the thing itself, goes last.
 */
export function* setsOf(db: Database, said: readonly Unit[]): Generator<readonly Unit[]> {
  // The thing itself must be among them: of "green slippers", anything green is no answer.
  const isThing = said.some(({ isColour }) => !isColour);
  for (const kept of anySets(db, said)) {
    if (!isThing || kept.some(({ isColour }) => !isColour)) yield kept;
  }
}

function* anySets(db: Database, said: readonly Unit[]): Generator<readonly Unit[]> {
  const units = said.filter((unit) => isKnown(unit) || hasMatch(db, describedMatch([unit])));
  if (units.length === 0 || !isEnough(units, said.length)) return;
  yield units;
  let apart: readonly number[] | undefined;
  let tries = 0;
  for (const { mask, kept } of smaller(units, said.length)) {
    // What does not go together in twos does not in threes.
    if (kept.length > 2) apart ??= pairsApart(db, units);
    if (apart?.some((pair) => (mask & pair) === pair)) continue;
    if (tries >= maxTries) return;
    tries += 1;
    yield kept;
  }
}

interface Smaller {
  /** A bit for each unit kept. */
  readonly mask: number;
  readonly kept: readonly Unit[];
}

function smaller(units: readonly Unit[], asked: number): Smaller[] {
  const loss = units.map((unit, at) => {
    const value = isKnown(unit) ? (unit.isColour ? 0.3 : 1) : 0.1;
    return 1 + (value + at / 10) / 10;
  });
  const sets: (Smaller & { readonly lost: number })[] = [];
  for (let mask = 1; mask < 2 ** units.length - 1; mask += 1) {
    const kept = units.filter((_, at) => (mask & (1 << at)) !== 0);
    const lost = loss.reduce((sum, one, at) => sum + ((mask & (1 << at)) === 0 ? one : 0), 0);
    if (isEnough(kept, asked)) sets.push({ mask, kept, lost });
  }
  return sets.sort((a, b) => a.lost - b.lost);
}

/** Whether so little of what was said still says what is meant: half of it, or a word of the catalog. */
function isEnough(kept: readonly Unit[], asked: number): boolean {
  return kept.length * 2 >= asked || kept.some(isSure);
}

/** The pairs of known units that no product has both of, as masks. */
function pairsApart(db: Database, units: readonly Unit[]): number[] {
  const apart: number[] = [];
  for (const [at, left] of units.entries()) {
    for (const [other, right] of units.entries()) {
      if (other <= at || !isKnown(left) || !isKnown(right)) continue;
      if (!hasMatch(db, `{names keywords} : (${matchUnit(left)} AND ${matchUnit(right)})`))
        apart.push((1 << at) | (1 << other));
    }
  }
  return apart;
}
