import type { OpenedStore } from '../engine/open-store.ts';

/** Says on stderr that a damaged database was put aside, and what took its place. */
export function tellRecovery(recovered: OpenedStore['recovered']): void {
  if (!recovered) return;
  const instead =
    recovered.from === 'backup'
      ? 'the last backup was restored'
      : 'a new one was made from the sample data';
  process.stderr.write(
    `vaani: the database was damaged and was moved to ${recovered.movedTo}; ${instead}\n`,
  );
}
