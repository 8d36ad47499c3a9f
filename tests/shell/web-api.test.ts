import { describe, expect, test } from 'vitest';
import {
  chatAnswerSchema,
  sessionStateSchema,
  wholeHealthSchema,
} from '../../src/contract/web-api.ts';
import type { WebShellOptions } from '../../src/main/shell/web/index.ts';
import { fakePlaces } from '../fakes/places.ts';
import { type Answer, ask, dial, enter, webShell } from './web-fixture.ts';

const apiToken = 'program-0123456789abcdef0123456789';

/** A shell with a browser that is in, a program that has the token, and the places behind them. */
async function house(options: Partial<WebShellOptions> & { max?: number } = {}) {
  const places = fakePlaces(options.max === undefined ? {} : { max: options.max });
  const shell = await webShell({ places, apiToken, ...options });
  const origin = `http://127.0.0.1:${shell.port}`;
  const browser = { cookie: await enter(shell.url), origin };
  const program = { authorization: `Bearer ${apiToken}` };
  const send = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    ask(shell.port, path, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const open = async (headers: Record<string, string>, body: unknown = {}) =>
    json(await send('POST', '/api/sessions', headers, body)) as {
      id: string;
      resumeToken: string;
      resumed: boolean;
      url: string;
    };
  return { shell, places, origin, browser, program, send, open };
}

const json = (answer: Answer): unknown => JSON.parse(answer.body);
const codeOf = (answer: Answer) => [
  answer.status,
  (json(answer) as { error: { code: string } }).error.code,
];

describe('who may use the API', () => {
  test('a browser with its cookie from its own page, and a program with the token', async () => {
    const { send, browser, program } = await house();
    expect((await send('POST', '/api/sessions', browser, {})).status).toBe(201);
    expect((await send('POST', '/api/sessions', program)).status).toBe(201);
  });

  test('nobody else: strangers, wrong tokens, pages of other sites', async () => {
    const { send, browser, program, origin, open } = await house();
    const { id } = await open(browser);
    const refused = async (headers: Record<string, string>) => {
      for (const [method, path] of [
        ['POST', '/api/sessions'],
        ['POST', '/api/chat'],
        ['DELETE', `/api/sessions/${id}`],
      ] as const) {
        const answer = await send(method, path, headers, method === 'POST' ? {} : undefined);
        expect([401, 403, 429]).toContain(answer.status);
      }
      return codeOf(await send('POST', '/api/sessions', headers, {}));
    };
    expect(await refused({})).toEqual([401, 'unauthorized']);
    expect(await refused({ authorization: apiToken })).toEqual([401, 'unauthorized']);
    expect(await refused({ authorization: `Bearer ${apiToken}x` })).toEqual([401, 'unauthorized']);
    expect(await refused({ cookie: browser.cookie })).toEqual([403, 'forbidden']);
    const elsewhere = { origin: 'http://evil.example' };
    expect(await refused({ ...browser, ...elsewhere })).toEqual([403, 'forbidden']);
    expect(await refused({ ...program, ...elsewhere })).toEqual([403, 'forbidden']);
    // Reading needs no Origin, which a browser does not send with it.
    const { cookie } = browser;
    expect((await send('GET', `/api/sessions/${id}`, { cookie })).status).toBe(200);
    const foreign = await send('GET', `/api/sessions/${id}`, { cookie, ...elsewhere });
    expect(foreign.status).toBe(403);
    const preflight = await send('OPTIONS', '/api/sessions', { origin });
    expect(preflight.status).toBe(405);
    expect(preflight.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('without a token no program, whatever it sends', async () => {
    const { send } = await house({ apiToken: null });
    for (const authorization of ['Bearer ', 'Bearer null', `Bearer ${apiToken}`, 'Basic eDp4']) {
      expect((await send('POST', '/api/sessions', { authorization }, {})).status).toBe(401);
    }
  });

  test('a session is seen by whoever opened it, and by nobody else', async () => {
    const { shell, send, browser, program, origin, open } = await house();
    const other = { cookie: await enter(shell.newUrl()), origin };
    const { id, resumeToken, url } = await open(browser);
    for (const headers of [other, program]) {
      expect(codeOf(await send('GET', url, headers))).toEqual([404, 'gone']);
      expect((await send('DELETE', url, headers)).status).toBe(404);
      expect((await send('POST', '/api/chat', headers, { sessionId: id, text: 'x' })).status).toBe(
        404,
      );
      await expect(dial(shell.port, headers, url)).rejects.toThrow('404');
      // Its token is worth nothing to them: they get a session of their own.
      const own = await open(headers, { resumeToken });
      expect(own.resumed).toBe(false);
      expect(own.resumeToken).not.toBe(resumeToken);
    }
    await dial(shell.port, browser, url);
  });
});

describe('sessions', () => {
  test('are opened, looked at, taken up again and ended', async () => {
    const { send, browser, open, places } = await house();
    const made = await send('POST', '/api/sessions', browser, { language: 'hi', audio: 'remote' });
    expect(made.status).toBe(201);
    const { id, resumeToken, resumed, url } = json(made) as Awaited<ReturnType<typeof open>>;
    expect([resumed, url, made.headers['location']]).toEqual([false, `/api/sessions/${id}`, url]);
    expect(places.asked).toEqual([['open', { language: 'hi' }]]);

    const seen = sessionStateSchema.parse(json(await send('GET', url, browser)));
    expect(seen).toMatchObject({ id, url, audio: 'remote', connections: 0 });
    expect(seen.state.language).toBe('hi');

    const again = await send('POST', '/api/sessions', browser, { resumeToken, audio: 'none' });
    expect([again.status, json(again)]).toEqual([200, { id, resumeToken, resumed: true, url }]);
    expect(json(await send('GET', url, browser))).toMatchObject({ audio: 'none' });

    const ended = await send('DELETE', url, browser);
    expect([ended.status, ended.body]).toEqual([204, '']);
    expect(places.asked.at(-1)).toEqual(['end', resumeToken]);
    expect((await send('GET', url, browser)).status).toBe(404);
    expect((await send('DELETE', url, browser)).status).toBe(404);
  });

  test('that the kiosk has forgotten are gone, and their token opens a new one', async () => {
    const { send, browser, open, places } = await house();
    const { id, resumeToken, url } = await open(browser);
    places.forget(resumeToken);
    expect((await send('GET', url, browser)).status).toBe(404);
    const next = await open(browser, { resumeToken });
    expect([next.resumed, next.id === id]).toEqual([false, false]);
  });

  test('of one owner are bounded: the oldest that is not shown makes room', async () => {
    const { shell, send, program, browser, open } = await house({ max: 40, maxConnections: 20 });
    const others = await open(browser);
    const first = await open(program);
    await dial(shell.port, program, first.url);
    const second = await open(program);
    for (let n = 3; n <= 16; n += 1) await open(program);
    expect((await send('GET', second.url, program)).status).toBe(200);
    const last = await open(program);
    expect((await send('GET', second.url, program)).status).toBe(404);
    for (const { url } of [first, last]) {
      expect((await send('GET', url, program)).status).toBe(200);
    }
    expect((await send('GET', others.url, browser)).status).toBe(200);
  });

  test('of a kiosk that is full: 503, and when to try again', async () => {
    const { send, program, open } = await house({ max: 1 });
    await open(program);
    const refused = await send('POST', '/api/sessions', program, {});
    expect(codeOf(refused)).toEqual([503, 'busy']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('bodies', () => {
  const badOpenings = [
    { audio: 'device' },
    { language: 'fr' },
    { resumeToken: 'x'.repeat(101) },
    { token: 'x' },
    [],
    null,
    'none',
  ];
  test.each(badOpenings.map((body) => [JSON.stringify(body), body]))(
    'an opening of %s is refused by name',
    async (_name, body) => {
      const { send, program } = await house();
      expect(codeOf(await send('POST', '/api/sessions', program, body))).toEqual([400, 'invalid']);
    },
  );

  test('a turn must have words, not too many, and nothing unknown', async () => {
    const { send, program, places } = await house();
    const chat = (body: unknown) => send('POST', '/api/chat', program, body);
    for (const body of [
      {},
      { text: '  ' },
      { text: 42 },
      { text: 'x'.repeat(10_001) },
      { text: 'hello', sessionID: 'x' },
      { text: 'hello', language: 'fr' },
      { text: 'hello', pack: 'x'.repeat(41) },
    ]) {
      const answer = await chat(body);
      expect(codeOf(answer), JSON.stringify(body).slice(0, 40)).toEqual([400, 'invalid']);
      expect(answer.body).not.toContain('xxxx');
    }
    expect(places.asked).toEqual([]);
    expect((await chat({ text: 'न'.repeat(10_000) })).status).toBe(200);
  });

  test('only JSON, of bounded size, also when its size is not told', async () => {
    const { shell, send, program } = await house();
    const raw = (headers: Record<string, string>, body: string) =>
      ask(shell.port, '/api/chat', { method: 'POST', headers: { ...program, ...headers }, body });
    const type = { 'content-type': 'application/json' };
    expect(codeOf(await raw({ 'content-type': 'text/plain' }, '{"text":"x"}'))).toEqual([
      415,
      'not-json',
    ]);
    expect(codeOf(await raw(type, '{"text":'))).toEqual([400, 'invalid']);
    const long = JSON.stringify({ text: 'x'.repeat(70_000) });
    expect((await raw(type, long)).status).toBe(413);
    const chunked = { ...type, 'transfer-encoding': 'chunked' };
    expect(codeOf(await raw(chunked, long))).toEqual([413, 'too-large']);
    expect((await raw(chunked, '{"text":"short"}')).status).toBe(200);
    expect((await send('GET', '/health', {})).status).toBe(200);
  });
});

describe('text turns', () => {
  test('open a session that the next one goes on in', async () => {
    const { send, program, places } = await house();
    const first = await send('POST', '/api/chat', program, { text: ' hello ', language: 'bn' });
    expect(first.status).toBe(200);
    const { sessionId, ...turn } = chatAnswerSchema.parse(json(first));
    expect(turn).toMatchObject({ user: 'hello', reply: 'You said hello.' });
    expect(Object.keys(turn)).not.toContain('stages');
    await send('POST', '/api/chat', program, { sessionId, text: 'yes', pack: 'retail' });
    expect(places.asked).toEqual([
      ['open', { language: 'bn' }],
      ['chat', 'seat-1', { text: 'hello', language: 'bn', pack: undefined }],
      ['chat', 'seat-1', { text: 'yes', language: undefined, pack: 'retail' }],
    ]);
  });

  test('that cannot be are refused with what the engine says', async () => {
    const { send, program } = await house();
    const chat = (body: unknown) => send('POST', '/api/chat', program, body);
    expect(codeOf(await chat({ text: 'x', pack: 'circus' }))).toEqual([400, 'unknown-pack']);
    expect(codeOf(await chat({ text: 'x', sessionId: 'ses_none' }))).toEqual([404, 'gone']);
    const broken = await chat({ text: 'break' });
    expect(broken.status).toBe(500);
    expect(broken.body).not.toContain('secret');
  });
});

describe('bounds on how often', () => {
  const few = { perSecond: 0.5, burst: 2 };

  test('new sessions and turns, by whoever asks', async () => {
    const { send, program, browser } = await house({ rates: { sessions: few, turns: few } });
    for (const [path, body] of [
      ['/api/sessions', {}],
      ['/api/chat', { text: 'x' }],
    ] as const) {
      const answers = [];
      for (let n = 0; n < 4; n += 1) answers.push(await send('POST', path, program, body));
      const refused = answers.at(-1);
      expect(refused?.status).toBe(429);
      expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
      // It is not the browser's fault.
      expect((await send('POST', path, browser, body)).status).toBeLessThan(300);
    }
  });

  test('requests and sockets, by address', async () => {
    const { shell, send, browser } = await house({
      rates: { requests: { perSecond: 0.1, burst: 5 } },
    });
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await send('GET', '/health', {})).status);
    expect(statuses.at(-1)).toBe(429);
    await expect(dial(shell.port, browser, '/api/sessions/ses_x')).rejects.toThrow('429');
  });

  test('wrong tokens: then not even the right one is looked at', async () => {
    const { send, program } = await house({ rates: { wrongTokens: few } });
    const wrong = { authorization: 'Bearer wrong' };
    expect((await send('POST', '/api/sessions', wrong)).status).toBe(401);
    expect((await send('POST', '/api/sessions', program)).status).toBe(201);
    expect((await send('POST', '/api/sessions', wrong)).status).toBe(401);
    expect((await send('POST', '/api/sessions', program)).status).toBe(429);
    expect((await send('GET', '/health', program)).status).toBe(429);
  });
});

describe('health', () => {
  test('is everything to whoever may use the kiosk, and a word to everybody', async () => {
    const { shell, send, program, browser, open } = await house({ version: '1.2.3' });
    const { url } = await open(program);
    await open(program);
    await dial(shell.port, program, url);
    await send('POST', '/api/chat', browser, { text: 'x' });
    for (const headers of [program, { cookie: browser.cookie }]) {
      const whole = wholeHealthSchema.parse(json(await send('GET', '/health', headers)));
      expect(whole).toMatchObject({
        status: 'degraded',
        version: '1.2.3',
        sessions: { active: 3, connected: 1 },
        latency: { turns: 1, hearMs: null, understandMs: { p50: 2, p95: 2 } },
      });
    }
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer wrong' },
      { cookie: 'vaani-1=x' },
    ];
    for (const headers of strangers) {
      expect(json(await send('GET', '/health', headers))).toEqual({ status: 'degraded' });
    }
    expect((await send('HEAD', '/health', {})).body).toBe('');
    expect((await send('POST', '/health', program)).status).toBe(405);
  });
});

describe('other machines', () => {
  test('get in only where a token is set that cannot be guessed', async () => {
    const without = { apiToken: null };
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'kiosk.example']) {
      await expect(webShell({ host, ...without })).rejects.toThrow(
        `on ${host} other machines can reach the kiosk, and for that it needs a token: set VAANI_API_TOKEN`,
      );
    }
    for (const host of ['127.0.0.1', 'localhost', '127.0.0.2'])
      await webShell({ host, ...without });
    await webShell({ host: '0.0.0.0', apiToken });
    await expect(webShell({ apiToken: 'x'.repeat(31) })).rejects.toThrow('too short');
    await expect(webShell({ apiToken: `${'x'.repeat(40)} y` })).rejects.toThrow('cannot be sent');
  });
});
