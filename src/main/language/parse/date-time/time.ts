import type { ClockTime } from './civil.ts';
import { type Clock, readBareHour, readDigitClock } from './clock.ts';
import { hourIn, readPart } from './day-part.ts';
import { type Env, skipJoiners, textAt } from './env.ts';
import { longest } from './moment.ts';
import { readPair, readPastTo, readStruck } from './spoken-clock.ts';
import { look, type Read } from './table.ts';
import { isSign } from './tokens.ts';
import type { Part } from './words/shape.ts';

/** Times of day a phrase stands for, as said first, with how sure it is that it is a time at all. */
export interface TimeRead {
  readonly times: readonly ClockTime[];
  readonly strength: Clock['strength'];
  readonly part?: Part;
  readonly next: number;
}

/** Reads a time at a token: the clock with the parts of the day around it. */
export function readTime(env: Env, at: number): TimeRead | undefined {
  const part = readPart(env, at) ?? readTodaysPart(env, at);
  // "दो दिन 3 बजे": the दिन of a number is a day, not the bright part of one.
  const counted =
    part?.value === 'day' &&
    look(env.words.units, env.tokens, at) &&
    /^(?:\d+|\p{L}+)$/u.test(textAt(env, at - 1));
  if (part && !counted) {
    const core = readClock(env, skipJoiners(env, part.next));
    if (core) return inPart(core, part.value, 'sure', core.next);
  }
  const core = readClock(env, at);
  if (!core) return undefined;
  const behind = partBehind(env, core) ?? todaysPartBehind(env, core);
  if (behind) return inPart(core, behind.value, 'sure', behind.next);
  return { times: halvesOf(core), strength: core.strength, next: core.next };
}

function partBehind(env: Env, core: Clock) {
  if (!core.open) {
    const same = readPart(env, core.next);
    return same && core.strength === 'sure' ? same : undefined;
  }
  const joined = skipJoiners(env, core.next, 2);
  const part = readPart(env, core.next) ?? readPart(env, joined);
  if (!part) return undefined;
  // "2 morning slots": a bare hour takes an English part only with "in the" or "at".
  const english =
    /^[a-z]/.test(textAt(env, core.next)) && !/^(?:in|at|of|this)$/.test(textAt(env, core.next));
  return core.strength === 'bare' && english && !endsThere(env, part.next) ? undefined : part;
}

/** "tonight", "this evening": a part and a day in one. */
function readTodaysPart(env: Env, at: number): Read<Part> | undefined {
  if (/^(?:tonight|tonite)$/.test(textAt(env, at))) return { value: 'night', next: at + 1 };
  return textAt(env, at) === 'this' ? readPart(env, at + 1) : undefined;
}

/** Such a part behind the time settles its half; its words stay, since they name the day too. */
function todaysPartBehind(env: Env, core: Clock): Read<Part> | undefined {
  const part = core.open && core.strength !== 'bare' ? readTodaysPart(env, core.next) : undefined;
  return part && { value: part.value, next: core.next };
}

function inPart(core: Clock, part: Part, strength: Clock['strength'], next: number): TimeRead {
  const hour = core.open ? hourIn(part, core.hour) : core.hour;
  return { times: [{ hour, minute: core.minute, second: core.second }], part, strength, next };
}

function halvesOf({ hour, minute, second, open }: Clock): ClockTime[] {
  const said = { hour, minute, second };
  return open ? [said, { ...said, hour: (hour + 12) % 24 }] : [said];
}

/** The clock without parts of the day. */
export function readClock(env: Env, at: number): Clock | undefined {
  const named = look(env.words.named, env.tokens, at);
  const told = named && {
    hour: named.value,
    minute: 0,
    second: 0,
    open: false,
    strength: 'sure' as const,
    next: named.next,
  };
  return longest([
    told,
    readDigitClock(env, at),
    readPastTo(env, at),
    readStruck(env, at),
    readPair(env, at),
    readBareHour(env, at),
  ]);
}

/** Whether a time that is not sure may stand as one: led by "at" or alone in the sentence. */
export function isPlausible(env: Env, at: number, read: TimeRead): boolean {
  if (read.strength === 'sure') return true;
  const cue = isCued(env, at);
  if (read.strength === 'bare') return cue && endsThere(env, read.next);
  return (cue || at === 0 || isFiller(env, at - 1)) && (endsThere(env, read.next) || cue);
}

/** "at", "around": what announces a time. */
export function isCued(env: Env, at: number): boolean {
  return /^(?:at|around|@|circa|approximately|roughly|half|करीब|लगभग|क़रीब|सुमारे|साधारण|প্রায়|kareeb|karib|lagbhag)$/.test(
    textAt(env, at - 1),
  );
}

/** Whether nothing is counted by what ends before the token. */
export function endsThere(env: Env, at: number): boolean {
  const token = env.tokens[at];
  if (!token || isSign(token, '.,?!।;)-')) return true;
  if (
    /^(?:please|is|was|will|and|or|i|we|if|works?|would|should|can|may|today|tomorrow|tonight|sharp|है|हैं|हुए|आहे|बज|then|this|ok)$/.test(
      token.text,
    )
  ) {
    return true;
  }
  return (
    env.words.joiners.has(token.key) ||
    [env.words.parts, env.words.days, env.words.weekdays].some(
      (table) => look<unknown>(table, env.tokens, at) !== undefined,
    )
  );
}

function isFiller(env: Env, at: number): boolean {
  return (
    /^(?:is|it's|its|time|um|uh|,|to|until|till|by|from|समय|वेळ|সময়|अभी|से|,)$/.test(
      textAt(env, at),
    ) || isSign(env.tokens[at], ',.-:')
  );
}
