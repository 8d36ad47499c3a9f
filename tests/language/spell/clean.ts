/** Digits, symbols and signs that a voice would swallow or stumble over; none may be left. */
const swallowed = /[\p{N}\p{S}\p{Pc}&@#/%*\\‰•{}[\]]/u;

/** What of a text a voice could not say; undefined when all of it is words and punctuation. */
export function unsaid(spoken: string): string | undefined {
  return swallowed.exec(spoken)?.[0];
}
