/** What was typed of the PIN; the screen shows how many digits, never which. */
export interface PinEntry {
  readonly digits: string;
}

/** What a key of the pad does. */
export type PinKey = { readonly digit: string } | 'back' | 'clear';

export const noDigits: PinEntry = { digits: '' };

export function afterKey(entry: PinEntry, key: PinKey, maxDigits: number): PinEntry {
  if (key === 'clear') return noDigits;
  if (key === 'back') return { digits: entry.digits.slice(0, -1) };
  if (!/^\d$/.test(key.digit) || entry.digits.length >= maxDigits) return entry;
  return { digits: entry.digits + key.digit };
}

/** What a key of a keyboard is on the pad; undefined for keys that are not its business. */
export function padKeyOf(key: string): PinKey | 'enter' | undefined {
  if (/^\d$/.test(key)) return { digit: key };
  if (key === 'Backspace') return 'back';
  if (key === 'Delete') return 'clear';
  return key === 'Enter' ? 'enter' : undefined;
}
