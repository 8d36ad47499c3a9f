import { describe, expect, test } from 'vitest';
import type { LlmRequest } from '../../src/contract/llm.ts';
import { createFallbackModel } from '../../src/main/llm/fallback.ts';
import { createLanguageModel } from '../../src/main/llm/index.ts';
import type { LlmErrorCode } from '../../src/main/llm/port.ts';
import { createLog } from '../../src/main/ops/log.ts';
import { startOpenAiServer, textChunks } from '../fakes/openai-server.ts';
import { createScriptedModel, type ScriptedStep } from '../fakes/scripted-model.ts';

const log = createLog('test');
log.level = 'silent';
const request: LlmRequest = {
  messages: [{ role: 'user', content: 'hello' }],
  tools: [],
  maxTokens: 10,
};
const says = (text: string): ScriptedStep => ({ answer: { kind: 'text', text } });
const fails = (code: LlmErrorCode): ScriptedStep => ({ fail: code });

function setUp(localScript: ScriptedStep[], onlineScript: ScriptedStep[]) {
  let now = 0;
  const local = createScriptedModel('local', localScript);
  const online = createScriptedModel('online', onlineScript);
  const clock = { now: () => now, after: () => () => {} };
  const model = createFallbackModel([local, online], { log, clock });
  const ask = () => model.complete(request, { signal: new AbortController().signal });
  return { local, online, model, ask, pass: (ms: number) => void (now += ms) };
}

describe('two models', () => {
  test('the first answers while it can', async () => {
    const { ask, online } = setUp([says('local')], [says('online')]);
    expect(await ask()).toEqual({ kind: 'text', text: 'local' });
    expect(online.requests).toHaveLength(0);
  });

  test.each(['unavailable', 'model-missing', 'timeout'] as const)(
    'the second answers when the first is %s',
    async (code) => {
      const { ask } = setUp([fails(code)], [says('online')]);
      expect(await ask()).toEqual({ kind: 'text', text: 'online' });
    },
  );

  test.each(['too-long', 'invalid-answer', 'rate-limited', 'unauthorised'] as const)(
    'the second is not asked when the first says %s',
    async (code) => {
      const { ask, online } = setUp([fails(code)], [says('online')]);
      await expect(ask()).rejects.toMatchObject({ code });
      expect(online.requests).toHaveLength(0);
    },
  );

  test('when both fail, the last failure is told', async () => {
    const { ask } = setUp([fails('model-missing')], [fails('timeout')]);
    await expect(ask()).rejects.toMatchObject({ code: 'timeout' });
  });

  test('an answer that has begun is not begun again by the other', async () => {
    const { model, online } = setUp([{ fail: 'unavailable', words: ['It '] }], [says('online')]);
    const pieces: string[] = [];
    const signal = new AbortController().signal;
    await expect(
      model.complete(request, { signal, onText: (piece) => pieces.push(piece) }),
    ).rejects.toMatchObject({ code: 'unavailable' });
    expect(pieces).toEqual(['It ']);
    expect(online.requests).toHaveLength(0);
  });

  test('an abort is told as such and asks nobody else', async () => {
    const { model, online } = setUp([{ hang: true }], [says('online')]);
    const abort = new AbortController();
    const answer = model.complete(request, { signal: abort.signal });
    abort.abort();
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(online.requests).toHaveLength(0);
  });

  test('both are closed, even if one cannot', async () => {
    const { model, local, online } = setUp([says('a')], [says('b')]);
    local.close = () => Promise.reject(new Error('no'));
    await model.close();
    expect(online.closed).toBe(true);
  });
});

describe('the breaker', () => {
  test('leaves a model out for 30 s after three failures in a row, then tries it once', async () => {
    const { ask, local, online, pass } = setUp(
      [fails('timeout'), fails('timeout'), fails('timeout'), fails('timeout'), says('local')],
      [says('online')],
    );
    for (let i = 0; i < 5; i += 1) await ask();
    expect(local.requests).toHaveLength(3);
    expect(online.requests).toHaveLength(5);
    pass(29_999);
    await ask();
    expect(local.requests).toHaveLength(3);
    pass(1);
    await ask(); // The trial fails: left out again.
    await ask();
    expect(local.requests).toHaveLength(4);
    pass(30_000);
    expect(await ask()).toEqual({ kind: 'text', text: 'local' });
    expect(await ask()).toEqual({ kind: 'text', text: 'local' });
  });

  test('a success in between starts the count again', async () => {
    const failing = fails('unavailable');
    const { ask, local } = setUp(
      [failing, failing, says('local'), failing, failing, says('local')],
      [says('online')],
    );
    for (let i = 0; i < 6; i += 1) await ask();
    expect(local.requests).toHaveLength(6);
  });

  test('aborts and unanswerable requests do not count as failures', async () => {
    const { ask, local } = setUp([fails('too-long')], [says('online')]);
    for (let i = 0; i < 5; i += 1) await ask().catch(() => {});
    expect(local.requests).toHaveLength(5);
  });

  test('with every model left out it says unavailable at once', async () => {
    const { ask, local, online } = setUp([fails('unavailable')], [fails('unavailable')]);
    for (let i = 0; i < 4; i += 1) await ask().catch(() => {});
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
    expect(local.requests).toHaveLength(3);
    expect(online.requests).toHaveLength(3);
  });
});

describe('the kiosk', () => {
  test('has no language model when neither is set', () => {
    expect(createLanguageModel({ localModelPath: null, openai: null, log })).toBeNull();
  });

  test('answers online when the local file is not there', async () => {
    const server = await startOpenAiServer([
      { kind: 'stream', chunks: textChunks(['online']), ending: 'done' },
    ]);
    const model = createLanguageModel({
      localModelPath: '/nowhere/model.gguf',
      openai: { baseUrl: server.baseUrl, apiKey: 'k', model: 'm', timeoutMs: 5_000 },
      log,
    });
    try {
      await model?.warmUp();
      const answer = await model?.complete(request, { signal: new AbortController().signal });
      expect(answer).toEqual({ kind: 'text', text: 'online' });
    } finally {
      await model?.close();
      await server.close();
    }
  });
});
