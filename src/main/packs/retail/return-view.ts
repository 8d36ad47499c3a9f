import type { ReturnCard } from '../../../contract/cards.ts';
import type { ActionContext, Mention, PhraseParam } from '../../actions/port.ts';
import { listing, localised } from '../kit/localised.ts';
import { wordsOf } from './order-view.ts';
import type { OrderItem } from './orders.ts';
import { itemsOfReturn, type Return, returnEvents } from './returns.ts';
import { type ReturnAction, type ReturnReason, returnFlow } from './rules.ts';

/** The names of things, as one sentence says them: "A, B and C". */
export function namesOf(items: readonly OrderItem[], { language }: ActionContext): string {
  return listing(
    items.map((item) => ({ name: localised(item, 'name', language), quantity: item.quantity })),
    language,
  );
}

/** The return as the screen shows it, with its timeline. */
export function returnCard(entry: Return, context: ActionContext): ReturnCard {
  const { db, label } = context;
  const reached = returnEvents(db, entry.id).map(({ status, at }) => ({
    status,
    label: label(`return.status.${status}`),
    at,
    state: status === entry.status ? ('current' as const) : ('done' as const),
  }));
  const ahead = returnFlow.slice(returnFlow.indexOf(entry.status) + 1).map((status) => ({
    status,
    label: label(`return.status.${status}`),
    at: null,
    state: 'next' as const,
  }));
  return {
    kind: 'return',
    id: entry.id,
    order: entry.orderId,
    item: namesOf(itemsOfReturn(db, entry), context),
    reasonLabel: label(`reason.${entry.reason}`),
    actionLabel: label(`wanted.${entry.action}`),
    amount: entry.amount,
    status: entry.status,
    statusLabel: label(`return.status.${entry.status}`),
    timeline: entry.status === 'rejected' ? reached : [...reached, ...ahead],
  };
}

const named = (key: string): PhraseParam => ({ kind: 'phrase', key });

/** Something with a label, to choose from. */
function labelled(key: string, slots: Mention['slots'], { label }: ActionContext): Mention {
  return { name: named(key), words: `${label(key)} ${label(`${key}.said`)}`, slots };
}

/** Reasons to choose from. */
export const reasonMentions = (reasons: readonly ReturnReason[], context: ActionContext) =>
  reasons.map((reason) => labelled(`reason.${reason}`, { return_reason: reason }, context));

/** What one may have for a return, to choose from. */
export const actionMentions = (actions: readonly ReturnAction[], context: ActionContext) =>
  actions.map((action) => labelled(`wanted.${action}`, { return_action: action }, context));

/** Things of an order to choose from, and all of them together. */
export function itemMentions(items: readonly OrderItem[], context: ActionContext): Mention[] {
  const each = items.map(
    (item): Mention => ({
      name: localised(item, 'name', context.language),
      words: wordsOf(item),
      slots: { return_item: item.productId },
      price: item.amount,
    }),
  );
  const all = labelled('return.all_items', { return_item: 'all' }, context);
  return items.length > 1 ? [...each, all] : each;
}

/** Mentions, to be said as "A, B or C": what is a label on the screen has words for a sentence as well. */
export const optionsOf = (mentions: readonly Mention[]): PhraseParam => ({
  kind: 'list',
  items: mentions.map(({ name }) =>
    typeof name === 'object' && name.kind === 'phrase' ? named(`${name.key}.said`) : name,
  ),
});
