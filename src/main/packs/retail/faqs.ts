import type { Card } from '../../../contract/cards.ts';
import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { localised } from './localised.ts';

/** A row of the faqs table; its texts are read with `localised`. */
export interface Faq {
  readonly id: string;
  readonly topic: string;
}

export function findFaq(db: Database, id: string): Faq | undefined {
  return db.get<Faq>('SELECT * FROM faqs WHERE id = :id', { id });
}

/** What is often asked about one product. */
export function faqsOfProduct(db: Database, productId: string): Faq[] {
  return db.all<Faq>('SELECT * FROM faqs WHERE product_id = :productId ORDER BY id', { productId });
}

export function faqCard(faq: Faq, language: Language): Card {
  return {
    kind: 'faq',
    id: faq.id,
    question: localised(faq, 'question', language),
    answer: localised(faq, 'answer', language),
  };
}
