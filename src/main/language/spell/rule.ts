import type { Language } from '../../../contract/language.ts';

/** How a numeric date whose day and month could be exchanged is read: 10/06/2005. */
export type DateOrder = 'day-first' | 'month-first';

/** What a rule may know of the text around its match. */
export interface Place {
  readonly language: Language;
  readonly dateOrder: DateOrder;
  /** The whole text, prepared: NFC, digits 0-9. */
  readonly text: string;
  /** Where the match begins, in UTF-16 units. */
  readonly start: number;
  /** Where the match ends. */
  readonly end: number;
  /** What was read just before ended in a number or a quantity ("5 kg"). */
  readonly afterQuantity: boolean;
}

/** How a stretch of text is said. */
export interface Spoken {
  readonly text: string;
  /** A number or quantity: a dash behind it may mean "to". */
  readonly quantity?: boolean;
  /** How much of the text was read, from the start of the match; the whole match when absent. */
  readonly length?: number;
}

/** One kind of written thing. `pattern` is sticky and unicode-aware. */
export interface Rule {
  readonly pattern: RegExp;
  /** How the match is said; undefined when it is something else after all. */
  read(match: RegExpExecArray, place: Place): Spoken | undefined;
}

/** The text before the match, as far back as any rule looks. */
export function before({ text, start }: Place, length = 80): string {
  return text.slice(Math.max(0, start - length), start);
}

/** The text behind the match, as far as any rule looks. */
export function after({ text, end }: Place, length = 80): string {
  return text.slice(end, end + length);
}

/** A sticky pattern that begins here; `u` and `y` are always wanted. */
export function pattern(source: string, flags = ''): RegExp {
  return new RegExp(source, `yu${flags}`);
}

/** No letter, mark or digit follows. */
export const wordEnd = '(?![\\p{L}\\p{M}\\d])';

/** Nothing stands right before the match, so that a dash at its start is a minus. */
export function standsAlone(place: Place): boolean {
  return /(?:^|[\s([:=,;])$/u.test(before(place, 1));
}

/** A number or an amount of something. */
export function quantity(text: string): Spoken {
  return { text, quantity: true };
}
