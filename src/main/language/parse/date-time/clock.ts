import { readCount } from './count.ts';
import { type Env, skip, textAt } from './env.ts';
import { look } from './table.ts';
import { isDigits, isSign } from './tokens.ts';

/**
 * A reading of the clock before the part of the day is known. `open`: twelve hours later would be as
 * right. `sure`: a clock word or a colon stands in it; `weak`: numbers alone that make a time ("eight
 * forty", अडीच); `bare`: an hour and nothing else.
 */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly open: boolean;
  readonly strength: 'sure' | 'weak' | 'bare';
  readonly next: number;
}

export function clock(
  next: number,
  hour: number,
  minute = 0,
  strength: Clock['strength'] = 'sure',
  second = 0,
): Clock | undefined {
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute > 0)) return undefined;
  return { hour: hour % 24, minute, second, open: hour >= 1 && hour <= 12, strength, next };
}

/** Reads a time written in digits: 19:30, 7:56:30, 8.10 pm, 7pm, 9a, 1140 hours, 11ish. */
export function readDigitClock(env: Env, at: number): Clock | undefined {
  const { tokens } = env;
  const hour = tokens[at];
  if (!isDigits(hour) || hangsOnNumber(env, at)) return undefined;
  if (
    isSign(tokens[at + 1], ':') &&
    isDigits(tokens[at + 2]) &&
    !tokens[at + 1]?.gap &&
    !tokens[at + 2]?.gap
  ) {
    return readColon(env, at);
  }
  if (hour.text.length > 2) return readMilitary(env, at);
  if (isSign(tokens[at + 1], '.') && isTwoDigits(env, at + 2) && !tokens[at + 2]?.gap) {
    const read = withMeridiem(
      env,
      clock(at + 3, Number(hour.text), Number(textAt(env, at + 2)), 'weak'),
    );
    const struck = read && look(env.words.oclock, env.tokens, read.next);
    return struck ? { ...read, strength: 'sure', next: struck.next } : read;
  }
  if (
    textAt(env, at + 1) === 'h' &&
    !tokens[at + 1]?.gap &&
    isTwoDigits(env, at + 2) &&
    !tokens[at + 2]?.gap
  ) {
    return clock(at + 3, Number(hour.text), Number(textAt(env, at + 2)));
  }
  const ish = isSign(tokens[at + 1], '-') ? at + 2 : at + 1;
  if (textAt(env, ish) === 'ish') return withMeridiem(env, clock(ish + 1, Number(hour.text)));
  const said = withMeridiem(env, clock(at + 1, Number(hour.text), 0, 'bare'));
  return said?.strength === 'sure' ? said : undefined;
}

function readColon(env: Env, at: number): Clock | undefined {
  const minute = textAt(env, at + 2);
  if (textAt(env, at).length > 2 || minute.length !== 2) return undefined;
  const fine = isSign(env.tokens[at + 3], ':') && isTwoDigits(env, at + 4);
  const second = fine ? Number(textAt(env, at + 4)) : 0;
  let next = fine ? at + 5 : at + 3;
  if (
    fine &&
    isSign(env.tokens[next], '.') &&
    isDigits(env.tokens[next + 1]) &&
    !env.tokens[next + 1]?.gap
  )
    next += 2;
  const read = withMeridiem(
    env,
    clock(next, Number(textAt(env, at)), Number(minute), 'sure', second),
  );
  return read && { ...read, next: skip(env, env.words.oclock, read.next) };
}

/** 1140 hours, 0730 hrs, सुबह 1140 बजे: three or four digits with a word that makes them a time. */
function readMilitary(env: Env, at: number): Clock | undefined {
  const { text } = env.tokens[at] as { text: string };
  if (text.length > 4) return undefined;
  const read = clock(at + 1, Number(text.slice(0, -2)), Number(text.slice(-2)), 'bare');
  const struck =
    read && (readHours(env, read.next) ?? look(env.words.oclock, env.tokens, read.next)?.next);
  if (read && struck !== undefined)
    return { ...read, open: read.open && text.length < 4, strength: 'sure', next: struck };
  const said = withMeridiem(env, read);
  return said?.strength === 'sure' ? said : undefined;
}

/** The word "hours" behind a military time. */
export function readHours(env: Env, at: number): number | undefined {
  return /^(?:hours|hrs|hr|h|hour)$/.test(textAt(env, at)) ? at + 1 : undefined;
}

function isTwoDigits(env: Env, at: number): boolean {
  return isDigits(env.tokens[at]) && textAt(env, at).length === 2;
}

function hangsOnNumber(env: Env, at: number): boolean {
  const previous = env.tokens[at - 1];
  if (!previous) return false;
  if (isSign(previous, '$₹€£')) return true;
  return (
    !env.tokens[at]?.gap &&
    isSign(previous, '.:,/') &&
    !previous.gap &&
    isDigits(env.tokens[at - 2])
  );
}

/** Applies "am" and "pm" (7 pm, 7p, nine a m, 7 p.m., पीएम) behind a reading; they make it sure. */
export function withMeridiem(env: Env, read: Clock | undefined): Clock | undefined {
  if (!read) return undefined;
  const said = readMeridiem(env, read.next);
  if (!said || read.hour > 12) return said ? { ...read, strength: 'sure', next: said.next } : read;
  const hour = (read.hour % 12) + (said.half === 'pm' ? 12 : 0);
  return { ...read, hour, open: false, strength: 'sure', next: said.next };
}

const halves: Readonly<Record<string, 'am' | 'pm'>> = {
  am: 'am',
  pm: 'pm',
  एएम: 'am',
  पीएम: 'pm',
  एम: 'am',
  पूर्वाह्न: 'am',
  अपराह्न: 'pm',
  এএম: 'am',
  পিএম: 'pm',
};

function readMeridiem(env: Env, at: number): { half: 'am' | 'pm'; next: number } | undefined {
  const word = textAt(env, at);
  const point = (index: number) => (isSign(env.tokens[index], '.') ? index + 1 : index);
  if (Object.hasOwn(halves, word)) return { half: halves[word] as 'am', next: at + 1 };
  const half = /^[aए]$/u.test(word) ? 'am' : /^(?:p|पी|पि)$/u.test(word) ? 'pm' : undefined;
  if (!half) return undefined;
  const behind = point(at + 1);
  if (/^(?:m|एम)$/u.test(textAt(env, behind)))
    return { half, next: dotIfShort(env, behind, point) };
  // "9a", "9p": only where the letter hangs on the digits.
  return !env.tokens[at]?.gap && /^[ap]$/.test(word) ? { half, next: at + 1 } : undefined;
}

/** The last point of "p.m." belongs to it; that of "7 p m." ends the sentence. */
function dotIfShort(env: Env, at: number, point: (index: number) => number): number {
  return isSign(env.tokens[at - 1], '.') ? point(at + 1) : at + 1;
}

/** Reads an hour alone, for whoever has a reason to take it for a time. */
export function readBareHour(env: Env, at: number): Clock | undefined {
  const count = readCount(env.tokens, at, env.words);
  if (!count || count.ordinal || count.width > 2 || (count.width > 0 && hangsOnNumber(env, at)))
    return undefined;
  return withMeridiem(env, clock(count.next, count.value, 0, 'bare'));
}
