/**
 * Scanning by one switch, as a state that is stepped: a frame goes from group to group by itself; the switch
 * chooses the group, then the thing in it. After a few rounds that nobody used it rests until the switch is
 * used again.
 */
export type Scan =
  | { readonly at: 'rest' }
  | { readonly at: 'groups'; readonly group: number; readonly rounds: number }
  | {
      readonly at: 'things';
      readonly group: number;
      readonly thing: number;
      readonly rounds: number;
    };

export const resting: Scan = { at: 'rest' };
const fromTheTop: Scan = { at: 'groups', group: 0, rounds: 0 };

/** Rounds over all groups before the frame rests, and over the things of a group before it goes on. */
const groupRounds = 3;
const thingRounds = 2;

/** One step of time. `sizes`: how many things each group has, now; it may change between steps. */
export function stepped(scan: Scan, sizes: readonly number[]): Scan {
  if (scan.at === 'rest' || sizes.length === 0) return resting;
  const size = sizes[scan.group];
  if (size === undefined) return fromTheTop;
  if (scan.at === 'groups') {
    const last = scan.group + 1 >= sizes.length;
    if (last && scan.rounds + 1 >= groupRounds) return resting;
    return last
      ? { at: 'groups', group: 0, rounds: scan.rounds + 1 }
      : { ...scan, group: scan.group + 1 };
  }
  const last = scan.thing + 1 >= size;
  if (last && scan.rounds + 1 >= thingRounds) {
    return { at: 'groups', group: (scan.group + 1) % sizes.length, rounds: 0 };
  }
  return last ? { ...scan, thing: 0, rounds: scan.rounds + 1 } : { ...scan, thing: scan.thing + 1 };
}

/** The switch was used: where the frame is then, and what is to be done. */
export function pressed(
  scan: Scan,
  sizes: readonly number[],
): { readonly scan: Scan; readonly does: { group: number; thing: number } | null } {
  if (sizes.length === 0) return { scan: resting, does: null };
  if (scan.at === 'rest') return { scan: fromTheTop, does: null };
  const size = sizes[scan.group];
  if (size === undefined) return { scan: fromTheTop, does: null };
  if (scan.at === 'things') {
    return { scan: fromTheTop, does: { group: scan.group, thing: Math.min(scan.thing, size - 1) } };
  }
  // Of one thing there is nothing to choose.
  if (size === 1) return { scan: fromTheTop, does: { group: scan.group, thing: 0 } };
  return { scan: { at: 'things', group: scan.group, thing: 0, rounds: 0 }, does: null };
}
