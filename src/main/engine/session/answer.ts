import type { Understanding } from '../../dialogue/port.ts';
import type { Heard } from '../../dialogue/turn/hear.ts';
import { plain } from '../../dialogue/understand/reading.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Lobby, Served } from '../lobby/lobby.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { TurnResult, TurnTools } from '../turn/index.ts';
import { type HeardHow, SessionClosedError } from './port.ts';
import type { Talk } from './talk.ts';
import { listen, meaningIn, work } from './work.ts';

/** What an answer is worked out with. */
export interface AnswerDesk {
  readonly talk: Talk;
  readonly clock: Clock;
  readonly lobby: Lobby | undefined;
  readonly tools: () => TurnTools;
  /** Fires when the conversation is over. */
  readonly signal: AbortSignal;
  /** Says that it takes a moment, when it does. */
  readonly holding: <T>(work: Promise<T>, sinceMs: number) => Promise<T>;
  /** @throws SessionClosedError when the conversation is over. */
  readonly unlessClosed: () => void;
  readonly onError: (error: unknown) => void;
}

/** What was understood, and what it came to. */
export interface Worked {
  readonly heard: Understanding;
  readonly outcome: TurnResult;
}

/**
 * Works out a turn: what was meant, with a second opinion where the fast path is unsure, and what is done
 * about it. An error becomes an apology; rejects only with SessionClosedError.
 */
export async function workOut(
  said: Heard,
  how: HeardHow,
  desk: AnswerDesk,
  watch: Stopwatch,
): Promise<Worked> {
  const { talk, clock, lobby, tools } = desk;
  let heard = listen(said, talk, clock.now());
  watch.lap('understandMs');
  let outcome: TurnResult | undefined;
  try {
    outcome = unasked(heard, how, desk) ?? work(heard, talk, tools());
    const chosen = talk.inLobby ? lobby?.settle(outcome, heard, talk.state) : undefined;
    if (chosen) ({ outcome } = chosen);
    if (chosen?.served) {
      ({ heard, outcome } = beginIn(chosen.served, chosen.wish, heard.text, desk));
    }
    const { interpret } = talk;
    if (outcome.unsure && interpret) {
      watch.lap('actMs');
      const asked = interpret(heard, talk.state, desk.signal);
      const better = await desk.holding(asked, how.endedAt ?? clock.now());
      desk.unlessClosed();
      watch.lap('understandMs');
      if (better) {
        heard = better;
        outcome = work(heard, talk, tools());
      }
    }
    if (chosen?.served && outcome.unsure) outcome = welcome;
    return { heard, outcome };
  } catch (error) {
    if (error instanceof SessionClosedError) throw error;
    desk.onError(error);
    desk.unlessClosed();
    return { heard, outcome: afterError(outcome) };
  }
}

/** A yes before the question was said: it is asked first. */
function unasked(
  { act }: Understanding,
  { questionCut }: HeardHow,
  { talk, clock }: AnswerDesk,
): TurnResult | undefined {
  const { pending } = talk.state;
  const open = pending !== null && clock.now() < pending.expiresAt;
  if (!questionCut || act !== 'confirm' || !open) return undefined;
  return { ...apology, phrases: [pending.question] };
}

/** Enters a trade and answers there what was wished for on the way in; whoever only named it is welcomed. */
function beginIn(
  served: Served,
  wish: string | null,
  said: string,
  { talk, clock, tools }: AnswerDesk,
): Worked {
  talk.enter(served);
  if (wish === null) return { heard: plain(said, 'greet', 1), outcome: welcome };
  const heard = meaningIn(talk.trade, clock.now())(wish, talk.state);
  return { heard, outcome: work(heard, talk, tools()) };
}

export const apology: TurnResult = {
  events: [],
  phrases: [{ key: 'failed' }],
  cards: [],
  receipts: [],
  last: 'replaced',
  goodbye: false,
  unsure: false,
};

/** What a trade says first to somebody who has not said what they want of it. */
const welcome: TurnResult = { ...apology, phrases: [{ key: 'greet' }] };

/** What is said after an error: never that nothing was changed when something was. */
export function afterError(outcome: TurnResult | undefined): TurnResult {
  if (!outcome || outcome.receipts.length === 0) return apology;
  return { ...apology, phrases: [{ key: 'done.unworded' }], receipts: outcome.receipts };
}

/** What a turn comes to, or an apology for it. */
export function orApology(work: () => TurnResult, onError: (error: unknown) => void): TurnResult {
  try {
    return work();
  } catch (error) {
    onError(error);
    return apology;
  }
}
