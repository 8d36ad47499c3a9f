import { maxChunkBytes, maxImportBytes } from '../../contract/console.ts';

/** A file that a person chose, as far as it is looked at here. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export type FileRefusal = 'format' | 'empty' | 'large';

/** What a file's name says it is; null for anything that is not taken. */
export function formatOf(name: string): 'json' | 'csv' | null {
  const ending = /\.(json|csv)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'json' || ending === 'csv' ? ending : null;
}

/** Why a file is not even sent; null when it may be. */
export function refusalOf(file: ChosenFile): FileRefusal | null {
  if (formatOf(file.name) === null) return 'format';
  if (file.size === 0) return 'empty';
  return file.size > maxImportBytes ? 'large' : null;
}

/** The pieces of a file, in order, in base64. */
export async function* piecesOf(
  file: ChosenFile,
  pieceBytes = maxChunkBytes,
): AsyncGenerator<{ at: number; data: string }> {
  for (let at = 0; at < file.size; at += pieceBytes) {
    const part = file.slice(at, Math.min(file.size, at + pieceBytes));
    yield { at, data: base64(new Uint8Array(await part.arrayBuffer())) };
  }
}

/** So many bytes become characters at a time: a function takes only so many arguments. */
const atOnce = 0x80_00;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += atOnce) {
    binary += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  }
  return btoa(binary);
}
