import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { siblingModule } from '../sibling.ts';
import type { AudioDevice } from './port.ts';

const timeoutMs = 8_000;
const answerSchema = z.union([
  z.object({
    devices: z.array(z.object({ name: z.string(), inputs: z.number(), outputs: z.number() })),
  }),
  z.object({ error: z.string() }),
]);

/**
 * The audio devices connected now, found by a short-lived process. Rejects when the native module
 * cannot be loaded or does not answer.
 */
export function listAudioDevices(): Promise<readonly AudioDevice[]> {
  const child = fork(fileURLToPath(siblingModule(import.meta.url, './probe')), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.on('message', (message) => {
      const answer = answerSchema.safeParse(message);
      if (!answer.success) reject(new Error('the device list has the wrong shape'));
      else if ('error' in answer.data) reject(new Error(answer.data.error));
      else resolve(answer.data.devices);
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`looking for audio devices failed (${signal ?? `exit code ${code}`})`));
    });
  });
}
