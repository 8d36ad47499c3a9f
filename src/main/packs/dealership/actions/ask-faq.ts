import { createAskFaq } from '../../kit/questions/ask-faq.ts';
import { findFaq } from '../faqs.ts';

export const askFaq = createAskFaq(
  'A question about the dealership: hours, place, payment, loan, insurance, warranty, exchange',
  findFaq,
);
