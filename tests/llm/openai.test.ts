import { afterEach, describe, expect, test } from 'vitest';
import type { LlmRequest } from '../../src/contract/llm.ts';
import { createOpenAiModel, groqOptions, type OpenAiOptions } from '../../src/main/llm/openai.ts';
import {
  callChunks,
  type OpenAiServer,
  type ServerStep,
  startOpenAiServer,
  textChunks,
} from '../fakes/openai-server.ts';

let server: OpenAiServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const request: LlmRequest = {
  messages: [
    { role: 'system', content: 'You are a kiosk.' },
    { role: 'user', content: 'Where is my order?' },
  ],
  tools: [
    {
      name: 'order_status',
      description: 'Where an order is.',
      parameters: { type: 'object', properties: { orderId: { type: 'string' } } },
    },
  ],
  maxTokens: 100,
};
const text = (...pieces: string[]): ServerStep => ({
  kind: 'stream',
  chunks: textChunks(pieces),
  ending: 'done',
});
const call = (...pieces: string[]): ServerStep => ({
  kind: 'stream',
  chunks: callChunks('order_status', pieces),
  ending: 'done',
});
const status = (
  code: number,
  headers: Record<string, string> = {},
  body?: unknown,
): ServerStep => ({
  kind: 'status',
  status: code,
  headers,
  body,
});

async function ask(script: ServerStep[], options: Partial<OpenAiOptions> = {}, asked = request) {
  server = await startOpenAiServer(script);
  const model = createOpenAiModel({
    baseUrl: server.baseUrl,
    apiKey: 'key-1',
    model: 'tiny',
    timeoutMs: 5_000,
    ...options,
  });
  const pieces: string[] = [];
  const abort = new AbortController();
  const onText = (piece: string) => void pieces.push(piece);
  const answer = model.complete(asked, { signal: abort.signal, onText });
  answer.catch(() => {}); // Some tests look at it only after a while.
  return { answer, pieces, abort, model, server };
}

describe('an OpenAI-compatible model', () => {
  test('streams words and returns them whole', async () => {
    const { answer, pieces, server } = await ask([text('It ', 'is ', 'here.')]);
    expect(await answer).toEqual({ kind: 'text', text: 'It is here.' });
    expect(pieces).toEqual(['It ', 'is ', 'here.']);
    expect(server.requests[0]).toMatchObject({
      key: 'Bearer key-1',
      body: { model: 'tiny', stream: true, max_tokens: 100, messages: request.messages },
    });
    expect(server.requests[0]?.body.tools).toHaveLength(1);
  });

  test('puts a tool call together from its pieces', async () => {
    const { answer, pieces } = await ask([call('{"ord', 'erId":', '"1042"}')]);
    expect(await answer).toEqual({
      kind: 'call',
      name: 'order_status',
      arguments: { orderId: '1042' },
    });
    expect(pieces).toEqual([]);
  });

  test('takes no arguments as an empty object', async () => {
    const { answer } = await ask([call('')]);
    expect(await answer).toMatchObject({ kind: 'call', arguments: {} });
  });

  test.each([
    ['malformed tool arguments', call('{"orderId": "10')],
    ['tool arguments that are no object', call('[1]')],
    [
      'a tool that does not exist',
      { kind: 'stream', chunks: callChunks('format_disk', ['{}']), ending: 'done' } as const,
    ],
    ['an empty answer', text('')],
    [
      'a tool call the server itself calls broken',
      status(400, {}, { error: { code: 'tool_use_failed' } }),
    ],
    ['an endless answer', text('x'.repeat(70_000))],
  ])('%s is an invalid answer', async (_, step) => {
    const { answer, server } = await ask([step]);
    await expect(answer).rejects.toMatchObject({ code: 'invalid-answer' });
    expect(server.requests).toHaveLength(1);
  });

  test('a refused key is unauthorised, is not repeated, and the key is not in the message', async () => {
    const { answer, server } = await ask([
      status(401, {}, { error: { message: 'bad key key-1' } }),
    ]);
    await expect(answer).rejects.toMatchObject({ code: 'unauthorised' });
    await expect(answer).rejects.not.toThrow(/key-1/);
    expect(server.requests).toHaveLength(1);
  });

  test('an unknown model is model-missing, a too large request too-long', async () => {
    await expect((await ask([status(404)])).answer).rejects.toMatchObject({
      code: 'model-missing',
    });
    await server?.close();
    const tooLong = status(400, {}, { error: { code: 'context_length_exceeded' } });
    await expect((await ask([tooLong])).answer).rejects.toMatchObject({ code: 'too-long' });
  });

  test('waits for a short retry-after and asks once more', async () => {
    const startedAt = performance.now();
    const { answer, server } = await ask([status(429, { 'retry-after': '0.3' }), text('Yes.')]);
    expect(await answer).toEqual({ kind: 'text', text: 'Yes.' });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
    expect(server.requests).toHaveLength(2);
  });

  test('a long retry-after is rate-limited at once, and the server is left alone meanwhile', async () => {
    let now = 1_000_000;
    const clock = {
      now: () => now,
      after: (ms: number, callback: () => void) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    };
    const { answer, model, server } = await ask(
      [status(429, { 'retry-after': '20' }), text('Yes.')],
      { clock },
    );
    const signal = new AbortController().signal;
    await expect(answer).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 20_000 });
    now += 19_000;
    await expect(model.complete(request, { signal })).rejects.toMatchObject({
      code: 'rate-limited',
    });
    expect(server.requests).toHaveLength(1);
    now += 1_001;
    expect(await model.complete(request, { signal })).toEqual({ kind: 'text', text: 'Yes.' });
  });

  test('repeats a 500 once: the second answer counts', async () => {
    const { answer, server } = await ask([status(500), text('Yes.')]);
    expect(await answer).toEqual({ kind: 'text', text: 'Yes.' });
    expect(server.requests).toHaveLength(2);
  });

  test('two 500s are unavailable', async () => {
    const { answer, server } = await ask([status(500)]);
    await expect(answer).rejects.toMatchObject({ code: 'unavailable' });
    expect(server.requests).toHaveLength(2);
  });

  test('nobody listening is unavailable', async () => {
    const { answer } = await ask([text('x')], { baseUrl: 'http://127.0.0.1:1/v1' });
    await expect(answer).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a server that never answers times out and is let go', async () => {
    const { answer, server } = await ask([{ kind: 'hang' }], { firstTokenTimeoutMs: 150 });
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
    expect(server.requests).toHaveLength(1);
    await expect.poll(() => server.abandoned).toBe(1);
  });

  test('an answer that begins and then stands still times out as a whole', async () => {
    const step: ServerStep = { kind: 'stream', chunks: textChunks(['It '], null), ending: 'open' };
    const options = { firstTokenTimeoutMs: 1_500, timeoutMs: 2_500 };
    const startedAt = performance.now();
    const { answer, pieces } = await ask([step], options);
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
    expect(performance.now() - startedAt).toBeGreaterThan(2_400);
    expect(pieces).toEqual(['It ']);
  });

  test.each(['cut', 'closed', 'done'] as const)(
    'a stream that ends in mid-answer (%s) is unavailable and is not begun again',
    async (ending) => {
      const step: ServerStep = { kind: 'stream', chunks: textChunks(['It ', 'is '], null), ending };
      const { answer, server } = await ask([step]);
      await expect(answer).rejects.toMatchObject({ code: 'unavailable' });
      expect(server.requests).toHaveLength(1);
    },
  );

  test('a stream that is cut before its first word is asked for again', async () => {
    const cut: ServerStep = { kind: 'stream', chunks: [], ending: 'cut' };
    const { answer } = await ask([cut, text('Yes.')]);
    expect(await answer).toEqual({ kind: 'text', text: 'Yes.' });
  });

  test('an abort in mid-answer rejects with aborted, stops the words and lets the server go', async () => {
    const pieces = Array.from({ length: 200 }, () => 'word ');
    const running = await ask([text(...pieces)]);
    await expect.poll(() => running.pieces.length).toBeGreaterThan(3);
    running.abort.abort();
    const heard = running.pieces.length;
    await expect(running.answer).rejects.toMatchObject({ code: 'aborted' });
    expect(running.pieces).toHaveLength(heard);
    await expect.poll(() => running.server.abandoned).toBe(1);
  });

  test('an abort after the last word is an abort too, not a complete answer', async () => {
    const chunks = textChunks(['Yes.']);
    const running = await ask([{ kind: 'stream', chunks, ending: 'open' }]);
    await expect.poll(() => running.pieces.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    running.abort.abort();
    await expect(running.answer).rejects.toMatchObject({ code: 'aborted' });
  });

  test('an abort while it waits to ask again rejects with aborted at once', async () => {
    // It would wait for longer than a test may last.
    const refused = status(429, { 'retry-after': '50' });
    const options = { maxRetryAfterMs: 60_000, firstTokenTimeoutMs: 60_000, timeoutMs: 90_000 };
    const { answer, abort, server } = await ask([refused], options);
    await expect.poll(() => server.requests.length).toBe(1);
    abort.abort();
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the environment', () => {
  test('names Groq when there is a key', () => {
    expect(groqOptions('k', {})).toMatchObject({
      apiKey: 'k',
      baseUrl: 'https://api.groq.com/openai/v1',
      model: 'llama-3.1-8b-instant',
    });
    expect(groqOptions('k', { GROQ_MODEL: 'other' })?.model).toBe('other');
  });

  test('names nothing without a key', () => {
    expect(groqOptions(null, {})).toBeNull();
    expect(groqOptions('', {})).toBeNull();
  });

  test('an address that is none is refused with what to check', () => {
    const options = { baseUrl: 'groq', apiKey: 'k', model: 'm', timeoutMs: 1 };
    expect(() => createOpenAiModel(options)).toThrow(/GROQ_BASE_URL/);
  });
});
