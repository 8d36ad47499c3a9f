import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { vaani } from '../support/cli.ts';
import { tempFolder } from '../support/shop.ts';

const folder = tempFolder();
afterAll(() => folder[Symbol.dispose]());

test('vaani pin says whether there is one, sets it from stdin, and takes it away', {
  timeout: 120_000,
}, async () => {
  const home = join(folder.path, 'pin');
  const file = join(home, 'operator-pin.json');
  const run = (args: string[], stdin = '') => vaani(home, ['pin', ...args], stdin);
  expect((await run([])).stdout).toBe('no PIN is set\n');
  expect(await run(['set'], '1234\n')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/choose another/) as string,
  });
  expect(await run(['set'], '')).toMatchObject({ code: 1 });
  const set = await run(['set', '--json'], '48291\r\n');
  expect(set.records()).toEqual([{ set: true, file }]);
  expect(readFileSync(file, 'utf8')).not.toContain('48291');
  expect((await run([])).stdout).toBe('a PIN is set\n');
  // Where others could read it, it is not taken.
  expect(await run(['set', '48291'])).toMatchObject({ code: 2 });
  expect((await run(['clear'])).stdout).toBe('the PIN was taken away\n');
  expect((await run([])).stdout).toBe('no PIN is set\n');
});
