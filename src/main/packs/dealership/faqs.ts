import { languages } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { localised } from '../kit/localised.ts';
import { createAnswerFinder } from '../kit/questions/find-answer.ts';

/** A row of the faq table; its texts are read with `localised`. */
export interface Faq {
  readonly id: string;
  readonly keywords: string;
}

const allFaqs = (db: Database) => db.all<Faq>('SELECT * FROM faq ORDER BY id');

const findAnswer = createAnswerFinder({
  read: (db) =>
    allFaqs(db).map((faq) => ({
      id: faq.id,
      ways: [...languages.map((l) => localised(faq, 'question', l)), ...faq.keywords.split('\n')],
    })),
  stamp: (db) => JSON.stringify(allFaqs(db)),
  leastScore: 0.6,
});

/** The question of the dealer's list that was asked; undefined when none is near enough. */
export function findFaq(db: Database, question: string): Faq | undefined {
  const found = findAnswer(db, question);
  return found && db.get<Faq>('SELECT * FROM faq WHERE id = :id', { id: found.id });
}
