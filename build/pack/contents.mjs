// What goes into the installed kiosk and what stays out; read by electron-builder.config.mjs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencyClosure, importedPackages, installedPackages } from './modules.mjs';

/**
 * Files of packages that nothing loads at run time. Licences stay.
 * Patterns are of electron-builder: a later one wins over an earlier.
 */
const neverNeeded = [
  '!**/*.{map,ts,mts,cts,flow,o,obj,lib,pdb,markdown,tsbuildinfo,c,cc,cpp,cxx,h,hpp,gyp,gypi,mk,sh,bat,vcxproj,sln}',
  '!**/!(*[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*|*NOTICE*|COPYING*|*AUTHORS*).md',
  '!**/{test,tests,test.js,__tests__,example,examples,docs,doc,benchmark,benchmarks,coverage,.github,.vscode}{,/**}',
  '!**/{.env,.env.*,*.pem,*.key,*.p12,*.pfx,.npmrc,.netrc}',
  '!**/{Makefile,*.Makefile,CMakeLists.txt,.eslintrc*,.prettierrc*,.editorconfig,.travis.yml,.taprc,.nycrc,.prettierignore,.nojekyll,tsconfig*.json}',
  // Sources and the workings of the compiler.
  '!node_modules/better-sqlite3/{deps,src}{,/**}',
  '!node_modules/naudiodon/{src,scratch,portaudio}{,/**}',
  '!node_modules/naudiodon/build/Release/{.deps,build,obj.target}{,/**}',
  // For building llama.cpp on the spot, which a kiosk never does (`build: 'never'`).
  '!node_modules/node-llama-cpp/llama/{addon,cmake,patches,profiles,toolchains,xpack,gitRelease.bundle}{,/**}',
  '!node_modules/node-llama-cpp/{templates,bins}{,/**}',
];

/** Names of an operating system in the packages that bring binaries. */
const systems = /** @type {const} */ ({
  linux: { sherpa: 'linux', sqlite: 'linux', llama: '${os}-${arch}' },
  mac: { sherpa: 'darwin', sqlite: 'darwin', llama: '${os}-${arch}?(-metal)' },
  win: { sherpa: 'win', sqlite: 'win32', llama: '${os}-${arch}' },
});

/**
 * Binaries of other systems and processors, and the CUDA and Vulkan builds of llama.cpp: a kiosk's
 * small models run on the processor, and those are 610 MB.
 * @param {keyof typeof systems} system
 */
export function otherSystems(system) {
  const { sherpa, sqlite, llama } = systems[system];
  return [
    `!node_modules/@node-llama-cpp/!(${llama}){,/**}`,
    `!node_modules/sherpa-onnx-!(node|${sherpa}-\${arch}){,/**}`,
    `!node_modules/better-sqlite3/prebuilds/!(${sqlite}-\${arch}.node)`,
    ...(system === 'mac' ? [] : ['!**/*.dylib']),
    ...(system === 'win' ? [] : ['!**/*.{dll,exe}']),
    ...(system === 'linux' ? [] : ['!**/*.so{,.*}']),
  ];
}

/**
 * The patterns of `files`: the build, and of the packages only what the main process imports.
 * @param {string} root the checkout
 */
export function appFiles(root) {
  const installed = installedPackages(root);
  const known = new Set(installed);
  const main = join(root, 'out', 'main');
  if (!existsSync(main)) throw new Error('there is no build to pack; run: npm run build:electron');
  const needed = dependencyClosure(
    root,
    importedPackages(main, (name) => known.has(name)),
  );
  /** @type {Record<string, string>} */
  const direct = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies ?? {};
  const production = dependencyClosure(root, Object.keys(direct));
  const left = [...production].filter(
    (name) => !needed.has(name) && !name.includes('/node_modules/'),
  );
  return [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    ...left.sort().map((name) => `!node_modules/${name}{,/**}`),
    ...neverNeeded,
  ];
}

/** What cannot be loaded from inside an archive: native modules with the libraries beside them. */
export const unpacked = [
  '**/*.{node,so,so.*,dylib,dll}',
  'node_modules/better-sqlite3/**',
  'node_modules/naudiodon/**',
  'node_modules/sherpa-onnx-*/**',
  'node_modules/@node-llama-cpp/**',
  // 24 MB of voices, read whole by a worker thread: no use in going through the archive.
  'node_modules/@echogarden/**/*.{data,wasm}',
];

/**
 * What Vaani reads beside the archive, where it is in the checkout too (VAANI_ROOT, src/main/ops/paths.ts).
 * @param {string} classifiers the folder of what was learned from the packs' examples
 */
export const resources = (classifiers) => [
  { from: 'resources', to: 'resources', filter: ['models/**', 'update-keys.json'] },
  { from: 'data', to: 'data', filter: ['**/*', '!bench{,/**}', '!**/*.md'] },
  { from: 'src/main/store', to: 'src/main/store', filter: ['schema.sql'] },
  { from: 'src/main/packs', to: 'src/main/packs', filter: ['*/schema.sql'] },
  { from: classifiers, to: 'out/classifiers', filter: ['*.nlu', '*.ends'] },
  { from: 'build/kiosk', to: 'kiosk', filter: ['**/*', '!**/*.{mjs,ts}'] },
  { from: 'NOTICE', to: 'NOTICE' },
];
