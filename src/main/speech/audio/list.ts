import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { childProcessWire } from '../../ops/child-wire.ts';
import { withoutSecrets } from '../../ops/secrets.ts';
import type { Spawned } from '../../ops/supervisor.ts';
import { siblingModule } from '../sibling.ts';
import type { AudioDevice } from './port.ts';

const timeoutMs = 8_000;
const answerSchema = z.union([
  z.object({
    devices: z.array(z.object({ name: z.string(), inputs: z.number(), outputs: z.number() })),
  }),
  z.object({ error: z.string() }),
]);

let spawnProbe: () => Spawned = forkProbe;

/** How the process that looks is started from now on: Electron's program cannot be forked as a Node. */
export function listAudioDevicesBy(spawn: () => Spawned): void {
  spawnProbe = spawn;
}

function forkProbe(): Spawned {
  // A packaged Electron would start a second kiosk; inside its utility processes nobody can start any.
  if (process.versions['electron'] !== undefined)
    throw new Error('audio devices cannot be listed from this process');
  const child = fork(fileURLToPath(siblingModule(import.meta.url, './probe')), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: withoutSecrets(),
  });
  return {
    pid: child.pid,
    wire: childProcessWire(child),
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * The audio devices connected now, found by a short-lived process. Rejects when the native module
 * cannot be loaded or does not answer.
 */
export async function listAudioDevices(): Promise<readonly AudioDevice[]> {
  const probe = spawnProbe();
  const timer = setTimeout(() => probe.kill(), timeoutMs);
  try {
    return await new Promise((resolve, reject) => {
      probe.wire.onMessage((message) => {
        const answer = answerSchema.safeParse(message);
        if (!answer.success) reject(new Error('the device list has the wrong shape'));
        else if ('error' in answer.data) reject(new Error(answer.data.error));
        else resolve(answer.data.devices);
      });
      probe.wire.onClose((reason) =>
        reject(new Error(`looking for audio devices failed (${reason})`)),
      );
    });
  } finally {
    clearTimeout(timer);
    probe.kill();
  }
}
