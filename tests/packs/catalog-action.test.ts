import { afterAll, expect, test } from 'vitest';
import { type ActionResponse, createActionAgent } from '../../src/main/actions/agent.ts';
import type { ActionReply, Memory, Slots } from '../../src/main/actions/port.ts';
import { searchProducts } from '../../src/main/packs/retail/actions/search-products.ts';
import { openCatalog } from './catalog-shop.ts';

const shop = openCatalog();
afterAll(() => shop[Symbol.dispose]());
const agent = createActionAgent({ search_products: searchProducts }, shop.db);

const ask = (slots: Slots, memory: Memory = {}): ActionResponse =>
  agent.request(
    { action: 'search_products', slots },
    { now: 0, language: 'en', memory, recent: [], label: (key) => key },
  );

function answer(slots: Slots, memory?: Memory): ActionReply {
  const response = ask(slots, memory);
  if (response.status !== 'answered') throw new Error(`not answered: ${response.status}`);
  return response.reply;
}

const keys = (reply: ActionReply) => reply.phrases.map(({ key }) => key);
const cards = (reply: ActionReply) =>
  (reply.cards ?? []).map((card) => (card.kind === 'product' ? card.id : card.kind));

test('what is shown can be referred to, in its order', () => {
  const reply = answer({ query: 'shoes' });
  expect(cards(reply)).toEqual(['P501', 'P211', 'P502', 'P503', 'P504']);
  expect(reply.mentions?.map(({ slots }) => slots['product_id'])).toEqual(cards(reply));
  expect(reply.focus).toEqual({ product_id: 'P501' });
  expect(reply.phrases[0]).toMatchObject({
    key: 'search.found',
    params: { count: 5, price: { kind: 'money', rupees: 1499 } },
  });
});

test('as many as are asked for, five when nothing is said, ten at most', () => {
  expect(cards(answer({ query: 'cotton', max_results: 2 })).length).toBe(2);
  expect(cards(answer({ query: 'cotton' })).length).toBe(5);
  expect(cards(answer({ category: 'home', max_results: 500 })).length).toBe(10);
  for (const wrong of [0, -3, 'many', null, 1e308])
    expect(cards(answer({ query: 'cotton', max_results: wrong })).length).toBeGreaterThan(0);
});

test('nothing in the price range: the nearest, and it is said', () => {
  const reply = answer({ query: 'running shoes', price_range: { max: 100 } });
  expect([keys(reply), cards(reply)]).toEqual([['search.none_in_range'], ['P501']]);
});

test('what had to be left out is said in the words of the person', () => {
  const reply = answer({ query: 'lal kurta' });
  expect(keys(reply)).toEqual(['search.widened', 'search.found']);
  expect(reply.phrases[0]?.params).toEqual({ left: 'lal' });
});

test('a first product that is out of stock is said to be', () => {
  expect(keys(answer({ query: 'mixer grinder' }))).toEqual(['search.found', 'details.stock_out']);
  expect(keys(answer({ query: 'laptop' }))).toEqual(['search.found']);
});

test('nothing at all leaves room for others to answer', () => {
  expect(answer({ query: 'unicorn saddles' })).toEqual({
    phrases: [{ key: 'search.none' }],
    empty: true,
    memory: {},
  });
});

test('without anything to look for it asks', () => {
  expect(ask({ max_results: 3 })).toMatchObject({ status: 'needs', slot: 'query' });
});

test('a price alone narrows what was looked for before, without what was not found', () => {
  const before = answer({ query: 'purple shoes' });
  const after = answer({ price_range: { min: 2000, max: 3000 } }, before.memory);
  expect(cards(after)).toEqual(['P211', 'P502', 'P503']);
  expect(keys(after)).toEqual(['search.found']);
  expect(ask({ price_range: { max: 3000 } }).status).toBe('needs');
  expect(ask({}, before.memory).status).toBe('needs');
});

test('something of that colour is no answer where the thing itself is unknown', () => {
  expect(keys(answer({ query: 'green slippers' }))).toEqual(['search.none']);
  expect(cards(answer({ query: 'green' })).length).toBeGreaterThan(0);
});

test('a query that only names a kind of product shows that kind', () => {
  const reply = answer({ query: 'घर', category: 'home', price_range: { max: 1000 } });
  expect(keys(reply)).toEqual(['search.found']);
  expect(cards(reply)[0]).toBe('P310');
});
