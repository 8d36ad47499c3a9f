/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [link]
 * @property {string} [resolved]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** How packages that are built for one system name it. */
const systems = /** @type {const} */ ({
  android: 'android',
  darwin: 'darwin',
  mac: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  win: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
});
const processors = [
  'x64',
  'ia32',
  'arm64',
  'arm',
  'armv7l',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/**
 * For which system a package is, by its name: `@biomejs/cli-linux-x64-musl`.
 * @param {string} name
 * @returns {Pick<LockEntry, 'os' | 'cpu' | 'libc'>}
 */
export function systemOf(name) {
  if (name === 'fsevents') return { os: ['darwin'] };
  const words = name.replace(/^@[^/]+\//, '').split(/[-.]/);
  const os = Object.entries(systems).find(([word]) => words.includes(word))?.[1];
  const cpu = processors.find((word) => words.includes(word));
  const musl = words.some((word) => word.includes('musl'));
  const gnu = words.includes('gnu');
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [os] } : {}),
    ...(os === 'linux' && (musl || gnu) ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
  };
}

/**
 * The optional packages that the lock's packages name and that have no entry. A registry that
 * carries only this system's packages leaves such holes, and `npm ci` refuses a lock with holes.
 * @param {Readonly<Record<string, LockEntry>>} packages the lock's `packages`
 * @returns {Record<string, LockEntry>} entries to add, by path
 */
export function missingEntries(packages) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, path, name)) continue;
      missing[`node_modules/${name}`] = {
        version: range.replace(/^[~^]/, ''),
        ...systemOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
    }
  }
  return missing;
}

/**
 * npm takes an override's `file:` for a folder inside the package that asks for it, where there is
 * none. These links, pointed at the folder in the checkout, by path; with the folder's own entry.
 * @param {Readonly<Record<string, LockEntry>>} packages
 * @param {(folder: string) => string | undefined} versionOf the version of a folder in the checkout
 * @returns {{ wrong: string[], right: Record<string, LockEntry> }} wrong: entries to take out
 */
export function repairedLinks(packages, versionOf) {
  /** @type {string[]} */
  const wrong = [];
  /** @type {Record<string, LockEntry>} */
  const right = {};
  for (const [path, entry] of Object.entries(packages)) {
    const inside = /^node_modules\/(?:@[^/]+\/)?[^/]+\/(?!node_modules\/)(.+)$/;
    const folder = entry.link ? inside.exec(entry.resolved ?? '')?.[1] : undefined;
    const version = folder && versionOf(folder);
    if (!folder || !version) continue;
    wrong.push(entry.resolved ?? '');
    right[path] = { ...entry, resolved: folder };
    right[folder] = { version };
  }
  return { wrong, right };
}

/**
 * Whether Node's search, from the package at this path upwards, finds an entry.
 * @param {Readonly<Record<string, LockEntry>>} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const found = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
    if (found) return found.version !== undefined;
    if (folder === '') return false;
  }
}
