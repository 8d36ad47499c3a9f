/** Fields that may hold a secret, wherever an object with one ends up in a log; for pino's `redact`. */
const secretFields = ['apiKey', 'secret', 'token', 'password', 'pin', 'authorization'];
export const redactedPaths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
export const censor = '[secret]';

/** Shorter than this, a text is likelier a word than a secret. */
const shortestHidden = 8;
const hidden = new Set<string>();

/** From now on these texts do not appear in any log of this process, wherever in a line they stand. */
export function hideFromLogs(values: readonly (string | null | undefined)[]): void {
  for (const value of values) {
    if (!value || value.length < shortestHidden) continue;
    hidden.add(value);
    // As it stands inside a line of JSON, and in an address.
    hidden.add(JSON.stringify(value).slice(1, -1));
    hidden.add(encodeURIComponent(value));
  }
}

/** A log's line without what is hidden. */
export function withoutHidden(line: string): string {
  let clean = line;
  for (const value of hidden) clean = clean.replaceAll(value, censor);
  return clean;
}
