import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { findFaq } from '../faqs.ts';
import { localised } from '../../kit/localised.ts';

export const askFaq: ReadAction<string> = {
  name: 'ask_faq',
  description:
    'A question about the dealership: hours, place, payment, loan, insurance, warranty, exchange',
  parameters: z.object({ question: z.string().optional() }),
  effect: 'read',
  check(slots) {
    const question = slots['question'];
    if (typeof question === 'string' && question.trim() !== '') {
      return { status: 'ready', input: question };
    }
    return { status: 'needs', slot: 'question', clear: false, phrase: { key: 'ask.question' } };
  },
  run(question, { db, language }) {
    const faq = findFaq(db, question);
    if (!faq) return { phrases: [{ key: 'faq.none' }], empty: true };
    const answer = localised(faq, 'answer', language);
    return {
      phrases: [{ key: 'faq.answer', params: { answer } }],
      cards: [{ kind: 'faq', id: faq.id, question: localised(faq, 'question', language), answer }],
    };
  },
};
