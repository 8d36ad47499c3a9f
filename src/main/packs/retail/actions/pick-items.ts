import type { ActionContext, CheckResult } from '../../../actions/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { wordsOf } from '../order-view.ts';
import { itemsOf, type Order, type OrderItem } from '../orders.ts';
import { itemMentions, namesOf, optionsOf, returnCard } from '../return-view.ts';
import { findReturn, returnedItems } from '../returns.ts';
import { withoutEndings } from '../../kit/endings.ts';
import { recall } from './order-memory.ts';

type Asked = Extract<CheckResult<unknown>, { readonly status: 'needs' | 'refused' }>;
export interface Picked {
  readonly status: 'ready';
  readonly items: readonly OrderItem[];
  /** The product's id, or "all". */
  readonly item: string;
}

/**
 * Which things of an order go back: the only one, the one that was named (by its id or in words), or
 * all; else asks. What is on its way back already is not taken twice.
 */
export function pickItems(
  order: Order,
  said: string | undefined,
  context: ActionContext,
): Picked | Asked {
  const all = itemsOf(context.db, order.id);
  const returned = returnedItems(context.db, order.id);
  const left = all.filter(({ productId }) => !returned.has(productId));
  const named = said === undefined || said === 'all' ? undefined : namedBy(said, all);
  const gone = named ? returned.get(named.productId) : undefined;
  if (gone !== undefined || left.length === 0) {
    const id = gone ?? [...returned.values()][0] ?? '';
    return alreadyReturned(id, named && gone ? [named] : all, order, context);
  }
  const [only, another] = left;
  if (named) return { status: 'ready', items: [named], item: named.productId };
  if (only && !another) return { status: 'ready', items: [only], item: only.productId };
  const { returnPick } = recall(context.memory);
  // Words that name nothing of it ("the screen is cracked") leave the choice as it was.
  const before = returnPick?.order_id === order.id && said !== undefined ? returnPick.item : null;
  if (said === 'all' || before === 'all') return { status: 'ready', items: left, item: 'all' };
  const kept = left.find(({ productId }) => productId === before);
  if (kept) return { status: 'ready', items: [kept], item: kept.productId };
  const mentions = itemMentions(left, context);
  return {
    status: 'needs',
    slot: 'return_item',
    clear: true,
    phrase: { key: 'return.which_item', params: { options: optionsOf(mentions) } },
    mentions,
  };
}

function alreadyReturned(
  id: string,
  items: readonly OrderItem[],
  order: Order,
  context: ActionContext,
): Asked {
  const entry = findReturn(context.db, id);
  return {
    status: 'refused',
    reply: {
      phrases: [
        {
          key: 'return.refuse.already',
          params: { item: namesOf(items, context), return: { kind: 'digits', value: id } },
        },
      ],
      cards: entry ? [returnCard(entry, context)] : [],
      focus: { order_id: order.id },
    },
  };
}

/** The thing whose names hold most of what was said; none where two hold as much. */
function namedBy(said: string, items: readonly OrderItem[]): OrderItem | undefined {
  const exact = items.find(({ productId }) => productId === said);
  if (exact) return exact;
  const words = tokenise(normalise(said)).map(({ text }) => text);
  const scored = items
    .map((item) => {
      const held = tokenise(normalise(wordsOf(item))).map(({ text }) => text);
      const hits = words.filter((word) => held.some((other) => sameWord(word, other)));
      return { item, score: hits.length };
    })
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score > 0 && best.score > (second?.score ?? 0) ? best.item : undefined;
}

/** "shoe" and "shoes", "कुर्ते" and "कुर्ता", "ল্যাম্পটা" and "ল্যাম্প": the same beginning, and little more. */
function sameWord(said: string, b: string): boolean {
  const a = withoutEndings(said);
  if (said === b || a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const stem = short.length > 3 ? short.slice(0, -1) : short;
  return short.length > 2 && long.startsWith(stem) && long.length - stem.length <= 2;
}
