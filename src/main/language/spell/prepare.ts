/**
 * The text every rule sees: NFC, digits of every script as 0-9, superscripts and vulgar fractions
 * as plain characters, one kind of minus and apostrophe, no invisible controls.
 */
export function prepare(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[\p{Nd}--[0-9]]/gv, asciiDigit)
      .replace(/m²/gu, 'sqm')
      // The ordinal endings of careful typesetting: 2ⁿᵈ.
      .replace(/(?<=\d)[ˢᵗⁿᵈʳʰ]+/gu, (raised) => raised.normalize('NFKC'))
      .replace(/(?<=\d) ?([¼½¾⅐-⅞])/gu, (_, sign: string) => ` ${plain(sign)}`)
      .replace(/[\p{No}\p{Nl}]/gu, plain)
      .replace(/[−﹣－‐‑]/gu, '-')
      .replace(/[’‘ʼ]/gu, "'")
      .replace(/[“”]/gu, '"')
      .replace(/[ \t]/gu, ' ')
      .replace(/[\u200b\u200e\u200f\u2060\ufeff\u00ad]/gu, '')
  );
}

/** A numeral of any kind in plain digits; those without such a form are dropped. */
function plain(sign: string): string {
  const digits = sign
    .normalize('NFKC')
    .replaceAll('⁄', '/')
    .replace(/\p{Nd}/gu, asciiDigit);
  return /[\p{No}\p{Nl}]/u.test(digits) ? ' ' : digits;
}

/** Unicode keeps the ten digits of a script together, zero first: walk back to the zero. */
function asciiDigit(digit: string): string {
  const folded = digit.normalize('NFKC');
  if (/^[0-9]$/.test(folded)) return folded;
  const code = digit.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
