import { flag, inFour, list, text, whole } from '../kit/catalog.ts';
import { catalogTable } from '../kit/catalog-table.ts';

const inventory = catalogTable({
  name: 'inventory',
  table: 'inventory',
  idColumn: 'id',
  title: 'stock_number',
  columns: [
    text('id', { max: 60 }),
    text('stock_number', { max: 60 }),
    text('make', { max: 60 }),
    text('model', { max: 60 }),
    whole('year', { min: 1980, max: 2100 }),
    text('color', { max: 60 }),
    whole('price', { min: 1 }),
    flag('is_new'),
    flag('is_available'),
    text('fuel', { values: ['petrol', 'diesel', 'cng', 'electric', 'hybrid'] }),
    text('gearbox', { values: ['manual', 'automatic'] }),
    whole('kilometres', { min: 0 }),
  ],
  broken:
    'make and model must be of the line-up; a car that an appointment names cannot be taken out: set is_available to false instead',
  fresh: (_db, now) => ({ created_at: now }),
  order: 'id',
});

const services = catalogTable({
  name: 'services',
  table: 'service_types',
  idColumn: 'id',
  title: 'name',
  columns: [
    text('id', { max: 60 }),
    ...inFour('name', 'description'),
    whole('duration_min', { min: 1, max: 1_440 }),
    whole('price_min', { min: 0 }),
    whole('price_max', { min: 0 }),
  ],
  broken: 'an appointment is of this service: it cannot be taken out',
  fresh: (db) => ({
    position:
      (db.get<{ last: number | null }>('SELECT max(position) AS last FROM service_types')?.last ??
        -1) + 1,
  }),
  order: 'position, id',
});

const faq = catalogTable({
  name: 'faq',
  table: 'faq',
  idColumn: 'id',
  title: 'question',
  columns: [
    text('id', { max: 60 }),
    text('category', { max: 100 }),
    ...inFour('question', 'answer'),
    list('also', { optional: true, allowed: 'further ways to ask it' }),
  ],
  broken: 'something names this question',
  stored: { also: { column: 'keywords', separator: '\n' } },
  order: 'id',
});

/** What the dealer may bring as a file. */
export const importable = [inventory, services, faq] as const;
