import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slots } from '../../src/main/actions/port.ts';
import { returnReasons } from '../../src/main/packs/retail/rules.ts';
import { asked, type Desk, openDesk, proposalOf, said, shown } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk[Symbol.dispose]());

const ask = (order_id: string, phone_last4: string, slots: Slots = {}) =>
  desk.ask('initiate_return', { order_id, phone_last4, ...slots });
const stockOf = (id: string) =>
  desk.db.get<{ stock: number }>('SELECT stock_quantity AS stock FROM products WHERE id = :id', {
    id,
  })?.stock;
const returnsIn = () => desk.db.get<{ n: number }>('SELECT count(*) AS n FROM returns')?.n;

describe('a return is talked through', () => {
  test('item, reason and wish are asked one at a time, then read back', () => {
    const item = ask('1031', '4321');
    expect(said(item)).toEqual(['return.which_item']);
    expect(asked(item)).toEqual({ slot: 'return_item', choices: ['P204', 'P303', 'all'] });
    const reason = ask('1031', '4321', { return_item: 'P303' });
    expect(asked(reason)).toEqual({
      slot: 'return_reason',
      // A lamp has no size.
      choices: ['defective', 'wrong_item', 'not_as_described', 'changed_mind'],
    });
    const action = ask('1031', '4321', { return_item: 'P303', return_reason: 'defective' });
    expect(asked(action)).toEqual({
      slot: 'return_action',
      choices: ['refund', 'exchange', 'store_credit'],
    });
    const proposal = proposalOf(
      ask('1031', '4321', {
        return_item: 'P303',
        return_reason: 'defective',
        return_action: 'refund',
      }),
    );
    expect(proposal.input).toEqual({
      order_id: '1031',
      return_item: 'P303',
      return_reason: 'defective',
      return_action: 'refund',
    });
    expect(proposal.question).toMatchObject({
      key: 'return.question.refund',
      params: { item: 'LED Table Lamp', total: { rupees: 649 } },
    });
    expect(proposal.lines.map(({ value }) => value)).toEqual([
      '1031',
      'LED Table Lamp',
      'Broken or not working',
      'Refund',
      '₹649',
    ]);
  });

  test('a single item is not asked for, and clothes have a size', () => {
    const reason = ask('1017', '7653');
    expect(asked(reason)).toEqual({ slot: 'return_reason', choices: [...returnReasons] });
  });

  test('is booked once, with its number and what comes next', () => {
    const wish = { return_item: 'all', return_reason: 'size_issue', return_action: 'refund' };
    desk.ask('initiate_return', { order_id: '1022', phone_last4: '0912' });
    const proposal = proposalOf(desk.ask('initiate_return', { order_id: '1022', ...wish }));
    expect(returnsIn()).toBe(4);
    const done = desk.yes(proposal);
    expect(said(done)).toEqual(['done.return', 'return.expect.original']);
    expect(done).toMatchObject({
      receipt: {
        outcome: { return_id: 'R5005', order_id: '1022', amount: 2199, settlement: 'original' },
      },
      reply: {
        phrases: [{ params: { return: { kind: 'digits', value: 'R5005' } } }, {}],
        cards: [
          {
            kind: 'return',
            id: 'R5005',
            order: '1022',
            item: 'Lightweight Running Shoes',
            status: 'requested',
            amount: 2199,
            timeline: [{ state: 'current' }, { state: 'next', at: null }, { state: 'next' }],
          },
        ],
      },
    });
    const again = desk.yes(proposal);
    expect(again).toMatchObject({ status: 'committed', receipt: { replayed: true } });
    expect(said(again)).toEqual(said(done));
    expect(returnsIn()).toBe(5);
    // And it is not taken a second time.
    const second = desk.ask('initiate_return', { order_id: '1022' });
    expect([second.status, ...said(second)]).toEqual(['refused', 'return.refuse.already']);
    expect(shown(second)).toEqual(['return:R5005']);
  });

  test('everything of an order is one return over the whole amount', () => {
    const proposal = proposalOf(
      ask('1031', '4321', {
        return_item: 'all',
        return_reason: 'wrong_item',
        return_action: 'store_credit',
      }),
    );
    expect(proposal.lines[1]?.value).toBe('Slim Fit Jeans and LED Table Lamp');
    const done = desk.yes(proposal);
    expect(said(done)).toEqual(['done.return', 'return.expect.credit']);
    expect(
      desk.db.all(
        "SELECT product_id AS id, quantity FROM return_items WHERE return_id = 'R5005' ORDER BY 1",
      ),
    ).toEqual([
      { id: 'P204', quantity: 1 },
      { id: 'P303', quantity: 1 },
    ]);
    expect(desk.db.get("SELECT refund_amount AS amount FROM returns WHERE id = 'R5005'")).toEqual({
      amount: 2248,
    });
  });

  test('what is left of an order can be returned later, what is gone cannot', () => {
    const wish = { return_reason: 'defective', return_action: 'refund' };
    desk.yes(proposalOf(ask('1031', '4321', { ...wish, return_item: 'P204' })));
    expect(said(ask('1031', '4321', { ...wish, return_item: 'jeans' }))).toEqual([
      'return.refuse.already',
    ]);
    const rest = proposalOf(ask('1031', '4321', wish));
    expect(rest.lines[1]?.value).toBe('LED Table Lamp');
    desk.yes(rest);
    expect(said(ask('1031', '4321', wish))).toEqual(['return.refuse.already']);
  });
});

describe('the item', () => {
  const wish = { return_reason: 'defective', return_action: 'refund' };
  test.each([
    ['the jeans', 'P204'],
    ['blue jeans', 'P204'],
    ['table lamp', 'P303'],
    ['टेबल लैंप', 'P303'],
    ['জিন্স', 'P204'],
    ['P303', 'P303'],
  ])('"%s" is %s', (return_item, product) => {
    const proposal = proposalOf(ask('1031', '4321', { ...wish, return_item }));
    expect(proposal.input).toMatchObject({ return_item: product });
  });

  test.each(['the phone', 'something', 'P999'])('"%s" is none of it, and asked again', (item) => {
    const needs = ask('1031', '4321', { ...wish, return_item: item });
    expect(needs).toMatchObject({ slot: 'return_item', clear: true });
  });

  test('words that name nothing leave the choice as it was', () => {
    ask('1031', '4321', { return_item: 'P303' });
    const later = ask('1031', '4321', { ...wish, return_item: 'screen crack' });
    expect(proposalOf(later).input).toMatchObject({ return_item: 'P303' });
    // Not for another order, and not for another person.
    desk.next();
    expect(ask('1031', '4321', { ...wish, return_item: 'screen crack' }).status).toBe('needs');
  });
});

describe('the rules', () => {
  const wish = { return_reason: 'defective', return_action: 'refund' } as const;

  test.each([
    ['1044', '0135', 'return.refuse.not_shipped'],
    ['1059', '4926', 'return.refuse.not_shipped'],
    ['1057', '4321', 'return.refuse.on_its_way'],
    ['1033', '4926', 'return.refuse.on_its_way'],
    ['1014', '3916', 'return.refuse.late'],
    ['1020', '3681', 'return.refuse.already'],
  ])('%s is refused: %s %s', (order, last4, key) => {
    const refused = ask(order, last4, wish);
    expect([refused.status, ...said(refused)]).toEqual(['refused', key]);
  });

  test.each([
    ['1041', '1942', ['return.refuse.cancelled', 'refund.after_cancel']],
    ['1016', '8746', ['return.refuse.cancelled']],
  ])('%s was cancelled: what was paid for it is on its way back', (order, last4, keys) => {
    expect(said(ask(order, last4, wish))).toEqual(keys);
  });

  test('the tenth day counts, the eleventh does not', () => {
    expect(ask('1017', '7653', wish).status).toBe('proposed');
    desk.now += 86_400_000;
    expect(said(ask('1017', '7653', wish))).toEqual(['return.refuse.late']);
  });

  test('a window that closes before the yes closes', () => {
    desk.now = new Date(desk.now).setHours(23, 59, 40, 0);
    const proposal = proposalOf(ask('1017', '7653', wish));
    desk.now += 40_000;
    expect(desk.yes(proposal)).toMatchObject({ status: 'refused' });
    expect(returnsIn()).toBe(4);
  });

  test('a beauty product does not come back for a change of mind', () => {
    const refused = ask('1023', '6284', { return_reason: 'changed_mind' });
    expect([refused.status, ...said(refused)]).toEqual(['refused', 'return.refuse.beauty']);
    expect(ask('1023', '6284', { ...wish }).status).toBe('proposed');
  });

  test('of everything, what may not come back is named and the rest offered', () => {
    const needs = ask('1021', '7158', { return_item: 'all', return_reason: 'changed_mind' });
    expect(needs).toMatchObject({
      slot: 'return_item',
      clear: true,
      phrase: { key: 'return.not_this_item', params: { item: 'Neem Tulsi Face Wash' } },
    });
    expect(asked(needs)?.choices).toEqual(['P203', 'P302', 'all']);
  });

  test('only what has sizes comes back for its size', () => {
    const needs = ask('1019', '5482', { return_reason: 'size_issue' });
    expect(needs).toMatchObject({
      slot: 'return_reason',
      clear: true,
      phrase: { key: 'return.refuse.size' },
    });
    expect(asked(needs)?.choices).not.toContain('size_issue');
    expect(asked(ask('1022', '0912', { return_reason: 'size_issue' }))?.slot).toBe('return_action');
  });

  test('an exchange needs a piece on the shelf, and takes it', () => {
    const none = ask('1019', '5482', { return_reason: 'defective', return_action: 'exchange' });
    expect(none).toMatchObject({
      slot: 'return_action',
      clear: true,
      phrase: { key: 'return.no_exchange' },
    });
    expect(asked(none)?.choices).toEqual(['refund', 'store_credit']);
    expect(asked(ask('1019', '5482', { return_reason: 'defective' }))?.choices).toEqual([
      'refund',
      'store_credit',
    ]);
    desk.next();
    const exchange = { return_reason: 'size_issue', return_action: 'exchange' };
    const proposal = proposalOf(ask('1022', '0912', exchange));
    expect(proposal.lines).toHaveLength(4);
    expect(stockOf('P211')).toBe(2);
    const done = desk.yes(proposal);
    expect(said(done)).toEqual(['done.return', 'return.expect.exchange']);
    expect(done).toMatchObject({ receipt: { outcome: { amount: null } } });
    expect(stockOf('P211')).toBe(1);
  });

  test('the last piece sold before the yes is not promised', () => {
    const exchange = { return_reason: 'size_issue', return_action: 'exchange' };
    const proposal = proposalOf(ask('1022', '0912', exchange));
    desk.db.run("UPDATE products SET stock_quantity = 0 WHERE id = 'P211'");
    // It is asked again, with what can be had instead.
    expect(desk.yes(proposal)).toMatchObject({
      status: 'needs',
      slot: 'return_action',
      clear: true,
      phrase: { key: 'return.no_exchange' },
    });
    expect(returnsIn()).toBe(4);
  });

  test('what was paid in cash goes to the bank', () => {
    const done = desk.yes(proposalOf(ask('1017', '7653', wish)));
    expect(said(done)).toEqual(['done.return', 'return.expect.bank']);
  });
});

describe('return_status', () => {
  const status = (order_id: string, phone_last4: string) =>
    desk.ask('return_status', { order_id, phone_last4 });

  test.each([
    ['1010', '1942', ['return.is.completed.refund'], ['return:R5001']],
    ['1015', '2357', ['return.is.rejected'], ['return:R5002']],
    ['1018', '6032', ['return.is.picked_up'], ['return:R5003']],
    ['1020', '3681', ['return.is.requested', 'return.expect.original'], ['return:R5004']],
    ['1041', '1942', ['track.cancelled', 'refund.after_cancel'], ['order:1041']],
    ['1016', '8746', ['track.cancelled', 'refund.nothing_paid'], ['order:1016']],
    ['1031', '4321', ['return.none'], ['order:1031']],
  ])('of order %s', (order, last4, phrases, cards) => {
    const answered = status(order, last4);
    expect([said(answered), shown(answered)]).toEqual([phrases, cards]);
  });

  test('a return number opens its order, with the same proof', () => {
    expect(asked(status('R5001', ''))?.slot).toBe('phone_last4');
    expect(said(status('R5001', '1111'))).toEqual(['order.wrong_phone']);
    for (const number of ['R5001', '5001'])
      expect(shown(status(number, '1942'))).toEqual(['return:R5001']);
    expect(desk.memory['wrongTries']).toEqual({ '1010': 1 });
    expect(said(status('R5999', '1942'))).toEqual(['order.not_found']);
  });

  test('a return that was turned down may be asked for again', () => {
    const again = ask('1015', '2357', {
      return_item: 'P402',
      return_reason: 'defective',
      return_action: 'refund',
    });
    expect(again.status).toBe('proposed');
  });
});
