import { join } from 'node:path';
import { notesFolder, readText, writeText } from './files.mjs';

/** A failed download or installation is not tried again at every start. */
const retryAfterMs = 24 * 60 * 60 * 1_000;

/**
 * Whether a try that failed at this time is to be left alone for now. A time in the future (a clock
 * set back) does not count.
 * @param {unknown} failedAt epoch ms
 * @param {number} now epoch ms
 */
export function isRecent(failedAt, now) {
  return typeof failedAt === 'number' && failedAt <= now && now - failedAt < retryAfterMs;
}

/** What failed in the last day, by name, kept in .vaani/failures.json. */
export function failureNotes(file = join(notesFolder, 'failures.json')) {
  /** @returns {Record<string, unknown>} */
  const load = () => {
    try {
      return JSON.parse(readText(file) ?? '{}') ?? {};
    } catch {
      return {};
    }
  };
  return {
    /** @param {string} name */
    failedLately: (name) => isRecent(load()[name], Date.now()),
    /** @param {string} name */
    failed: (name) => writeText(file, `${JSON.stringify({ ...load(), [name]: Date.now() })}\n`),
    /** @param {string} name */
    worked: (name) => {
      const { [name]: before, ...others } = load();
      if (before !== undefined) writeText(file, `${JSON.stringify(others)}\n`);
    },
  };
}
