import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { UpdateError } from './errors.ts';
import { requireSignature, signBytes, type TrustedKey } from './keys.ts';
import type { OnlineOffer } from './port.ts';
import { isVersion } from './version.ts';

/** What a feed (latest-linux.yml and the like) says, as far as it is signed. */
const feedSchema = z.object({
  version: z.string().refine(isVersion),
  files: z
    .array(
      z.object({ url: z.string().min(1), sha512: z.string().min(1), size: z.number().optional() }),
    )
    .min(1)
    .max(20),
  vaani: z.object({ keyId: z.string(), signature: z.string() }).optional(),
});

/**
 * An offer out of a feed's content. The signature covers the version and the digest of every file; which
 * share of the kiosks takes it (`stagingPercentage`) may be changed without the key.
 *
 * @throws UpdateError when it is no feed
 */
export function offerOf(content: unknown): OnlineOffer {
  const feed = feedSchema.safeParse(content);
  if (!feed.success)
    throw new UpdateError('not-a-bundle', 'the feed is not one of electron-builder');
  const { version, files, vaani } = feed.data;
  const rows = files.map(({ url, sha512 }) => `${sha512} ${url}`).sort();
  return {
    version,
    signed: `${[version, ...rows].join('\n')}\n`,
    signature: vaani ? { keyId: vaani.keyId, value: vaani.signature } : null,
  };
}

/** Throws UpdateError unless a trusted key signed this offer. */
export function requireSignedOffer(offer: OnlineOffer, keys: readonly TrustedKey[]): void {
  if (!offer.signature)
    throw new UpdateError(
      'not-signed',
      'the feed is not signed: run "vaani update sign-feed" on it',
    );
  const value = Buffer.from(offer.signature.value, 'base64');
  requireSignature(Buffer.from(offer.signed), value, offer.signature.keyId, keys, 'feed');
}

/** The lines that make a feed a signed one, to be added to its end. */
export function signatureLines(
  offer: OnlineOffer,
  key: { readonly id: string; readonly key: KeyObject },
): string {
  const signature = signBytes(Buffer.from(offer.signed), key.key, 'feed').toString('base64');
  return `vaani:\n  keyId: '${key.id}'\n  signature: ${signature}\n`;
}
