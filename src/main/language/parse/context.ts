import type { Language } from '../../../contract/language.ts';

/** What a parser may know of the moment a sentence was said. */
export interface ParseContext {
  readonly language: Language;
  /** ms since the epoch. */
  readonly now: number;
  /** IANA name; the machine's own zone where absent. */
  readonly timeZone?: string;
}
