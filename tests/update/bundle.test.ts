import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../src/main/update/bundle.ts';
import { nodeDisk } from '../../src/main/update/disk.ts';
import { type Header, headerSchema, isSafePath } from '../../src/main/update/header.ts';
import { readPrivateKey, readTrustedKeys, signBytes } from '../../src/main/update/keys.ts';
import { compareVersions, isVersion, newest } from '../../src/main/update/version.ts';
import { joinBundle, makeKey, makeKiosk, split } from './support.ts';

describe('versions', () => {
  test('are ordered as semver orders them', () => {
    const rising = [
      '0.9.9',
      '1.0.0-2',
      '1.0.0-10',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-beta',
      '1.0.0',
      '1.0.10',
      '1.2.0',
      '10.0.0',
    ];
    for (const [index, a] of rising.entries()) {
      for (const [other, b] of rising.entries())
        expect(Math.sign(compareVersions(a, b)), `${a} ${b}`).toBe(Math.sign(index - other));
    }
    expect(newest(['1.0.0', null, '1.2.0', '1.1.0'])).toBe('1.2.0');
    expect(newest([null])).toBe(null);
  });

  test.each([
    '1',
    '1.2',
    'v1.2.3',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-',
    '1.2.3/..',
    '../1.2.3',
    '1.2.3+x',
    '1.2.1000000',
  ])('%s is none', (text) => expect(isVersion(text)).toBe(false));
});

describe('a bundle', () => {
  test('says what it is for, and is checked before anything in it is believed', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0', { minimumVersion: '0.9.0' });
    expect(file).toBe(join(kiosk.stick, 'vaani-1.1.0-linux-x64.vaani'));
    const { header, payloadStart } = await readBundle(nodeDisk, file, kiosk.key.trusted);
    expect(header).toMatchObject({
      version: '1.1.0',
      platform: 'linux',
      arch: 'x64',
      minimumVersion: '0.9.0',
      keyId: kiosk.key.id,
      start: 'vaani',
      links: [{ path: 'resources/data/link', target: '../notes.txt' }],
    });
    expect(header.files.map(({ path }) => path)).toEqual([
      'resources/app.asar',
      'resources/data/retail/products.json',
      'resources/empty',
      'resources/notes.txt',
      'vaani',
    ]);
    expect(header.files.filter(({ executable }) => executable).map(({ path }) => path)).toEqual([
      'vaani',
    ]);
    const { bytes, payload } = split(file);
    expect(payloadStart).toBe(bytes.length - payload.length);
  });

  test('is refused when a single byte of header or signature is another one', async () => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    const { bytes, header } = split(file);
    const bad = join(kiosk.stick, 'bad.vaani');
    const end = 12 + header.length + 64;
    for (let at = 0; at < end; at += at < 12 ? 1 : 13) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      writeFileSync(bad, changed);
      await expect(
        readBundle(nodeDisk, bad, kiosk.key.trusted),
        `byte ${at}`,
      ).rejects.toMatchObject({
        name: 'UpdateError',
      });
    }
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -1), 'cut short'],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]), 'longer'],
    ['only a beginning', (bytes: Buffer) => bytes.subarray(0, 40), 'cut short'],
    ['empty', () => Buffer.alloc(0), 'no update'],
    ['something else', () => Buffer.from('PK\u0003\u0004 a zip file'), 'no update'],
    [
      'a header of four gigabytes',
      (bytes: Buffer) =>
        Buffer.concat([
          bytes.subarray(0, 8),
          Buffer.from([255, 255, 255, 255]),
          bytes.subarray(12),
        ]),
      'damaged',
    ],
  ])('that is %s is refused', async (_what, change, says) => {
    using kiosk = makeKiosk();
    const file = await kiosk.bundle('1.1.0');
    writeFileSync(file, change(split(file).bytes));
    await expect(readBundle(nodeDisk, file, kiosk.key.trusted)).rejects.toThrow(says);
  });

  test('is refused when another key signed it, and when no key is trusted', async () => {
    using kiosk = makeKiosk();
    const stranger = makeKey(kiosk.root, 'stranger');
    const file = await kiosk.bundle('1.1.0', { key: stranger });
    await expect(readBundle(nodeDisk, file, kiosk.key.trusted)).rejects.toMatchObject({
      code: 'unknown-key',
    });
    await expect(readBundle(nodeDisk, file, [])).rejects.toThrow('trusts no key');
    // After a rotation either is good.
    const both = [...kiosk.key.trusted, ...stranger.trusted];
    expect((await readBundle(nodeDisk, file, both)).header.keyId).toBe(stranger.id);
  });

  test('is refused when it names a trusted key that did not sign it', async () => {
    using kiosk = makeKiosk();
    const stranger = makeKey(kiosk.root, 'stranger');
    const { header, payload } = split(await kiosk.bundle('1.1.0'));
    const forged = join(kiosk.stick, 'forged.vaani');
    writeFileSync(forged, joinBundle(header, signBytes(header, stranger.key, 'bundle'), payload));
    await expect(readBundle(nodeDisk, forged, kiosk.key.trusted)).rejects.toMatchObject({
      code: 'not-signed',
    });
  });

  test('is refused when its signature was made for something else', async () => {
    using kiosk = makeKiosk();
    const { header, payload } = split(await kiosk.bundle('1.1.0'));
    const forged = join(kiosk.stick, 'forged.vaani');
    writeFileSync(forged, joinBundle(header, signBytes(header, kiosk.key.key, 'feed'), payload));
    await expect(readBundle(nodeDisk, forged, kiosk.key.trusted)).rejects.toMatchObject({
      code: 'not-signed',
    });
  });

  test('that is signed but says nonsense is refused too', async () => {
    using kiosk = makeKiosk();
    const { header, payload } = split(await kiosk.bundle('1.1.0'));
    const good = JSON.parse(String(header)) as Header;
    const wrong = join(kiosk.stick, 'wrong.vaani');
    for (const changes of [
      { version: '../../etc' },
      { product: 'other' },
      { format: 2 },
      { files: [{ ...good.files[0], path: '../../../etc/passwd' }] },
      { surprise: true },
    ]) {
      const bytes = Buffer.from(JSON.stringify({ ...good, ...changes }));
      writeFileSync(wrong, joinBundle(bytes, signBytes(bytes, kiosk.key.key, 'bundle'), payload));
      await expect(readBundle(nodeDisk, wrong, kiosk.key.trusted)).rejects.toMatchObject({
        code: 'not-a-bundle',
      });
    }
  });
});

describe('paths in a bundle', () => {
  test.each([
    '',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    './a',
    'a/.',
    'C:/x',
    'a:stream',
    'a\\b',
    'a\u0000b',
    'con',
    'a/NUL.txt',
    'a.',
    'a ',
    'a\nb',
    'a/',
    '~\u007f',
    'x'.repeat(401),
  ])('%j is not safe', (path) => expect(isSafePath(path)).toBe(false));

  test.each([
    'vaani',
    'resources/app.asar',
    'a b/ç.so.2',
    'node_modules/@x/y.node',
    '.hidden',
    'Vaani.app/Contents/MacOS/Vaani',
  ])('%j is safe', (path) => expect(isSafePath(path)).toBe(true));

  const sha256 = '0'.repeat(64);
  const file = (path: string, executable = false) => ({ path, size: 1, sha256, executable });
  const headerOf = (files: unknown[], links: unknown[] = []) => ({
    format: 1,
    product: 'vaani',
    version: '1.1.0',
    platform: 'linux',
    arch: 'x64',
    minimumVersion: null,
    created: '2026-11-21T10:00:00Z',
    keyId: '0123456789abcdef',
    start: 'vaani',
    files: [file('vaani', true), ...files],
    links,
  });

  test('that lie beside each other are taken', () => {
    const good = headerOf([file('a/b'), file('a/c')], [{ path: 'a/d', target: '../vaani' }]);
    expect(headerSchema.safeParse(good).success).toBe(true);
  });

  test.each([
    ['are the same but for their case', headerOf([file('A/b'), file('a/B')])],
    ['are there as a file and as a link', headerOf([file('a')], [{ path: 'a', target: 'vaani' }])],
    ['go through a file', headerOf([file('a'), file('a/b')])],
    ['go through a link', headerOf([file('a/b')], [{ path: 'a', target: '.' }])],
    ['are links out of the folder', headerOf([], [{ path: 'a/b', target: '../../x' }])],
    ['are links to the root', headerOf([], [{ path: 'a', target: '/etc' }])],
    ['are links out of it and back', headerOf([], [{ path: 'a', target: '../x' }])],
    ['lack the program to start', { ...headerOf([]), start: 'other' }],
    ['have a program that cannot be run', { ...headerOf([file('b')]), start: 'b' }],
    [
      'are more than a disk holds',
      headerOf([1, 2, 3].map((n) => ({ ...file(`f${n}`), size: 4_000_000_000 }))),
    ],
  ])('that %s are refused', (_what, header) => {
    expect(headerSchema.safeParse(header).success).toBe(false);
  });
});

describe('keys', () => {
  test('are refused when list or key is not what it should be', () => {
    using kiosk = makeKiosk();
    const list = join(kiosk.root, 'list.json');
    const { entry } = kiosk.key;
    for (const [content, says] of [
      ['{', 'cannot be read'],
      ['{"keys":"all"}', 'no list of keys'],
      [JSON.stringify({ keys: [{ ...entry, id: '0'.repeat(16) }] }), 'does not fit'],
      [JSON.stringify({ keys: [{ ...entry, publicKey: 'AAAA' }] }), 'does not fit'],
    ] as const) {
      writeFileSync(list, content);
      expect(() => readTrustedKeys(list)).toThrow(says);
    }
    expect(() => readTrustedKeys(join(kiosk.root, 'absent.json'))).toThrow('cannot be read');
    expect(() => readPrivateKey('no key')).toThrow('keygen');
  });

  test('the list of the project can be read', () => {
    expect(Array.isArray(readTrustedKeys())).toBe(true);
  });
});
