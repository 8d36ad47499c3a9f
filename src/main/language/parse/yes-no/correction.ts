import { normalise } from '../../normalise.ts';
import * as words from '../../words/corrections.ts';
import type { Found } from '../found.ts';
import { isPolite, phraseAt } from './phrases.ts';
import { lex } from '../lex.ts';

/** What was taken back, null when it was not named, and what is right. In normalised text. */
export interface Correction {
  readonly rejected: string | null;
  readonly chosen: string;
}

const any = (phrases: string) =>
  normalise(phrases)
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|');
const edge = "(?![\\p{L}\\p{M}\\p{N}'])";
const opening = new RegExp(`^(?:${any(words.openings.join('|'))})${edge}[\\s,.;:!।-]*`, 'u');
const softOpening = new RegExp(`^(?:${any(words.softOpenings)})$`, 'u');
const edgeBefore = '(?<![\\p{L}\\p{M}])';
const denial = `(?:${any(words.denials)})${edge}`;
const turn = `(?:${any(words.turns)})${edge}`;
const comma = '[\\s]*[,;.।-][\\s]*';

/** One way to say both things; `rejected` and `chosen` are named groups. */
const patterns: readonly RegExp[] = [
  // "instead of the red one, the blue one", "instead of 1024 1042"
  new RegExp(
    `^(?:${any(words.insteadOf)}) (?<rejected>.+?)(?:${comma}| (?=the |a |i want |give me |show me ))(?<chosen>.+)$`,
    'u',
  ),
  // "the blue one instead of the red one"
  new RegExp(`^(?<chosen>.+?)[\\s,]+(?:${any(words.insteadOf)}) (?<rejected>.+)$`, 'u'),
  // "लाल वाले की जगह नीला", "লালটার বদলে নীলটা"
  new RegExp(
    `^(?<rejected>.+?)[\\s-]*(?:${any(words.inPlaceOf)})${edge}(?!\\s+(?:${any(words.notInPlace)})${edge})[\\s,]*(?<chosen>.+)$`,
    'u',
  ),
  // "not the red one, the blue one", "not 1024 but 1042"
  new RegExp(`^not (?<rejected>.+?)(?:${comma}(?:${turn} )?| ${turn} )(?<chosen>.+)$`, 'u'),
  // the same without a pause: "not the red one the blue one", "not 1024 1042"
  /^not (?<rejected>the .+?) (?<chosen>the .+)$/u,
  /^not (?<rejected>\d+) (?<chosen>\d+)$/u,
  // "the blue one, not the red one"
  new RegExp(
    `^(?<chosen>.+?)(?<!${edgeBefore}(?:${any(words.auxiliaries)}))[\\s,]+(?:and )?not (?<rejected>.+)$`,
    'u',
  ),
  // "लाल नहीं, नीला", "লালটা নয়, নীলটা", "लाल नको, निळा"
  new RegExp(`^(?<rejected>[^,;.।]+?) ${denial}(?:${comma})(?<chosen>.+)$`, 'u'),
  // "नीला, लाल नहीं"
  new RegExp(`^(?<chosen>[^,;.।]+?)${comma}(?<rejected>[^,;.।]+) ${denial}$`, 'u'),
];
/** "लाल वाला नहीं नीला वाला": without a pause only where both things are said in the same way. */
const parallel = new RegExp(`^(?<rejected>.+?) ${denial} (?<chosen>.+)$`, 'u');

/**
 * What a person takes back and what is right instead: "no, 1024", "not the red one, the blue one",
 * "लाल नहीं, नीला", "১০২৪ না, ১০৪২", "instead of Monday, Tuesday". Undefined where nothing is corrected:
 * a bare no, "no thanks", "मेरा ऑर्डर नहीं आया".
 */
export function findCorrection(text: string): Found<Correction> | undefined {
  const clean = normalise(text).trimEnd();
  const from = clean.length - clean.trimStart().length;
  const opened = skipOpenings(clean.slice(from));
  const body = trim(opened.rest);
  const both = readBoth(body);
  const value =
    both ?? (opened.corrects && !saysNothing(body) ? { rejected: null, chosen: body } : undefined);
  return value && { value, start: from, end: clean.length };
}

function skipOpenings(text: string): { rest: string; corrects: boolean } {
  let rest = text;
  let corrects = false;
  for (let count = 0; count < 4; count += 1) {
    const match = opening.exec(rest);
    if (!match || match[0].length === rest.length) break;
    corrects ||= !softOpening.test(match[0].replace(/[\s,.;:!।-]+$/u, ''));
    rest = rest.slice(match[0].length);
  }
  return { rest, corrects };
}

function readBoth(body: string): Correction | undefined {
  for (const pattern of patterns) {
    const found = named(pattern.exec(body));
    if (found) return found;
  }
  const found = named(parallel.exec(body));
  return found && alike(found.rejected ?? '', found.chosen) ? found : undefined;
}

function named(match: RegExpExecArray | null): Correction | undefined {
  const rejected = trim(match?.groups?.['rejected'] ?? '');
  const chosen = trim(match?.groups?.['chosen'] ?? '');
  return rejected === '' || chosen === '' || saysNothing(chosen) ? undefined : { rejected, chosen };
}

/** Both numbers, or the same last word ("वाला") or ending ("টা"). */
function alike(a: string, b: string): boolean {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return true;
  const [left = '', right = ''] = [a, b].map((text) => text.split(' ').at(-1) ?? '');
  return left !== '' && (left === right || (left.length > 2 && left.slice(-2) === right.slice(-2)));
}

/** Only politeness or another answer: "no thank you", "no, that is fine". */
function saysNothing(text: string): boolean {
  const tokens = lex(text).filter((token) => /[\p{L}\p{N}]/u.test(token.text));
  for (let index = 0; index < tokens.length; ) {
    const phrase = phraseAt(tokens, index);
    if (!phrase && !isPolite(tokens[index])) return false;
    index += phrase?.words ?? 1;
  }
  return true;
}

function trim(text: string): string {
  return text.replace(/^[\s,.;:!?।-]+|[\s,.;:!?।-]+$/gu, '');
}
