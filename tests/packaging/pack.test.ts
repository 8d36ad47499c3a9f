import { extractAll } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBundle } from '../../build/lib/bundles.mjs';
import { projectNode, root } from '../../build/lib/files.mjs';
import { lookBeside } from '../../build/pack/runpath.mjs';
import { classifiers } from '../support/shop.ts';
import { electronModule, standInElectron } from './stand-in.ts';

/** electron-builder packs for the system it runs on, and what is asserted here is Linux's. */
const here = process.platform === 'linux' && process.arch === 'x64';

const folder = mkdtempSync(join(tmpdir(), 'vaani-pack-'));
const packed = join(folder, 'out', 'linux-unpacked');
const resources = join(packed, 'resources');
const unpacked = join(resources, 'app.asar.unpacked');
/** The archive's files, those that lie unpacked beside it among them. */
const app = join(folder, 'app');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file under a folder, relative to it. */
const filesUnder = (place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)));

const bytesUnder = (place: string): number =>
  filesUnder(place).reduce((sum, file) => sum + statSync(join(place, file)).size, 0);

describe.runIf(here)('the packed kiosk', () => {
  beforeAll(async () => {
    await ensureBundle('electron');
    const electronDist = standInElectron(join(folder, 'electron'));
    const config = join(folder, 'config.mjs');
    writeFileSync(
      config,
      `import { createConfig } from ${JSON.stringify(join(root, 'electron-builder.config.mjs'))};
       export default { ...createConfig({ output: ${JSON.stringify(join(folder, 'out'))} }), electronDist: ${JSON.stringify(electronDist)} };`,
    );
    // Whatever is asked of the network is refused at once.
    const nowhere = 'http://127.0.0.1:9';
    execFileSync(
      projectNode,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        '--dir',
        '--linux',
        '--x64',
        '--publish=never',
        `--config=${config}`,
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          HTTP_PROXY: nowhere,
          HTTPS_PROXY: nowhere,
          npm_config_offline: 'true',
          ELECTRON_BUILDER_CACHE: join(folder, 'cache'),
          ELECTRON_CACHE: join(folder, 'cache'),
        },
      },
    );
    extractAll(join(resources, 'app.asar'), app);
  }, 180_000);

  test('is the program with everything around it', () => {
    expect(statSync(join(packed, 'vaani')).mode & 0o111).toBe(0o111);
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual([
      'bn.pak',
      'en-GB.pak',
      'en-US.pak',
      'hi.pak',
      'mr.pak',
    ]);
    expect(existsSync(join(packed, 'LICENSE.electron.txt'))).toBe(true);
    expect(JSON.parse(readFileSync(join(resources, 'version.json'), 'utf8'))).toEqual({
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      platform: 'linux',
      arch: 'x64',
    });
  });

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'vaani'));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  });

  test('holds the build, and of the packages only what the main process runs', () => {
    for (const file of [
      'package.json',
      'out/main/index.js',
      'out/main/speech.js',
      'out/main/llm.js',
      'out/main/espeak-worker.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ])
      expect(existsSync(join(app, file)), file).toBe(true);
    expect(readdirSync(app).sort()).toEqual(['node_modules', 'out', 'package.json']);
    const { scripts, devDependencies } = JSON.parse(
      readFileSync(join(app, 'package.json'), 'utf8'),
    );
    expect([scripts, devDependencies]).toEqual([undefined, undefined]);
    const packages = readdirSync(join(app, 'node_modules'));
    for (const name of [
      'better-sqlite3',
      'electron-updater',
      'naudiodon',
      'node-llama-cpp',
      'sherpa-onnx-node',
      'zod',
    ])
      expect(packages, name).toContain(name);
    for (const name of [
      'react',
      'react-dom',
      'radix-ui',
      '@radix-ui',
      'lucide-react',
      'zustand',
      'electron',
      'vite',
      'vitest',
      'typescript',
      'electron-builder',
    ])
      expect(packages, name).not.toContain(name);
  });

  test('has its native modules unpacked, without those of other systems, and plain Node loads them from there', () => {
    const natives = filesUnder(unpacked).filter((file) => file.endsWith('.node'));
    expect(natives.map((file) => basename(file)).sort()).toEqual(
      expect.arrayContaining([
        'linux-x64.node',
        'llama-addon.node',
        'naudiodon.node',
        'sherpa-onnx.node',
      ]),
    );
    // None is inside the archive: it could not be loaded there.
    expect(
      filesUnder(app)
        .filter((file) => /\.(node|so)$/.test(file))
        .sort(),
    ).toEqual(
      filesUnder(unpacked)
        .filter((file) => /\.(node|so)$/.test(file))
        .sort(),
    );
    for (const file of natives) {
      const out = execFileSync(
        projectNode,
        ['-e', `console.log(typeof require(${JSON.stringify(join(unpacked, file))}))`],
        { encoding: 'utf8', cwd: folder },
      );
      expect(out.trim(), file).toMatch(/^(object|function)$/);
    }
    const everything = filesUnder(packed).join('\n');
    expect(everything).not.toMatch(/\.(dll|dylib|exe|pdb|lib)$/m);
    expect(everything).not.toMatch(/@node-llama-cpp\/(?!linux-x64\/)/);
    expect(everything).not.toMatch(/sherpa-onnx-(darwin|win|linux-(?!x64))/);
    expect(everything).not.toMatch(/prebuilds\/(?!linux-x64\.node)/);
  });

  test('finds the sound library beside the module that needs it, not where it was compiled', () => {
    const release = join(unpacked, 'node_modules/naudiodon/build/Release');
    expect(lookBeside(readFileSync(join(release, 'naudiodon.node')))).toBe('$ORIGIN');
    const script = `require(${JSON.stringify(join(release, 'naudiodon.node'))});
      console.log(require('node:fs').readFileSync('/proc/self/maps', 'utf8').match(/\\/.*libportaudio\\S*/)[0])`;
    const loaded = execFileSync(projectNode, ['-e', script], { encoding: 'utf8', cwd: folder });
    expect(dirname(loaded.trim())).toBe(release);
  });

  test('has beside the archive what is read from there', () => {
    for (const file of [
      'resources/models/manifest.json',
      'resources/update-keys.json',
      'src/main/store/schema.sql',
      ...['retail', 'dealership', 'dining'].flatMap((pack) => [
        `src/main/packs/${pack}/schema.sql`,
        `data/${pack}`,
      ]),
      'kiosk',
      'NOTICE',
    ])
      expect(existsSync(join(resources, file)), file).toBe(true);
    // Of the sources only the schemas.
    expect(
      filesUnder(join(resources, 'src')).filter((file) => !file.endsWith('schema.sql')),
    ).toEqual([]);
    expect(existsSync(join(resources, 'data/bench'))).toBe(false);
  });

  test('holds no tests, sources, maps or secrets', () => {
    const files = [
      ...filesUnder(app),
      ...filesUnder(packed).filter((file) => !file.includes('app.asar')),
    ];
    expect(files.length).toBeGreaterThan(1_000);
    const unwanted = [
      /\.(map|ts|mts|cts|tsx|o|obj|gyp|gypi|c|cc|cpp|h|hpp)$/,
      /(^|\/)(test|tests|__tests__|examples?|docs?)\//,
      /\.(test|spec)\.[cm]?js$/,
      /(^|\/)(\.env(\..*)?|\.npmrc|\.git.*|id_rsa.*|package-lock\.json|settings\.json)$/,
      /\.(pem|key|p12|pfx|db|vaani)$/,
    ];
    for (const pattern of unwanted)
      expect(
        files.filter((file) => pattern.test(file)),
        String(pattern),
      ).toEqual([]);
    const ours = [
      ...filesUnder(join(app, 'out')).map((file) => join(app, 'out', file)),
      ...['resources', 'data', 'kiosk', 'src'].flatMap((part) =>
        filesUnder(join(resources, part)).map((file) => join(resources, part, file)),
      ),
    ];
    for (const file of ours) {
      const text = readFileSync(file, 'latin1');
      expect(text.includes('PRIVATE KEY-----\n'), file).toBe(false);
      // Where it was built is nobody's business, and is not there on a kiosk.
      expect(text.includes(root), file).toBe(false);
    }
  });

  test('is small: less than a quarter of what is installed for it', () => {
    const installed =
      bytesUnder(join(root, 'node_modules/@node-llama-cpp')) +
      [
        'node-llama-cpp',
        'sherpa-onnx-linux-x64',
        'better-sqlite3',
        'naudiodon',
        'openai',
        'lucide-react',
        '@echogarden',
      ].reduce((sum, name) => sum + bytesUnder(join(root, 'node_modules', name)), 0);
    const own = bytesUnder(join(app, 'node_modules'));
    expect(own).toBeLessThan(installed / 4);
    // Without what was learned from the examples: the checkout keeps older ones.
    expect(bytesUnder(packed) - bytesUnder(join(resources, 'out'))).toBeLessThan(150_000_000);
  });

  test('starts: the main process finds page, databases, speech and all it reads, with no checkout around', async () => {
    const module = join(app, 'node_modules/electron');
    mkdirSync(module, { recursive: true });
    writeFileSync(
      join(module, 'package.json'),
      '{"name":"electron","type":"module","exports":"./index.js"}',
    );
    writeFileSync(join(module, 'index.js'), electronModule);
    const home = join(folder, 'home');
    mkdirSync(home);
    mkdirSync(classifiers[1], { recursive: true });
    symlinkSync(classifiers[1], join(home, 'classifiers'));
    const before = join(folder, 'before.mjs');
    writeFileSync(before, `process.resourcesPath = ${JSON.stringify(resources)};`);
    const { VAANI_ROOT: _root, VAANI_MODELS: _models, GROQ_API_KEY: _key, ...env } = process.env;
    const child = spawn(
      projectNode,
      ['--import', before, join(app, 'out/main/index.js'), '--no-fetch', '--pack', 'retail,dining'],
      {
        cwd: folder,
        env: { ...env, VAANI_HOME: home, VAANI_LOG: 'warn' },
      },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(said).toContain('page 200 true');
    expect(said).toContain('word from Vaani speech');
    expect(code, said).toBe(0);
    for (const name of ['retail.db', 'dining.db'])
      expect(statSync(join(home, name)).size, name).toBeGreaterThan(10_000);
    // Nothing was looked for in the checkout.
    expect(said).not.toContain(root);
  }, 120_000);
});

test('a library that is no ELF file, or names no path, is left as it is', () => {
  expect(lookBeside(Buffer.from('MZ no ELF file'))).toBe(undefined);
  expect(lookBeside(Buffer.alloc(200))).toBe(undefined);
});

test.runIf(here)('the library path of a compiled module is replaced in place', () => {
  const source = join(root, 'node_modules/naudiodon/build/Release/naudiodon.node');
  const copy = join(folder, 'copy.node');
  copyFileSync(source, copy);
  const bytes = readFileSync(copy);
  const { length } = bytes;
  const before = lookBeside(bytes);
  expect(before).toContain('naudiodon');
  expect(bytes.length).toBe(length);
  expect(lookBeside(bytes)).toBe('$ORIGIN');
});
