import { ModelError } from './errors.ts';

/**
 * bzip2 decompression, because upstream voices come as tar.bz2 only and neither Node nor a bare
 * Debian can unpack that. Work is done in slices of a few ms, so the event loop keeps running.
 */

/** More than any compressed block of 900 kB can take (20 bits a symbol): decoding never waits inside one. */
const lookAheadBytes = 2_400_000;
const outputBytes = 1 << 16;
const sliceMs = 4;

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ (crc & 0x80000000 ? 0x04c11db7 : 0);
  return crc >>> 0;
});

function broken(why: string): ModelError {
  return new ModelError('broken-archive', `the archive is damaged (${why}): fetch it again`);
}

/** Reads bits, most significant first. */
function createBits() {
  let input: Uint8Array = new Uint8Array(0);
  let position = 0;
  let held = 0;
  let count = 0;
  return {
    feed(more: Uint8Array) {
      const joined = new Uint8Array(input.length - position + more.length);
      joined.set(input.subarray(position));
      joined.set(more, input.length - position);
      input = joined;
      position = 0;
    },
    get bytesLeft() {
      return input.length - position;
    },
    /** `width` from 1 to 24. */
    read(width: number): number {
      while (count < width) {
        if (position >= input.length) throw broken('it ends too early');
        held = ((held << 8) | (input[position] as number)) >>> 0;
        position += 1;
        count += 8;
      }
      count -= width;
      const value = (held >>> count) & ((1 << width) - 1);
      held &= (1 << count) - 1;
      return value;
    },
    align() {
      count -= count % 8;
      held &= (1 << count) - 1;
    },
    get atEnd() {
      return count < 8 && position >= input.length;
    },
  };
}
type Bits = ReturnType<typeof createBits>;

/** Decompresses a bzip2 stream (several after each other too). Throws ModelError `broken-archive`. */
export async function* bunzip2(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const bits = createBits();
  const pieces = source[Symbol.asyncIterator]();
  let ended = false;
  const fill = async () => {
    const gathered: Uint8Array[] = [];
    let length = bits.bytesLeft;
    if (length >= lookAheadBytes) return;
    // Twice the need, so that what is left is not copied at every block.
    while (!ended && length < 2 * lookAheadBytes) {
      const next = await pieces.next();
      if (next.done) ended = true;
      else {
        gathered.push(next.value);
        length += next.value.length;
      }
    }
    if (gathered.length > 0) bits.feed(Buffer.concat(gathered));
  };
  try {
    await fill();
    do {
      for await (const piece of inSlices(stream(bits), fill)) yield piece;
      await fill();
    } while (!bits.atEnd);
  } finally {
    await pieces.return?.();
  }
}

/** Runs a generator; where it yields 'block' more input is awaited, where it yields null it may rest. */
async function* inSlices(
  work: Generator<Uint8Array | 'block' | null, void, void>,
  fill: () => Promise<void>,
): AsyncGenerator<Uint8Array, void, void> {
  let since = performance.now();
  for (const step of work) {
    if (step === 'block') await fill();
    else if (step !== null) yield step;
    if (performance.now() - since > sliceMs) {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
  }
}

function* stream(bits: Bits): Generator<Uint8Array | 'block' | null, void, void> {
  if (bits.read(24) !== 0x425a68) throw broken('it is not bzip2');
  const level = bits.read(8) - 0x30;
  if (level < 1 || level > 9) throw broken('unknown block size');
  const work = new Uint32Array(level * 100_000);
  for (;;) {
    yield 'block';
    const magic = [bits.read(24), bits.read(24)];
    if (magic[0] === 0x177245 && magic[1] === 0x385090) break;
    if (magic[0] !== 0x314159 || magic[1] !== 0x265359)
      throw broken('no block where one should be');
    yield* block(bits, work);
  }
  bits.read(16);
  bits.read(16);
  bits.align();
}

function* block(bits: Bits, work: Uint32Array): Generator<Uint8Array | null, void, void> {
  const expectedCrc = ((bits.read(16) << 16) | bits.read(16)) >>> 0;
  if (bits.read(1) === 1) throw broken('an outdated kind of block');
  const origin = bits.read(24);
  const length = yield* readSymbols(bits, work);
  if (origin >= length) throw broken('a pointer out of range');

  // Inverse Burrows-Wheeler transform: link every byte to the one that follows it.
  const starts = new Uint32Array(257);
  for (let i = 0; i < length; i += 1) starts[((work[i] as number) & 0xff) + 1]! += 1;
  for (let i = 1; i < 257; i += 1) starts[i]! += starts[i - 1] as number;
  for (let i = 0; i < length; i += 1) {
    const byte = (work[i] as number) & 0xff;
    const place = starts[byte] as number;
    starts[byte] = place + 1;
    work[place]! |= i << 8;
    if ((i & 0xffff) === 0) yield null;
  }

  // Four equal bytes are followed by a count of further ones.
  let crc = 0xffffffff;
  let output = new Uint8Array(outputBytes);
  let filled = 0;
  let next = (work[origin] as number) >>> 8;
  let run = 0;
  let last = -1;
  for (let i = 0; i < length; i += 1) {
    const entry = work[next] as number;
    const byte = entry & 0xff;
    next = entry >>> 8;
    let copies = 1;
    if (run === 4) {
      copies = byte;
      run = 0;
    } else {
      run = byte === last ? run + 1 : 1;
      last = byte;
    }
    for (; copies > 0; copies -= 1) {
      output[filled] = last;
      crc = ((crc << 8) ^ (crcTable[(crc >>> 24) ^ last] as number)) >>> 0;
      filled += 1;
      if (filled === outputBytes) {
        yield output;
        output = new Uint8Array(outputBytes);
        filled = 0;
      }
    }
    if (run === 0) last = -1;
  }
  if (filled > 0) yield output.subarray(0, filled);
  if (~crc >>> 0 !== expectedCrc) throw broken('a checksum is wrong');
}

interface Code {
  /** Largest code of each length, and what to subtract from a code to get its index in `symbols`. */
  readonly limit: Int32Array;
  readonly base: Int32Array;
  readonly symbols: Uint16Array;
  readonly shortest: number;
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Int32Array(22);
  for (const length of lengths) counts[length]! += 1;
  const symbols = new Uint16Array(lengths.length);
  let filled = 0;
  for (let length = 1; length <= 20; length += 1)
    for (let symbol = 0; symbol < lengths.length; symbol += 1)
      if (lengths[symbol] === length) symbols[filled++] = symbol;
  const limit = new Int32Array(22).fill(-1);
  const base = new Int32Array(22);
  let code = 0;
  let before = 0;
  for (let length = 1; length <= 20; length += 1) {
    const count = counts[length] as number;
    base[length] = code - before;
    code += count;
    limit[length] = code - 1;
    before += count;
    code <<= 1;
  }
  return { limit, base, symbols, shortest: Math.min(...lengths) };
}

function readSymbol(bits: Bits, code: Code): number {
  let length = code.shortest;
  let value = bits.read(length);
  while (value > (code.limit[length] as number)) {
    length += 1;
    if (length > 20) throw broken('an unknown code');
    value = (value << 1) | bits.read(1);
  }
  const symbol = code.symbols[value - (code.base[length] as number)];
  if (symbol === undefined) throw broken('an unknown code');
  return symbol;
}

/** Huffman, move-to-front and run lengths: fills `work` with the block's bytes and returns how many. */
function* readSymbols(bits: Bits, work: Uint32Array): Generator<null, number, void> {
  const front = new Uint8Array(256);
  let used = 0;
  const rows = bits.read(16);
  for (let row = 0; row < 16; row += 1) {
    if (!(rows & (0x8000 >> row))) continue;
    const columns = bits.read(16);
    for (let column = 0; column < 16; column += 1)
      if (columns & (0x8000 >> column)) front[used++] = row * 16 + column;
  }
  if (used === 0) throw broken('a block without bytes');
  const { codes, selectors } = readCodes(bits, used + 2);
  const endSymbol = used + 1;
  let length = 0;
  let runLength = 0;
  let runBit = 1;
  for (const selector of selectors) {
    const code = codes[selector] as Code;
    for (let i = 0; i < 50; i += 1) {
      const symbol = readSymbol(bits, code);
      if (symbol <= 1) {
        runLength += runBit << symbol;
        runBit <<= 1;
        if (runLength > work.length) throw broken('a block that is too long');
        continue;
      }
      if (runLength > 0) {
        if (length + runLength > work.length) throw broken('a block that is too long');
        work.fill(front[0] as number, length, length + runLength);
        length += runLength;
        runLength = 0;
        runBit = 1;
      }
      if (symbol === endSymbol) return length;
      const byte = front[symbol - 1] as number;
      front.copyWithin(1, 0, symbol - 1);
      front[0] = byte;
      if (length >= work.length) throw broken('a block that is too long');
      work[length] = byte;
      length += 1;
    }
    yield null;
  }
  throw broken('a block without an end');
}

function readCodes(bits: Bits, symbolCount: number): { codes: Code[]; selectors: Uint8Array } {
  const codeCount = bits.read(3);
  const selectors = new Uint8Array(bits.read(15));
  if (codeCount < 2 || codeCount > 6 || selectors.length === 0) throw broken('no codes');
  const order = [0, 1, 2, 3, 4, 5].slice(0, codeCount);
  for (let i = 0; i < selectors.length; i += 1) {
    let index = 0;
    while (bits.read(1) === 1) {
      index += 1;
      if (index >= codeCount) throw broken('an unknown code table');
    }
    const [chosen] = order.splice(index, 1);
    order.unshift(chosen as number);
    selectors[i] = chosen as number;
  }
  const codes: Code[] = [];
  for (let table = 0; table < codeCount; table += 1) {
    const lengths = new Uint8Array(symbolCount);
    let length = bits.read(5);
    for (let symbol = 0; symbol < symbolCount; symbol += 1) {
      for (;;) {
        if (length < 1 || length > 20) throw broken('a code length out of range');
        if (bits.read(1) === 0) break;
        length += bits.read(1) === 0 ? 1 : -1;
      }
      lengths[symbol] = length;
    }
    codes.push(codeOf(lengths));
  }
  return { codes, selectors };
}
