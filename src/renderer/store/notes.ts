/** Something that Vaani tells without being asked, as a card that goes by itself. */
export interface Note {
  readonly id: number;
  readonly text: string;
}

/** No more than this many are kept: the oldest goes when another one comes. */
const maxNotes = 3;

export function withNote(notes: readonly Note[], text: string): readonly Note[] {
  const id = (notes.at(-1)?.id ?? 0) + 1;
  return [...notes, { id, text }].slice(-maxNotes);
}

/** How long a card stays to be read, ms: slowly, and no shorter than it takes to look up. */
export function readingMs(text: string): number {
  return Math.min(30_000, 7_000 + 70 * text.length);
}
