import { createAskFaq } from '../../kit/questions/ask-faq.ts';
import { findFaq } from '../faqs.ts';

export const askFaq = createAskFaq(
  'A question about eating out and booking: parking, payment, dress, dogs, children, cancelling, codes',
  findFaq,
);
