import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childProcessWire } from '../ops/child-wire.ts';
import { withoutSecrets } from '../ops/secrets.ts';
import type { Spawned } from '../ops/supervisor.ts';

/** Starts the llm process as a plain Node process. Electron's shell brings its own way. */
export function spawnLlm(): Spawned {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [],
    env: withoutSecrets(),
    // stdout belongs to command output: what a library prints there goes to stderr.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return {
    pid: child.pid,
    wire: childProcessWire(child),
    // It holds nothing worth saving, and one that hangs in native code hears no gentler signal.
    kill: () => void child.kill('SIGKILL'),
  };
}
