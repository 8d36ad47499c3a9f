import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importsOf, leadsSomewhere, sourceFiles } from './architecture/imports.ts';
import { ruledFolders, violations } from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = sourceFiles(root, 'src');
const imports = files.flatMap((file) => importsOf(root, file));

test('the source was really scanned', () => {
  expect(files.length).toBeGreaterThan(120);
  expect(imports.length).toBeGreaterThan(300);
  expect(files.some((file) => file.endsWith('.tsx'))).toBe(true);
  const unseen = imports.filter((one) => !leadsSomewhere(root, one));
  expect(unseen).toEqual([]);
});

test.each(ruledFolders)('%s holds source files that import something', (folder) => {
  expect(files.filter((file) => file.startsWith(`${folder}/`)).length).toBeGreaterThan(0);
  // The kernel is the one that may import nothing at all.
  const importing = imports.filter(({ from }) => from.startsWith(`${folder}/`));
  expect(importing.length).toBeGreaterThan(folder === 'src/main/kernel' ? -1 : 0);
});

test('imports run one way', () => {
  expect(violations(imports)).toEqual([]);
});

describe('the rules themselves', () => {
  /** What the rules say of a file with this one import. */
  const judge = (file: string, specifier: string) =>
    violations(importsOf(root, file, `import { x } from '${specifier}';`));

  test.each([
    ['src/main/kernel/clock.ts', 'node:fs'],
    ['src/main/kernel/clock.ts', '../../contract/language.ts'],
    ['src/main/language/normalise.ts', '../ops/log.ts'],
    ['src/main/dialogue/state/reduce.ts', '../../speech/port.ts'],
    ['src/main/dialogue/state/reduce.ts', '../../store/sqlite.ts'],
    ['src/main/llm/local.ts', '../models/manifest.ts'],
    ['src/main/ops/log.ts', '../store/sqlite.ts'],
    ['src/main/store/sqlite.ts', '../packs/pack.ts'],
    ['src/main/packs/retail/pack.ts', 'node:fs'],
    ['src/main/packs/retail/pack.ts', 'fs/promises'],
    ['src/main/packs/retail/pack.ts', '../dining/pack.ts'],
    ['src/main/packs/retail/pack.ts', '../common/part.ts'],
    ['src/main/packs/kit/localised.ts', '../retail/pack.ts'],
    ['src/main/packs/pack.ts', '../engine/turn.ts'],
    ['src/main/engine/turn.ts', '../shell/web/index.ts'],
    ['src/main/engine/turn.ts', '../cli/index.ts'],
    ['src/main/engine/turn.ts', 'electron'],
    ['src/main/shell/web/http.ts', '../../cli/index.ts'],
    ['src/main/shell/web/http.ts', '../electron/app.ts'],
    ['src/main/shell/web/http.ts', 'electron'],
    ['src/main/shell/electron/app.ts', '../web/access.ts'],
    ['src/main/cli/serve.ts', '../shell/electron/app.ts'],
    ['src/main/index.ts', './engine/kiosk.ts'],
    ['src/main/nowhere/x.ts', '../kernel/clock.ts'],
    ['src/main/kernel/clock.ts', '../../renderer/main.tsx'],
    ['src/contract/language.ts', '../main/kernel/clock.ts'],
    ['src/contract/language.ts', 'node:crypto'],
    ['src/renderer/main.tsx', '../main/kernel/clock.ts'],
    ['src/renderer/main.tsx', 'node:fs'],
    ['src/renderer/main.tsx', 'electron'],
    ['src/renderer/main.tsx', 'ws'],
    ['src/preload/index.ts', '../main/kernel/clock.ts'],
    ['src/preload/index.ts', 'zod'],
  ])('%s may not import %s', (file, specifier) => {
    expect(judge(file, specifier)).not.toEqual([]);
  });

  test.each([
    ['src/main/engine/turn.ts', '../packs/pack.ts'],
    ['src/main/packs/retail/actions/track-order.ts', '../../kit/localised.ts'],
    ['src/main/actions/agent.ts', '../store/port.ts'],
    ['src/main/llm/local.ts', '../ops/supervisor.ts'],
    ['src/main/llm/local.ts', 'node:fs'],
    ['src/main/shell/electron/app.ts', 'electron'],
    ['src/main/cli/serve.ts', '../shell/web/index.ts'],
    ['src/main/index.ts', './shell/electron/main.ts'],
    ['src/contract/language.ts', 'zod'],
    ['src/renderer/main.tsx', 'react-dom/client'],
    ['src/preload/index.ts', 'electron'],
  ])('%s may import %s', (file, specifier) => {
    expect(judge(file, specifier)).toEqual([]);
  });

  test('every way to import is seen', () => {
    const text = [
      `import a from 'a';`,
      `import type { B } from 'b';`,
      `export * from 'c';`,
      `export { d } from 'd';`,
      `const e = await import('e');`,
      `import 'f';`,
      `const g = require('g');`,
      `type H = import('h').H;`,
      `// import x from 'comment';`,
    ].join('\n');
    const seen = importsOf(root, 'src/main/engine/x.ts', text).map(({ to }) => to);
    expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });
});
