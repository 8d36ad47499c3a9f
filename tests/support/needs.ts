/** Options of a suite that needs something: skipped, with the reason, when it is missing. */
export function needs(missing: string | undefined) {
  if (missing) console.warn(`skipped: ${missing}`);
  return missing ? { skip: true, meta: { skipReason: missing } } : {};
}
