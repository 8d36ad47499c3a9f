import { type Language, languages } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createSession } from '../session.ts';
import type { Pack } from '../../packs/pack.ts';
import type { Trade } from '../trade.ts';
import { type BenchRow, benchRow } from './row.ts';

/** Whole turns, from the words to the worded answer, without speech and without a language model. */
const targetMs = 10;
const rounds = 15;
/** The first conversation fills caches of the database and of Intl; a kiosk has it once a day. */
const warmUpRounds = 1;

/** Sentences of each intent in a conversation. */
const perIntent = 2;

/** Everything that may be wanted of the trade, one after the other: questions stay open, tasks are interrupted. */
function conversation({ intents, examples }: Pack, language: Language): string[] {
  return Array.from({ length: perIntent }, (_, at) =>
    Object.keys(intents).flatMap((intent) => examples[language][intent]?.at(at) ?? []),
  ).flat();
}

/** Times turns in all four languages on an open shop. */
export async function benchTextTurns(trade: Trade, clock: Clock): Promise<BenchRow> {
  const durations: number[] = [];
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
        const { ms } = await session.say(line);
        if (round >= warmUpRounds) durations.push(ms);
      }
      session.close();
    }
  }
  return benchRow('text turn, fast path', durations, targetMs);
}
