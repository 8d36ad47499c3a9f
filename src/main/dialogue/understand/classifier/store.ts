import type { Calibration } from './calibrate.ts';
import { classifierOf, type ClassifierModel, type TrainedClassifier } from './model.ts';

// A file is: magic, version, length and checksum of what follows, length of the header (five unsigned
// 32-bit numbers), the header as JSON, and the arrays one after the other, little-endian.
const magic = 0x554c4e56; // "VNLU"
/** Goes up with the format, the features and the training: an old model cannot read a new vector. */
export const classifierVersion = 2;
const version = classifierVersion;
const prefixBytes = 20;

interface Header {
  readonly labels: readonly string[];
  readonly lexicon: readonly string[];
  readonly calibration: Calibration;
  readonly shares: readonly number[];
  readonly unseenWeight: number;
  readonly rows: number;
  readonly cells: number;
}

/** A classifier as bytes, for a file. Loaded again, it answers exactly the same. */
export function saveClassifier({ model }: Pick<TrainedClassifier, 'model'>): Uint8Array {
  const { labels, lexicon, calibration, vocabulary, starts, scales, cellLabels, cellWeights } =
    model;
  const header: Header = {
    labels,
    lexicon,
    calibration,
    shares: [...vocabulary.shares],
    unseenWeight: vocabulary.unseenWeight,
    rows: scales.length,
    cells: cellLabels.length,
  };
  const hashes = new Uint32Array(scales.length);
  for (const [hash, row] of vocabulary.rowOf) hashes[row] = hash;
  const counts = Uint16Array.from(
    scales,
    (_, row) => (starts[row + 1] as number) - (starts[row] as number),
  );
  const parts = [
    new TextEncoder().encode(JSON.stringify(header)),
    ...[
      hashes,
      vocabulary.weights,
      scales,
      counts,
      labels.length <= 256 ? Uint8Array.from(cellLabels) : cellLabels,
      cellWeights,
    ].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
  ];
  const length = parts.reduce((total, part) => total + part.length, 0);
  const bytes = new Uint8Array(prefixBytes + length);
  let at = prefixBytes;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const prefix = [
    magic,
    version,
    length,
    checksum(bytes.subarray(prefixBytes)),
    (parts[0] as Uint8Array).length,
  ];
  const view = new DataView(bytes.buffer);
  for (const [index, value] of prefix.entries()) view.setUint32(4 * index, value, true);
  return bytes;
}

/**
 * The classifier that was saved as these bytes.
 *
 * @throws if they are no such file, of another version, cut short or changed: train it again then.
 */
export function loadClassifier(bytes: Uint8Array): TrainedClassifier {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < prefixBytes || view.getUint32(0, true) !== magic) {
    throw new Error('this is not a saved intent classifier; train it again');
  }
  const found = view.getUint32(4, true);
  if (found !== version) {
    throw new Error(
      `this intent classifier is of version ${found}, not ${version}; train it again`,
    );
  }
  const body = bytes.subarray(prefixBytes);
  if (body.length !== view.getUint32(8, true) || checksum(body) !== view.getUint32(12, true)) {
    throw new Error('this saved intent classifier is damaged; train it again');
  }
  const headerEnd = view.getUint32(16, true);
  const header = JSON.parse(new TextDecoder().decode(body.subarray(0, headerEnd))) as Header;
  let at = headerEnd;
  // Copied, so that every array starts where its type may start.
  const take = (size: number): ArrayBuffer => {
    const copy = new Uint8Array(body.subarray(at, at + size));
    at += size;
    return copy.buffer;
  };
  const hashes = new Uint32Array(take(4 * header.rows));
  const weights = new Float32Array(take(4 * header.rows));
  const scales = new Float32Array(take(4 * header.rows));
  const counts = new Uint16Array(take(2 * header.rows));
  const cellLabels =
    header.labels.length <= 256
      ? Uint16Array.from(new Uint8Array(take(header.cells)))
      : new Uint16Array(take(2 * header.cells));
  const cellWeights = new Int8Array(take(header.cells));
  const starts = new Uint32Array(header.rows + 1);
  for (const [row, count] of counts.entries()) starts[row + 1] = (starts[row] as number) + count;
  const rowOf = new Map<number, number>();
  for (let row = 1; row < header.rows; row += 1) rowOf.set(hashes[row] as number, row);
  const model: ClassifierModel = {
    labels: header.labels,
    lexicon: header.lexicon,
    calibration: header.calibration,
    vocabulary: {
      rowOf,
      weights,
      shares: Float32Array.from(header.shares),
      unseenWeight: header.unseenWeight,
    },
    starts,
    cellLabels,
    cellWeights,
    scales,
  };
  return classifierOf(model);
}

/** FNV-1a, 32 bit: finds a damaged file, keeps out no attacker. */
function checksum(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) {
    value = Math.imul(value ^ (bytes[at] as number), 0x01000193);
  }
  return value >>> 0;
}
