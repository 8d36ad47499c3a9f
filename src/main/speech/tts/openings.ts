import { clausePauseMs } from '../playback/pauses.ts';
import type { Pace } from './pace.ts';

/** Where a speaker would breathe: after a comma, semicolon or colon, or at a dash. */
const breaths = /[,;:،](?=\s)|\s[–—-](?=\s)/gu;
/** Characters: less than this is no phrase by itself. */
const shortestHead = 8;
const shortestRest = 15;
/** Audio must come sooner by this much, ms, to be worth a break in the melody. */
const worthMs = 100;
/** The rest must be there this much before it is needed: machines stutter. */
const safety = 1.2;

/**
 * The beginnings of a sentence that can be said by themselves, shortest first; each is followed by the
 * rest of it. Never inside brackets or quotes.
 */
export function openings(sentence: string): string[] {
  const heads: string[] = [];
  for (const match of sentence.matchAll(breaths)) {
    const head = sentence.slice(0, match.index + match[0].length).trim();
    const rest = sentence.slice(head.length).trim();
    if (head.length >= shortestHead && rest.length >= shortestRest && whole(head)) heads.push(head);
  }
  return heads;
}

/** Every bracket and quote that it opens is closed in it. */
function whole(head: string): boolean {
  const count = (marks: RegExp) => head.match(marks)?.length ?? 0;
  return count(/[([“]/gu) === count(/[)\]”]/gu) && count(/"/gu) % 2 === 0;
}

/**
 * The beginning to make first so that people hear it sooner: the shortest behind which the rest is made
 * before it has been said. Undefined where making the whole sentence is as good.
 */
export function bestOpening(sentence: string, { makeMs, audioMs }: Pace): string | undefined {
  return openings(sentence).find((head) => {
    const rest = sentence.length - head.length;
    const inTime = rest * makeMs * safety <= head.length * audioMs + clausePauseMs;
    return inTime && rest * makeMs >= worthMs;
  });
}
