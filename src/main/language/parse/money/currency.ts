import { normalise, type Token } from '../../normalise.ts';
import { currencyWords, minorWords } from '../../words/currencies.ts';
import { lex } from '../lex.ts';
import { remembered } from '../memo.ts';
import { foldWord } from '../number/fold.ts';

/** A currency named at some place: `next` is the first token behind its name. */
export interface NamedCurrency {
  readonly code: string;
  readonly next: number;
}

/** Longest name in words: "bosnia - herzegovina convertible mark". */
const longest = 6;

/** Currencies by name, built when money is first asked for. */
let names: ReadonlyMap<string, string> | undefined;
let minors: ReadonlyMap<string, string> | undefined;

/** Indian words in any spelling, Latin ones without accents ("krónur"). */
const key = remembered((text) =>
  /[\u0900-\u09ff]/.test(text)
    ? foldWord(text)
    : text.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
);

const nameOf = (text: string) =>
  lex(normalise(text))
    .map((token) => key(token.text))
    .join(' ');

function buildNames(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const set = (name: string, code: string) => {
    if (!table.has(nameOf(name))) table.set(nameOf(name), code);
  };
  for (const [code, list] of Object.entries(currencyWords)) {
    for (const name of list.split('|')) {
      set(name, code);
      if (/^[a-z][a-z ]{3,}$/.test(name) && !name.endsWith('s')) set(`${name}s`, code);
    }
  }
  const codes = [...Intl.supportedValuesOf('currency'), ...Object.keys(currencyWords)];
  for (const language of ['en', 'hi', 'bn', 'mr']) {
    const display = new Intl.DisplayNames(language, { type: 'currency' });
    for (const code of codes) {
      const name = display.of(code);
      if (!name || /\d/.test(name)) continue;
      set(name, code);
      if (language === 'en') set(`${name}s`, code);
    }
  }
  for (const code of codes) {
    // "all", "top", "try" and the like are words first: such codes are read only where they are glued to digits.
    if (!everydayCodes.has(code)) set(code, code);
  }
  return table;
}

const everydayCodes = new Set(
  'ALL TOP TRY CUP BAM COP MOP MAD PEN RON SOS MUR CAD ANG GEL'.split(' '),
);

function buildMinors(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(minorWords).flatMap(([code, list]) =>
      list.split('|').map((name) => [nameOf(name), code] as const),
    ),
  );
}

/** The currency named at token `index`, the longest name that fits. */
export function readCurrency(tokens: readonly Token[], index: number): NamedCurrency | undefined {
  names ??= buildNames();
  return readName(names, tokens, index);
}

/** Cents, paise, pence. */
export function readMinor(tokens: readonly Token[], index: number): NamedCurrency | undefined {
  minors ??= buildMinors();
  return readName(minors, tokens, index);
}

/** "musd", "kusd": a magnitude and a code in one word; power of ten and code. */
export function readMagnitude(word: string): { power: number; code: string } | undefined {
  const power = { k: 3, m: 6, b: 9, t: 12 }[word[0] ?? ''];
  const code = word.slice(1).toUpperCase();
  if (power === undefined || code.length !== 3) return undefined;
  names ??= buildNames();
  return names.get(code.toLowerCase()) === code ? { power, code } : undefined;
}

function readName(
  table: ReadonlyMap<string, string>,
  tokens: readonly Token[],
  index: number,
): NamedCurrency | undefined {
  for (let size = Math.min(longest, tokens.length - index); size > 0; size -= 1) {
    const part = tokens.slice(index, index + size);
    // "a $ 75 loan" is no Australian money: one letter belongs to the sign only when it touches it.
    if (size === 2 && part[0]?.text.length === 1 && part[0].end !== part[1]?.start) continue;
    const name = part.map(({ text }) => key(text)).join(' ');
    const code = table.get(name) ?? (size === 1 ? inflected(table, name) : undefined);
    if (!code) continue;
    // "Rs." and "रु." are abbreviations: their full stop is no end.
    const dotted = /^(?:rs|रु|रू)$/.test(part[0]?.text ?? '') && tokens[index + size]?.text === '.';
    return { code, next: index + size + (dotted ? 1 : 0) };
  }
  return undefined;
}

const stems = ['रुपय', 'টাকা', 'রুপি', 'डॉलर', 'ডলার', 'পয়সা', 'पैशा'].map(foldWord);

/** "টাকার", "रुपयांच्या", "डॉलरचे": names with an ending. */
function inflected(table: ReadonlyMap<string, string>, name: string): string | undefined {
  const stem = stems.find((one) => name.startsWith(one));
  if (!stem) return undefined;
  for (const [known, code] of table) {
    if (known.startsWith(stem) && !known.includes(' ')) return code;
  }
  return undefined;
}
