import { realpath, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** A file of the built page that may be sent. */
export interface StaticFile {
  /** Absolute path, inside the folder. */
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly cacheControl: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A name that changes with its content, as the bundler makes them: `assets/index-Bf3kQ0aZ.js`. */
const hashedName = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * Finds the file of `folder` that a URL path names; `/` is `/index.html`. Undefined when there is
 * none, or when the path is not clean: dot segments, hidden files, bad escapes, links that lead out.
 */
export async function findStaticFile(
  folder: string,
  urlPath: string,
): Promise<StaticFile | undefined> {
  const name = cleanPath(urlPath === '/' ? '/index.html' : urlPath);
  if (name === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const path = await realpath(resolve(root, `.${name}`));
    if (!path.startsWith(root + sep)) return undefined;
    const { size, isFile } = await stat(path).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (!isFile) return undefined;
    return {
      path,
      bytes: size,
      contentType: contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
      cacheControl: cacheControl(name),
    };
  } catch {
    return undefined; // Not there, or not ours to read: to the asker it is the same.
  }
}

function cleanPath(urlPath: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (!name.startsWith('/') || /[\\\0]/.test(name) || name.length > 1000) return undefined;
  // A segment that is empty or starts with a dot: "//", "..", ".", ".env".
  return /\/(\/|\.|$)/.test(name) ? undefined : name;
}

function cacheControl(name: string): string {
  if (name.endsWith('.html')) return 'no-store';
  return hashedName.test(name) ? 'private, max-age=31536000, immutable' : 'no-cache';
}
