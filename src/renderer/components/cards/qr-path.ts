import encodeQR from 'qr';

/** A QR code as one SVG path: `size` modules a side, the quiet zone not counted. */
export interface QrPath {
  readonly size: number;
  /** Dark modules, one unit each, as runs along the rows. */
  readonly path: string;
}

/** Bytes; a code of a longer text has modules too fine for a phone at arm's length. */
const maxBytes = 600;

/** The code of a text, or undefined when the text is too long for one that can be scanned. */
export function qrPath(text: string): QrPath | undefined {
  if (new TextEncoder().encode(text).byteLength > maxBytes) return undefined;
  // The narrowest border the library makes is one module; it is cut off again.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  return { size: rows.length, path: rows.map(runs).join('') };
}

/** The dark runs of one row, as rectangles. */
function runs(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = row.indexOf(true); x !== -1; ) {
    const light = row.indexOf(false, x);
    const end = light === -1 ? row.length : light;
    path += `M${x} ${y}h${end - x}v1h${x - end}z`;
    x = row.indexOf(true, end);
  }
  return path;
}
