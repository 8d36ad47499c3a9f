import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ApplyOptions } from '../../src/main/update/apply.ts';
import { generateKey, readPrivateKey, readTrustedKeys } from '../../src/main/update/keys.ts';
import { makeBundle, type MakeBundleOptions } from '../../src/main/update/make-bundle.ts';
import { createUpdateStore } from '../../src/main/update/state.ts';
import { seededRandom } from '../support/random.ts';

/** A key, and the list that trusts it. */
export function makeKey(folder: string, name = 'keys') {
  const { privatePem, entry } = generateKey();
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ keys: [entry] }));
  return { ...readPrivateKey(privatePem), trusted: readTrustedKeys(file), entry, pem: privatePem };
}

/** What is in the packed folders of tests: a program, something large, something empty, something deep, a link. */
export function packedFolder(folder: string, version: string): string {
  const place = join(folder, `packed-${version}`);
  rmSync(place, { recursive: true, force: true });
  const random = seededRandom(Number.parseInt(version.replaceAll('.', ''), 10));
  const files: Record<string, Buffer | string> = {
    vaani: `#!/bin/sh\necho ${version}\n`,
    'resources/app.asar': Buffer.from(
      Array.from({ length: 5_000 }, () => Math.floor(random() * 256)),
    ),
    'resources/empty': '',
    'resources/data/retail/products.json': JSON.stringify({ version }),
    'resources/notes.txt': `${version}\n`.repeat(100),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  chmodSync(join(place, 'vaani'), 0o755);
  symlinkSync('../notes.txt', join(place, 'resources/data/link'));
  return place;
}

/** A kiosk that was installed as version 1.0.0, with a stick beside it. */
export function makeKiosk() {
  const root = mkdtempSync(join(tmpdir(), 'vaani-update-'));
  const stick = join(root, 'media', 'STICK');
  mkdirSync(stick, { recursive: true });
  const key = makeKey(root);
  const folder = join(root, 'updates');
  const machine = { platform: 'linux', arch: 'x64', running: '1.0.0' };
  return {
    root,
    stick,
    key,
    folder,
    store: createUpdateStore(folder),
    machine,
    /** Makes a bundle and returns its path. */
    async bundle(version: string, changes: Partial<MakeBundleOptions> = {}): Promise<string> {
      const { file } = await makeBundle({
        folder: packedFolder(root, version),
        out: stick,
        version,
        platform: 'linux',
        arch: 'x64',
        minimumVersion: null,
        key,
        created: new Date('2026-11-21T10:00:00Z'),
        ...changes,
      });
      return file;
    },
    apply: (bundlePath: string): ApplyOptions => ({
      folder,
      bundlePath,
      keys: key.trusted,
      machine,
      chunkBytes: 512,
      journalBytes: 1_024,
    }),
    program: (version: string) => join(folder, 'versions', version, 'vaani'),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
export type TestKiosk = ReturnType<typeof makeKiosk>;

/** The bundle's parts as they lie in the file. */
export function split(path: string) {
  const bytes = readFileSync(path);
  const length = bytes.readUInt32BE(8);
  return {
    bytes,
    header: bytes.subarray(12, 12 + length),
    signature: bytes.subarray(12 + length, 12 + length + 64),
    payload: bytes.subarray(12 + length + 64),
  };
}

/** A bundle out of parts, whether they fit together or not. */
export function joinBundle(header: Uint8Array, signature: Uint8Array, payload: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([Buffer.from('VAANIUP1'), length, header, signature, payload]);
}
