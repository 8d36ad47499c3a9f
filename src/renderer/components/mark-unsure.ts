interface MarkedPart {
  readonly from: number;
  readonly words: string;
  readonly doubtful: boolean;
}

/** Cuts a text at its doubtful ranges, in order; one that overlaps another or sticks out is left out. */
export function markUnsure(
  text: string,
  unsure: readonly (readonly [number, number])[],
): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  const add = (to: number, doubtful: boolean) => {
    if (to > at) parts.push({ from: at, words: text.slice(at, to), doubtful });
    at = Math.max(at, to);
  };
  for (const [from, to] of unsure.toSorted(([a], [b]) => a - b)) {
    if (from < at || to <= from || to > text.length) continue;
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
}
