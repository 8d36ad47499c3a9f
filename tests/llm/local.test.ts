import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  createLocalModel,
  type LocalModel,
  type LocalModelOptions,
} from '../../src/main/llm/local.ts';
import { spawnLlm } from '../../src/main/llm/spawn.ts';
import { createLog } from '../../src/main/ops/log.ts';
import type { Spawned } from '../../src/main/ops/supervisor.ts';
import { needs } from '../support/needs.ts';
import { never, question, skipReason, tinyModel, tools } from './tiny-model.ts';

const log = createLog('test');
log.level = 'silent';
let model: LocalModel | undefined;
afterEach(async () => {
  await model?.close();
});

function create(options: Partial<LocalModelOptions> = {}): LocalModel {
  model = createLocalModel({
    modelPath: tinyModel,
    contextSize: 1024,
    threads: 1,
    log,
    ...options,
  });
  return model;
}

/** A process that is up and never does what it is asked. */
function deafProcess(): Spawned {
  let gone: (reason: string) => void = () => {};
  return {
    pid: 1,
    wire: {
      send() {},
      sendBytes() {},
      onMessage() {},
      onBytes() {},
      onClose(listener) {
        const before = gone;
        gone = (reason) => {
          before(reason);
          listener(reason);
        };
      },
      close() {},
    },
    kill: () => setImmediate(() => gone('killed')),
  };
}

describe('a local model in its own process', needs(skipReason), () => {
  test('starts with the first call, streams, calls tools, and ends with close', async () => {
    const local = create();
    expect(local.pid).toBeUndefined();
    const pieces: string[] = [];
    const answer = await local.complete(question('Once upon a time'), {
      signal: never,
      onText: (piece) => pieces.push(piece),
    });
    expect(answer).toEqual({ kind: 'text', text: pieces.join('') });
    const constrained = await local.complete(question('Hi', { tools, maxTokens: 150 }), {
      signal: never,
    });
    expect(['text', 'call']).toContain(constrained.kind);
    const pid = local.pid ?? 0;
    expect(pid).toBeGreaterThan(0);
    await local.close();
    await expect.poll(() => isAlive(pid)).toBe(false);
    await expect(local.complete(question('Hi'), { signal: never })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('an abort rejects at once and the process is free for the next call', async () => {
    const local = create();
    await local.start();
    const abort = new AbortController();
    let pieces = 0;
    const answer = local.complete(question('Once', { maxTokens: 700 }), {
      signal: abort.signal,
      onText: () => {
        pieces += 1;
        if (pieces === 3) abort.abort();
      },
    });
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(pieces).toBe(3);
    const next = local.complete(question('Hi', { maxTokens: 5 }), { signal: never });
    expect(await next).toMatchObject({ kind: 'text' });
    expect(pieces).toBe(3);
  });

  test('killed in mid-answer: the call rejects, the next one works in a new process', async () => {
    const local = create();
    await local.start();
    const pid = local.pid ?? 0;
    const answer = local.complete(question('Once', { maxTokens: 700 }), {
      signal: never,
      onText: () => isAlive(pid) && process.kill(pid, 'SIGKILL'),
    });
    await expect(answer).rejects.toMatchObject({ code: 'unavailable' });
    const next = await local.complete(question('Hi'), { signal: never });
    expect(next).toMatchObject({ kind: 'text' });
    expect(local.pid).not.toBe(pid);
  });

  test('the process ends when its parent is gone', async () => {
    const child = fork(join(import.meta.dirname, '../../src/main/llm/main.ts'), { execArgv: [] });
    await once(child, 'spawn');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('the reason of a refusal reaches the caller', async () => {
    await expect(
      create().complete(question('cat '.repeat(2000)), { signal: never }),
    ).rejects.toMatchObject({ code: 'too-long', message: expect.stringMatching(/1024 tokens/) });
  });

  test('a damaged file is model-missing, and once it is replaced the next call works', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vaani-llm-'));
    try {
      const modelPath = join(folder, 'model.gguf');
      copyFileSync(tinyModel, modelPath);
      truncateSync(modelPath, 500_000);
      const local = create({ modelPath });
      await expect(local.start()).rejects.toMatchObject({ code: 'model-missing' });
      expect(local.pid).toBeUndefined();
      copyFileSync(tinyModel, modelPath);
      expect(await local.complete(question('Hi'), { signal: never })).toMatchObject({
        kind: 'text',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a local model whose process fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-llm-'));
  const modelPath = join(folder, 'model.gguf');
  const header = Buffer.alloc(24, 1);
  header.write('GGUF');
  header.writeUInt32LE(3, 4);
  writeFileSync(modelPath, header);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a file that is no model starts no process', async () => {
    let spawned = 0;
    const spawn = () => {
      spawned += 1;
      return spawnLlm();
    };
    const local = create({ modelPath: '/nowhere/x.gguf', spawn });
    await expect(local.complete(question('Hi'), { signal: never })).rejects.toMatchObject({
      code: 'model-missing',
    });
    expect(spawned).toBe(0);
  });

  test('a model that is still loading is unavailable after a bounded wait', async () => {
    const local = create({ modelPath, spawn: () => deafProcess(), readyTimeoutMs: 100 });
    await expect(local.complete(question('Hi'), { signal: never })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('an abort while it loads is aborted', async () => {
    const abort = new AbortController();
    const local = create({ modelPath, spawn: () => deafProcess() });
    const answer = local.complete(question('Hi'), { signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
  });

  test('a process that dies while loading rejects those who wait, and later calls at once', async () => {
    let spawns = 0;
    const spawn = () => {
      spawns += 1;
      const spawned = deafProcess();
      setTimeout(() => spawned.kill(), 30);
      return spawned;
    };
    const local = create({ modelPath, spawn });
    await expect(local.complete(question('Hi'), { signal: never })).rejects.toMatchObject({
      code: 'unavailable',
    });
    const before = spawns;
    await expect(local.complete(question('Hi'), { signal: never })).rejects.toThrow(
      /does not start/,
    );
    expect(spawns).toBe(before);
  });

  test('a process that hangs in mid-answer times out and is replaced', async () => {
    let spawned = 0;
    const spawn = (): Spawned => {
      spawned += 1;
      const deaf = deafProcess();
      let answer: (message: unknown) => void = () => {};
      return {
        ...deaf,
        wire: {
          ...deaf.wire,
          onMessage: (listener) => void (answer = listener),
          send(message) {
            const { method, id } = message as { method?: string; id: number };
            if (method !== 'load') return;
            setImmediate(() => answer({ kind: 'result', id, result: { name: 'x', loadMs: 1 } }));
          },
        },
      };
    };
    const local = create({ modelPath, spawn, timeoutMs: 100 });
    await expect(local.complete(question('Hi'), { signal: never })).rejects.toMatchObject({
      code: 'timeout',
    });
    await expect.poll(() => spawned).toBe(2);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
