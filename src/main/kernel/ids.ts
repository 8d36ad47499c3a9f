/** A new opaque identifier, `prefix_` followed by 128 random bits in base 36. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint32Array(4));
  return `${prefix}_${Array.from(bytes, (word) => word.toString(36).padStart(7, '0')).join('')}`;
}
