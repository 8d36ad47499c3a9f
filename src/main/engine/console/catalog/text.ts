import { RpcError } from '../../../../contract/rpc/message.ts';

/**
 * The text of a file: UTF-8, or UTF-16 where it begins with its mark (as spreadsheets write "Unicode text").
 *
 * @throws RpcError `invalid` with what to do, for anything else.
 */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RpcError(
      'invalid',
      'the file is no text in UTF-8: save it as "CSV UTF-8", or as JSON',
    );
  }
}
