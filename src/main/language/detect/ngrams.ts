/** Log-likelihood of a word (natural log, summed over its letters) in one language. */
export type LetterModel = (word: string) => number;

/** The letters of a script: code units from `first` on; 0 is the edge of a word, 1 any other letter. */
export interface Alphabet {
  readonly first: number;
  readonly size: number;
}

/** How often a context must be seen to be trusted half. */
const halfTrust = 7;

/**
 * Learns from a list of words which letters follow which (up to two before). Longer contexts are mixed
 * with shorter ones by how often they were seen (as Witten and Bell do). A few milliseconds.
 */
export function trainLetters(words: readonly string[], alphabet: Alphabet): LetterModel {
  const size = alphabet.size + 2;
  const three = new Uint16Array(size * size * size);
  const two = new Uint16Array(size * size);
  const one = new Uint16Array(size);
  const afterTwo = new Uint16Array(size * size);
  const afterOne = new Uint16Array(size);
  let total = 0;
  for (const word of words) {
    let [a, b] = [0, 0];
    for (let at = 0; at <= word.length; at += 1) {
      const c = codeAt(word, at, alphabet);
      bump(three, (a * size + b) * size + c);
      bump(two, b * size + c);
      bump(one, c);
      bump(afterTwo, a * size + b);
      bump(afterOne, b);
      total += 1;
      a = b;
      b = c;
    }
  }
  return (word) => {
    let sum = 0;
    let [a, b] = [0, 0];
    for (let at = 0; at <= word.length; at += 1) {
      const c = codeAt(word, at, alphabet);
      let chance = mix(1 / size, one[c] ?? 0, total);
      chance = mix(chance, two[b * size + c] ?? 0, afterOne[b] ?? 0);
      chance = mix(chance, three[(a * size + b) * size + c] ?? 0, afterTwo[a * size + b] ?? 0);
      sum += Math.log(chance);
      a = b;
      b = c;
    }
    return sum;
  };
}

function bump(counts: Uint16Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function codeAt(word: string, at: number, { first, size }: Alphabet): number {
  if (at >= word.length) return 0;
  const place = word.charCodeAt(at) - first;
  return place >= 0 && place < size ? place + 2 : 1;
}

/** A chance seen in `seen` cases, mixed with what the shorter context says. */
function mix(shorter: number, count: number, seen: number): number {
  if (seen === 0) return shorter;
  const trust = seen / (seen + halfTrust);
  return trust * (count / seen) + (1 - trust) * shorter;
}
