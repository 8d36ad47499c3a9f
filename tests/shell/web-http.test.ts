import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWebShell } from '../../src/main/shell/web/index.ts';
import { fakePlaces } from '../fakes/places.ts';
import { ask, builtPage, enter, silentLog, webShell } from './web-fixture.ts';

const csp =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; media-src 'self'; " +
  "worker-src 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

describe('links and cookies', () => {
  test('a link becomes a cookie that scripts and other sites cannot use, and leads to the page', async () => {
    const shell = await webShell();
    expect(shell.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const { pathname, search } = new URL(shell.url);
    const answer = await ask(shell.port, pathname + search);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/');
    const cookie = answer.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);

    const page = await ask(shell.port, '/', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Vaani</title>');
  });

  test('a link works once; the browser that used it may open it again', async () => {
    const shell = await webShell();
    const { search } = new URL(shell.url);
    const cookie = await enter(shell.url);
    const other = await ask(shell.port, `/${search}`);
    expect(other.status).toBe(403);
    expect(other.headers['set-cookie']).toBeUndefined();
    const again = await ask(shell.port, `/${search}`, { headers: { cookie } });
    expect(again.status).toBe(303);
  });

  test('a second browser gets in with a link of its own', async () => {
    const shell = await webShell();
    const first = await enter(shell.url);
    const second = await enter(shell.newUrl());
    expect(second).not.toBe(first);
    expect((await ask(shell.port, '/', { headers: { cookie: second } })).status).toBe(200);
  });

  test.each([
    ['no token', '/'],
    ['an empty token', '/?token='],
    ['a wrong token', '/?token=tomato'],
    ['a file', '/assets/index-Bf3kQ0aZ.js'],
  ])('%s and no cookie: refused, with what to do', async (_what, path) => {
    const shell = await webShell();
    const answer = await ask(shell.port, path, { headers: { cookie: 'vaani=x; other=y' } });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Get a new link: run "vaani serve"');
  });

  test('looking with HEAD does not use a link up', async () => {
    const shell = await webShell();
    const { search } = new URL(shell.url);
    await ask(shell.port, `/${search}`, { method: 'HEAD' });
    expect(await enter(shell.url)).toMatch(/=[\w-]{43}$/);
  });

  test('after a link on another site the page asks again from itself, without giving anything away', async () => {
    const shell = await webShell();
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await ask(shell.port, '/', { headers });
    expect(answer.body).toContain('http-equiv="refresh"');
    expect(answer.body).not.toContain('<title>Vaani</title><script');
    expect((await ask(shell.port, '/capture-worklet.js', { headers })).status).toBe(403);
  });

  test('links end after a day, and of many unused ones the oldest', async () => {
    let now = 0;
    const shell = await webShell({ clock: { now: () => now, after: () => () => {} } });
    const old = shell.newUrl();
    now += 24 * 60 * 60 * 1000 + 1;
    expect(await enter(old)).toBe('');
    const first = shell.newUrl();
    const later = Array.from({ length: 32 }, () => shell.newUrl());
    expect(await enter(first)).toBe('');
    expect(await enter(later[0] ?? '')).not.toBe('');
  });

  test('the first token can be given', async () => {
    const shell = await webShell({ token: 'given' });
    expect(shell.url).toMatch(/token=given$/);
    expect(shell.newUrl()).not.toMatch(/token=given$/);
  });

  test('a page that is in gets a link for another device; nobody else does', async () => {
    const shell = await webShell();
    const cookie = await enter(shell.url);
    const origin = `http://127.0.0.1:${shell.port}`;
    const post = (headers: Record<string, string>) =>
      ask(shell.port, '/api/links', { method: 'POST', headers });
    const given = await post({ cookie, origin });
    expect(given.status).toBe(201);
    expect(await enter((JSON.parse(given.body) as { url: string }).url)).not.toBe('');
    expect((await post({ origin })).status).toBe(403);
    expect((await post({ cookie })).status).toBe(403);
    expect((await post({ cookie, origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask(shell.port, '/api/links', { headers: { cookie, origin } })).status).toBe(405);
  });
});

describe('what is served', () => {
  test('every answer carries the security headers, refusals too', async () => {
    const shell = await webShell();
    const cookie = await enter(shell.url);
    for (const path of ['/', '/nothing', '/health', '/assets/index-Bf3kQ0aZ.js']) {
      for (const headers of [{ cookie }, { cookie: '' }]) {
        const answer = await ask(shell.port, path, { headers });
        expect(answer.headers).toMatchObject({
          'content-security-policy': csp,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'permissions-policy': expect.stringMatching(/^microphone=\(self\), camera=\(\), /),
        });
      }
    }
  });

  test('files come with their type; hashed ones may be kept for ever, the page never', async () => {
    const shell = await webShell();
    const headers = { cookie: await enter(shell.url) };
    expect((await ask(shell.port, '/', { headers })).headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    const asset = await ask(shell.port, '/assets/index-Bf3kQ0aZ.js', { headers });
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-length': '10',
    });
    expect(asset.body).toBe('export {};');
    const worklet = await ask(shell.port, '/capture-worklet.js', { headers });
    expect(worklet.headers['cache-control']).toBe('no-cache');
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/leak.txt',
    '/.env',
    '/assets',
    '/assets/',
    '/%',
    '/%00',
    '/index.html%00.js',
    '/missing.js',
  ])('%s leads nowhere', async (path) => {
    const shell = await webShell();
    const answer = await ask(shell.port, path, { headers: { cookie: await enter(shell.url) } });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  test('only reading is allowed', async () => {
    const shell = await webShell();
    const headers = { cookie: await enter(shell.url) };
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(shell.port, '/', { method, headers })).status).toBe(405);
    }
  });

  test('anyone on this machine may ask whether it is well', async () => {
    const shell = await webShell();
    const answer = await ask(shell.port, '/health');
    expect([answer.status, answer.body]).toEqual([200, '{"status":"degraded"}']);
  });
});

describe('who is answered', () => {
  test.each([
    ['evil.example', 421],
    ['evil.example:PORT', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:1', 421],
    ['127.1:PORT', 421],
    ['user@127.0.0.1:PORT', 421],
    ['192.168.0.1:PORT', 421],
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['LOCALHOST:PORT', 200],
    ['[::1]:PORT', 200],
  ])('Host %s: %i', async (host, status) => {
    const shell = await webShell();
    const headers = { host: host.replace('PORT', String(shell.port)) };
    expect((await ask(shell.port, '/health', { headers })).status).toBe(status);
  });

  test('headers and bodies beyond the bounds are refused, and nothing else suffers', async () => {
    const shell = await webShell();
    const long = await ask(shell.port, '/', { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(long.status).toBe(431);
    const big = await ask(shell.port, '/api/links', {
      method: 'POST',
      headers: { 'content-length': '5000' },
      body: 'x'.repeat(5000),
    });
    expect(big.status).toBe(413);
    expect((await ask(shell.port, '/health')).status).toBe(200);
  });
});

describe('when it cannot start', () => {
  test('a port in use is named', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.on('listening', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    await expect(webShell({ port })).rejects.toThrow(
      `port ${port} on 127.0.0.1 is in use: end the program that uses it, or choose another with --port`,
    );
  });

  test('an address of another machine is named', async () => {
    await expect(webShell({ host: '192.0.2.1', apiToken: 'a'.repeat(32) })).rejects.toThrow(
      '192.0.2.1 is not an address of this machine',
    );
  });

  test('a page that is not built: run npm start', async () => {
    const rendererFolder = await mkdtemp(join(tmpdir(), 'vaani-empty-'));
    await expect(webShell({ rendererFolder })).rejects.toThrow('run "npm start"');
  });

  test('after close the port is free again', async () => {
    const rendererFolder = await builtPage();
    const options = {
      port: 0,
      rendererFolder,
      places: fakePlaces(),
      onConnection: () => {},
      log: silentLog,
    };
    const first = await createWebShell(options);
    await first.close();
    const second = await createWebShell({ ...options, port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });
});
