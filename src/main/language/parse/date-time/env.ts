import type { ParseContext } from '../context.ts';
import { type CivilDateTime, civilAt } from './civil.ts';
import type { Moment } from './moment.ts';
import { look } from './table.ts';
import { isSign, type Token, tokenise } from './tokens.ts';
import { type Lexicon, lexicon } from './words/index.ts';

/** Which of day and month comes first where a date is written in numbers alone. */
export type DateOrder = 'day-first' | 'month-first';

export interface DateContext extends ParseContext {
  /** `day-first`, as India writes, where absent. */
  readonly dateOrder?: DateOrder;
}

/** `mixed`: the sentence tells both ("I want to return what came on 12 November"). */
export type Tense = 'past' | 'future' | 'mixed';

/** One sentence on its way through the grammars, with what they may know. */
export interface Env {
  readonly tokens: readonly Token[];
  readonly words: Lexicon;
  readonly now: CivilDateTime;
  readonly order: DateOrder;
  /** Undefined where the sentence does not tell. */
  readonly tense: Tense | undefined;
  /** Dates already read, by token: several grammars ask for the same one. */
  readonly dates: Map<number, Moment | undefined>;
}

/** More words than this are no utterance; what lies behind is not read. */
const maxTokens = 400;

export function createEnv(text: string, context: DateContext): Env {
  const tokens = tokenise(text).slice(0, maxTokens);
  const words = lexicon(context.language);
  return {
    tokens,
    words,
    now: civilAt(context.now, context.timeZone),
    order: context.dateOrder ?? 'day-first',
    tense: tenseOf(text, words),
    dates: new Map(),
  };
}

function tenseOf(text: string, words: Lexicon): Tense | undefined {
  const clean = text.normalize('NFC').toLowerCase().replaceAll('\u0901', '\u0902');
  const past = words.tenses.some((tense) => tense.past.test(clean));
  const future = words.tenses.some((tense) => tense.future.test(clean));
  if (past && future) return 'mixed';
  return past ? 'past' : future ? 'future' : undefined;
}

/** The token text at an index, '' outside the sentence. */
export function textAt(env: Env, at: number): string {
  return env.tokens[at]?.text ?? '';
}

/** The index behind one of the signs, or `at` itself where there is none. */
export function skipSign(env: Env, at: number, signs: string): number {
  return isSign(env.tokens[at], signs) ? at + 1 : at;
}

/** The index behind a phrase of the table, or `at` itself where there is none. */
export function skip(env: Env, table: Parameters<typeof look<unknown>>[0], at: number): number {
  return look(table, env.tokens, at)?.next ?? at;
}

/** Skips words and commas that may stand between a day and a time; `limit` of them at most. */
export function skipJoiners(env: Env, at: number, limit = 4): number {
  let next = at;
  for (let count = 0; count < limit; count += 1) {
    const token = env.tokens[next];
    if (!token || !(env.words.joiners.has(token.key) || isSign(token, ',-–—('))) break;
    next += 1;
  }
  return next;
}
