// Which packages the built main process needs at run time: everything else stays out of the package.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

const builtins = new Set([...builtinModules, 'electron']);
// `import … from 'x'`, `import('x')`, `require('x')` and `createRequire(import.meta.url)('x')`.
const imported =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|import\.meta\.url\)\s*\(\s*)["']([^"'.\n][^"'\n]*)["']/g;

/** @param {string} specifier e.g. `@scope/name/file.js` */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * The packages that the built files of a folder import by name, sorted.
 * @param {string} folder e.g. `out/main`
 * @param {(name: string) => boolean} isInstalled what only looks like an import in a string is no package
 */
export function importedPackages(folder, isInstalled) {
  const names = new Set();
  for (const file of readdirSync(folder)) {
    if (!/\.c?js$/.test(file)) continue;
    for (const [, specifier = ''] of readFileSync(join(folder, file), 'utf8').matchAll(imported)) {
      const name = packageOf(specifier);
      if (!specifier.startsWith('node:') && !builtins.has(name) && isInstalled(name))
        names.add(name);
    }
  }
  return [...names].sort();
}

/**
 * The folders in node_modules, relative to it and with `/`, of these packages and of all that they depend
 * on; optional dependencies and optional peers that are not installed are passed over.
 * @param {string} root the checkout
 * @param {readonly string[]} names
 * @returns {Set<string>} e.g. `pino`, `pino/node_modules/x`
 */
export function dependencyClosure(root, names) {
  const modules = join(root, 'node_modules');
  /** @type {Set<string>} */
  const found = new Set();
  const queue = names.map((name) => ({ name, from: modules, required: true }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const folder = resolveFrom(next.from, next.name, modules);
    if (!folder) {
      if (next.required)
        throw new Error(`the package ${next.name} is not installed; run npm start once`);
      continue;
    }
    const key = relative(modules, folder).split(sep).join('/');
    if (found.has(key)) continue;
    found.add(key);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const optional = new Set([
      ...Object.keys(manifest.optionalDependencies ?? {}),
      ...Object.keys(manifest.peerDependencies ?? {}),
    ]);
    for (const name of new Set([...Object.keys(manifest.dependencies ?? {}), ...optional])) {
      // A peer that another package brings (typescript, for one) is not needed to run.
      if (name in (manifest.peerDependencies ?? {}) && !(name in (manifest.dependencies ?? {})))
        continue;
      queue.push({ name, from: folder, required: !optional.has(name) });
    }
  }
  return found;
}

/**
 * Node's own way up through the node_modules folders, no further than the checkout's.
 * @param {string} from
 * @param {string} name
 * @param {string} modules
 */
function resolveFrom(from, name, modules) {
  for (let folder = from; folder.startsWith(modules); folder = dirname(folder)) {
    const place = folder === modules ? join(folder, name) : join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
  }
  return undefined;
}

/**
 * Every package at the top of node_modules, scoped ones as `@scope/name`.
 * @param {string} root
 */
export function installedPackages(root) {
  const modules = join(root, 'node_modules');
  return readdirSync(modules).flatMap((name) => {
    if (name.startsWith('.')) return [];
    if (!name.startsWith('@')) return [name];
    return readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`);
  });
}
