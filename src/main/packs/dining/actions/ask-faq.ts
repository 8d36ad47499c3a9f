import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { localised } from '../../kit/localised.ts';
import { faqCard, findAnswer, findFaq } from '../faqs.ts';

export const askFaq: ReadAction<string> = {
  name: 'ask_faq',
  description:
    'A question about eating out and booking: parking, payment, dress, dogs, children, cancelling, codes',
  parameters: z.object({ question: z.string().optional() }),
  effect: 'read',
  check(slots) {
    const question = slots['question'];
    if (typeof question === 'string' && question.trim() !== '')
      return { status: 'ready', input: question };
    return { status: 'needs', slot: 'question', clear: false, phrase: { key: 'ask.question' } };
  },
  run(question, { db, language }) {
    const found = findAnswer(db, question);
    const faq = found && findFaq(db, found.id);
    if (!faq) return { phrases: [{ key: 'faq.none' }], empty: true };
    return {
      phrases: [{ key: 'faq.answer', params: { answer: localised(faq, 'answer', language) } }],
      cards: [faqCard(faq, language)],
    };
  },
};
