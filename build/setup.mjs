// Makes a bare machine ready: `node build/setup.mjs [start|test]`. Doing it again takes moments.
import { pathToFileURL } from 'node:url';
import { hasAudioModule, ensureModules, isInstalled } from './lib/install.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { say, seconds } from './lib/say.mjs';

/**
 * System packages, then npm packages.
 * @param {'start' | 'test'} purpose
 * @throws {Error} when nothing can run
 */
export async function setUp(purpose) {
  const startedAt = Date.now();
  const compile = !isInstalled() || !hasAudioModule();
  await ensurePackages([
    ...(compile ? /** @type {const} */ (['compile']) : []),
    'audio',
    ...(purpose === 'test' ? /** @type {const} */ (['test']) : []),
  ]);
  await ensureModules();
  say(`set-up: ready (${seconds(Date.now() - startedAt)})`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const purpose = process.argv[2] ?? 'start';
  if (purpose !== 'start' && purpose !== 'test') {
    say('usage: node build/setup.mjs [start|test]');
    process.exitCode = 2;
  } else {
    await setUp(purpose).catch((error) => {
      say(error.message);
      process.exitCode = 1;
    });
  }
}
