import { z } from 'zod';
import type { Card } from '../../../../contract/cards.ts';
import type { Language } from '../../../../contract/language.ts';
import type { ReadAction } from '../../../actions/port.ts';
import type { Database } from '../../../store/port.ts';
import { localised } from '../localised.ts';

/** A row of a table of questions; its texts are read with `localised`. */
interface Faq {
  readonly id: string;
}

export const faqCard = (faq: Faq, language: Language): Card => ({
  kind: 'faq',
  id: faq.id,
  question: localised(faq, 'question', language),
  answer: localised(faq, 'answer', language),
});

/**
 * Answers a question in the person's own words from a pack's list.
 *
 * @param description for the language model: what may be asked.
 * @param find the question of the list that was asked; undefined when none is near enough.
 */
export function createAskFaq(
  description: string,
  find: (db: Database, question: string) => Faq | undefined,
): ReadAction<string> {
  return {
    name: 'ask_faq',
    description,
    parameters: z.object({ question: z.string().optional() }),
    effect: 'read',
    check(slots) {
      const question = slots['question'];
      if (typeof question === 'string' && question.trim() !== '')
        return { status: 'ready', input: question };
      return { status: 'needs', slot: 'question', clear: false, phrase: { key: 'ask.question' } };
    },
    run(question, { db, language }) {
      const faq = find(db, question);
      if (!faq) return { phrases: [{ key: 'faq.none' }], empty: true };
      return {
        phrases: [{ key: 'faq.answer', params: { answer: localised(faq, 'answer', language) } }],
        cards: [faqCard(faq, language)],
      };
    },
  };
}
