import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { childProcessWire } from '../ops/child-wire.ts';
import type { Log } from '../ops/log.ts';
import { withoutSecrets } from '../ops/secrets.ts';
import type { Spawned } from '../ops/supervisor.ts';
import { siblingModule } from './sibling.ts';

/** Lines of native chatter kept to explain a death. */
const keptLines = 8;
const maxLineLength = 300;

/** Starts main.ts as a child process. */
export function forkSpeechProcess(log: Log): Spawned {
  const child = fork(fileURLToPath(siblingModule(import.meta.url, './main')), {
    serialization: 'advanced',
    execArgv: [],
    // Native code writes to both; stdout is ours for command output, so its stdout is dropped.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Capture and playback hold a pool thread each while they wait for the device.
    env: { ...withoutSecrets(), UV_THREADPOOL_SIZE: '8', ELECTRON_RUN_AS_NODE: '1' },
  });
  const last: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      // Its own log is JSON and goes where ours goes; the rest is chatter of audio libraries.
      if (line.startsWith('{')) return void process.stderr.write(`${line}\n`);
      last.push(line.slice(0, maxLineLength));
      if (last.length > keptLines) last.shift();
    });
  }
  child.on('error', (error) => log.error({ error: error.message }, 'speech process error'));
  child.on('exit', (code, signal) => {
    const asked = signal === 'SIGTERM' || signal === 'SIGKILL';
    if (!asked) log.warn({ code, signal, last }, 'speech process ended');
  });
  return {
    pid: child.pid,
    wire: childProcessWire(child),
    // Native code may hold the main thread, and holds nothing worth saving.
    kill: () => void child.kill('SIGKILL'),
  };
}
