import { z } from 'zod';
import type { ActionContext, CheckResult, Memory, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import { tidyAddress, withPin } from '../address.ts';
import { orderCard } from '../order-view.ts';
import { findOrder, type Order, setAddress } from '../orders.ts';
import { addressLength, faultOfAddress, refusalToChangeAddress } from '../rules.ts';
import { readSlots } from '../../kit/slot-values.ts';
import { openOrder, orderParameters } from './open-order.ts';
import { recall } from './order-memory.ts';

type AddressInput = { readonly order_id: string; readonly address: string };

const changed = z.object({ order_id: z.string() });
type Changed = Readonly<z.output<typeof changed>>;

const addressSlots = z.object({ address: z.string().trim().min(1) });

/** Sends an order somewhere else before it ships. The address it had is never shown. */
export const changeAddress: WriteAction<AddressInput, Changed> = {
  name: 'change_address',
  description: 'Send an order that has not shipped yet to another address',
  parameters: z.object({
    ...orderParameters,
    address: z.string().optional().describe('the new address, in the words of the person'),
  }),
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const opened = openOrder(
      slots,
      context,
      ({ status }) => refusalToChangeAddress(status) === null,
    );
    if (opened.status !== 'ready') return opened;
    const order = opened.input;
    const refusal = refusalToChangeAddress(order.status);
    if (refusal !== null) {
      return {
        status: 'refused',
        reply: {
          phrases: [{ key: refusal, params: { order: { kind: 'digits', value: order.id } } }],
          cards: [orderCard(order, context)],
          focus: { order_id: order.id },
          ...(opened.memory && { memory: opened.memory }),
        },
      };
    }
    const { address } = readSlots(addressSlots, slots);
    return checkAddress(order, address, context, opened.memory ?? {});
  },
  describe({ order_id, address }) {
    return {
      question: {
        key: 'address.question',
        params: { order: { kind: 'digits', value: order_id }, address },
      },
      lines: [
        { label: 'address.line.order', value: order_id },
        {
          label: 'address.line.address',
          value: address,
          edit: { slot: 'address', kind: 'text', value: address },
        },
      ],
    };
  },
  run({ order_id, address }, { db, now }) {
    setAddress(db, order_id, address, new Date(now).toISOString());
    return { order_id };
  },
  report(receipt, context) {
    const { order_id } = changed.parse(receipt.outcome);
    const order = findOrder(context.db, order_id);
    assert(order, 'an order that was changed exists');
    return {
      phrases: [{ key: 'done.address', params: { order: { kind: 'digits', value: order_id } } }],
      cards: [orderCard(order, context)],
      focus: { order_id },
    };
  },
};

/** A PIN code said on its own completes the address said before it. */
function checkAddress(
  order: Order,
  said: string | undefined,
  { memory, language }: ActionContext,
  opened: Memory,
): CheckResult<AddressInput> {
  if (said === undefined) {
    return {
      status: 'needs',
      slot: 'address',
      clear: false,
      phrase: { key: 'ask.address' },
      memory: opened,
    };
  }
  const { addressDraft } = recall(memory);
  const draft = addressDraft?.order_id === order.id ? addressDraft.text : null;
  const address = draft === null ? tidyAddress(said, language) : withPin(draft, said, language);
  const fault = faultOfAddress(address);
  if (fault === null) {
    return {
      status: 'ready',
      input: { order_id: order.id, address },
      memory: { ...opened, addressDraft: null },
    };
  }
  const kept = fault === 'address.no_pin' ? { order_id: order.id, text: address } : null;
  return {
    status: 'needs',
    slot: 'address',
    clear: true,
    phrase: { key: fault, params: { most: addressLength.max } },
    memory: { ...opened, addressDraft: kept },
  };
}
