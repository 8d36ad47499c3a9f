import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asked, type Desk, openDesk, proposalOf, said, shown } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk[Symbol.dispose]());

const mine = { phone_last4: '4321' } as const;
const statusOf = (id: string) =>
  desk.db.get<{ status: string }>('SELECT status FROM orders WHERE id = :id', { id })?.status;

describe('list_orders', () => {
  test('asks for the phone number, then says every order, newest first', () => {
    expect(asked(desk.ask('list_orders', {}))?.slot).toBe('phone');
    const listed = desk.ask('list_orders', { phone: '+919876544321' });
    expect(said(listed)).toEqual([
      'list.count',
      'list.shipped',
      'list.confirmed',
      'list.delivered',
    ]);
    expect(shown(listed)).toEqual(['order:1057', 'order:1042', 'order:1031']);
    expect(listed).toMatchObject({ reply: { focus: { order_id: null } } });
  });

  test('at most five, and how many more there are', () => {
    const listed = desk.ask('list_orders', { phone: '+919922164470' });
    expect(shown(listed)).toEqual([
      'order:1039',
      'order:1034',
      'order:1029',
      'order:1011',
      'order:1009',
    ]);
    expect(said(listed).at(-1)).toBe('list.more');
    expect(listed).toMatchObject({
      reply: {
        phrases: expect.arrayContaining([{ key: 'list.more', params: { more: 2 } }]) as unknown,
      },
    });
    // What is not on the screen is open all the same.
    expect(desk.ask('track_order', { order_id: '1003' }).status).toBe('answered');
  });

  test('one order is what "it" means', () => {
    expect(desk.ask('list_orders', { phone: '+919829470135' })).toMatchObject({
      reply: { focus: { order_id: '1044' }, mentions: [{ slots: { order_id: '1044' } }] },
    });
  });

  test('knows those opened before, and no others', () => {
    desk.ask('track_order', { order_id: '1044', phone_last4: '0135' });
    expect(shown(desk.ask('list_orders', {}))).toEqual(['order:1044']);
    expect(shown(desk.ask('list_orders', { phone: '+919876544321' }))).not.toContain('order:1044');
  });
});

describe('order_items', () => {
  test('says what, how many and the total', () => {
    const answered = desk.ask('order_items', { order_id: '1038', phone_last4: '2357' });
    expect(answered).toMatchObject({
      reply: {
        phrases: [
          {
            key: 'items.are',
            params: {
              count: 2,
              items: '2 Girls Cotton Frock and Velvet Matte Lipstick',
              total: { kind: 'money', rupees: 1747 },
            },
          },
        ],
        focus: { order_id: '1038' },
      },
    });
  });

  test.each([
    ['hi', 'और'],
    ['bn', 'এবং'],
    ['mr', 'आणि'],
  ] as const)('in the words of the language: %s', (language, and) => {
    desk.language = language;
    const answered = desk.ask('order_items', { order_id: '1038', phone_last4: '2357' });
    expect(JSON.stringify(answered)).toContain(` ${and} `);
  });
});

describe('cancel_order', () => {
  test('is proposed, done once, and the same receipt comes back for the same yes', () => {
    const proposal = proposalOf(desk.ask('cancel_order', { order_id: '1042', ...mine }));
    expect(proposal.lines.map(({ value }) => value)).toEqual([
      '1042',
      '1 × Pavanox Street Running Shoes, 1 × Badminton Racket Set',
      '₹3,298',
    ]);
    const done = desk.yes(proposal);
    expect(said(done)).toEqual(['done.cancelled', 'done.refund']);
    expect(statusOf('1042')).toBe('cancelled');
    const again = desk.yes(proposal);
    expect(again).toMatchObject({ status: 'committed', receipt: { replayed: true } });
    expect(said(again)).toEqual(['done.cancelled', 'done.refund']);
    expect(
      desk.db.all("SELECT 1 FROM order_events WHERE status = 'cancelled' AND order_id = '1042'"),
    ).toHaveLength(1);
  });

  test.each([
    ['1057', '4321', 'refuse.shipped'],
    ['1033', '4926', 'refuse.shipped'],
    ['1031', '4321', 'refuse.delivered'],
    ['1041', '1942', 'refuse.already_cancelled'],
  ])('%s is refused with its reason', (order_id, phone_last4, key) => {
    const refused = desk.ask('cancel_order', { order_id, phone_last4 });
    expect([refused.status, ...said(refused)]).toEqual(['refused', key]);
    expect(shown(refused)).toEqual([`order:${order_id}`]);
  });

  test('what ships meanwhile is not cancelled', () => {
    const proposal = proposalOf(desk.ask('cancel_order', { order_id: '1042', ...mine }));
    desk.db.run("UPDATE orders SET status = 'shipped' WHERE id = '1042'");
    const refused = desk.yes(proposal);
    expect([refused.status, ...said(refused)]).toEqual(['refused', 'refuse.shipped']);
    expect(statusOf('1042')).toBe('shipped');
  });
});

describe('change_address', () => {
  const address = '14 Rose Lane, Koregaon Park, Pune 411001';
  const addressOf = (id: string) =>
    desk.db.get<{ address: string }>(
      'SELECT shipping_address AS address FROM orders WHERE id = :id',
      { id },
    )?.address;

  test('asks for the address, reads it back and shows it, then changes it once', () => {
    const before = addressOf('1042');
    expect(asked(desk.ask('change_address', { order_id: '1042', ...mine }))?.slot).toBe('address');
    const proposal = proposalOf(
      desk.ask('change_address', {
        order_id: '1042',
        address: ` 14  Rose Lane, Koregaon Park,\nPune ४११००१. `,
      }),
    );
    expect(proposal.question).toMatchObject({ key: 'address.question', params: { address } });
    expect(proposal.lines).toEqual([
      { label: 'Order', value: '1042' },
      {
        label: 'New address',
        value: address,
        edit: { slot: 'address', kind: 'text', value: address },
      },
    ]);
    expect(addressOf('1042')).toBe(before);
    const done = desk.yes(proposal);
    expect([said(done), shown(done)]).toEqual([['done.address'], ['order:1042']]);
    expect(addressOf('1042')).toBe(address);
    expect(desk.yes(proposal)).toMatchObject({ receipt: { replayed: true } });
    // The receipt holds no address that a later report would show.
    expect(done).toMatchObject({ receipt: { outcome: { order_id: '1042' } } });
  });

  test('a PIN code that is missing is asked for and added', () => {
    const needs = desk.ask('change_address', {
      order_id: '1042',
      ...mine,
      address: '14 Rose Lane, Pune',
    });
    expect(needs).toMatchObject({
      slot: 'address',
      clear: true,
      phrase: { key: 'address.no_pin' },
    });
    const still = desk.ask('change_address', { order_id: '1042', address: 'the PIN code is' });
    expect(said(still)).toEqual(['address.no_pin']);
    const proposal = proposalOf(
      desk.ask('change_address', { order_id: '1042', address: 'it is four one one zero zero one' }),
    );
    expect(proposal.lines[1]?.value).toBe('14 Rose Lane, Pune 411001');
  });

  test('the whole address said again takes the place of the first half', () => {
    desk.ask('change_address', { order_id: '1042', ...mine, address: '14 Rose Lane, Pune' });
    const proposal = proposalOf(desk.ask('change_address', { order_id: '1042', address }));
    expect(proposal.lines[1]?.value).toBe(address);
  });

  test('the first half for one order is not used for another', () => {
    desk.ask('change_address', { order_id: '1042', ...mine, address: '14 Rose Lane, Pune' });
    const needs = desk.ask('change_address', {
      order_id: '1044',
      phone_last4: '0135',
      address: '411001',
    });
    expect(said(needs)).toEqual(['address.too_short']);
  });

  test.each([
    ['Pune 4110012', 'address.no_pin'],
    ['Pune 011001', 'address.no_pin'],
    ['P 411001', 'address.too_short'],
    [`${'a'.repeat(200)} 411001`, 'address.too_long'],
  ])('"%.20s" is asked again', (wrong, key) => {
    const needs = desk.ask('change_address', { order_id: '1042', ...mine, address: wrong });
    expect(said(needs)).toEqual([key]);
  });

  test.each([
    ['1057', '4321', 'address.refuse.shipped'],
    ['1033', '4926', 'address.refuse.shipped'],
    ['1031', '4321', 'address.refuse.delivered'],
    ['1041', '1942', 'address.refuse.cancelled'],
  ])('of %s is refused with its reason', (order_id, phone_last4, key) => {
    const refused = desk.ask('change_address', { order_id, phone_last4, address });
    expect([refused.status, ...said(refused)]).toEqual(['refused', key]);
  });

  test('what ships meanwhile stays on its way', () => {
    const before = addressOf('1042');
    const proposal = proposalOf(desk.ask('change_address', { order_id: '1042', ...mine, address }));
    desk.db.run("UPDATE orders SET status = 'shipped' WHERE id = '1042'");
    expect(desk.yes(proposal).status).toBe('refused');
    expect(addressOf('1042')).toBe(before);
  });
});
