/** What stands in a field, and what of it is selected (UTF-16 units, end excluded; equal: the caret). */
export interface Draft {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const graphemes = new Intl.Segmenter('hi', { granularity: 'grapheme' });

/**
 * What backspace takes away: the selection, or the whole character before the caret with all its marks.
 * Null where there is nothing before it.
 */
export function erases({ text, from, to }: Draft): readonly [from: number, to: number] | null {
  if (from !== to) return [from, to];
  if (from === 0) return null;
  const last = [...graphemes.segment(text.slice(0, from))].at(-1);
  return [last?.index ?? from - 1, from];
}

/** What a field of at most `max` UTF-16 units still takes of `insert`: all of it or nothing. */
export function fits({ text, from, to }: Draft, insert: string, max: number): boolean {
  return max < 0 || text.length - (to - from) + insert.length <= max;
}
