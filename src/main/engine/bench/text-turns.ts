import type { Language } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createSession } from '../session.ts';
import type { Trade } from '../trade.ts';
import { type BenchRow, benchRow } from './row.ts';

/** Whole turns, from the words to the worded answer, without speech and without a language model. */
const targetMs = 10;
const rounds = 15;
/** The first conversation fills caches of the database and of Intl; a kiosk has it once a day. */
const warmUpRounds = 1;

const conversations: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'where is my order 1042',
    '4321',
    'what is your return policy',
    'show me running shoes under three thousand',
    'the second one',
    'how much is it',
    'compare the first and the second',
    'are you open on sunday',
    'cancel it',
    'no',
    'cancel 1044 and where is my order 1057',
    'no, 1048',
    'leave it',
    'leave it',
  ],
  hi: [
    'मेरा ऑर्डर 1042 कहाँ है',
    'चार तीन दो एक',
    'वापसी की पॉलिसी क्या है',
    'रनिंग शूज़ दिखाओ 3000 से कम',
    'पहला वाला कितने का है',
    'मेरा पिछला ऑर्डर वापस करना है',
    'नहीं',
  ],
  bn: ['আমার অর্ডার 1042 কোথায়', 'চার তিন দুই এক', 'ফেরতের নিয়ম কী', 'জুতো দেখান', 'প্রথমটার দাম কত', 'না'],
  mr: [
    'माझी ऑर्डर 1042 कुठे आहे',
    'चार तीन दोन एक',
    'परत करण्याचे नियम काय आहेत',
    'शूज दाखवा',
    'पहिल्याची किंमत काय',
    'नाही',
  ],
};

/** Times turns in all four languages on an open shop. */
export async function benchTextTurns(trade: Trade, clock: Clock): Promise<BenchRow> {
  const durations: number[] = [];
  for (let round = 0; round < rounds + warmUpRounds; round += 1) {
    for (const [language, lines] of Object.entries(conversations)) {
      const session = createSession({
        trade,
        clock,
        language: language as Language,
        interpret: null,
        onError(error) {
          throw error;
        },
      });
      for (const line of lines) {
        const { ms } = await session.say(line);
        if (round >= warmUpRounds) durations.push(ms);
      }
      session.close();
    }
  }
  return benchRow('text turn, fast path', durations, targetMs);
}
