import { addDays, type CivilDate } from './civil.ts';
import { readDate } from './date.ts';
import { type Env, skip, skipJoiners, textAt } from './env.ts';
import { look, type Read } from './table.ts';
import type { Part } from './words/shape.ts';

/** A part of certain days: "tonight", "tomorrow morning", आज रात; `part` absent where only days were said. */
export interface DayPart {
  readonly dates: readonly CivilDate[];
  readonly part?: Part;
  readonly next: number;
}

/** Reads a part of the day: "in the morning", सुबह, বিকেলে. */
export function readPart(env: Env, at: number): Read<Part> | undefined {
  return look(env.words.parts, env.tokens, at);
}

/** Reads a day with or without a part of it, the part on either side. */
export function readDayPart(env: Env, at: number): DayPart | undefined {
  const today = env.now.date;
  const word = textAt(env, at);
  if (/^(?:tonight|tonite|tonight's|2night)$/.test(word))
    return { dates: [today], part: 'night', next: at + 1 };
  const which = look(env.words.which, env.tokens, at);
  const beside = which && readPart(env, which.next);
  if (
    which &&
    beside &&
    beside.value !== 'day' &&
    which.value !== 'next' &&
    which.value !== 'coming'
  ) {
    const step = which.value === 'this' ? 0 : -1;
    return { dates: [addDays(today, step)], part: beside.value, next: beside.next };
  }
  const date = readDate(env, at);
  if (date && !date.time) {
    const joined = skipJoiners(env, date.next, 3);
    const part = readPart(env, date.next) ?? readPart(env, joined);
    return {
      dates: date.dates,
      ...(part ? { part: part.value } : {}),
      next: part?.next ?? date.next,
    };
  }
  const part = readPart(env, at);
  if (!part) return undefined;
  const from = skip(env, env.words.of, part.next);
  const behind = readDate(env, from) ?? readDate(env, part.next);
  if (behind && !behind.time) return { dates: behind.dates, part: part.value, next: behind.next };
  return undefined;
}

/** The hour of the day that an hour of the twelve stands for in a part of the day. */
export function hourIn(part: Part, hour: number): number {
  if (hour > 12) return hour;
  switch (part) {
    case 'morning':
      return hour % 12;
    case 'noon':
    case 'afternoon':
      return hour === 12 || hour >= 9 ? hour : hour + 12;
    case 'evening':
      return (hour % 12) + 12;
    case 'night':
      return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour;
    case 'day':
      return hour >= 7 ? hour : hour + 12;
  }
}
