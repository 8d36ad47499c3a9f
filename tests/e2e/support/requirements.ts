import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whyNoCustomer } from '../../native/support/audio.ts';

/** The checkout. */
export const root = resolve(import.meta.dirname, '../../..');

/** Models for tests lie beside the checkout. */
export const sharedModels = resolve(root, '../shared/models');

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that plays the screen; undefined where there is none. */
export const browserProgram = browsers.find((program) => existsSync(program));

/** Why the kiosk cannot be tested in a browser here, or undefined. */
export function whyNoBrowser(): string | undefined {
  if (!browserProgram) return 'chromium is not installed';
  return existsSync(join(root, 'out/renderer/index.html'))
    ? undefined
    : 'the screen is not built (out/renderer is missing): run "npm test" or "npm run build:ui"';
}

/** Whether the kiosk can be given models here. */
export const hasModels = (): boolean => existsSync(sharedModels);

/** Why the kiosk has no models here, or undefined. */
export function whyNoModels(): string | undefined {
  return hasModels() ? undefined : `no models to hear with (${sharedModels})`;
}

/** Why nobody can speak to the kiosk in a browser here, or undefined. */
export function whyNoVoices(): string | undefined {
  if (!hasModels()) return whyNoModels();
  if (spawnSync('which', ['sox']).status !== 0) return 'sox is not installed';
  return whyNoCustomer();
}
