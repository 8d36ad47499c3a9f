/** Words differ far less than sentences; this many hold the vocabulary of a shop many times over. */
const limit = 4096;

/** Remembers what a pure function of one word gave, up to a bound; then it begins anew. */
export function remembered<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (word) => {
    const hit = known.get(word);
    if (hit) return hit.value;
    const value = read(word);
    if (known.size >= limit) known.clear();
    known.set(word, { value });
    return value;
  };
}
