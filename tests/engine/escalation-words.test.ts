import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { packs } from '../../src/main/packs/index.ts';
import { lastWords, openCounter } from '../support/counter.ts';
import { openShop } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

const yes: Record<Language, string> = { en: 'yes', hi: 'हाँ', bn: 'হ্যাঁ', mr: 'हो' };
const no: Record<Language, string> = { en: 'no', hi: 'नहीं', bn: 'না', mr: 'नाही' };

/** What a person is told to say to be called: it stands in quotation marks. */
const quoted = (text: string) => /"([^"]+)"/.exec(text)?.[1] ?? '';

describe.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  test.each(languages)(
    '%s: a call can be had and left, by the words that are offered',
    async (language) => {
      using counter = openCounter(openShop({ pack }));
      const { wording } = counter.shop.trade;
      const human = wording[language].label('choice.human');
      const taking = counter.begin(language);
      await taking.say(human);
      expect(lastWords(taking)).toMatch(/\?$/);
      await taking.say(yes[language]);
      expect(taking.state.task?.intent).toBe('call_back');
      const leaving = counter.begin(language);
      await leaving.say(human);
      await leaving.say(no[language]);
      expect([leaving.state.task, leaving.state.offered]).toEqual([null, null]);
      // Every wording of what is said while something else is open names words that work.
      for (const key of [
        'handover.nobody_later',
        'escalation.nobody_later',
        'escalation.call_offer_later',
      ]) {
        for (const times of [0, 1]) {
          const params = { day: 'X', time: 'Y' };
          const text = wording[language].word([{ key, params }], 'screen', { [key]: times });
          const session = counter.begin(language);
          await session.say(quoted(text));
          expect(session.state.task?.intent, text).toBe('call_back');
        }
      }
    },
    trainingMs,
  );
});

test('an answer is told as it was written, whatever is in it', async () => {
  using counter = openCounter();
  const operator = await counter.staff('A {name} <b>');
  const session = counter.begin();
  await session.say('i want to talk to a person');
  await operator.answer("It's {0} 'of' <i>five</i> #1!");
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(lastWords(session)).toBe(
    "There is an answer from A {name} <b>: It's {0} 'of' <i>five</i> #1!",
  );
});
