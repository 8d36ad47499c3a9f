/** A version as numbers, for comparing: 1.2.3 or 1.2.3-beta.1. */
interface Parts {
  readonly numbers: readonly [number, number, number];
  readonly pre: readonly string[];
}

const pattern =
  /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([0-9A-Za-z-]{1,20}(?:\.[0-9A-Za-z-]{1,20}){0,4}))?$/;

/** Is this a version that can be compared, and is safe as the name of a folder? */
export const isVersion = (text: string): boolean => pattern.test(text);

/** @throws on what is no version: those are checked where they come in. */
function parse(text: string): Parts {
  const match = pattern.exec(text);
  if (!match) throw new Error(`"${text}" is no version such as 1.2.3`);
  const [, major, minor, patch, pre] = match;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    pre: pre === undefined ? [] : pre.split('.'),
  };
}

/** Below 0 when `a` is older than `b`, 0 when they are the same, above 0 when newer; as semver orders them. */
export function compareVersions(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  for (const index of [0, 1, 2] as const) {
    const difference = left.numbers[index] - right.numbers[index];
    if (difference !== 0) return difference;
  }
  // 1.0.0-beta comes before 1.0.0.
  if (left.pre.length === 0 || right.pre.length === 0) return right.pre.length - left.pre.length;
  for (let index = 0; index < Math.max(left.pre.length, right.pre.length); index += 1) {
    const difference = comparePre(left.pre[index], right.pre[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePre(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const numeric = [a, b].map((part) => /^\d+$/.test(part));
  if (numeric[0] && numeric[1]) return Number(a) - Number(b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The newest of these; null when there is none. */
export function newest(versions: readonly (string | null)[]): string | null {
  let best: string | null = null;
  for (const version of versions) {
    if (version !== null && (best === null || compareVersions(version, best) > 0)) best = version;
  }
  return best;
}
