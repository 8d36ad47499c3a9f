import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { messageOf } from '../kernel/errors.ts';
import {
  generateKey,
  makeBundle,
  megabytes,
  offerOf,
  readPackedVersion,
  readPrivateKey,
  signatureLines,
} from '../update/index.ts';
import { isVersion } from '../update/version.ts';
import { type CommandContext, UsageError } from './command.ts';

/** `vaani update keygen --out FILE`: a new key pair. */
export async function keygen(context: CommandContext): Promise<number> {
  const out = context.options['out'];
  if (typeof out !== 'string')
    throw new UsageError('say where the secret key goes: vaani update keygen --out KEYFILE');
  const { privatePem, entry } = generateKey();
  try {
    // Nobody else may read it, and no key is ever overwritten.
    await writeFile(out, privatePem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Error(`the key cannot be written: ${messageOf(error)}`);
  }
  context.print(
    { ...entry, file: out },
    `${out} holds the secret key: keep it off every kiosk and out of every repository.\nAdd this to "keys" in resources/update-keys.json before packing:\n  ${JSON.stringify(entry)}`,
  );
  return 0;
}

async function keyOption({ options }: CommandContext) {
  const file = options['key'];
  if (typeof file !== 'string') throw new UsageError('say what to sign with: --key KEYFILE');
  const pem = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`the key cannot be read: ${messageOf(error)}`);
  });
  return readPrivateKey(pem);
}

/** `vaani update sign FOLDER --key FILE [--out FILE]`: a bundle of a packed folder. */
export async function sign(context: CommandContext, folder: string): Promise<number> {
  const { options } = context;
  const text = (name: string) => {
    const value = options[name];
    return typeof value === 'string' ? value : null;
  };
  const key = await keyOption(context);
  const packed = await readPackedVersion(folder);
  const version = text('version') ?? packed?.version;
  const platform =
    oneOf('platform', ['linux', 'win32', 'darwin'], text('platform')) ?? packed?.platform;
  const arch = oneOf('arch', ['x64', 'arm64', 'arm'], text('arch')) ?? packed?.arch;
  if (!version || !platform || !arch) {
    throw new UsageError(
      `${folder} does not say what it is (resources/version.json): give --version, --platform and --arch`,
    );
  }
  for (const [name, given] of Object.entries({ version, platform, arch })) {
    const said = packed?.[name as keyof typeof packed];
    // A bundle that lies about what is in it would be taken back by every kiosk.
    if (said !== undefined && said !== given)
      throw new UsageError(`the folder is of ${name} ${said}, not ${given}`);
  }
  const minimumVersion = text('minimum');
  for (const given of [version, minimumVersion])
    if (given !== null && !isVersion(given))
      throw new UsageError(`"${given}" is no version such as 1.2.3`);
  const start = text('start');
  const made = await makeBundle({
    folder,
    version,
    platform,
    arch,
    key,
    minimumVersion,
    out: text('out') ?? '.',
    created: new Date(),
    ...(start === null ? {} : { start }),
  });
  context.print(
    {
      file: made.file,
      version,
      platform,
      arch,
      keyId: key.id,
      files: made.header.files.length,
      bytes: made.bytes,
    },
    `${made.file}: version ${version} for ${platform} on ${arch}, ${made.header.files.length} files, ${megabytes(made.bytes)}`,
  );
  return 0;
}

function oneOf<T extends string>(
  name: string,
  allowed: readonly T[],
  given: string | null,
): T | null {
  if (given === null) return null;
  const known = allowed.find((one) => one === given);
  if (known) return known;
  throw new UsageError(`--${name} is one of ${allowed.join(', ')}, not "${given}"`);
}

/** `vaani update sign-feed latest-linux.yml --key FILE`: adds the signature to a feed. */
export async function signFeed(context: CommandContext, file: string): Promise<number> {
  const key = await keyOption(context);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file} cannot be read: ${messageOf(error)}`);
  });
  const offer = offerOf(parseFeed(text));
  if (offer.signature)
    throw new Error(`${file} is signed already; let electron-builder make it anew`);
  await appendFile(file, `${text.endsWith('\n') ? '' : '\n'}${signatureLines(offer, key)}`);
  context.print(
    { file, version: offer.version, keyId: key.id },
    `${file}: version ${offer.version} is signed with ${key.id}`,
  );
  return 0;
}

/** As much of YAML as electron-builder writes into a feed: keys, one list of files, plain and quoted texts. */
export function parseFeed(text: string): unknown {
  const feed: Record<string, unknown> = {};
  const files: Record<string, unknown>[] = [];
  let inside: Record<string, unknown> | null = null;
  for (const line of text.split(/\r?\n/)) {
    const match = /^(\s*)(- )?([A-Za-z][\w-]*):\s*(.*)$/.exec(line);
    if (!match) continue;
    const [, indent = '', dash, key = '', raw = ''] = match;
    const value = /^(['"]).*\1$/.test(raw) ? raw.slice(1, -1) : raw;
    if (indent === '' && !dash) {
      inside = null;
      if (key === 'files') feed['files'] = files;
      else if (value === '') feed[key] = inside = {};
      else feed[key] = value;
      continue;
    }
    if (dash) files.push((inside = {}));
    if (inside) inside[key] = key === 'size' ? Number(value) : value;
  }
  return feed;
}
