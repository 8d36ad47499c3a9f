import { normalise, tokenise } from './normalise.ts';
import { findNumerals } from './parse/number/index.ts';
import { findPriceRange } from './price-range.ts';
import { endsInVerb, isFinalVerb } from './verbs.ts';
import * as words from './words/clauses.ts';

/** More than this many wishes in one breath are not taken apart. */
const maxParts = 6;
/** A longer text is a story; its end is left in one piece. */
const maxSeams = 64;

/** So many words may stand behind the verb of a clause, it among them: "दिखाइए दो हज़ार तक के". */
const mostAfterthought = 6;

const letter = '[\\p{L}\\p{M}\\p{N}]';
const alternatives = (list: string) =>
  normalise(list)
    .split('|')
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll('.', '\\.').replaceAll(' ', '\\s+'))
    .join('|');
const whole = (list: string) => `(?<!${letter}|')(?:${alternatives(list)})(?!${letter}|')`;

const connectors = whole(words.connectors);
const seamPattern = new RegExp(
  `(?<end>[?!।\\n]+|\\.(?!\\d))|(?<weak>[,;]\\s*)?(?<word>${connectors})|(?<comma>[,;])(?!\\d{2,3})`,
  'gu',
);
const leading = new RegExp(`^(?:[\\s,;.]|${connectors})+`, 'u');
const opener = new RegExp(`^${whole(words.openers)}`, 'u');
const openEnd = new RegExp(`${whole(words.openEnds)}$`, 'u');
const noneBehind = new RegExp(`${whole(words.noConnectorBehind)}\\s*$`, 'u');
const moreBefore = new RegExp(`^\\s*${whole(words.moreBefore)}`, 'u');
const abbreviated = new RegExp(`(?:${whole(words.abbreviations)}|(?<!${letter})\\p{L})$`, 'u');
const interjection = new RegExp(`^(?:${whole(words.interjections)}[\\s,.!;]*)+$`, 'u');

const connectorOnly = new RegExp(`^[\\s,;]*${connectors}[\\s,;]*$`, 'u');

/** Whether normalised text is nothing but a word that joins two wishes: "and", "और", "তারপর". */
export function isConnector(text: string): boolean {
  return connectorOnly.test(text);
}

const connectorAnywhere = new RegExp(connectors, 'gu');

/** The two sides of every word that joins, in normalised text. */
export function connectedHalves(clean: string): (readonly [left: string, right: string])[] {
  return [...clean.matchAll(connectorAnywhere)]
    .slice(0, maxSeams)
    .map(
      ({ index, 0: word }) => [clean.slice(0, index), clean.slice(index + word.length)] as const,
    );
}

interface Seam {
  readonly start: number;
  readonly end: number;
}

/**
 * The clauses of a sentence that may be wishes of their own, connectors removed, trimmed, at most six:
 * "cancel my order and show me shoes" is two. One part where there is no seam. A seam is the end of a
 * sentence, or a comma or connector with a wish behind it (English) or a verb before it (the others);
 * never inside a number, a price range or a list of things. Whether each part is a wish is for the
 * caller to say.
 */
export function splitClauses(text: string): string[] {
  const original = text.normalize('NFC');
  const clean = normalise(text);
  const parts: string[] = [];
  let from = 0;
  for (const seam of seamsOf(clean)) {
    if (parts.length >= maxParts - 1) break;
    parts.push(strip(original.slice(from, seam.start)));
    from = seam.end;
  }
  parts.push(strip(original.slice(from)));
  const merged = merge(parts.filter((part) => tokenise(normalise(part)).length > 0));
  return merged.length > 1 ? merged : [original.trim()].filter((part) => part.length > 0);
}

function seamsOf(clean: string): Seam[] {
  const matches = [...clean.matchAll(seamPattern)].slice(0, maxSeams);
  if (matches.length === 0) return [];
  const closed = closedSpans(clean);
  const seams: Seam[] = [];
  let from = 0;
  for (const match of matches) {
    const start = match.index;
    const end = start + match[0].length;
    if (closed.some((span) => start < span.end && end > span.start)) continue;
    const left = clean.slice(from, start).trim();
    const right = clean.slice(end);
    if (left === '' || right.trim() === '') continue;
    const holds = match.groups?.['end']
      ? !(match[0] === '.' && abbreviated.test(left))
      : isSeam(left, right, match.groups?.['word']);
    if (!holds) continue;
    seams.push({ start, end });
    from = end;
  }
  return seams;
}

/** Whether a comma or connector parts two clauses. */
function isSeam(left: string, right: string, connector: string | undefined): boolean {
  if (connector && (noneBehind.test(left) || moreBefore.test(right))) return false;
  const rest = right.replace(leading, '');
  if (rest === '') return false;
  const said = tokenise(left).map(({ text }) => text);
  if (endsInVerb(said)) return true;
  // "जूते दिखाइए दो हज़ार तक के और मेरा ऑर्डर कहाँ है": the verb was said, and more put behind it.
  if (connector && saidVerb(said) && endsInVerb(tokenise(rest).map(({ text }) => text))) {
    return true;
  }
  if (!opener.test(rest)) return false;
  return !openEnd.test(left.replace(/[\s,;]+$/u, ''));
}

/** Words that end a clause as its verb, and inside one are others. */
const alsoOthers = /^(?:दो|do|ना|न|तो|to|का|ka|की|ki|न|কি|কী|না|তো|का|हो|ho|कर|kar|ला)$/u;

/** Whether a verb stands behind something, with no more than an afterthought behind it. */
function saidVerb(words: readonly string[]): boolean {
  const at = words.findLastIndex((word) => !alsoOthers.test(word) && isFinalVerb(word));
  return at > 0 && words.length - at <= mostAfterthought;
}

/** Stretches that are one thing: numbers and price ranges. */
function closedSpans(clean: string): Seam[] {
  const numbers = (['en', 'hi', 'bn', 'mr'] as const)
    .flatMap((language) => findNumerals(clean, { language, now: 0 }))
    .map(({ start, end }) => ({ start, end }));
  const range = findPriceRange(clean);
  return range ? [...numbers, range] : numbers;
}

function strip(part: string): string {
  const clean = normalise(part);
  const start = leading.exec(clean)?.[0].length ?? 0;
  return part
    .slice(start)
    .replace(/[\s,;.]+$/u, '')
    .trim();
}

/** "Yes", "please" and "hello" go with their neighbour. */
function merge(parts: readonly string[]): string[] {
  const merged: string[] = [];
  let held = '';
  for (const part of parts) {
    if (interjection.test(normalise(part))) {
      if (merged.length > 0) merged.push(`${merged.pop()}, ${part}`);
      else held = held ? `${held}, ${part}` : part;
    } else {
      merged.push(held ? `${held}, ${part}` : part);
      held = '';
    }
  }
  return held ? [...merged, held] : merged;
}
