import { join } from 'node:path';

export const chromiumPath = '/usr/bin/chromium';

/** Runs as root in a container, and talks to nobody. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const root = join(import.meta.dirname, '../..');

/** Where the screen is built for the tests (build-ui.ts). Not out/renderer: a kiosk may be serving from there. */
export const uiFolder = join(root, 'test-results/ui');
