import type { Language } from '../../../../contract/language.ts';
import type { SlotMatch } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import changes from '../change-words.json' with { type: 'json' };
import words from '../words.json' with { type: 'json' };
import { findKeyword } from '../../../language/keyword.ts';

/**
 * What is said against what is booked: "two more people" ("+2"), "an hour later" ("+60", minutes). It
 * means something only for a booking that there is.
 */
const either = (words: readonly string[]) =>
  words
    .map(normalise)
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const behindWord = '(?![\\p{L}\\p{M}])';
const people = `(?:${either(changes.people)})[\\p{L}\\p{M}]{0,4}`;
const behind = (words: readonly string[]) =>
  new RegExp(`^\\s*(?:${people}\\s+)?(?:${either(words)})`, 'u');
const before = (words: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${either(words)})\\s+$`, 'u');

const moreBehind = behind(changes.more);
const fewerBehind = behind(changes.fewer);
const moreBefore = before(changes.moreBefore);
const fewerBefore = before(changes.fewerBefore);
const peopleNext = new RegExp(`^\\s*${people}${behindWord}`, 'u');
const mostPeople = 12;

/** "Two more", "one person less": as "+2" or "-1". */
export function findPartyChange(clean: string, language: Language): SlotMatch | undefined {
  const numbers = findNumbers(clean, { language, now: 0 }).map((one) => ({
    ...one,
    counts: false,
  }));
  // দুজন, तिघे: a word that counts people and nothing else.
  const one = findKeyword(clean, words.parties);
  const counted = one?.span && {
    value: Number(one.value),
    start: one.span[0],
    end: one.span[1],
    counts: true,
  };
  for (const { value, start, end, counts } of counted ? [counted, ...numbers] : numbers) {
    if (!Number.isInteger(value) || value < 1 || value > mostPeople) continue;
    const [left, right] = [clean.slice(0, start), clean.slice(end)];
    const span = [start, end] as const;
    const isPeople = counts || peopleNext.test(right);
    if (moreBehind.test(right) || (moreBefore.test(left) && isPeople))
      return { value: `+${value}`, confidence: 0.9, span };
    if (fewerBehind.test(right) || (fewerBefore.test(left) && isPeople))
      return { value: `-${value}`, confidence: 0.9, span };
  }
  return undefined;
}

const hour = new RegExp(`^\\s*(?:${either(changes.hours)})`, 'u');
const minute = new RegExp(`^\\s*(?:${either(changes.minutes)})`, 'u');
const anHour = new RegExp(`(?<![\\p{L}\\p{M}])(?:${either(changes.anHour)})`, 'u');
const halfHour = new RegExp(`(?<![\\p{L}\\p{M}])(?:${either(changes.halfHour)})`, 'u');
const later = new RegExp(`(?<![\\p{L}\\p{M}])(?:${either(changes.later)})`, 'u');
const earlier = new RegExp(`(?<![\\p{L}\\p{M}])(?:${either(changes.earlier)})`, 'u');

/** "An hour later", "half an hour earlier": in minutes, as "+60" or "-30". */
export function findTimeChange(clean: string, language: Language): SlotMatch | undefined {
  const sign = earlier.test(clean) ? '-' : later.test(clean) ? '+' : undefined;
  if (!sign) return undefined;
  const half = halfHour.exec(clean);
  if (half) return said(sign, 30, half.index, half[0].length);
  for (const { value, start, end } of findNumbers(clean, { language, now: 0 })) {
    const rest = clean.slice(end);
    const minutes = hour.test(rest) ? value * 60 : minute.test(rest) ? value : 0;
    if (minutes > 0 && minutes <= 600) return said(sign, Math.round(minutes), start, end - start);
  }
  const one = anHour.exec(clean);
  return one ? said(sign, 60, one.index, one[0].length) : undefined;
}

const said = (sign: string, minutes: number, start: number, length: number): SlotMatch => ({
  value: `${sign}${minutes}`,
  confidence: 0.9,
  span: [start, start + length],
});

/** The number that a change makes of what is booked; undefined for what is no change. */
export function changed(value: unknown, booked: number): number | undefined {
  return typeof value === 'string' && /^[+-]\d{1,3}$/.test(value)
    ? booked + Number(value)
    : undefined;
}
