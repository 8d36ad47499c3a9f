import { z } from 'zod';
import { isVersion } from './version.ts';

/**
 * What a bundle says of itself. The signature covers these bytes, and they hold the digest of every file:
 * so it covers everything. Sizes in bytes, digests in hex, paths from the folder of the version with `/`.
 */
export const headerSchema = z
  .strictObject({
    format: z.literal(1),
    product: z.literal('vaani'),
    version: z.string().refine(isVersion, 'is no version'),
    platform: z.enum(['linux', 'win32', 'darwin']),
    /** As `process.arch` says it. */
    arch: z.enum(['x64', 'arm64', 'arm']),
    /** What runs has to be at least this; null for any. */
    minimumVersion: z.string().refine(isVersion, 'is no version').nullable(),
    created: z.iso.datetime(),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
    /** The program to start: one of `files`. */
    start: z.string(),
    files: z
      .array(
        z.strictObject({
          path: z.string(),
          size: z.number().int().min(0).max(4_294_967_295),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          executable: z.boolean(),
        }),
      )
      .min(1)
      .max(20_000),
    /** Symbolic links, as macOS applications have them inside. */
    links: z.array(z.strictObject({ path: z.string(), target: z.string() })).max(2_000),
  })
  .superRefine((header, context) => {
    const problem = pathProblem(header);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
export type Header = z.infer<typeof headerSchema>;

/** A header is not longer than this, in bytes: 20,000 files with long paths fit. */
export const maxHeaderBytes = 8 * 1024 * 1024;
/** All files together, in bytes. */
const maxPayloadBytes = 8 * 1024 ** 3;

/** The name of a bundle's file. */
export const bundleName = ({
  version,
  platform,
  arch,
}: Pick<Header, 'version' | 'platform' | 'arch'>): string =>
  `vaani-${version}-${platform}-${arch}.vaani`;

/** All files of a header together, in bytes. */
export const payloadBytes = ({ files }: Pick<Header, 'files'>): number =>
  files.reduce((sum, { size }) => sum + size, 0);

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const unsafe = /[\p{Cc}<>:"|?*\\]/u;

/**
 * Could this path leave the folder it belongs to, or mean something else on another system? Paths that
 * are safe everywhere are the only ones taken.
 */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > 400 || unsafe.test(path)) return false;
  return path
    .split('/')
    .every(
      (part) =>
        part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part) && !reserved.test(part),
    );
}

/** What is wrong with the paths of a header; undefined when nothing is. */
function pathProblem({ files, links, start }: Pick<Header, 'files' | 'links' | 'start'>) {
  if (payloadBytes({ files }) > maxPayloadBytes) return 'the files are too large';
  const seen = new Set<string>();
  const all = [...files, ...links];
  for (const { path } of all) {
    if (!isSafePath(path)) return `the path ${JSON.stringify(path)} is not safe`;
    // Windows and macOS do not tell A from a.
    const key = path.normalize('NFC').toLowerCase();
    if (seen.has(key)) return `the path ${JSON.stringify(path)} is there twice`;
    seen.add(key);
  }
  for (const { path } of all) {
    const parts = path.normalize('NFC').toLowerCase().split('/');
    for (let length = 1; length < parts.length; length += 1) {
      // A file inside a file, or written through a link to somewhere else.
      if (seen.has(parts.slice(0, length).join('/')))
        return `the path ${JSON.stringify(path)} goes through a file or a link`;
    }
  }
  for (const { path, target } of links) {
    if (!staysInside(path, target)) return `the link ${JSON.stringify(path)} leads outside`;
  }
  const program = files.find(({ path }) => path === start);
  if (!program) return 'the program to start is not among the files';
  return program.executable ? undefined : 'the program to start is not executable';
}

/** Does a link's target, followed from its own folder, stay in the version's folder? */
function staysInside(path: string, target: string): boolean {
  if (target.length === 0 || target.length > 400 || target.startsWith('/') || unsafe.test(target))
    return false;
  let depth = path.split('/').length - 1;
  for (const part of target.split('/')) {
    depth += part === '..' ? -1 : part === '.' || part === '' ? 0 : 1;
    if (depth < 0) return false;
  }
  return true;
}
