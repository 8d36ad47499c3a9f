import { languages } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createSession } from '../session.ts';
import type { Trade } from '../trade.ts';
import type { TurnRecord } from '../turn-record.ts';
import { conversation } from './conversation.ts';
import { type BenchRow, spreadRow } from './row.ts';

/** Whole turns, from the words to the worded answer, without speech and without a language model. */
const targetMs = 10;
const rounds = 15;
/** The first conversation fills caches of the database and of Intl; a kiosk has it once a day. */
const warmUpRounds = 1;

/** Times turns in all four languages on an open shop, and the stages of each. */
export async function benchTextTurns(trade: Trade, clock: Clock): Promise<BenchRow[]> {
  const durations: number[] = [];
  const stages: TurnRecord['stages'][] = [];
  for (let round = 0; round < rounds + warmUpRounds; round += 1) {
    for (const language of languages) {
      const session = createSession({
        trade,
        clock,
        language,
        interpret: null,
        onError(error) {
          throw error;
        },
      });
      for (const line of conversation(trade.pack, language)) {
        const record = await session.say(line);
        if (round < warmUpRounds) continue;
        durations.push(record.ms);
        stages.push(record.stages);
      }
      session.close();
    }
  }
  const stage = (name: string, ms: (one: TurnRecord['stages']) => number) =>
    spreadRow(`  of that: ${name}`, stages.map(ms));
  return [
    spreadRow('text turn, fast path', durations, { target: targetMs }),
    stage('understanding', ({ understandMs }) => understandMs),
    stage('action', ({ actMs }) => actMs),
    stage('wording', ({ wordMs }) => wordMs),
  ];
}
