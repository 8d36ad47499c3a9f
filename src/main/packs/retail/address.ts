import type { Language } from '../../../contract/language.ts';
import { asciiDigits, normalise, tokenise } from '../../language/normalise.ts';
import { findDigits } from '../../language/parse/digits/index.ts';
import words from './address-words.json' with { type: 'json' };
import { addressLength, pinCode } from './rules.ts';

/** The person's own words with one kind of digits, single spaces and a PIN code in figures. */
export function tidyAddress(said: string, language: Language): string {
  const text = asciiDigits(said.normalize('NFC'))
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:।-]+|[\s,;:।.-]+$/g, '');
  if (pinCode.test(text)) return text;
  // "four one one zero three eight": the last run of six digits is the PIN code.
  const spoken = findDigits(text, { language }).findLast(({ value }) => /^[1-9]\d{5}$/.test(value));
  return spoken
    ? `${text.slice(0, spoken.start)}${spoken.value}${text.slice(spoken.end)}`.trim()
    : text;
}

const besidePin = new Set(words.besidePin.map(normalise));
/** So few words after an address without PIN code go on with it; more are the address again. */
const mostMore = 3;

/** What was said after an address without a PIN code: the PIN code, the end of the address, or all of it again. */
export function withPin(draft: string, said: string, language: Language): string {
  const text = tidyAddress(said, language);
  const pin = pinCode.exec(text)?.[0];
  const others = tokenise(normalise(pin === undefined ? text : text.replace(pin, ' '))).filter(
    (token) => !besidePin.has(token.text),
  );
  if (others.length === 0) return pin === undefined ? draft : `${draft} ${pin}`;
  return others.length <= mostMore ? `${draft}, ${text}` : text;
}

/** A new address inside a sentence, [start, end) in the normalised text. */
export interface SaidAddress {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const leads = words.leads.map(normalise);
/** Words that no address holds, but a sentence about one does. */
const notInAddress = new Set(words.notInAddress.map(normalise));

/** The address behind "to", "new address is", "नया पता", …: the first that looks like one. */
export function findAddress(text: string, language: Language): SaidAddress | undefined {
  const clean = normalise(text);
  return leadEnds(clean, leads)
    .map((start) => ({ start, end: clean.length, value: addressAt(text, start, language) }))
    .find(
      ({ start, value }) =>
        value.length >= addressLength.min &&
        /\d/.test(value) &&
        !tokenise(clean.slice(start)).some((token) => notInAddress.has(token.text)),
    );
}

/** An answer to the question for the address: all of it, save words before like "my new address is". */
export function readAddress(text: string, language: Language): string {
  const openers = leads.filter((lead) => lead !== 'to');
  const start = leadEnds(normalise(text), openers).find((end) => end <= mostBefore) ?? 0;
  return addressAt(text, start, language);
}

/** So far from the beginning of an answer may "address is" end. */
const mostBefore = 30;

/** The ends of all leads in a text, in its order. */
function leadEnds(clean: string, all: readonly string[]): number[] {
  const padded = ` ${clean} `;
  const ends = all.flatMap((lead) => {
    const found: number[] = [];
    for (let at = padded.indexOf(` ${lead} `); at >= 0; at = padded.indexOf(` ${lead} `, at + 1)) {
      found.push(at + lead.length);
    }
    return found;
  });
  return [...new Set(ends)].toSorted((a, b) => a - b);
}

const addressAt = (text: string, start: number, language: Language) =>
  tidyAddress(withoutTail(text.normalize('NFC').slice(start)), language);

/** The address without what asks for the change: "… कर दीजिए", "… করে দিন". */
function withoutTail(text: string): string {
  const clean = normalise(text);
  const tail = words.tails.map(normalise).find((one) => clean.endsWith(` ${one}`));
  return tail ? withoutTail(text.slice(0, text.length - tail.length).trimEnd()) : text;
}
