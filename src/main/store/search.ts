/**
 * An FTS5 query that matches any of the words, each as a prefix. Every word is quoted, so that no
 * FTS operator or metacharacter in what a person said has a meaning.
 */
export function matchAny(words: readonly string[]): string {
  // A NUL would end the query in the middle of a word.
  const quoted = words.map((word) => word.replaceAll('\0', '').replaceAll('"', '""'));
  return quoted.map((word) => `"${word}"*`).join(' OR ');
}
