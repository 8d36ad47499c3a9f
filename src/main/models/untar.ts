import { ModelError } from './errors.ts';

/** One regular file of a tar archive. Its `body` must be read before the next entry is asked for. */
export interface TarEntry {
  /** As written in the archive: not checked, may be absolute or hold `..`. */
  readonly path: string;
  readonly size: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A long name or a pax header is a few hundred bytes; more is an attack or damage. */
const longestHeader = 1 << 16;

function broken(why: string): ModelError {
  return new ModelError('broken-archive', `the archive is damaged (${why}): fetch it again`);
}

/** Lists the regular files of a tar stream; links, devices and folders are passed over. */
export async function* untar(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<TarEntry, void, void> {
  const bytes = createReader(source);
  let longName: string | null = null;
  for (;;) {
    const header = await bytes.take(512, true);
    // The end is two blocks of zeros; some writers leave it out.
    if (header === null || header.every((byte) => byte === 0)) return;
    checkSum(header);
    const size = numberAt(header, 124, 12);
    const kind = String.fromCharCode(header[156] as number);
    const padding = (512 - (size % 512)) % 512;
    if (kind === 'L' || kind === 'x' || kind === 'g') {
      if (size > longestHeader) throw broken('a header that is too long');
      const content = Buffer.from((await bytes.take(size)) ?? []).toString('utf8');
      await bytes.skip(padding);
      if (kind === 'L') longName = content.replace(/\0.*$/s, '');
      else if (kind === 'x')
        longName = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content)?.[1] ?? longName;
      continue;
    }
    const path: string = longName ?? shortName(header);
    longName = null;
    if (kind !== '0' && kind !== '\0') {
      await bytes.skip(size + padding);
      continue;
    }
    let left = size;
    yield {
      path,
      size,
      body: (async function* body() {
        while (left > 0) {
          const piece = await bytes.some(left);
          left -= piece.length;
          yield piece;
        }
      })(),
    };
    await bytes.skip(left + padding);
  }
}

function createReader(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  /** Up to `most` bytes, at least one; empty at the end. */
  async function upTo(most: number): Promise<Uint8Array> {
    while (held.length === 0) {
      const next = await pieces.next();
      if (next.done) return held;
      held = next.value;
    }
    const piece = held.subarray(0, most);
    held = held.subarray(piece.length);
    return piece;
  }
  async function some(most: number): Promise<Uint8Array> {
    const piece = await upTo(most);
    if (piece.length === 0) throw broken('it ends too early');
    return piece;
  }
  return {
    some,
    async take(length: number, orEnd = false): Promise<Uint8Array | null> {
      const whole = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const piece = await upTo(length - filled);
        if (piece.length === 0) {
          if (orEnd && filled === 0) return null;
          throw broken('it ends too early');
        }
        whole.set(piece, filled);
        filled += piece.length;
      }
      return whole;
    },
    async skip(length: number): Promise<void> {
      for (let left = length; left > 0; ) left -= (await some(left)).length;
    },
  };
}

function checkSum(header: Uint8Array): void {
  let sum = 0;
  for (let i = 0; i < 512; i += 1) sum += i >= 148 && i < 156 ? 0x20 : (header[i] as number);
  if (sum !== numberAt(header, 148, 8)) throw broken('a header checksum is wrong');
}

/** Octal text, or a base-256 number for sizes over 8 GB. */
function numberAt(header: Uint8Array, offset: number, length: number): number {
  const field = header.subarray(offset, offset + length);
  if ((field[0] as number) & 0x80) {
    let value = (field[0] as number) & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    if (!Number.isSafeInteger(value)) throw broken('a number out of range');
    return value;
  }
  const text = textOf(field).trim();
  if (!/^[0-7]*$/.test(text)) throw broken('a number that is none');
  return text === '' ? 0 : Number.parseInt(text, 8);
}

function shortName(header: Uint8Array): string {
  const name = textOf(header.subarray(0, 100));
  const isUstar = textOf(header.subarray(257, 262)) === 'ustar';
  const prefix = isUstar ? textOf(header.subarray(345, 500)) : '';
  return prefix ? `${prefix}/${name}` : name;
}

function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('utf8');
}
