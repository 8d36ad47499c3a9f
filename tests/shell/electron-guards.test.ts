import type { Session } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import {
  type GuardedContents,
  type GuardedSession,
  guardContents,
  guardSession,
} from '../../src/main/shell/electron/guards.ts';
import { isOwnPage, pageHandler } from '../../src/main/shell/electron/page-protocol.ts';
import { fakeContents, fakeElectron } from '../fakes/electron-app.ts';
import { builtPage } from './web-fixture.ts';

describe('a page', () => {
  function guarded() {
    const contents = fakeContents();
    guardContents(contents as unknown as GuardedContents);
    return contents;
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s: nowhere but to itself',
    (name) => {
      const contents = guarded();
      for (const [url, times] of [
        ['https://evil.example/', 1],
        ['file:///etc/passwd', 1],
        ['vaani://kiosk.evil.example/', 1],
        ['vaani://kiosk/', 0],
      ] as const) {
        const event = { url, preventDefault: vi.fn() };
        contents.emit(name, event);
        expect(event.preventDefault).toHaveBeenCalledTimes(times);
      }
    },
  );

  test('opens no window and embeds no page', () => {
    const contents = guarded();
    const open = contents.setWindowOpenHandler.mock.calls[0]?.[0] as () => unknown;
    expect(open()).toEqual({ action: 'deny' });
    const event = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('permissions', () => {
  function guarded() {
    const { defaultSession } = fakeElectron().session;
    guardSession(defaultSession as unknown as GuardedSession);
    return defaultSession;
  }
  type Request = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>;
  const request = (permission: string, details: Partial<Request[3]>) => {
    const handler = guarded().setPermissionRequestHandler.mock.calls[0]?.[0] as (
      ...args: unknown[]
    ) => void;
    const callback = vi.fn();
    handler({}, permission, callback, { requestingUrl: 'vaani://kiosk/', ...details });
    return callback.mock.calls[0]?.[0] as boolean;
  };

  test('the microphone, for our page', () => {
    expect(request('media', { mediaTypes: ['audio'] })).toBe(true);
  });

  test.each([
    ['the camera', 'media', { mediaTypes: ['video'] }],
    ['the camera beside the microphone', 'media', { mediaTypes: ['audio', 'video'] }],
    ['the screen', 'media', { mediaTypes: [] }],
    ['media without a kind', 'media', {}],
    ['another page', 'media', { mediaTypes: ['audio'], requestingUrl: 'https://evil.example/' }],
    ['a place', 'geolocation', {}],
    ['notifications', 'notifications', {}],
    ['devices', 'usb', { mediaTypes: ['audio'] }],
  ] as const)('not for %s', (_what, permission, details) => {
    expect(request(permission, details as Partial<Request[3]>)).toBe(false);
  });

  test('checks follow the same rule, devices are never given', () => {
    const defaultSession = guarded();
    const check = defaultSession.setPermissionCheckHandler.mock.calls[0]?.[0] as (
      ...args: unknown[]
    ) => boolean;
    expect(check(null, 'media', 'vaani://kiosk', { mediaType: 'audio' })).toBe(true);
    expect(check(null, 'media', 'vaani://kiosk', { mediaType: 'video' })).toBe(false);
    expect(check(null, 'media', 'https://evil.example', { mediaType: 'audio' })).toBe(false);
    expect(check(null, 'midi', 'vaani://kiosk', { mediaType: 'audio' })).toBe(false);
    const device = defaultSession.setDevicePermissionHandler.mock.calls[0]?.[0] as () => boolean;
    expect(device()).toBe(false);
  });

  test('nothing is downloaded and nothing fetched from elsewhere', () => {
    const defaultSession = guarded();
    const event = { preventDefault: vi.fn() };
    defaultSession.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    const before = defaultSession.webRequest.onBeforeRequest.mock.calls[0]?.[0] as (
      details: { url: string },
      callback: (answer: { cancel: boolean }) => void,
    ) => void;
    for (const [url, cancel] of [
      ['vaani://kiosk/assets/a.js', false],
      ['data:image/png;base64,AA', false],
      ['https://evil.example/', true],
      ['http://127.0.0.1:8080/', true],
      ['file:///etc/passwd', true],
    ] as const) {
      before({ url }, (answer) => expect([url, answer.cancel]).toEqual([url, cancel]));
    }
    expect.assertions(6);
  });
});

describe('the page protocol', () => {
  test('serves the built page with its type and the CSP', async () => {
    const handle = pageHandler(await builtPage());
    const page = await handle(new Request('vaani://kiosk/'));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Vaani</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy')?.split('; ');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    // It talks to the engine by IPC: nothing leads to a network.
    expect(policy).toContain("connect-src 'self'");
    for (const name of ['object-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action'])
      expect(policy).toContain(`${name} 'none'`);
    expect(page.headers.get('permissions-policy')).toContain('camera=()');
    const script = await handle(new Request('vaani://kiosk/assets/index-Bf3kQ0aZ.js'));
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    ['vaani://kiosk/..%2fsecret.txt', 404],
    ['vaani://kiosk/leak.txt', 404],
    ['vaani://kiosk/missing.js', 404],
    ['vaani://elsewhere/', 403],
    ['https://evil.example/', 403],
  ])('%s: %i', async (url, status) => {
    const handle = pageHandler(await builtPage());
    expect((await handle(new Request(url))).status).toBe(status);
  });

  test('only reads', async () => {
    const handle = pageHandler(await builtPage());
    expect((await handle(new Request('vaani://kiosk/', { method: 'POST' }))).status).toBe(405);
  });

  test.each([
    '',
    'kiosk',
    'vaani:kiosk',
    'vaani://kiosk:80/',
    'vaani://x@kiosk/',
    'Vaani://kiosk/x',
  ])('is "%s" our page?', (url) => {
    expect(isOwnPage(url)).toBe(['vaani://x@kiosk/', 'Vaani://kiosk/x'].includes(url));
  });
});
