import type { Database } from '../../store/port.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { namesOf } from '../kit/localised.ts';
import { createAnswerFinder } from '../kit/questions/find-answer.ts';

/** A row of the faqs table; its texts are read with `localised`. */
export interface Faq {
  readonly id: string;
  /** Other ways to ask it, a line each. */
  readonly also: string;
}

/** "Is there parking there?": where it is, changes nothing about the answer. */
const there: ReadonlySet<string> = new Set(
  `there that restaurant place restaurants वहाँ वहां उधर उस रेस्टोरेंट जगह ওখানে ওই রেস্তোরাঁয় রেস্তোরাঁ জায়গায়
   तिथे तिथं त्या रेस्टॉरंट रेस्टॉरंटला रेस्टॉरंटमध्ये wahan udhar okhane oikhane tithe tikde`
    .split(/\s+/)
    .map(normalise),
);

const bare = (question: string): string =>
  tokenise(normalise(question))
    .map(({ text }) => text)
    .filter((word) => !there.has(word))
    .join(' ');

/** The question of the list that was asked; undefined when none is near enough. */
export function findFaq(db: Database, question: string): Faq | undefined {
  const found = findAnswer(db, bare(question));
  return found && db.get<Faq>('SELECT * FROM faqs WHERE id = :id', { id: found.id });
}

const findAnswer = createAnswerFinder({
  read: (db) =>
    db.all<Faq>('SELECT * FROM faqs ORDER BY id').map((faq) => ({
      id: faq.id,
      ways: [...namesOf(faq, 'question'), ...faq.also.split('\n').filter((way) => way !== '')].map(
        bare,
      ),
    })),
  stamp: (db) =>
    db.get<{ stamp: string | null }>(
      'SELECT group_concat(question || question_hi || question_bn || question_mr || also) AS stamp FROM faqs',
    )?.stamp ?? '',
});
