import { createHash } from 'node:crypto';
import { messageOf } from '../kernel/errors.ts';
import { type OpenFile, readFully, type UpdateDisk } from './disk.ts';
import { UpdateError } from './errors.ts';
import { type Header, headerSchema, maxHeaderBytes, payloadBytes } from './header.ts';
import { requireSignature, type TrustedKey } from './keys.ts';

/** The first eight bytes of a bundle. */
export const magic = Buffer.from('VAANIUP1', 'latin1');
/** Magic and the header's length (32 bits, big-endian) before it, in bytes. */
export const prefixBytes = magic.length + 4;
export const signatureBytes = 64;

/** A bundle whose signature was checked. */
export interface Bundle {
  readonly header: Header;
  /** Header and signature as they were read: they stay beside the files, to check them again later. */
  readonly seal: Buffer;
  /** Which bundle this is: the SHA-256 of the seal, in hex. */
  readonly id: string;
  /** Where the first file begins, in bytes. */
  readonly payloadStart: number;
}

/**
 * Reads and checks what a bundle says of itself: that a trusted key signed it, and that it is as long as
 * it should be. The files themselves are checked when they have been copied.
 *
 * @throws UpdateError
 */
export async function readBundle(
  disk: UpdateDisk,
  path: string,
  keys: readonly TrustedKey[],
): Promise<Bundle> {
  const file = await openBundle(disk, path);
  try {
    const prefix = Buffer.alloc(prefixBytes);
    const came = await readFully(file, prefix, 0);
    if (came < prefixBytes || !prefix.subarray(0, magic.length).equals(magic))
      throw new UpdateError('not-a-bundle', 'this is no update of Vaani: its file ends in .vaani');
    const headerBytes = prefix.readUInt32BE(magic.length);
    if (headerBytes === 0 || headerBytes > maxHeaderBytes)
      throw new UpdateError('damaged', 'its beginning is damaged: copy it to the stick again');
    const seal = Buffer.alloc(headerBytes + signatureBytes);
    if ((await readFully(file, seal, prefixBytes)) < seal.length)
      throw new UpdateError('damaged', 'it was cut short: copy it to the stick again');
    const header = openSeal(seal, keys);
    const payloadStart = prefixBytes + seal.length;
    const expected = payloadStart + payloadBytes(header);
    const size = await file.size();
    if (size !== expected) {
      const how = size < expected ? 'was cut short' : 'is longer than it says';
      throw new UpdateError('damaged', `it ${how}: copy it to the stick again`);
    }
    const id = createHash('sha256').update(seal).digest('hex');
    return { header, seal, id, payloadStart };
  } catch (error) {
    if (error instanceof UpdateError) throw error;
    throw new UpdateError('stick-gone', `it cannot be read: ${messageOf(error)}`, { cause: error });
  } finally {
    await file.close().catch(() => {});
  }
}

async function openBundle(disk: UpdateDisk, path: string): Promise<OpenFile> {
  try {
    return await disk.openToRead(path);
  } catch (error) {
    throw new UpdateError('stick-gone', `${path} cannot be read: put the stick back`, {
      cause: error,
    });
  }
}

/**
 * Checks the signature of header bytes with 64 bytes of signature after them, and only then looks into
 * them. @throws UpdateError
 */
export function openSeal(seal: Uint8Array, keys: readonly TrustedKey[]): Header {
  const bytes = seal.subarray(0, -signatureBytes);
  const content = parseJson(bytes);
  // Who claims to have signed it has to be read before it can be checked, and nothing else.
  const keyId =
    typeof content === 'object' && content !== null && 'keyId' in content ? content.keyId : null;
  if (typeof keyId !== 'string' || !/^[0-9a-f]{16}$/.test(keyId))
    throw new UpdateError('not-signed', 'it does not say who signed it');
  requireSignature(bytes, seal.subarray(-signatureBytes), keyId, keys, 'bundle');
  const header = headerSchema.safeParse(content);
  if (header.success) return header.data;
  const [issue] = header.error.issues;
  throw new UpdateError(
    'not-a-bundle',
    `it was made for another Vaani, or wrongly: ${issue?.path.join('.') || 'paths'}: ${issue?.message}`,
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UpdateError('damaged', 'its beginning is damaged: copy it to the stick again');
  }
}
