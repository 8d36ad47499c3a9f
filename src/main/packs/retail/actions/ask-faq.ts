import { createAskFaq } from '../../kit/questions/ask-faq.ts';
import { findFaq } from '../faqs.ts';

export const askFaq = createAskFaq(
  'A question about the shop: opening hours, payment, delivery, returns, services',
  findFaq,
);
