#!/usr/bin/env node
// Needs the project's own Node (24, from node_modules): it runs TypeScript as it is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  // Compiled once, also for the processes it starts; where it cannot be written, it is compiled each time.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
    new URL('../node_modules/.cache/compiled', import.meta.url),
  );
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const { main } = await import('../src/main/cli/index.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(node)) {
    process.stderr.write('vaani: not set up yet; run "npm start" once in this folder\n');
    process.exit(1);
  }
  const script = fileURLToPath(import.meta.url);
  const run = spawnSync(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
