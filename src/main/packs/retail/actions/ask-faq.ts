import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { matchAny } from '../../../store/search.ts';
import { localised } from '../localised.ts';
import words from '../words.json' with { type: 'json' };

type FaqRow = { readonly id: string; readonly words: string };

/** The share of a question's content words that an answer must hold to be given. */
const minCoverage = 0.5;
const carriers = new Set(words.carriers.map((word) => normalise(word)));

export const askFaq: ReadAction<string> = {
  name: 'ask_faq',
  description: 'A question about the shop, payment, delivery or the use of a product',
  parameters: z.object({ question: z.string().optional() }),
  effect: 'read',
  check(slots) {
    const question = slots['question'];
    if (typeof question === 'string') return { status: 'ready', input: question };
    return { status: 'needs', slot: 'question', clear: false, phrase: { key: 'ask.question' } };
  },
  run(question, { db, language }) {
    const content = [...new Set(tokenise(normalise(question)).map(({ text }) => text))].filter(
      (word) => !carriers.has(word),
    );
    const rows =
      content.length === 0
        ? []
        : db.all<FaqRow>(
            `SELECT f.*, s.questions || ' ' || s.answers AS words FROM faq_search s JOIN faqs f ON f.id = s.id
             WHERE faq_search MATCH :match ORDER BY bm25(faq_search, 0, 4, 1) LIMIT 20`,
            { match: matchAny(content.map(prefix)) },
          );
    const scored = rows.map((row) => {
      const held = tokenise(normalise(row.words)).map(({ text }) => text);
      const hits = content.filter((word) => held.some((other) => sameWord(word, other)));
      return { row, coverage: hits.length / content.length };
    });
    const best = scored.reduce<(typeof scored)[number] | undefined>(
      (top, next) => (next.coverage > (top?.coverage ?? 0) ? next : top),
      undefined,
    );
    if (!best || best.coverage < minCoverage)
      return { phrases: [{ key: 'faq.none' }], empty: true };
    const answer = localised(best.row, 'answer', language);
    return {
      phrases: [{ key: 'faq.answer', params: { answer } }],
      cards: [
        {
          kind: 'faq',
          id: best.row.id,
          question: localised(best.row, 'question', language),
          answer,
        },
      ],
    };
  },
};

/** A short word must be there as it is: "ple" is not "please". */
function sameWord(asked: string, held: string): boolean {
  return held === asked || (asked.length > 3 && held.startsWith(prefix(asked)));
}

/** Inflections share their beginning: "opening" and "opens" both find "open". */
function prefix(word: string): string {
  return word.length > 5 ? word.slice(0, Math.max(4, word.length - 3)) : word.replace(/s$/, '');
}
