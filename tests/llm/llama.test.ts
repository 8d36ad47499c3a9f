import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { LlamaRunner } from '../../src/main/llm/llama.ts';
import { needs } from '../support/needs.ts';
import { never, question, skipReason, tinyModel, tools } from './tiny-model.ts';

const callSchema = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('order_status'),
    arguments: z.strictObject({
      orderId: z.string().max(6),
      note: z.string().max(10).optional(),
    }),
  }),
  z.object({
    name: z.literal('hand_over'),
    arguments: z.strictObject({ reason: z.enum(['asked', 'stuck']) }),
  }),
]);

describe('llama.cpp in this process', needs(skipReason), () => {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-llm-'));
  const options = { modelPath: tinyModel, contextSize: 1024, threads: 1 };
  let llama: LlamaRunner;
  beforeAll(async () => {
    const { createLlama } = await import('../../src/main/llm/llama.ts');
    llama = createLlama();
    await llama.load(options);
  });
  afterAll(async () => {
    await llama?.unload();
    rmSync(folder, { recursive: true });
  });

  test('streams an answer that is the sum of its pieces', async () => {
    const pieces: string[] = [];
    const answer = await llama.complete(question('Once upon a time'), {
      signal: never,
      onText: (piece) => pieces.push(piece),
    });
    expect(pieces.length).toBeGreaterThan(5);
    expect(answer).toEqual({ kind: 'text', text: pieces.join('') });
  });

  test('keeps the evaluated system prompt, and answers the same as without it', async () => {
    const system = 'The cat sat on the mat and looked at the big red ball. '.repeat(5);
    const ask = (text: string) =>
      llama.complete(
        {
          ...question(''),
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: text },
          ],
        },
        { signal: never },
      );
    await ask('Tell me of the dog.');
    const before = llama.evaluatedTokens;
    const reused = await ask('Where is the ball?');
    const evaluated = llama.evaluatedTokens - before;
    expect(evaluated).toBeGreaterThan(0);
    expect(evaluated).toBeLessThan(40);
    await llama.load(options);
    const fresh = await ask('Where is the ball?');
    expect(llama.evaluatedTokens).toBeGreaterThan(100);
    expect(reused).toEqual(fresh);
  });

  test('with tools, every answer is words or a call of a known tool with fitting arguments', async () => {
    // The model knows nothing, but it likes to go on with what it has just read.
    const texts = ['{"tool": "tool": "tool": ', 'Tell a story about the cat and the dog'];
    const kinds = { text: 0, call: 0 };
    for (let i = 0; i < 40; i += 1) {
      const said: string[] = [];
      const answer = await llama.complete(
        question(`${texts[i % 2]} ${i}`, { tools, maxTokens: 150, temperature: (i % 4) * 0.6 }),
        { signal: never, onText: (piece) => said.push(piece) },
      );
      kinds[answer.kind] += 1;
      if (answer.kind === 'call') expect(() => callSchema.parse(answer)).not.toThrow();
      expect(said.join('')).toBe(answer.kind === 'text' ? answer.text : '');
    }
    expect(kinds.text).toBeGreaterThan(0);
    expect(kinds.call).toBeGreaterThan(0);
  });

  test('an abort in mid-answer stops it, and the next answer is sound', async () => {
    const fair = await llama.complete(question('Once'), { signal: never });
    const abort = new AbortController();
    let pieces = 0;
    const answer = llama.complete(question('Once', { maxTokens: 700 }), {
      signal: abort.signal,
      onText() {
        pieces += 1;
        if (pieces === 5) abort.abort();
      },
    });
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(pieces).toBe(5);
    expect(await llama.complete(question('Once'), { signal: never })).toEqual(fair);
  });

  test('an abort while waiting for another answer takes effect and spares the other', async () => {
    const abort = new AbortController();
    const first = llama.complete(question('One', { maxTokens: 100 }), { signal: never });
    const second = llama.complete(question('Two'), { signal: abort.signal });
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: 'aborted' });
    expect(await first).toMatchObject({ kind: 'text' });
  });

  test('more calls at once than may wait are turned away', async () => {
    const asked = Array.from({ length: 12 }, () =>
      llama.complete(question('Go'), { signal: never }),
    );
    const results = await Promise.allSettled(asked);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(12);
    expect(refused[0]).toMatchObject({ reason: { code: 'unavailable' } });
  });

  test.each([
    ['a little too long', 'cat '.repeat(1024)],
    ['absurdly long', 'x'.repeat(5_000_000)],
  ])('a prompt that is %s is refused before it is evaluated', async (_, text) => {
    const before = llama.evaluatedTokens;
    await expect(llama.complete(question(text), { signal: never })).rejects.toMatchObject({
      code: 'too-long',
    });
    expect(llama.evaluatedTokens).toBe(before);
  });

  test('room for the answer counts too', async () => {
    await expect(
      llama.complete(question('Hi', { maxTokens: 1020 }), { signal: never }),
    ).rejects.toMatchObject({ code: 'too-long' });
  });

  test('an unload ends the answer in progress; without a model it says so; a load brings it back', async () => {
    const running = llama.complete(question('Once', { maxTokens: 700 }), { signal: never });
    running.catch(() => {});
    await llama.unload();
    await expect(running).rejects.toMatchObject({ code: 'unavailable' });
    await expect(llama.complete(question('Hi'), { signal: never })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await llama.load(options)).toMatchObject({ name: 'llama.cpp stories260K' });
    expect(await llama.complete(question('Hi'), { signal: never })).toMatchObject({ kind: 'text' });
  });

  test.each([
    ['not there', undefined, /is not there; install it/],
    ['empty', () => Buffer.alloc(0), /holds only 0 bytes/],
    ['no GGUF', () => Buffer.alloc(4096, 'x'), /is not a GGUF file/],
    ['cut in the header', (whole: Buffer) => whole.subarray(0, 2_000), /damaged/],
    ['cut in the weights', (whole: Buffer) => whole.subarray(0, -1_000), /damaged/],
    ['of an unknown version', (whole: Buffer) => Buffer.from(whole).fill(9, 4, 8), /GGUF version/],
  ])('a file that is %s is model-missing with what to do', async (name, make, message) => {
    const modelPath = join(folder, `${name}.gguf`);
    if (make) writeFileSync(modelPath, make(readFileSync(tinyModel)));
    const load = llama.load({ ...options, modelPath });
    await expect(load).rejects.toMatchObject({ code: 'model-missing' });
    await expect(load).rejects.toThrow(message);
  });
});
