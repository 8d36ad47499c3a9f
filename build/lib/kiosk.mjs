import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser, kioskArguments } from './browser.mjs';
import { projectNode, root } from './files.mjs';
import { say } from './say.mjs';
import { addressIn, serveArguments } from './shell.mjs';
import { onEnd } from './signals.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** A window that closes sooner than this never opened. */
const openedAfterMs = 10_000;
/** After this a shell that was told to end is ended. */
const graceMs = 8_000;

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Hands the signals that end this program to the child, and ends it when it does not end.
 * @param {ChildProcess} child
 */
function forwardSignals(child) {
  onEnd((signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  });
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + n for a signal, as a shell says it
 */
function ended(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => {
      resolve(
        code ?? { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGKILL: 137 }[String(signal)] ?? 1,
      );
    });
  });
}

/**
 * Opens the Electron kiosk and waits for its end.
 * @param {string} program
 * @param {{ pack: string | undefined }} options
 * @returns {Promise<{ opened: boolean, code: number }>} opened: false when it failed at once
 */
export async function runElectron(program, { pack }) {
  const startedAt = Date.now();
  // Electron's sandbox refuses to run as root.
  const args = [...(asRoot ? ['--no-sandbox'] : []), root, ...(pack ? ['--pack', pack] : [])];
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  forwardSignals(child);
  const code = await ended(child);
  return { opened: code === 0 || code > 128 || Date.now() - startedAt > openedAfterMs, code };
}

/**
 * Serves the kiosk, prints its address, opens it in a browser, and waits for its end.
 * @param {import('./args.mjs').StartArguments} options
 * @param {{ openWindow: boolean }} how
 * @returns {Promise<number>} the exit code
 */
export async function runWeb(options, { openWindow }) {
  const child = spawn(projectNode, [join(root, 'bin/vaani.js'), ...serveArguments(options)], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  forwardSignals(child);
  let address = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const url = addressIn(line);
    if (url === undefined || address) return;
    address = url;
    say(openWindow ? 'The kiosk is open at this address:' : 'Open the kiosk at this address:');
    say(url);
    const operators = addressIn(line, 'operatorUrl');
    if (operators) {
      say('The people who answer open this address:');
      say(operators);
    }
    if (openWindow) openBrowser(url, child);
  });
  const code = await ended(child);
  if (!address && code === 0) {
    say('the web shell ended without an address');
    return 1;
  }
  return code;
}

/**
 * @param {string} url
 * @param {ChildProcess} server ended when the window is closed
 */
function openBrowser(url, server) {
  const program = findBrowser();
  if (!program) {
    say('No Chromium here to open it in.');
    return;
  }
  const startedAt = Date.now();
  // A new profile each time: nothing of a person stays, and no lock is left by a power cut.
  const profile = mkdtempSync(join(tmpdir(), 'vaani-browser-'));
  process.on('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  const browser = spawn(program, kioskArguments({ url, profile, asRoot }), { stdio: 'ignore' });
  server.on('exit', () => browser.kill());
  let over = false;
  const closed = () => {
    if (over || server.exitCode !== null || server.signalCode !== null) return;
    over = true;
    if (Date.now() - startedAt < openedAfterMs) {
      say(`${program} could not open a window; the address above stays open.`);
      return;
    }
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), graceMs).unref();
  };
  browser.on('error', closed);
  browser.on('exit', closed);
}
