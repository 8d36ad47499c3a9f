import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createUpdateShell } from '../../src/main/shell/electron/update/index.ts';
import {
  createElectronOnline,
  type UpdaterLike,
} from '../../src/main/shell/electron/update/online.ts';
import { runWatchdog } from '../../src/main/shell/electron/run-watchdog.ts';
import { createUpdateStore } from '../../src/main/update/state.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { silentLog } from './web-fixture.ts';
import { eventually } from '../support/eventually.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaani-electron-update-'));
  vi.stubEnv('VAANI_UPDATES', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** electron-updater with nothing behind it. */
function fakeUpdater(version: string | null) {
  const updateInfo = { version, files: [{ url: 'Vaani.AppImage', sha512: 'aGVsbG8=' }] };
  return Object.assign(new EventEmitter(), {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    allowPrerelease: true,
    disableWebInstaller: false,
    logger: console as unknown,
    setFeedURL: vi.fn(),
    checkForUpdates: vi.fn(async () => ({ isUpdateAvailable: version !== null, updateInfo })),
    downloadUpdate: vi.fn(async () => [join(folder, 'downloaded.AppImage')]),
    quitAndInstall: vi.fn(),
  }) satisfies UpdaterLike;
}

function online(
  updater: UpdaterLike,
  changes: Partial<Parameters<typeof createElectronOnline>[0]> = {},
) {
  const restart = vi.fn();
  const made = createElectronOnline({
    loadUpdater: async () => updater,
    packaged: true,
    platform: 'linux',
    appImage: join(folder, 'Vaani.AppImage'),
    restart,
    log: silentLog,
    ...changes,
  });
  return { online: made, restart };
}

describe('electron-updater', () => {
  test('neither downloads nor installs by itself, never goes back, and its errors end nothing', async () => {
    const updater = fakeUpdater('1.1.0');
    const offer = await online(updater).online.check('https://updates.example/kiosk');
    expect(offer).toMatchObject({ version: '1.1.0', signature: null });
    expect(updater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      logger: null,
    });
    expect(updater.setFeedURL).toHaveBeenCalledWith({
      provider: 'generic',
      url: 'https://updates.example/kiosk',
    });
    expect(() => updater.emit('error', new Error('no network'))).not.toThrow();
    expect(await online(fakeUpdater(null)).online.check('https://updates.example/kiosk')).toBe(
      null,
    );
  });

  test('the AppImage is replaced whole, and the kiosk starts anew', async () => {
    const program = join(folder, 'Vaani.AppImage');
    writeFileSync(program, 'old');
    chmodSync(program, 0o755);
    writeFileSync(join(folder, 'downloaded.AppImage'), 'new');
    const updater = fakeUpdater('1.1.0');
    const { online: updates, restart } = online(updater);
    await expect(updates.install()).rejects.toThrow('nothing is downloaded');
    await updates.download(new AbortController().signal);
    await updates.install();
    expect(readFileSync(program, 'utf8')).toBe('new');
    expect(statSync(program).mode & 0o100).toBe(0o100);
    expect(existsSync(`${program}.part`)).toBe(false);
    expect(restart).toHaveBeenCalledOnce();
    expect(updater.quitAndInstall).not.toHaveBeenCalled();
  });

  test('an AppImage that cannot be replaced stays, and nothing starts anew', async () => {
    const { online: updates, restart } = online(fakeUpdater('1.1.0'), {
      appImage: join(folder, 'absent/Vaani.AppImage'),
    });
    await updates.download(new AbortController().signal);
    await expect(updates.install()).rejects.toThrow('cannot be replaced');
    expect(restart).not.toHaveBeenCalled();
  });

  test('elsewhere the installer runs silently', async () => {
    const updater = fakeUpdater('1.1.0');
    await online(updater, { platform: 'win32', appImage: undefined }).online.install();
    expect(updater.quitAndInstall).toHaveBeenCalledExactlyOnceWith(true, true);
  });

  test.each([
    [{ packaged: false }, 'checkout'],
    [{ appImage: undefined }, 'deb'],
    [{ platform: 'win32' as const, appImage: undefined }, null],
  ])('%j: where it cannot be said why', (changes, why) => {
    const { unsupported } = online(fakeUpdater(null), changes).online;
    if (why === null) expect(unsupported).toBe(null);
    else expect(unsupported).toContain(why);
  });
});

test('a version is good once page and speech are up, and not before', async () => {
  const store = createUpdateStore(folder);
  const trial = { version: '1.1.0', starts: 1, since: 0 };
  store.write({ ...store.read(), current: '1.1.0', previous: { version: null }, trial });
  const shell = createUpdateShell({
    version: '1.1.0',
    packaged: true,
    platform: 'linux',
    appImage: undefined,
    restart: () => {},
    url: () => null,
    isBusy: () => false,
    clock: manualClock(),
    log: silentLog,
  });
  shell.pageUp();
  shell.pageUp();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(store.read().trial).toEqual(trial);
  shell.speechUp();
  await eventually(() => expect(store.read()).toMatchObject({ trial: null, highest: '1.1.0' }));
  shell.updates.close();
});

test('the watchdog starts what the launcher chooses, each time anew, and lets it be watched', async () => {
  const programs = ['/versions/1.1.0/vaani', '/opt/vaani/vaani'];
  const watched: string[] = [];
  const launcher = {
    next: () => ({ program: programs.shift() ?? '', version: '1.1.0', trialMs: null }),
    watch: ({ program }: { program: string }) => void watched.push(program),
  };
  let ended = (_code: number | null, _signal: string | null): void => {};
  const start = vi.fn((_program: string) => ({
    onAlive: () => {},
    onExit: (listener: typeof ended) => void (ended = listener),
    ask: () => {},
    kill: () => {},
  }));
  const app = Object.assign(new EventEmitter(), {
    disableHardwareAcceleration: () => {},
    getPath: () => folder,
    setPath: () => {},
    exit: vi.fn(),
  });
  const running = runWatchdog({
    app: app as never,
    program: '/opt/vaani/vaani',
    args: ['--watchdog'],
    signals: new EventEmitter(),
    log: silentLog,
    launcher,
    start,
  });
  ended(1, null);
  await eventually(() => expect(start).toHaveBeenCalledTimes(2));
  expect(start.mock.calls.map(([program]) => program)).toEqual([
    '/versions/1.1.0/vaani',
    '/opt/vaani/vaani',
  ]);
  expect(watched).toEqual(['/versions/1.1.0/vaani', '/opt/vaani/vaani']);
  ended(0, null);
  await running;
});
