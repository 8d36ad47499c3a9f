import { type Clock, clock, readBareHour, readHours, withMeridiem } from './clock.ts';
import { type Count, readAmount, readCount } from './count.ts';
import { type Env, skip, textAt } from './env.ts';
import { look } from './table.ts';
import { isSign } from './tokens.ts';

/** Reads "half past seven", "quarter to one", "thirty-six minutes past eight", "ten to nine". */
export function readPastTo(env: Env, at: number): Clock | undefined {
  const start = /^(?:a|an|the)$/.test(textAt(env, at)) ? at + 1 : at;
  const fixed = { half: 30, quarter: 15 }[textAt(env, start)];
  const count = fixed === undefined ? readCount(env.tokens, start, env.words) : undefined;
  const minutes = fixed ?? (count && !count.ordinal ? count.value : undefined);
  if (minutes === undefined || minutes > 59) return undefined;
  const behind = count?.next ?? start + 1;
  const named = /^(?:minutes?|mins?)$/.test(textAt(env, behind));
  const link = named ? behind + 1 : behind;
  const sign = direction(textAt(env, link), fixed !== undefined || named);
  if (sign === 0) return fixed === 30 ? readHalfHour(env, start) : undefined;
  const hour = readHour(env, link + 1);
  if (!hour || hour.hour > 24) return undefined;
  // "5 to 7" is a range; "five to seven" is a time where nothing is counted by the seven.
  const plain = fixed === undefined && !named;
  if (plain && sign < 0 && ((count?.width ?? 0) > 0 || minutes % 5 !== 0)) return undefined;
  const total = (hour.hour * 60 + (sign > 0 ? minutes : -minutes) + 1440) % 1440;
  const read = { ...hour, hour: Math.floor(total / 60), minute: total % 60 };
  const twelve = hour.open && read.hour === 0 ? { ...read, hour: 12 } : read;
  return { ...twelve, strength: plain ? 'weak' : 'sure' };
}

function direction(word: string, clear: boolean): 1 | -1 | 0 {
  if (/^(?:past|passed)$/.test(word)) return 1;
  if (word === 'after') return clear ? 1 : 0;
  if (/^(?:to|till|til|'til)$/.test(word)) return -1;
  return /^(?:of|before)$/.test(word) && clear ? -1 : 0;
}

/** "half seven" is half past seven in British and Indian English. */
function readHalfHour(env: Env, at: number): Clock | undefined {
  const hour = readCount(env.tokens, at + 1, env.words);
  if (!hour || hour.ordinal || hour.value < 1 || hour.value > 12) return undefined;
  return withMeridiem(env, clock(hour.next, hour.value, 30, 'weak'));
}

/** The hour of "past" and "to": a number with what may follow it, noon or midnight. */
function readHour(env: Env, at: number): Clock | undefined {
  const named = look(env.words.named, env.tokens, at);
  if (named)
    return {
      hour: named.value,
      minute: 0,
      second: 0,
      open: false,
      strength: 'sure',
      next: named.next,
    };
  const hour = readBareHour(env, at);
  if (!hour || hour.hour > 23) return undefined;
  const struck = skip(env, env.words.oclock, hour.next);
  return withMeridiem(env, { ...hour, next: struck });
}

/** Reads "three o'clock", आठ बजे, सहा वाजता, পাঁচটায় and the minutes told behind: आठ बजकर 20 मिनट. */
export function readStruck(env: Env, at: number): Clock | undefined {
  const amount = readAmount(env.tokens, at, env.words);
  if (!amount || amount.width > 2 || amount.value >= 25) return undefined;
  const hour = Math.floor(amount.value);
  const minute = Math.round((amount.value - hour) * 60);
  if (amount.width > 0 && minute > 0 && !look(env.words.addends, env.tokens, at)) return undefined; // "2.5"
  if (minute === 0 && hour === 0) return undefined;
  const piece = amount.ending === 'piece';
  const written = amount.ending === 'hour' || (piece && minute > 0) ? amount.next : undefined;
  if (minute === 0) {
    const more = readMinutes(env, { ...amount, value: hour });
    if (more) return more;
  }
  const oclock = look(env.words.oclock, env.tokens, amount.next);
  const struck = oclock?.next ?? written;
  const value = minute > 0 && hour === 0 ? 12 : hour; // पौन बजे is 12:45
  if (struck !== undefined) return withMeridiem(env, clock(skipSharp(env, struck), value, minute));
  if (piece) return clock(amount.next, value, 0, 'weak');
  const indian = minute > 0 && !/^(?:half|quarter|three|a|an|one|two)$/.test(textAt(env, at));
  return indian ? withMeridiem(env, clock(amount.next, value, minute, 'weak')) : undefined;
}

function skipSharp(env: Env, at: number): number {
  return /^(?:sharp|exactly|ist|hrs)$/.test(textAt(env, at)) ? at + 1 : at;
}

/** Minutes past or to the hour, in the three Indian languages. */
function readMinutes(
  env: Env,
  amount: Pick<Count, 'ending' | 'next' | 'value'>,
): Clock | undefined {
  const { next, value: hour, ending } = amount;
  const to =
    look(env.words.oclockTo, env.tokens, next) ?? (ending === 'dative' ? { next } : undefined);
  if (to) {
    const before = minutesAt(env, to.next, true);
    if (!before) return undefined;
    const total = (hour * 60 - before.minute + 1440) % 1440;
    const spoken = total < 60 && hour <= 12 ? total + 720 : total;
    return clock(skipRemaining(env, before.next), Math.floor(spoken / 60), spoken % 60);
  }
  const and = look(env.words.oclockAnd, env.tokens, next);
  const past = and && minutesAt(env, and.next, false);
  if (past)
    return clock(skip(env, env.words.oclock, past.next), hour, past.minute, 'sure', past.second);
  // চারটা দশ, 8 बजे 20 मिनट: the hour was struck, the minutes follow.
  const struck =
    ending === 'hour' || ending === 'piece' ? { next } : look(env.words.oclock, env.tokens, next);
  const behind = struck && minutesAt(env, struck.next, true);
  return behind && clock(behind.next, hour, behind.minute, 'sure', behind.second);
}

/** Minutes with their unit; without it only where the hour's word asks for them (बजकर दस). */
function minutesAt(env: Env, at: number, needsUnit: boolean) {
  const count = readCount(env.tokens, at, env.words);
  if (!count || count.ordinal || count.value > 59 || count.width > 2) return undefined;
  const unit = look(env.words.units, env.tokens, count.next);
  const named =
    unit?.value.unit === 'minute' &&
    (unit.value.direction === undefined ||
      unit.value.direction === 'after' ||
      unit.value.direction === 'within');
  if (!named) return needsUnit ? undefined : { minute: count.value, second: 0, next: count.next };
  const seconds = readCount(env.tokens, unit.next, env.words);
  const fine = seconds && look(env.words.units, env.tokens, seconds.next);
  if (seconds && fine?.value.unit === 'second' && seconds.value < 60) {
    return { minute: count.value, second: seconds.value, next: fine.next };
  }
  return { minute: count.value, second: 0, next: unit.next };
}

function skipRemaining(env: Env, at: number): number {
  return /^(?:बाकी|बाक़ी|कम|बाकी हैं|baki|kam|বাকি|कमी|पहले)$/.test(textAt(env, at)) ? at + 1 : at;
}

/** Reads hour and minutes said one behind the other: "eight forty", "eight o six", बारह पंद्रह, "fifteen hundred hours". */
export function readPair(env: Env, at: number): Clock | undefined {
  const hour = readCount(env.tokens, at, env.words);
  if (!hour || hour.ordinal || hour.ending || hour.value > 23 || hour.width > 2) return undefined;
  if (textAt(env, hour.next) === 'hundred') {
    const hours = readHours(env, hour.next + 1);
    return hours === undefined
      ? undefined
      : { ...(clock(hours, hour.value) as Clock), open: false };
  }
  const sign = isSign(env.tokens[hour.next], '-') && hour.width === 0 ? hour.next + 1 : hour.next;
  const zero = /^(?:o|oh|zero|शून्य|ज़ीरो|शुन्य)$/.test(textAt(env, sign));
  const minute = readCount(env.tokens, zero ? sign + 1 : sign, env.words);
  if (!minute || minute.ordinal || minute.ending || minute.value > 59) return undefined;
  // Both in words or both in digits; 1..9 minutes need their zero: "eight nine" is two digits.
  if (minute.width > 0 !== hour.width > 0 || (minute.width > 0 && minute.width !== 2))
    return undefined;
  if (minute.width === 0 && (zero ? minute.value > 9 : minute.value < 10)) return undefined;
  if (minute.width === 0 && hour.value === 0) return undefined;
  const unit = look(env.words.units, env.tokens, minute.next);
  const said =
    unit?.value.unit === 'minute' && unit.value.direction === undefined ? unit.next : minute.next;
  const read = withMeridiem(env, clock(said, hour.value, minute.value, 'weak'));
  if (!read) return undefined;
  const struck = readHours(env, read.next) ?? look(env.words.oclock, env.tokens, read.next)?.next;
  return struck === undefined ? read : { ...read, strength: 'sure', next: struck };
}
