import { z } from 'zod';
import type { ActionContext, CheckResult, Memory, Mention, Phrase } from '../../../actions/port.ts';
import { orderCard } from '../order-view.ts';
import { type Order, reachedAt } from '../orders.ts';
import {
  actionMentions,
  itemMentions,
  namesOf,
  optionsOf,
  reasonMentions,
} from '../return-view.ts';
import {
  reasonsFor,
  refundOnCancel,
  refusalOfReason,
  refusalToExchange,
  refusalToReturn,
  returnActions,
  returnReasons,
  returnWindowDays,
} from '../rules.ts';
import { type Picked, pickItems } from './pick-items.ts';

/** All that a return takes. */
export const returnInput = z.object({
  order_id: z.string(),
  /** A product's id, or "all". */
  return_item: z.string(),
  return_reason: z.enum(returnReasons),
  return_action: z.enum(returnActions),
});
export type ReturnInput = Readonly<z.output<typeof returnInput>>;

type Refused = Extract<CheckResult<unknown>, { readonly status: 'refused' }>;
type Step = Refused | Extract<CheckResult<unknown>, { readonly status: 'needs' }>;

/** Why nothing of this order can be returned, as the phrase that explains it. */
export function refusalOf(
  { id, status }: Order,
  { db, now }: Pick<ActionContext, 'db' | 'now'>,
): string | null {
  return refusalToReturn({ status, deliveredAt: reachedAt(db, id, 'delivered'), now });
}

/** Takes a return as far as what is given allows: to a question, a refusal, or all that it takes. */
export function checkReturn(
  order: Order,
  given: Partial<ReturnInput>,
  context: ActionContext,
): CheckResult<ReturnInput> {
  const params = {
    order: { kind: 'digits', value: order.id },
    days: returnWindowDays,
  } as const;
  const refusal = refusalOf(order, context);
  if (refusal !== null) {
    const refused = refuse({ key: refusal, params }, order, context);
    return refusal === 'return.refuse.cancelled' ? withRefund(refused, order) : refused;
  }
  const picked = pickItems(order, given.return_item, context);
  if (picked.status !== 'ready') return remembering(picked, { returnPick: null });
  const returnPick = { order_id: order.id, item: picked.item };
  return remembering(checkWishes(order, picked, given, context), { returnPick });
}

/** Why it goes back and what the person gets for it, once it is known what it is. */
function checkWishes(
  order: Order,
  { items, item }: Picked,
  given: Partial<ReturnInput>,
  context: ActionContext,
): CheckResult<ReturnInput> {
  const params = { order: { kind: 'digits', value: order.id } } as const;
  const names = namesOf(items, context);

  const reason = given.return_reason;
  const reasons = reasonsFor(items);
  if (reason === undefined) {
    return ask(
      'return_reason',
      false,
      'return.ask_reason',
      names,
      reasonMentions(reasons, context),
    );
  }
  const faults = items.filter((one) => refusalOfReason(one, reason) !== null);
  const [fault] = faults;
  if (fault) {
    const key = refusalOfReason(fault, reason) ?? '';
    const others = items.filter((one) => !faults.includes(one));
    const name = namesOf(faults, context);
    if (others.length > 0) {
      const asked = itemMentions(others, context);
      return remembering(ask('return_item', true, 'return.not_this_item', name, asked), {
        returnPick: null,
      });
    }
    // A wrong size may have been a slip of the tongue; a change of mind is one.
    if (key === 'return.refuse.size') {
      return ask('return_reason', true, key, name, reasonMentions(reasons, context));
    }
    return refuse({ key, params: { ...params, item: name } }, order, context);
  }

  const action = given.return_action;
  const noExchange = refusalToExchange(items);
  if (action === 'exchange' && noExchange !== null) {
    return ask(
      'return_action',
      true,
      noExchange,
      names,
      actionMentions(['refund', 'store_credit'], context),
    );
  }
  if (action === undefined) {
    const possible = noExchange === null ? returnActions : (['refund', 'store_credit'] as const);
    return ask(
      'return_action',
      false,
      'return.ask_action',
      names,
      actionMentions(possible, context),
    );
  }
  return {
    status: 'ready',
    input: { order_id: order.id, return_item: item, return_reason: reason, return_action: action },
  };
}

function ask(
  slot: string,
  clear: boolean,
  key: string,
  item: string,
  mentions: readonly Mention[],
): Step {
  return {
    status: 'needs',
    slot,
    clear,
    phrase: { key, params: { item, options: optionsOf(mentions) } },
    mentions,
  };
}

/** "I want my money back", of an order that was cancelled: it is on its way. */
function withRefund(refused: Refused, order: Order): Refused {
  const refund = refundOnCancel(order);
  if (refund === 0) return refused;
  const params = { total: { kind: 'money', rupees: refund } } as const;
  const phrases = [...refused.reply.phrases, { key: 'refund.after_cancel', params }];
  return { ...refused, reply: { ...refused.reply, phrases } };
}

const refuse = (phrase: Phrase, order: Order, context: ActionContext): Refused => ({
  status: 'refused',
  reply: {
    phrases: [phrase],
    cards: [orderCard(order, context)],
    focus: { order_id: order.id },
  },
});

/** The same answer, with what opening the order has to be remembered. */
export function remembering<Input>(
  checked: CheckResult<Input>,
  memory: Memory,
): CheckResult<Input> {
  if (checked.status === 'refused') {
    return {
      ...checked,
      reply: { ...checked.reply, memory: { ...memory, ...checked.reply.memory } },
    };
  }
  return { ...checked, memory: { ...memory, ...checked.memory } };
}
