import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What of package.json decides what is installed. A changed script or description does not. */
const dependencyParts = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'allowScripts',
];

/**
 * The stamp of an installation: a digest of the lock file and of what package.json asks for.
 * @param {string} packageJson text of package.json
 * @param {string} lock text of package-lock.json
 */
export function installStamp(packageJson, lock) {
  const asked = JSON.parse(packageJson);
  const parts = dependencyParts.map((part) => [part, asked[part] ?? null]);
  return digest([JSON.stringify(parts), lock]);
}

/**
 * Whether what npm recorded as installed (node_modules/.package-lock.json) is what the lock asks
 * for, so that an `npm ci` done by hand is not done again. Optional packages of other platforms
 * may be absent.
 * @param {string} lock text of package-lock.json
 * @param {string} installed text of node_modules/.package-lock.json
 */
export function installedMatchesLock(lock, installed) {
  const asked = packagesOf(lock);
  const present = packagesOf(installed);
  if (!asked || !present) return false;
  for (const [path, wanted] of Object.entries(asked)) {
    if (!path.startsWith('node_modules/')) continue;
    const found = present[path];
    if (!found && !wanted.optional) return false;
    if (found && (found.version !== wanted.version || found.integrity !== wanted.integrity)) {
      return false;
    }
  }
  // Entries without a version are links and the folders they point at.
  return Object.entries(present).every(([path, { version }]) => path in asked || !version);
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * @param {string} text
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(text) {
  try {
    const packages = JSON.parse(text).packages;
    return packages && typeof packages === 'object' ? packages : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A digest of files and folders: names and contents, in a fixed order. What does not exist counts
 * as absent, so that removing a file changes the digest.
 * @param {string} root
 * @param {readonly string[]} paths relative to root
 */
export function sourcesDigest(root, paths) {
  const parts = [];
  for (const path of paths) {
    for (const file of filesUnder(root, path)) {
      parts.push(file, existsSync(join(root, file)) ? readFileSync(join(root, file)) : 'absent');
    }
  }
  return digest(parts);
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} files, relative to root, sorted
 */
function filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full) || !statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}

/** @param {readonly (string | Uint8Array)[]} parts */
function digest(parts) {
  const hash = createHash('sha256');
  // The length keeps ["ab", "c"] and ["a", "bc"] apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
