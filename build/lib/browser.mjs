import { join } from 'node:path';
import { findProgram, isFile } from './files.mjs';

/** Browsers that know `--kiosk --app=`, the best first. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

/** @returns {string | undefined} a browser's program */
export function findBrowser() {
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => {
      const folder = process.env[name];
      return folder
        ? [
            join(folder, 'Google/Chrome/Application/chrome.exe'),
            join(folder, 'Microsoft/Edge/Application/msedge.exe'),
          ]
        : [];
    }),
  ];
  return findProgram(names) ?? elsewhere.find(isFile);
}

/**
 * @param {{ url: string, profile: string, asRoot: boolean }} options profile: a folder of its own,
 *   so that a browser that is already open does not take the window over
 * @returns {string[]}
 */
export function kioskArguments({ url, profile, asRoot }) {
  return [
    '--kiosk',
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--disable-session-crashed-bubble',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--autoplay-policy=no-user-gesture-required',
    // A kiosk has nobody to press "allow", and this window shows nothing but the kiosk.
    '--auto-accept-camera-and-microphone-capture',
    '--ozone-platform-hint=auto',
    // Chromium's sandbox refuses to run as root.
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
