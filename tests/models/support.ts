import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { RetryOptions } from '../../src/main/models/fetch-file.ts';
import type { Manifest, Model } from '../../src/main/models/manifest.ts';
import { type DownloadServer, startDownloadServer } from '../fakes/download-server.ts';

export const sharedModels = fileURLToPath(new URL('../../../shared/models', import.meta.url));

/** Skips a test with its reason when the shared models are not on this machine. */
export function needsSharedModels(context: { skip: (note: string) => void }): void {
  if (existsSync(join(sharedModels, 'SHA256SUMS'))) return;
  const reason = `${sharedModels} is not on this machine`;
  console.warn(`skipped: ${reason}`);
  context.skip(reason);
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vaani-models-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function downloadServer(): Promise<DownloadServer> {
  const server = await startDownloadServer();
  onTestFinished(() => server.close());
  return server;
}

export const quickRetry: RetryOptions = {
  attempts: 3,
  backoffMs: 5,
  longestWaitMs: 50,
  stallMs: 2_000,
};

/** `length` bytes that differ from place to place, so that a wrong splice shows. */
export function content(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 16;
  }
  return bytes;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function put(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** A voice-activity model of one file, fetched from `url`. */
export function oneFileModel(
  url: string | null,
  bytes: Uint8Array,
  change: Partial<Model> = {},
): Model {
  return {
    id: 'vad-test',
    title: 'Test model',
    role: 'vad',
    languages: ['en', 'hi', 'bn', 'mr'],
    default: true,
    rank: 1,
    testOnly: false,
    licence: 'none',
    source: 'http://127.0.0.1/',
    files: [{ name: 'm.onnx', url, size: bytes.length, sha256: sha256(bytes), optional: false }],
    model: { model: 'm.onnx' },
    ...change,
  };
}

export function manifestOf(...models: Model[]): Manifest {
  return models;
}
