import { type Piece, readPiece } from './pieces.ts';
import type { Run } from './word.ts';

/**
 * A number said in pieces: "one zero four two", "double three", "nineteen ninety", "ten forty two",
 * "one twenty two". Two or three plain digits side by side are no number ("दो तीन" is two or three).
 */
export function readSpelled(run: Run, from: number): { digits: string; next: number } | undefined {
  const pieces: Piece[] = [];
  let next = from;
  for (
    let piece = readPiece(run, next);
    piece && piece.kind !== 'written';
    piece = readPiece(run, next)
  ) {
    pieces.push(piece);
    next = piece.next;
  }
  if (pieces[0]?.kind === 'zero' && run[from]?.word.kind === 'oh' && pieces.length === 1)
    return undefined;
  return isSpelled(run, from, pieces)
    ? { digits: pieces.map(({ digits }) => digits).join(''), next }
    : undefined;
}

function isSpelled(run: Run, from: number, pieces: readonly Piece[]): boolean {
  if (pieces.some(({ kind }) => kind === 'repeat')) return true;
  const digits = pieces.filter(({ kind }) => kind === 'digit' || kind === 'zero');
  if (digits.length === pieces.length) {
    return pieces.length >= 4 || (pieces.length >= 2 && digits.some(({ kind }) => kind === 'zero'));
  }
  // Pairs are an English habit: "nineteen oh five", "ten forty two"; in Hindi "बीस तीस" is twenty or thirty.
  const word = run[from]?.word;
  const english = word?.kind === 'small' && word.english;
  const shape = pieces
    .map(({ kind, digits: text }) => (kind === 'number' ? text.length : kind === 'zero' ? 0 : 1))
    .join('');
  return english && /^(?:[12]2|201|202)$/.test(shape);
}
