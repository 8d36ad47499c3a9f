import { describe, expect, test } from 'vitest';
import type { ConnectionInfo } from '../../src/main/shell/web/index.ts';
import { ask, dial, enter, newSession, webShell } from './web-fixture.ts';

/** A shell with both pages; who connected is noted by page. */
async function house() {
  const kiosk: ConnectionInfo[] = [];
  const operators: ConnectionInfo[] = [];
  const shell = await webShell({
    onConnection: (_wire, info) => void kiosk.push(info),
    onOperator: (_wire, info) => void operators.push(info),
  });
  const operatorUrl = shell.operatorUrl ?? '';
  const origin = `http://127.0.0.1:${shell.port}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    ask(shell.port, path, { headers });
  return { shell, operatorUrl, origin, get, kiosk, operators };
}

const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';

describe('the operator page', () => {
  test('has a one-time link of its own, which leads to it and to nothing else', async () => {
    const { shell, operatorUrl, get } = await house();
    expect(operatorUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/operator\?token=[\w-]{43}$/);
    expect(tokenOf(operatorUrl)).not.toBe(tokenOf(shell.url));
    const opened = await get(`/operator?token=${tokenOf(operatorUrl)}`);
    expect(opened.status).toBe(303);
    expect(opened.headers['location']).toBe('/operator');
    const set = String(opened.headers['set-cookie']?.[0]);
    expect(set).toMatch(/^vaani-operator-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = set.split(';')[0] ?? '';
    const page = await get('/operator', { cookie });
    expect([page.status, page.body]).toEqual([
      200,
      expect.stringContaining('<title>Vaani</title>'),
    ]);
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect((await get('/assets/index-Bf3kQ0aZ.js', { cookie })).status).toBe(200);
    expect((await get('/operator/', { cookie })).headers['location']).toBe('/operator');
    // Used up.
    expect((await get(`/operator?token=${tokenOf(operatorUrl)}`)).status).toBe(403);
  });

  test('a stranger gets 403 and what to do', async () => {
    const { get } = await house();
    for (const path of ['/operator', '/operator?token=', '/operator?token=tomato', '/operator/']) {
      const answer = await get(path, { cookie: 'vaani-operator-1=x' });
      expect(answer.status, path).toBe(403);
      expect(answer.body).toContain('Get a new link');
      expect(answer.body).not.toContain('<title>Vaani</title>');
    }
  });

  test("the kiosk's link and cookie do not open it", async () => {
    const { shell, origin, get, operators } = await house();
    const token = tokenOf(shell.url);
    const tried = await get(`/operator?token=${token}`);
    expect([tried.status, tried.headers['set-cookie']]).toEqual([403, undefined]);
    // The wrong door has not used it up.
    const cookie = await enter(shell.url);
    expect(cookie).toMatch(/^vaani-\d+=/);
    expect((await get('/operator', { cookie })).status).toBe(403);
    await expect(dial(shell.port, { cookie, origin }, '/ws/operator')).rejects.toThrow('401');
    const secret = cookie.split('=')[1] ?? '';
    const renamed = `vaani-operator-${shell.port}=${secret}`;
    expect((await get('/operator', { cookie: renamed })).status).toBe(403);
    await expect(dial(shell.port, { cookie: renamed, origin }, '/ws/operator')).rejects.toThrow(
      '401',
    );
    const link = await ask(shell.port, '/api/operator-links', {
      method: 'POST',
      headers: { cookie, origin },
    });
    expect(link.status).toBe(403);
    expect(operators).toEqual([]);
  });

  test("its link and cookie do not open the kiosk's page", async () => {
    const { shell, operatorUrl, origin, get, kiosk } = await house();
    const tried = await get(`/?token=${tokenOf(operatorUrl)}`);
    expect([tried.status, tried.headers['set-cookie']]).toEqual([403, undefined]);
    const cookie = await enter(operatorUrl);
    expect((await get('/', { cookie })).status).toBe(403);
    await expect(newSession(shell.port, { cookie, origin })).rejects.toThrow('401');
    const path = await newSession(shell.port, { cookie: await enter(shell.url), origin });
    await expect(dial(shell.port, { cookie, origin }, path)).rejects.toThrow('401');
    const renamed = `vaani-${shell.port}=${cookie.split('=')[1]}`;
    expect((await get('/', { cookie: renamed })).status).toBe(403);
    await expect(dial(shell.port, { cookie: renamed, origin }, path)).rejects.toThrow('401');
    const link = await ask(shell.port, '/api/links', {
      method: 'POST',
      headers: { cookie, origin },
    });
    expect(link.status).toBe(403);
    expect(kiosk).toEqual([]);
  });

  test('each page opens its own socket; one browser may have both', async () => {
    const { shell, operatorUrl, origin, kiosk, operators } = await house();
    const cookie = `${await enter(shell.url)}; ${await enter(operatorUrl)}`;
    await dial(shell.port, { cookie, origin }, await newSession(shell.port, { cookie, origin }));
    await dial(shell.port, { cookie, origin }, '/ws/operator');
    expect(kiosk).toEqual([{ browser: 'browser-1' }]);
    expect(operators).toEqual([{ browser: 'browser-1' }]);
    await expect(
      dial(shell.port, { cookie, origin: 'http://evil.example' }, '/ws/operator'),
    ).rejects.toThrow('403');
  });

  test('gives a link for one more operator; after a link elsewhere it asks again from itself', async () => {
    const { shell, operatorUrl, origin, get } = await house();
    const cookie = await enter(operatorUrl);
    const given = await ask(shell.port, '/api/operator-links', {
      method: 'POST',
      headers: { cookie, origin },
    });
    expect(given.status).toBe(201);
    const { url } = JSON.parse(given.body) as { url: string };
    expect(await enter(url)).toMatch(/^vaani-operator-/);
    const again = await get('/operator', { 'sec-fetch-site': 'cross-site' });
    expect(again.body).toContain('url=/operator');
  });

  test('without anybody to serve it there is none', async () => {
    const shell = await webShell();
    expect(shell.operatorUrl).toBeNull();
    const headers = { cookie: await enter(shell.url) };
    expect((await ask(shell.port, '/operator', { headers })).status).toBe(404);
    const origin = `http://127.0.0.1:${shell.port}`;
    await expect(dial(shell.port, { ...headers, origin }, '/ws/operator')).rejects.toThrow('404');
  });
});
