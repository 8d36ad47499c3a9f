import type { Language } from '../../../contract/language.ts';

/** What a parser must know besides the words. */
export interface ParseContext {
  /** The language of the talk: it decides between readings, words of the other languages are still read. */
  readonly language: Language;
  /** The present moment, ms since 1970. */
  readonly now: number;
  /** IANA name of the zone that "today" is meant in; the machine's own when absent. */
  readonly timeZone?: string;
}
