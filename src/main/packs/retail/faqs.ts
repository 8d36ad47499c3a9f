import type { Database } from '../../store/port.ts';
import { createAnswerFinder } from '../kit/questions/find-answer.ts';
import otherTalk from './other-talk.json' with { type: 'json' };

/** A row of the faqs table; its texts are read with `localised`. */
export interface Faq {
  readonly id: string;
  readonly topic: string;
}

/** What is often asked about one product. */
export function faqsOfProduct(db: Database, productId: string): Faq[] {
  return db.all<Faq>('SELECT * FROM faqs WHERE product_id = :productId ORDER BY id', { productId });
}

const findAnswer = createAnswerFinder({
  otherTalk,
  read: (db) =>
    db
      .all<{ id: string; questions: string }>(
        `SELECT s.id, s.questions FROM faq_search s JOIN faqs f ON f.id = s.id
         WHERE f.product_id IS NULL`,
      )
      .map(({ id, questions }) => ({ id, ways: questions.split('\n') })),
  stamp: (db) =>
    db.get<{ stamp: string | null }>('SELECT group_concat(questions) AS stamp FROM faq_search')
      ?.stamp ?? '',
});

/** The question of the shop's list that was asked (those about one product are not in it). */
export function findFaq(db: Database, question: string): Faq | undefined {
  const found = findAnswer(db, question);
  return found && db.get<Faq>('SELECT * FROM faqs WHERE id = :id', { id: found.id });
}
