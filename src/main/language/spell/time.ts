import type { Language } from '../../../contract/language.ts';
import { spellCardinal } from './cardinal.ts';
import { withEnding } from './endings.ts';
import { after, before, pattern, quantity, type Rule } from './rule.ts';
import { withQuarter } from './scales.ts';

interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number | undefined;
  /** As written; the hour is then 1..12. */
  readonly half?: 'am' | 'pm' | undefined;
}

const count = (value: number, language: Language) => spellCardinal(String(value), language);

/** A time of day in words: "seven thirty", "साढ़े सात बजे", "সাড়ে সাতটা", "साडेसात वाजता". */
export function spellTime(time: ClockTime, language: Language, baje = true): string {
  return language === 'en' ? english(time) : indian(time, language, baje);
}

function english({ hour, minute, second, half }: ClockTime): string {
  const suffix = half === undefined ? '' : ` ${half.toUpperCase()}`;
  if (second !== undefined) {
    const part = (value: number, name: string) =>
      `${count(value, 'en')} ${name}${value === 1 ? '' : 's'}`;
    return `${part(hour, 'hour')} ${part(minute, 'minute')} and ${part(second, 'second')}${suffix}`;
  }
  if (minute === 0) return suffix ? count(hour, 'en') + suffix : `${count(hour, 'en')} o'clock`;
  const minutes = minute < 10 ? `oh ${count(minute, 'en')}` : count(minute, 'en');
  return `${count(hour, 'en')} ${minutes}${suffix}`;
}

type Indian = Exclude<Language, 'en'>;

/** How the clock is read: the sign of the hour, the hour with minutes, minutes, seconds. */
const clock: Readonly<
  Record<Indian, { oClock: string; past: string; minute: string; second: string }>
> = {
  hi: { oClock: ' बजे', past: ' बजकर', minute: 'मिनट', second: 'सेकंड' },
  bn: { oClock: 'টা', past: 'টা', minute: 'মিনিট', second: 'সেকেন্ড' },
  mr: { oClock: ' वाजता', past: ' वाजून', minute: 'मिनिटे', second: 'सेकंद' },
};

function indian(
  { hour, minute, second, half }: ClockTime,
  language: Indian,
  baje: boolean,
): string {
  const words = clock[language];
  const part = half === undefined ? '' : `${partOfDay(hour, half, language)} `;
  const oClock = baje ? words.oClock : '';
  if (second === undefined && minute === 0) return part + count(hour, language) + oClock;
  if (second === undefined && hour >= 1 && hour <= 12 && minute % 15 === 0) {
    const share = minute === 15 ? '25' : minute === 30 ? '50' : '75';
    // A quarter to one, not to thirteen.
    const said = withQuarter(hour === 12 && share === '75' ? 0 : hour, share, language);
    const quarter = said ?? withNoon(language);
    return part + quarter + oClock;
  }
  const minutes = `${count(minute, language)} ${words.minute}`;
  const seconds = second === undefined ? '' : ` ${count(second, language)} ${words.second}`;
  return `${part}${count(hour, language)}${words.past} ${minutes}${seconds}`;
}

/** 12:45. */
function withNoon(language: Indian): string {
  const to = { hi: 'पौने ', bn: 'পৌনে ', mr: 'पावणे' };
  return `${to[language]}${count(1, language)}`;
}

/** The part of the day that am and pm stand for, from the hour it begins at. */
const parts: Readonly<Record<Indian, readonly (readonly [from: number, name: string])[]>> = {
  hi: [
    [0, 'रात'],
    [4, 'सुबह'],
    [12, 'दोपहर'],
    [16, 'शाम'],
    [20, 'रात'],
  ],
  bn: [
    [0, 'রাত'],
    [4, 'ভোর'],
    [6, 'সকাল'],
    [12, 'দুপুর'],
    [16, 'বিকেল'],
    [18, 'সন্ধ্যা'],
    [20, 'রাত'],
  ],
  mr: [
    [0, 'रात्री'],
    [4, 'पहाटे'],
    [6, 'सकाळी'],
    [12, 'दुपारी'],
    [16, 'संध्याकाळी'],
    [20, 'रात्री'],
  ],
};

function partOfDay(hour: number, half: 'am' | 'pm', language: Indian): string {
  const of24 = (hour % 12) + (half === 'pm' ? 12 : 0);
  return (parts[language].findLast(([from]) => of24 >= from) ?? parts[language][0])?.[1] as string;
}

/** "p.m." keeps the stop that ends a sentence out of it: "at 5 pm.", "5 p.m. The shop". */
const halfSource =
  '([aApP])(?:[mM](?![\\p{L}\\p{M}\\d])|\\. ?[mM](?:\\.(?! ?\\p{Lu})|(?![\\p{L}\\p{M}\\d])))';
const zoneSource =
  '(?:\\.? ?((?i:e\\.?s\\.?t|i\\.?s\\.?t|p\\.?s\\.?t|c\\.?s\\.?t|g\\.?m\\.?t|u\\.?t\\.?c))(?![\\p{L}\\p{M}\\d])\\.?)?';

/** The text goes on with its own word for "o'clock", or names the part of the day already. */
const ownWord = /^ ?(?:बजे|बजकर|वाजता|वाजल|वाजून|वाजे|वा\.|টা|টে|টো|ঘটিকা)/u;
const ownPart =
  /(?:सुबह|सवेरे|दोपहर|शाम|रात|सकाळी|दुपारी|संध्याकाळी|रात्री|पहाटे|সকাল|দুপুর|বিকেল|সন্ধ্যা|রাত|ভোর)(?: के)? $/u;

function readTime(match: readonly (string | undefined)[], place: Parameters<Rule['read']>[1]) {
  const [, hours = '', minutes, seconds, letter, zone] = match;
  const hour = Number(hours);
  const half = letter === undefined ? undefined : letter.toLowerCase() === 'a' ? 'am' : 'pm';
  if (hour > 24 || (half !== undefined && (hour > 12 || hour === 0))) return undefined;
  if (Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const { language } = place;
  const named = language !== 'en' && ownPart.test(before(place, 20));
  // Nobody says "zero thirty": the hour after midnight is twelve, at night.
  const midnight = hour === 0 && seconds === undefined;
  const time = {
    hour: midnight ? 12 : hour,
    minute: Number(minutes ?? 0),
    second: seconds === undefined ? undefined : Number(seconds),
    half: named ? undefined : midnight ? 'am' : half,
  } as const;
  const follows = after(place, 12);
  const said = spellTime(time, language, !ownWord.test(follows));
  if (zone !== undefined) return quantity(`${said} ${zone.replaceAll('.', '').toUpperCase()}`);
  const ending = withEnding(said, follows, language);
  return { text: ending.text, quantity: true, length: place.end - place.start + ending.length };
}

/** 7:30, 19:30, 7:30 pm, 10:00:00 p.m. e.s.t. */
const withColon: Rule = {
  pattern: pattern(
    `(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?![\\d:]|\\.\\d)(?: ?${halfSource}${zoneSource})?`,
  ),
  read: readTime,
};

/** 7.30 pm, 10 am. */
const withHalf: Rule = {
  pattern: pattern(`(\\d{1,2})(?:\\.([0-5]\\d))?() ?${halfSource}${zoneSource}`),
  read: ([all, hours, minutes, , letter, zone], place) =>
    readTime([all, hours, minutes, undefined, letter, zone], place),
};

/** "7.30 बजे", "10.15টায়": a point inside a time, told by the word behind. */
const withPoint: Rule = {
  pattern: pattern('(\\d{1,2})\\.([0-5]\\d)(?= ?(?:बजे|वाजता|वाजे|টা|টায়|টে))'),
  read: readTime,
};

export const timeRules: readonly Rule[] = [withColon, withHalf, withPoint];
