import { normalise, tokenise } from '../../../language/normalise.ts';
import type { EndingModel } from './ending-model.ts';
import { type Evidence, strategies, type TurnSoFar } from './strategies.ts';
import { waitFor } from './wait.ts';

export { type EndingModel, endingModel, endingVersion, trainEndingModel } from './ending-model.ts';
export type { TurnSoFar } from './strategies.ts';

export interface TurnEnd {
  readonly strategy: keyof typeof strategies;
  /** 0 to 1: how likely the turn is over. */
  readonly likelihood: number;
  /** How long to wait for more, ms since the end of speech. */
  readonly waitMs: number;
}

/** What the words at the end weigh beside the strategies (docs/decisions/006-end-of-turn.md). */
const wordsWeight = 0.44;
const mostOdds = 7;

/** How long to wait for more of a turn, and why. Pure; some tens of microseconds. */
export function endOfTurn(turn: TurnSoFar, endings: EndingModel): TurnEnd {
  const { strategy, evidence } = judge(turn);
  const words = tokenise(normalise(turn.text)).map(({ text }) => text);
  const own = Math.max(-mostOdds, Math.min(mostOdds, endings.logOdds(words)));
  const odds = evidence.odds + (evidence.decides ? 0 : wordsWeight * own);
  const likelihood = 1 / (1 + Math.exp(-odds));
  return { strategy, likelihood, waitMs: waitFor(likelihood) };
}

function judge(turn: TurnSoFar): {
  readonly strategy: TurnEnd['strategy'];
  readonly evidence: Evidence;
} {
  for (const [name, strategy] of Object.entries(strategies)) {
    const evidence = strategy(turn);
    if (evidence) return { strategy: name as TurnEnd['strategy'], evidence };
  }
  return { strategy: 'nothingYet', evidence: { odds: 0 } };
}
