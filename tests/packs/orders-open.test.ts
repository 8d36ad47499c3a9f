import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slots } from '../../src/main/actions/port.ts';
import { asked, type Desk, openDesk, proposalOf, said, shown } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk[Symbol.dispose]());

describe('an order by its number', () => {
  test('asks for the number, then for the end of the phone number, then opens', () => {
    expect(asked(desk.ask('track_order', {}))?.slot).toBe('order_id');
    const needs = desk.ask('track_order', { order_id: '1042' });
    expect(asked(needs)?.slot).toBe('phone_last4');
    expect(shown(needs)).toEqual([]);
    const opened = desk.ask('track_order', { order_id: '1042', phone_last4: '4321' });
    expect(said(opened)).toEqual(['track.confirmed', 'track.expected']);
    expect(shown(opened)).toEqual(['order:1042']);
    expect(desk.memory['verified']).toEqual(['1057', '1042', '1031']);
  });

  test('opens with the whole phone number too, and stays open with those beside it', () => {
    expect(desk.ask('track_order', { order_id: '1042', phone: '+919876544321' }).status).toBe(
      'answered',
    );
    expect(shown(desk.ask('track_order', { order_id: '1031' }))).toEqual(['order:1031']);
    desk.next();
    expect(asked(desk.ask('track_order', { order_id: '1031' }))?.slot).toBe('phone_last4');
  });

  test('the last four digits answer the question for the whole number', () => {
    desk.ask('track_order', { order_id: '1042', phone: '+919829470135' });
    expect(desk.ask('track_order', { order_id: '1042', phone: '4321' }).status).toBe('answered');
  });

  test.each<Slots>([{ phone_last4: '1111' }, { phone: '+919829470135' }])(
    'three wrong tries close it for the session, whatever follows: %o',
    (wrong) => {
      const first = desk.ask('track_order', { order_id: '1042', ...wrong });
      expect(said(first)).toEqual(['order.wrong_phone']);
      expect(first).toMatchObject({ clear: true });
      expect(asked(first)?.slot).toBe(Object.keys(wrong)[0]);
      desk.ask('track_order', { order_id: '1042', phone_last4: '2222' });
      const third = desk.ask('cancel_order', { order_id: '1042', ...wrong });
      expect([third.status, ...said(third)]).toEqual(['refused', 'order.locked']);
      const right = desk.ask('track_order', { order_id: '1042', phone_last4: '4321' });
      expect(said(right)).toEqual(['order.locked']);
      expect(desk.memory['verified']).toBeUndefined();
      // The phone number opens the others on it and leaves this one closed.
      const others = desk.ask('list_orders', { phone: '+919876544321' });
      expect(shown(others)).toEqual(['order:1057', 'order:1031']);
      expect(said(desk.ask('order_items', { order_id: '1042' }))).toEqual(['order.locked']);
      expect(said(desk.ask('return_status', { order_id: '1042' }))).toEqual(['order.locked']);
    },
  );

  test('the last order on a phone number that is closed does not open with it', () => {
    for (const wrong of ['1111', '2222', '3333'])
      desk.ask('track_order', { order_id: '1044', phone_last4: wrong });
    const wishes: readonly Slots[] = [{}, { which_order: 'last' }];
    for (const slots of wishes)
      expect(said(desk.ask('track_order', { ...slots, phone: '+919829470135' }))).toEqual([
        'order.locked',
      ]);
  });
});

describe('an order that does not exist', () => {
  test('shows the digits to be checked, and tells nothing of other orders', () => {
    const needs = desk.ask('track_order', { order_id: '1024X' });
    expect(said(needs)).toEqual(['order.not_found']);
    expect(needs).toMatchObject({
      slot: 'order_id',
      clear: true,
      cards: [{ kind: 'number-check', digits: '1024X', label: 'Is every digit right?' }],
    });
    // Nothing to choose from is no choice.
    expect(needs).not.toHaveProperty('mentions');
    expect(said(desk.ask('track_order', { order_id: '1043', phone: '+919876544321' }))).toEqual([
      'order.wrong_phone',
    ]);
  });

  test('one digit off is offered only to who may see the right one', () => {
    expect(asked(desk.ask('track_order', { order_id: '1942' }))?.choices).toEqual([]);
    desk.ask('track_order', { order_id: '1042', phone_last4: '4321' });
    const needs = desk.ask('track_order', { order_id: '1942' });
    expect(said(needs)).toEqual(['order.not_found_near']);
    expect(asked(needs)?.choices).toEqual(['1042']);
    // Two neighbours swapped.
    expect(asked(desk.ask('track_order', { order_id: '1402' }))?.choices).toEqual(['1042']);
    expect(asked(desk.ask('track_order', { order_id: '1999' }))?.choices).toEqual([]);
  });

  test('with a phone number beside it, the orders on that are offered', () => {
    const needs = desk.ask('track_order', { order_id: '9999', phone: '+919876544321' });
    expect(asked(needs)).toEqual({ slot: 'order_id', choices: ['1057', '1042', '1031'] });
    expect(desk.ask('track_order', { order_id: '1042' }).status).toBe('answered');
  });

  test('a phone number beside it counts as a try', () => {
    for (let count = 1; count <= 3; count += 1)
      desk.ask('track_order', { order_id: '9999', phone: '+919000000000' });
    expect(said(desk.ask('list_orders', { phone: '+919876544321' }))).toEqual(['phone.locked']);
  });
});

describe('an order by its phone number', () => {
  test('one order on it is that one', () => {
    const opened = desk.ask('track_order', { phone: '+919829470135' });
    expect(shown(opened)).toEqual(['order:1044']);
  });

  test('of several it asks which, newest first, with the orders shown', () => {
    const needs = desk.ask('order_items', { phone: '+919876544321' });
    expect(said(needs)).toEqual(['which_order']);
    expect(asked(needs)).toEqual({ slot: 'order_id', choices: ['1057', '1042', '1031'] });
    expect(shown(needs)).toEqual(['order:1057', 'order:1042', 'order:1031']);
    expect(needs).toMatchObject({ clear: false });
    const [first] = needs.status === 'needs' ? (needs.mentions ?? []) : [];
    expect(first?.name).toEqual({ kind: 'digits', value: '1057' });
    for (const name of ['headphones', 'हेडफ़ोन', 'হেডফোন', 'हेडफोन'])
      expect(first?.words.toLowerCase()).toContain(name);
    expect(said(desk.ask('order_items', { order_id: '1031' }))).toEqual(['items.are']);
  });

  test('no more than five are offered', () => {
    const needs = desk.ask('order_items', { phone: '+919922164470' });
    expect(asked(needs)?.choices).toEqual(['1039', '1034', '1029', '1011', '1009']);
    expect(needs).toMatchObject({ phrase: { params: { more: 2 } } });
  });

  test('those that the wish fits come first', () => {
    const proposal = proposalOf(desk.ask('cancel_order', { phone: '+919876544321' }));
    expect(proposal.input).toEqual({ order_id: '1042' });
    desk.next();
    const opened = desk.ask('return_status', { phone: '+918605371942' });
    expect(asked(opened)?.choices).toEqual(['1041', '1010']);
  });

  test('too few digits are asked again and count for nothing', () => {
    for (let count = 1; count <= 5; count += 1)
      expect(said(desk.ask('list_orders', { phone: '98765' }))).toEqual(['phone.incomplete']);
    expect(desk.ask('list_orders', { phone: '98765 44321' }).status).toBe('answered');
  });

  test('three numbers without an order end it for the session', () => {
    for (const phone of ['9000000001', '9000000002'])
      expect(desk.ask('list_orders', { phone })).toMatchObject({
        status: 'needs',
        slot: 'phone',
        clear: true,
        phrase: { key: 'phone.none' },
      });
    const third = desk.ask('track_order', { phone: '9000000003' });
    expect([third.status, ...said(third)]).toEqual(['refused', 'phone.locked']);
    expect(said(desk.ask('track_order', { phone: '+919876544321' }))).toEqual(['phone.locked']);
    expect(desk.ask('track_order', { order_id: '1042', phone_last4: '4321' }).status).toBe(
      'answered',
    );
    expect(desk.ask('list_orders', {}).status).toBe('answered');
  });
});

describe('the last order', () => {
  test('needs the phone number, then is the newest on it', () => {
    expect(asked(desk.ask('track_order', { which_order: 'last' }))?.slot).toBe('phone');
    const opened = desk.ask('track_order', { which_order: 'last', phone: '+919876544321' });
    expect(shown(opened)).toEqual(['order:1057']);
  });

  test('of orders that are open already needs no phone number, and goes before the one talked of', () => {
    desk.ask('track_order', { order_id: '1031', phone_last4: '4321' });
    const opened = desk.ask('order_items', { which_order: 'last', order_id: '1031' });
    expect(shown(opened)).toEqual(['order:1057']);
  });
});

describe('what is not what it should be', () => {
  test.each([{ order_id: null }, { order_id: 1042 }, { order_id: '' }, { phone: ['1'] }])(
    'is taken for not given: %o',
    (slots) => {
      expect(asked(desk.ask('track_order', slots as never))?.slot).toBe('order_id');
    },
  );

  test.each([
    ['order_id', "1042' OR '1'='1"],
    ['order_id', '%'],
    ['phone', "' OR 1=1 --"],
  ])('%s "%s" opens nothing', (slot, value) => {
    const response = desk.ask('track_order', { [slot]: value });
    expect(response.status).toBe('needs');
    expect(desk.memory['verified']).toBeUndefined();
  });
});
