import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FuseV1Options } from '@electron/fuses';
import { fuses } from '../../build/fuses.mjs';
import { createConfig } from '../../electron-builder.config.mjs';
import { parseElectronArguments } from '../../src/main/shell/electron/arguments.ts';

const root = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(root, 'build/kiosk', path), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** Values of a key in a file of `Key=value` lines. */
const values = (content: string, key: string) =>
  content
    .split('\n')
    .filter((line) => line.startsWith(`${key}=`))
    .map((line) => line.slice(key.length + 1));

test.runIf(hasSystemd)('systemd takes the unit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-unit-'));
  const unit = join(folder, 'vaani-kiosk.service');
  // Programs of the kiosk that this machine may not have.
  const here = text('linux/vaani-kiosk.service')
    .replaceAll('/usr/bin/cage', '/bin/true')
    .replaceAll(/\/usr\/bin\/(pkill|pgrep|timeout)/g, '/bin/true');
  writeFileSync(unit, here);
  const run = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' });
  // It complains of what other units of this machine hold too.
  const ours = run.stderr.split('\n').filter((line) => line.includes('vaani'));
  expect(ours).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('the unit starts the program that the packages install, and never stops trying', () => {
  const unit = text('linux/vaani-kiosk.service');
  const { linux, productName } = createConfig();
  const program = `/opt/${productName}/${linux.executableName}`;
  expect(values(unit, 'ExecStart')).toEqual([`/usr/bin/cage -m last -- ${program} --watchdog`]);
  expect(values(unit, 'ExecStop')[0]).toContain(`--exact ${linux.executableName}`);
  expect(values(unit, 'Restart')).toEqual(['always']);
  expect(values(unit, 'StartLimitIntervalSec')).toEqual(['0']);
  expect(values(unit, 'PAMName')).toEqual(['vaani-kiosk']);
  expect(text('linux/vaani-session')).toContain(`exec ${program} --watchdog\n`);
});

test('the X session is a shell script that a display manager finds', () => {
  const run = spawnSync('sh', ['-n', join(root, 'build/kiosk/linux/vaani-session')]);
  expect(run.status).toBe(0);
  expect(values(text('linux/vaani.desktop'), 'Exec')).toEqual(['/usr/local/bin/vaani-session']);
  expect(values(text('linux/50-vaani-lightdm.conf'), 'autologin-session')).toEqual(['vaani']);
  // Sections of Xorg's own language are closed.
  const xorg = text('linux/50-vaani-xorg.conf');
  expect(xorg.match(/^Section /gm)?.length).toBe(xorg.match(/^EndSection$/gm)?.length);
});

test.each(['macos/in.vaani.kiosk.plist', 'windows/shell-launcher.xml'])(
  '%s is well-formed XML',
  (path) => expect(unbalanced(text(path))).toEqual([]),
);

/** Elements that are not closed, or closed without having been opened. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  const bare = xml.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>/g, '');
  for (const [, closing, name, rest] of bare.matchAll(/<(\/?)([\w:]+)([^>]*)>/g)) {
    if (rest?.endsWith('/')) continue;
    if (!closing) open.push(name ?? '');
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test('launchd and Shell Launcher start Vaani in a way that it knows, and start it again', () => {
  const plist = text('macos/in.vaani.kiosk.plist');
  expect(plist).toMatch(/MacOS\/Vaani<\/string>\s*<string>--watchdog<\/string>/);
  expect(plist).toMatch(/<key>SuccessfulExit<\/key>\s*<false\/>/);
  const xml = text('windows/shell-launcher.xml');
  const [, shell = ''] = /Shell="(C:[^"]*)"/.exec(xml) ?? [];
  const [program, ...argv] = shell.split(' ');
  expect(program).toMatch(/\\Programs\\vaani\\Vaani\.exe$/);
  expect(parseElectronArguments(argv).command).toEqual({ kind: 'watchdog' });
  expect(xml).toContain('<DefaultAction Action="RestartShell"/>');
  const ids = [...xml.matchAll(/<Profile Id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('every fuse that Electron has is decided, but the one that electron-builder has no name for', () => {
  const decided = Object.keys(fuses).map((name) =>
    name.replace(/^./, (first) => first.toUpperCase()),
  );
  const all = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(decided.toSorted()).toEqual(all.filter((name) => name !== 'WasmTrapHandlers').toSorted());
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});
