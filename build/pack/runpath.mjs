// naudiodon is compiled on the machine that packs, and its library is then looked for at that machine's
// path. In the package it lies beside it.

const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
const beside = '$ORIGIN';
/** Segment types and tags of the ELF format. */
const pathTags = new Set([15n, 29n]);
const stringsTag = 5n;
const loadType = 1;
const dynamicSegment = 2;

/**
 * Makes a 64-bit little-endian ELF library look for its libraries beside itself. Changes `bytes` in place.
 * @param {Buffer} bytes
 * @returns {string | undefined} where it looked before; undefined when it is no such file or names no path
 */
export function lookBeside(bytes) {
  const is64 = bytes.subarray(0, 4).equals(elf) && bytes[4] === 2 && bytes[5] === 1;
  if (!is64) return undefined;
  const segments = readSegments(bytes);
  const dynamic = segments.find(({ type }) => type === dynamicSegment);
  if (!dynamic) return undefined;
  const entries = readDynamic(bytes, dynamic.offset, dynamic.size);
  const strings = entries.find(({ tag }) => tag === stringsTag);
  const path = entries.find(({ tag }) => pathTags.has(tag));
  if (!strings || !path) return undefined;
  const load = segments.find(
    ({ type, address, size }) =>
      type === loadType && strings.value >= address && strings.value < address + BigInt(size),
  );
  if (!load) return undefined;
  const at = load.offset + Number(strings.value - load.address) + Number(path.value);
  const end = bytes.indexOf(0, at);
  const before = bytes.toString('latin1', at, end);
  if (before === beside) return before;
  if (end - at < beside.length) throw new Error(`no room for ${beside} in place of ${before}`);
  bytes.fill(0, at, end);
  bytes.write(beside, at, 'latin1');
  return before;
}

/** @param {Buffer} bytes */
function readSegments(bytes) {
  const start = Number(bytes.readBigUInt64LE(32));
  const size = bytes.readUInt16LE(54);
  const count = Math.min(bytes.readUInt16LE(56), 128);
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * size;
    return {
      type: bytes.readUInt32LE(at),
      offset: Number(bytes.readBigUInt64LE(at + 8)),
      address: bytes.readBigUInt64LE(at + 16),
      size: Number(bytes.readBigUInt64LE(at + 32)),
    };
  });
}

/** @param {Buffer} bytes @param {number} start @param {number} size */
function readDynamic(bytes, start, size) {
  return Array.from({ length: Math.min(Math.floor(size / 16), 1_000) }, (_, index) => ({
    tag: bytes.readBigUInt64LE(start + index * 16),
    value: bytes.readBigUInt64LE(start + index * 16 + 8),
  }));
}
