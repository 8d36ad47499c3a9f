import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../kernel/errors.ts';
import { appRoot } from '../ops/paths.ts';
import { UpdateError } from './errors.ts';

/** A key whose updates this kiosk takes. */
export interface TrustedKey {
  /** The first 16 hex digits of the SHA-256 of the raw public key. */
  readonly id: string;
  readonly key: KeyObject;
}

const fileSchema = z.strictObject({
  keys: z
    .array(
      z.strictObject({
        id: z.string(),
        /** The 32 bytes of the key in base64. */
        publicKey: z.string(),
        note: z.string().max(200).optional(),
      }),
    )
    .max(16),
});

/** What stands before the header's bytes when they are signed: so a signature is good for nothing else. */
const purposes = { bundle: 'vaani-update-1\n', feed: 'vaani-feed-1\n' } as const;
export type Purpose = keyof typeof purposes;

const keyIdOf = (raw: Uint8Array): string =>
  createHash('sha256').update(raw).digest('hex').slice(0, 16);

/** The 32 bytes of an ed25519 key's public part. */
function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

/** The file with the public keys, part of the application: a new key comes with an update signed by an old one. */
export const trustedKeysFile = (): string => join(appRoot(), 'resources', 'update-keys.json');

/**
 * The keys that updates may be signed with; none at all when the file lists none: then no update is taken.
 *
 * @throws when the file is missing or wrong: a kiosk that cannot tell who may update it takes no update.
 */
export function readTrustedKeys(file: string = trustedKeysFile()): TrustedKey[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UpdateError('failed', `the keys cannot be read: ${messageOf(error)}`);
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success)
    throw new UpdateError(
      'failed',
      `${file} is no list of keys; "vaani update keygen" prints an entry`,
    );
  return parsed.data.keys.map(({ id, publicKey }) => {
    const raw = Buffer.from(publicKey, 'base64');
    if (raw.length !== 32 || keyIdOf(raw) !== id)
      throw new UpdateError('failed', `${file}: the key ${id} does not fit its id`);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
    return { id, key: createPublicKey({ key: jwk, format: 'jwk' }) };
  });
}

/** A new key pair: the private half as PEM, to be kept away from every kiosk, and the entry for the list. */
export function generateKey(): {
  readonly privatePem: string;
  readonly entry: { readonly id: string; readonly publicKey: string };
} {
  const { privateKey } = generateKeyPairSync('ed25519');
  const raw = rawPublicKey(privateKey);
  return {
    privatePem: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    entry: { id: keyIdOf(raw), publicKey: raw.toString('base64') },
  };
}

/** A private key from its PEM. @throws when it is none, or not of the right kind. */
export function readPrivateKey(pem: string): { readonly id: string; readonly key: KeyObject } {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new UpdateError(
      'failed',
      'that is no private key; "vaani update keygen --out FILE" makes one',
    );
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UpdateError(
      'failed',
      `updates are signed with ed25519, not ${key.asymmetricKeyType}`,
    );
  return { id: keyIdOf(rawPublicKey(key)), key };
}

/** The 64 bytes of a signature over `bytes`, for one purpose. */
export const signBytes = (bytes: Uint8Array, key: KeyObject, purpose: Purpose): Buffer =>
  sign(null, Buffer.concat([Buffer.from(purposes[purpose]), bytes]), key);

/** Throws UpdateError unless `signature` over `bytes` is of the trusted key `keyId`. */
export function requireSignature(
  bytes: Uint8Array,
  signature: Uint8Array,
  keyId: string,
  keys: readonly TrustedKey[],
  purpose: Purpose,
): void {
  const trusted = keys.find(({ id }) => id === keyId);
  if (!trusted) {
    const known = keys.length === 0 ? 'this kiosk trusts no key' : 'that key is not trusted here';
    throw new UpdateError(
      'unknown-key',
      `it is signed with the key ${keyId}, and ${known}: use a bundle of whoever runs this kiosk`,
    );
  }
  const signed = Buffer.concat([Buffer.from(purposes[purpose]), bytes]);
  if (signature.length !== 64 || !verify(null, signed, trusted.key, signature))
    throw new UpdateError(
      'not-signed',
      'its signature is wrong: it was changed after it was made; get it again',
    );
}
