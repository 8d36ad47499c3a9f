// `node build/pictures.mjs`: takes anew the pictures that tests/screens/visual.test.ts compares the screens with.
// Look at every picture that changed (git diff --stat tests/screens/baselines) before it is committed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  join(root, 'node_modules/.bin/node'),
  [vitest, 'run', '--project', 'screens', 'tests/screens/visual.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VAANI_RENEW_PICTURES: '1' } },
);
process.exitCode = status ?? 1;
