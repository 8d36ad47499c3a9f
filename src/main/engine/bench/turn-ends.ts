import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languageSchema } from '../../../contract/language.ts';
import { fnv1a } from '../../dialogue/turn/end-of-turn/hash.ts';
import { endOfTurn } from '../../dialogue/turn/end-of-turn/index.ts';
import { cheapestWait, isLonger } from '../../dialogue/turn/end-of-turn/wait.ts';
import { initialState } from '../../dialogue/state/reduce.ts';
import { understand } from '../../dialogue/understand/understand.ts';
import { appRoot } from '../../ops/paths.ts';
import type { Trade } from '../trade.ts';
import { type BenchRow, shareRow } from './row.ts';

/** Utterances labelled by how they were made (tests/support/make-turn-ends.mjs): whole, cut inside, cut inside a number. */
const caseSchema = z.object({
  label: z.enum(['finished', 'unfinished', 'wait']),
  text: z.string(),
  pack: z.string(),
  language: languageSchema,
  intent: z.string().nullable(),
  asked: z.string().nullable(),
  pending: z.boolean(),
});
export type TurnEndCase = z.infer<typeof caseSchema>;

/**
 * Whether the weights of the strategies were set without a look at it: half of the cases, by the first
 * word of the sentence, so that a sentence and its cuts are on the same side.
 */
export const isKeptApart = ({ text, pack }: TurnEndCase): boolean =>
  fnv1a(`${text.split(' ')[0]}${pack}`) % 2 === 1;

export interface JudgedCase extends TurnEndCase {
  readonly strategy: string;
  readonly likelihood: number;
}

export function readTurnEnds(): TurnEndCase[] {
  const file = join(appRoot(), 'data', 'bench', 'turn-ends.json');
  return z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** What the strategies make of each utterance of a trade. */
export function judge(cases: readonly TurnEndCase[], { pack, ...trade }: Trade): JudgedCase[] {
  const own = cases.filter((one) => one.pack === pack.id);
  return own.map((one) => {
    const task = one.intent === null ? null : { intent: one.intent, slots: {}, asked: one.asked };
    const state = { ...initialState(one.language), task };
    const { strategy, likelihood } = endOfTurn(
      {
        text: one.text,
        language: one.language,
        asked: one.pending || one.asked !== null,
        digits: (one.asked === null ? undefined : pack.slots[one.asked]?.digits) ?? null,
        meaning: understand(one.text, state, pack, trade.classifier, 0),
      },
      trade.endings,
    );
    return { ...one, strategy, likelihood };
  });
}

/** The most false cut-offs at a mean delay of 300 ms, per cent (docs/benchmarks.md). */
const target = 27;

/** How often a pause inside a turn of this trade is taken for its end. */
export function benchTurnEnds(trade: Trade): BenchRow {
  const cases = judge(readTurnEnds(), trade);
  const { falseCuts } = scoreWhere(cases, { delayMs: 300 });
  const figure = 'pauses in a turn taken for its end, at 300 ms mean delay';
  return shareRow(figure, cases.length, falseCuts, { atMost: target });
}

/** The mean delay at the end of a turn, ms, and the share of pauses inside one that are taken for its end. */
export interface Score {
  readonly delayMs: number;
  readonly falseCuts: number;
}

export function score(cases: readonly JudgedCase[], wait: (one: JudgedCase) => number): Score {
  const [ends, pauses] = [cases.filter(isEnd), cases.filter((one) => !isEnd(one))];
  return {
    delayMs: mean(ends.map(wait)),
    falseCuts: mean(pauses.map((one) => isLonger(wait(one)))),
  };
}

const isEnd = ({ label }: JudgedCase) => label === 'finished';
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The strategies at a mean delay, or at a share of false cut-offs: what waiting costs is varied until it fits. */
export function scoreWhere(
  cases: readonly JudgedCase[],
  fits: { readonly delayMs: number } | { readonly falseCuts: number },
): Score {
  let [low, high] = [1e-2, 1e2];
  let found = score(cases, waitAt(low));
  for (let step = 0; step < 24; step += 1) {
    const middle = Math.sqrt(low * high);
    found = score(cases, waitAt(middle));
    // A dearer wait is shorter, and cuts more.
    const tooDear =
      'delayMs' in fits ? found.delayMs < fits.delayMs : found.falseCuts > fits.falseCuts;
    if (tooDear) high = middle;
    else low = middle;
  }
  return found;
}

function waitAt(perSecond: number): (one: JudgedCase) => number {
  const wait = cheapestWait(perSecond);
  return ({ likelihood }) => wait(likelihood);
}

/** A timer that waits the same after all words. */
export function timerWhere(
  cases: readonly JudgedCase[],
  fits: { readonly delayMs: number } | { readonly falseCuts: number },
): Score {
  if ('delayMs' in fits) return score(cases, () => fits.delayMs);
  let [low, high] = [0, 10_000];
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (isLonger(middle) > fits.falseCuts) low = middle;
    else high = middle;
  }
  return score(cases, () => high);
}
