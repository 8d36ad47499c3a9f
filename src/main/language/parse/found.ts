/** A value with the part of the NFC-normalised text it came from: `start` inclusive, `end` exclusive, UTF-16 units. */
export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
  /** Every reading that is as good, the value first; absent where there is only one. */
  readonly alternatives?: readonly T[];
}
