import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds `resources/`, `data/` and the packs' files: the checkout, or the packaged
 * application's resources (VAANI_ROOT, set by the Electron entry).
 */
export function appRoot(): string {
  const named = process.env['VAANI_ROOT'];
  if (named) return named;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'resources', 'models', 'manifest.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('cannot find the application folder; set VAANI_ROOT');
    folder = parent;
  }
  return folder;
}

/** Where the kiosk keeps what it must not lose: database, backups, models. VAANI_HOME overrides it. */
export function homeFolder(): string {
  const named = process.env['VAANI_HOME'];
  if (named) return named;
  if (process.platform === 'win32' && process.env['APPDATA'])
    return join(process.env['APPDATA'], 'vaani');
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'vaani');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'vaani');
}

/** The file of a pack's database, where no other is named. */
export function databaseFile(packId: string): string {
  return join(homeFolder(), `${packId}.db`);
}

/** Where installed models live. */
export function modelsFolder(): string {
  return process.env['VAANI_MODELS'] ?? join(homeFolder(), 'models');
}

/** Where sentences that are said often are kept as they were spoken. They can be made again. */
export function phraseCacheFolder(): string {
  return join(homeFolder(), 'cache', 'phrases');
}
