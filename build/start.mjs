// `npm start`: sets up, builds what is stale, opens the kiosk.
import { ArgumentError, parseStartArguments, startHelp } from './lib/args.mjs';
import { findBrowser } from './lib/browser.mjs';
import { ensureBundle } from './lib/bundles.mjs';
import { ensureElectron } from './lib/electron.mjs';
import { runElectron, runWeb } from './lib/kiosk.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { say } from './lib/say.mjs';
import { chooseShell, hasDisplay } from './lib/shell.mjs';
import { setUp } from './setup.mjs';

/**
 * @param {import('./lib/args.mjs').StartArguments} options
 * @returns {Promise<number>} the exit code
 */
async function start(options) {
  await setUp('start');
  const display = hasDisplay(process.platform, process.env);
  const electron = display && !options.web ? await ensureElectron() : undefined;
  const choice = chooseShell({ web: options.web, display, electron: electron !== undefined });
  if (choice.shell === 'electron' && electron) {
    await ensurePackages(['electron']);
    await ensureBundle('electron');
    const { opened, code } = await runElectron(electron, options);
    if (opened) return code;
    say(
      `the Electron kiosk did not open (exit code ${code}): serving it with the web shell instead`,
    );
  } else if (choice.shell === 'web') say(`web shell: ${choice.why}`);
  await ensureBundle('ui');
  const openWindow = display && !options.noWindow;
  if (openWindow && !findBrowser()) await ensurePackages(['browser']);
  return runWeb(options, { openWindow });
}

try {
  const options = parseStartArguments(process.argv.slice(2));
  if (options.help) say(startHelp);
  else process.exitCode = await start(options);
} catch (error) {
  process.stderr.write(`vaani: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof ArgumentError ? 2 : 1;
}
