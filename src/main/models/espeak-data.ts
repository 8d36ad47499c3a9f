import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The system's espeak-ng-data (Debian package of that name), or null. ESPEAK_DATA_PATH names another. */
export function systemEspeakData(): string | null {
  const named = process.env['ESPEAK_DATA_PATH'];
  const candidates = [
    ...(named ? [named, join(named, 'espeak-ng-data')] : []),
    '/usr/share/espeak-ng-data',
    '/usr/lib/espeak-ng-data',
    ...multiarch(),
    '/usr/local/share/espeak-ng-data',
    '/opt/homebrew/share/espeak-ng-data',
  ];
  return candidates.find((folder) => existsSync(join(folder, 'phontab'))) ?? null;
}

function multiarch(): string[] {
  try {
    return readdirSync('/usr/lib')
      .filter((name) => name.includes('-linux-'))
      .map((name) => join('/usr/lib', name, 'espeak-ng-data'));
  } catch {
    return [];
  }
}
