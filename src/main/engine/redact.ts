import type { Language } from '../../contract/language.ts';
import { normalise, type Token, tokenise } from '../language/normalise.ts';
import { findDigits } from '../language/parse/digits/index.ts';
import words from './redact-words.json' with { type: 'json' };

/** Stands where something was taken out. */
export const hidden = '•••';
/** Shorter numbers count things: two tickets, 40 rupees. */
const leastDigits = 3;
/** Words of a name; more than these behind "my name is" are a sentence. */
const mostNames = 3;
/** Words before the "at" of a spelt e-mail address. */
const mostMailWords = 8;
/** A shorter part of a name is too often a word of its own. */
const leastLetters = 3;

/** Characters [start, end) of a text. */
type Span = readonly [start: number, end: number];

/**
 * A sentence without what tells who a person is: numbers of three digits and more (written or spoken),
 * e-mail addresses (written or spelt), number plates, what was said to be a name or an address, and
 * `values` wherever they occur. For both sides of a conversation.
 *
 * @param values names, addresses and the like that are known to belong to the person.
 */
export function redact(text: string, language: Language, values: readonly string[] = []): string {
  const source = text.normalize('NFC');
  const clean = normalise(text);
  const tokens = tokenise(clean);
  const spans = [
    ...numbers(clean, language),
    ...matches(clean, plate),
    ...matches(clean, mail),
    ...speltMails(clean, tokens),
    ...introducedNames(clean, tokens),
    ...addresses(clean),
    ...whole(clean, values),
    ...named(tokens, values),
  ];
  return without(source, spans);
}

/** What a sentence says to be somebody's name or address: it may be said again, without saying so. */
export function introduced(text: string): string[] {
  const source = text.normalize('NFC');
  const clean = normalise(text);
  const tokens = tokenise(clean);
  const names = introducedNames(clean, tokens).map(([start, end]) => source.slice(start, end));
  const isName = (name: string) =>
    tokenise(normalise(name)).every((token) => !noNames.has(token.text));
  const places = addresses(clean).map(([start, end]) => source.slice(start, end));
  return [...names.filter(isName), ...places];
}

function without(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start >= from) result += `${text.slice(from, start)}${hidden}`;
    from = Math.max(from, end);
  }
  return result + text.slice(from);
}

const numbers = (clean: string, language: Language): Span[] =>
  findDigits(clean, { language })
    .filter(({ value }) => value.length >= leastDigits)
    .map(({ start, end }) => [start, end]);

const matches = (clean: string, pattern: RegExp): Span[] =>
  Array.from(clean.matchAll(pattern), ({ index, 0: found }) => [index, index + found.length]);

/** "MH12AB1234", with or without spaces, or letter by letter. */
const plate =
  /(?<![\p{L}\d])[a-z] ?[a-z][ -]?\d(?: ?\d)?[ -]?[a-z](?: ?[a-z]){0,2}[ -]?\d(?: ?\d){3}(?!\d)/gu;
const mail = /[\p{L}\p{M}\d._+-]+\s*@\s*[\p{L}\p{M}\d-]+(?:\s*\.\s*[\p{L}\p{M}\d-]+)+/gu;

/** Longer ways to say it first. */
const spoken = (phrases: readonly string[]): readonly string[][] =>
  phrases
    .map((phrase) => tokenise(normalise(phrase)).map(({ text }) => text))
    .filter((phrase) => phrase.length > 0)
    .toSorted((a, b) => b.length - a.length);
const atWords = spoken(words.at);
const dotWords: ReadonlySet<string> = new Set(words.dot.map(normalise));
const beforeMail: ReadonlySet<string> = new Set(words.beforeMail.map(normalise));

/** How many tokens from `at` say one of the phrases; 0 where none does. */
function saidAt(tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]) {
  const said = phrases.find((phrase) =>
    phrase.every((word, offset) => tokens[at + offset]?.text === word),
  );
  return said?.length ?? 0;
}

/** "asha dot k at example dot in": only with a dot behind the "at" is it an address. */
function speltMails(clean: string, tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const length = saidAt(tokens, at, atWords);
    if (length === 0) continue;
    let last = at + length;
    while (dotBetween(clean, tokens, last) > 0) last += dotBetween(clean, tokens, last);
    if (last === at + length) continue;
    let first = at - 1;
    const stop = Math.max(0, at - mostMailWords);
    while (first > stop && !beforeMail.has(tokens[first - 1]?.text ?? '')) first -= 1;
    const [begin, end] = [tokens[first], tokens[last]];
    if (begin && end) found.push([begin.start, end.end]);
  }
  return found;
}

/** How many tokens further the next part behind a dot, said or written, is; 0 where there is none. */
function dotBetween(clean: string, tokens: readonly Token[], at: number): number {
  const [here, next, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!here || !next) return 0;
  // A dot with a blank behind it ends a sentence.
  if (clean.slice(here.end, next.start) === '.') return 1;
  return dotWords.has(next.text) && after ? 2 : 0;
}

const nameIntros = spoken(words.name);
/** "My name is on the booking": hidden where it stands, and nowhere else. */
const noNames: ReadonlySet<string> = new Set(words.noName.map(normalise));
const nameEnds: ReadonlySet<string> = new Set(words.nameEnd.map(normalise));
const speakers = words.speaking.map(
  ([before = '', behind = '']) => [spoken([before]), spoken([behind])] as const,
);

/** What stands behind "my name is", and between "this is" and "speaking". */
function introducedNames(clean: string, tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  const hide = (first: Token | undefined, last: Token | undefined) => {
    if (first && last) found.push([first.start, last.end]);
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const intro = saidAt(tokens, at, nameIntros);
    if (intro > 0) {
      const own = nameFrom(clean, tokens, at + intro);
      hide(own[0], own.at(-1));
    }
    for (const [before, behind] of speakers) {
      const from = at + saidAt(tokens, at, before);
      if (from === at) continue;
      for (let to = from + 1; to <= from + mostNames; to += 1) {
        if (saidAt(tokens, to, behind) > 0) hide(tokens[from], tokens[to - 1]);
      }
    }
  }
  return found;
}

function nameFrom(clean: string, tokens: readonly Token[], from: number): Token[] {
  const own: Token[] = [];
  for (const token of tokens.slice(from, from + mostNames)) {
    const before = own.at(-1);
    const broken = before && /[,.;:?!।]/u.test(clean.slice(before.end, token.start));
    // "My name is …": the first word is the name, whatever it may be besides.
    if (broken || (before && nameEnds.has(token.text)) || !/^[\p{L}\p{M}']+$/u.test(token.text))
      break;
    own.push(token);
  }
  return own;
}

const addressIntro = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${words.address
    .map(normalise)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{M}])`,
  'gu',
);

/** What stands behind "my address is", to the end of the sentence: its parts are set off by commas. */
function addresses(clean: string): Span[] {
  return Array.from(clean.matchAll(addressIntro), ({ index, 0: intro }) => {
    const from = index + intro.length;
    const end = clean.slice(from).search(/[?!।]|\.(?=\s|$)/u);
    return [from, end < 0 ? clean.length : from + end] as const;
  }).filter(([from, end]) => clean.slice(from, end).trim() !== '');
}

/** The values as they are: the number of a house is a part of no use by itself. */
function whole(clean: string, values: readonly string[]): Span[] {
  return values.flatMap((value) => {
    const said = normalise(value).trim();
    const found: Span[] = [];
    if (Array.from(said).length < leastLetters) return found;
    for (let at = clean.indexOf(said); at >= 0; at = clean.indexOf(said, at + said.length)) {
      const around = `${clean[at - 1] ?? ' '}${clean[at + said.length] ?? ' '}`;
      if (!/[\p{L}\p{M}\d]/u.test(around)) found.push([at, at + said.length]);
    }
    return found;
  });
}

/** What every other name has a part of. */
const common: ReadonlySet<string> = new Set(['the', 'and', 'for', 'near', 'not', 'you']);

/** Every word of the values: "thank you, Asha" tells as much as "Asha Verma". */
function named(tokens: readonly Token[], values: readonly string[]): Span[] {
  const parts = new Set(
    values
      .flatMap((value) => tokenise(normalise(value)).map(({ text }) => text))
      .filter((part) => Array.from(part).length >= leastLetters && !common.has(part)),
  );
  if (parts.size === 0) return [];
  return tokens
    .filter(({ text }) => [...parts].some((part) => isNamed(text, part)))
    .map(({ start, end }) => [start, end]);
}

/** Bengali and Marathi write their endings onto a name: আশার, आशाला. */
function isNamed(word: string, part: string): boolean {
  if (word === part || word === `${part}'s`) return true;
  return word.startsWith(part) && !/^[a-z\d']+$/.test(part);
}
