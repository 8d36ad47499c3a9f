export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year';

/** Which week, month or Friday: the one that runs, the one behind it, the one before it. */
export type Which = 'this' | 'next' | 'last' | 'coming' | 'past';

export type Part = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'day';

export type Direction = 'after' | 'before' | 'within';

/**
 * The calendar and clock words of one language. Phrases that mean the same are parted by `|`; every
 * inflection that is said is written out, since a language has few of them for each word.
 */
export interface Words {
  /** January first. */
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Days counted from today; more than one where the word looks both ways (कल), the future first. */
  readonly days: readonly (readonly [readonly number[], string])[];
  readonly which: Partial<Readonly<Record<Which, string>>>;
  readonly units: Partial<Readonly<Record<Unit, string>>>;
  /** Units whose ending already says the direction: दिवसांनी, दिवसांपूर्वी. */
  readonly directed: Partial<Readonly<Record<Direction, Partial<Readonly<Record<Unit, string>>>>>>;
  /** What says the direction before a length of time: "in", "within". */
  readonly leading: Partial<Readonly<Record<Direction, string>>>;
  /** What says the direction behind a length of time: "ago", बाद, আগে. */
  readonly trailing: Partial<Readonly<Record<Direction, string>>>;
  /** Between a day and the length of time counted from it: से, থেকে. */
  readonly from: string;
  /** Of, belonging to: "end of the month", महीने के अंत. */
  readonly of: string;
  readonly end: string;
  readonly start: string;
  readonly parts: Partial<Readonly<Record<Part, string>>>;
  /** Hours of the day that have a name: 12 noon, 0 midnight. */
  readonly named: readonly (readonly [number, string])[];
  readonly now: string;
  /** The last minute of the day, as one phrase. */
  readonly endOfDay: string;
  /** Fixed amounts (1.5: डेढ़) and what is added to the number behind (0.5: साढ़े). */
  readonly amounts: readonly (readonly [number, string])[];
  readonly addends: readonly (readonly [number, string])[];
  /** The hour is struck: "o'clock", बजे, वाजता. */
  readonly oclock: string;
  /** The hour is struck and minutes follow: बजकर, वाजून. */
  readonly oclockAnd: string;
  /** The hour is yet to strike, minutes follow: बजने में, वाजायला, বাজতে. */
  readonly oclockTo: string;
  /** The word for a day of the month: तारीख, তারিখ. */
  readonly dayOfMonth: string;
  /** Year, before its number. */
  readonly yearNumber: string;
  /** Words that may stand between a day and a time, or between a part of the day and a time. */
  readonly joiners: string;
  /** Endings and words that tell what was from what will be. */
  readonly past: RegExp;
  readonly future: RegExp;
}
