import { date, inFour, list, pairs, text, whole } from '../kit/catalog.ts';
import { catalogTable } from '../kit/catalog-table.ts';
import type { Database } from '../../store/port.ts';

const products = catalogTable({
  name: 'products',
  table: 'products',
  idColumn: 'id',
  title: 'name',
  columns: [
    text('id', { max: 60 }),
    ...inFour('name', 'description'),
    text('category', { values: ['electronics', 'clothing', 'home', 'beauty', 'sports'] }),
    text('brand', { max: 100 }),
    text('color', { optional: true, max: 100 }),
    whole('price', { min: 0 }),
    whole('stock_quantity', { min: 0 }),
    text('image_url', { optional: true, max: 500 }),
    pairs('specifications', { optional: true, allowed: 'names with a text each' }),
    list('keywords', { optional: true }),
  ],
  broken: 'an order, a return or a question names this product: set its stock to 0 instead',
  fresh: (db, now) => ({
    number:
      (db.get<{ last: number | null }>('SELECT max(number) AS last FROM products')?.last ?? 0) + 1,
    created_at: now,
  }),
  order: 'number',
});

const policies = catalogTable({
  name: 'policies',
  table: 'policies',
  idColumn: 'id',
  title: 'title',
  columns: [
    text('id', { max: 60 }),
    text('type', { values: ['returns', 'refunds', 'shipping', 'privacy', 'warranty'] }),
    ...inFour('title', 'summary', 'content'),
    date('effective_date'),
  ],
  broken: 'something names this policy',
  fresh: (_db, now) => ({ updated_at: now }),
  touched: (now) => ({ updated_at: now }),
  order: 'id',
});

/** Of the ways to ask a question, the first are itself in four languages. */
const itself = 4;

const faqs = catalogTable({
  name: 'faqs',
  table: 'faqs',
  idColumn: 'id',
  title: 'question',
  columns: [
    text('id', { max: 60 }),
    text('product_id', { optional: true, max: 60 }),
    text('topic', { max: 100 }),
    ...inFour('question', 'answer'),
    list('also', { optional: true, allowed: 'further ways to ask it' }),
  ],
  broken: 'product_id must be the id of a product, or empty',
  elsewhere: ['also'],
  besides: {
    read(db, id) {
      const ways = waysOf(db, id);
      return { also: ways.slice(itself) };
    },
    write(db, row) {
      const also = (row['also'] ?? []) as readonly string[];
      const languages = ['', '_hi', '_bn', '_mr'];
      const all = (name: string) => languages.map((suffix) => String(row[`${name}${suffix}`]));
      db.run('DELETE FROM faq_search WHERE id = :id', { id: String(row['id']) });
      db.run('INSERT INTO faq_search (id, questions, answers) VALUES (:id, :questions, :answers)', {
        id: String(row['id']),
        questions: [...all('question').map(oneLine), ...also].join('\n').normalize('NFC'),
        answers: all('answer').join(' ').normalize('NFC'),
      });
    },
    remove: (db, id) => void db.run('DELETE FROM faq_search WHERE id = :id', { id }),
  },
  fresh: (_db, now) => ({ created_at: now }),
  order: 'id',
});

/** A way to ask it is one line. */
const oneLine = (way: string) => way.replaceAll(/\s+/g, ' ').trim();

function waysOf(db: Database, id: string): string[] {
  const row = db.get<{ questions: string }>('SELECT questions FROM faq_search WHERE id = :id', {
    id,
  });
  return row ? row.questions.split('\n') : [];
}

/** What the shop may bring as a file. */
export const importable = [products, policies, faqs] as const;
