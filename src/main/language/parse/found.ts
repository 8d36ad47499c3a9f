/** A value with the part of the NFC-normalised text it came from: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}
