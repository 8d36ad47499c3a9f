import { describe, expect, test } from 'vitest';
import { type Edit, type Pending, pendingSchema } from '../../src/contract/kiosk.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import type { Session } from '../../src/main/engine/session.ts';
import type { TurnRecord } from '../../src/main/engine/turn-record.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';

async function pendingAfter(session: Session, ...turns: string[]): Promise<Pending> {
  let record: TurnRecord | undefined;
  for (const turn of turns) record = await session.say(turn);
  if (!record?.pending) throw new Error(`nothing was proposed: ${record?.reply}`);
  return pendingSchema.parse(record.pending);
}

function editable({ lines }: Pending): Edit[] {
  return lines.flatMap(({ edit }) => edit ?? []);
}

function lineOf({ lines }: Pending, slot: string) {
  const line = lines.find(({ edit }) => edit?.slot === slot);
  if (!line?.edit) throw new Error(`there is no line to change ${slot}`);
  return { ...line, edit: line.edit };
}

async function change(
  session: Session,
  { proposalId }: Pending,
  slot: string,
  value: string,
): Promise<TurnRecord> {
  return session.change(proposalId, { slot, value });
}

const table = [
  'book a table at Trattoria Lumina on monday at 8 pm for 4',
  '98220 31415',
  'Asha Rao',
];
const bookings = ({ db }: Shop) =>
  db.all('SELECT day, starts, party_size AS party FROM bookings WHERE phone LIKE :phone', {
    phone: '%9822031415',
  });

describe('a table', () => {
  test('for more people is another question; a yes to the old one does nothing', async () => {
    using shop = openShop({ pack: packNamed('dining') });
    const session = shop.begin();
    const before = await pendingAfter(session, ...table);
    const changed = await change(session, before, 'party_size', '3');
    const after = changed.pending;
    if (!after) throw new Error(changed.reply);
    expect(after.proposalId).not.toBe(before.proposalId);
    expect(lineOf(after, 'party_size').value).toBe('3');
    expect(changed.reply).toContain('3');
    expect(session.state.task?.slots['party_size']).toBe(3);
    const late = await session.confirm(before.proposalId, true);
    expect(late.receipts).toEqual([]);
    expect(late.pending?.proposalId).toBe(after.proposalId);
    expect(bookings(shop)).toEqual([]);
    expect((await session.confirm(after.proposalId, true)).receipts).toHaveLength(1);
    expect(bookings(shop)).toEqual([{ day: '2026-11-23', starts: 20 * 60, party: 3 }]);
  });

  test('one more tap on the old question changes nothing', async () => {
    using shop = openShop({ pack: packNamed('dining') });
    const session = shop.begin();
    const before = await pendingAfter(session, ...table);
    const [first, second] = await Promise.all([
      change(session, before, 'party_size', '5'),
      change(session, before, 'party_size', '6'),
    ]);
    expect(second.pending?.proposalId).toBe(first.pending?.proposalId);
    expect(lineOf(second.pending as Pending, 'party_size').value).toBe('5');
  });

  test.each([
    ['party_size', '12', /table for|people|8/i],
    ['time', '16:00', /open|closed/i],
    ['date', '2026-11-24', /closed|day off|Tuesday/i],
    ['date', '2026-11-20', /over|past|gone/i],
  ])('%s cannot be %s: that is said, and the question stays', async (slot, value, says) => {
    using shop = openShop({ pack: packNamed('dining') });
    const session = shop.begin();
    const before = await pendingAfter(session, ...table);
    const refused = await change(session, before, slot, value);
    expect(refused.reply).toMatch(says);
    expect(refused.pending).toEqual(before);
    // The question is asked again after it, and a yes is to that.
    expect(refused.reply).toMatch(/as it was\./);
    expect(refused.reply).toMatch(/book it\?|Shall I book|right\?$/);
    expect((await session.say('yes')).receipts).toHaveLength(1);
    expect(bookings(shop)).toEqual([{ day: '2026-11-23', starts: 20 * 60, party: 4 }]);
  });

  test('changed by hand and then by voice, both hold', async () => {
    using shop = openShop({ pack: packNamed('dining') });
    const session = shop.begin();
    const before = await pendingAfter(session, ...table);
    await change(session, before, 'party_size', '2');
    const spoken = await session.say('no, at 9 pm');
    expect(spoken.pending?.lines.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['2', '9 pm']),
    );
  });

  test('every time on the screen is free', async () => {
    using shop = openShop({ pack: packNamed('dining') });
    const pending = await pendingAfter(shop.begin(), ...table);
    const { options = [] } = lineOf(pending, 'time').edit;
    expect(options.length).toBeGreaterThan(3);
    for (const { value } of options) {
      const session = shop.begin();
      const before = await pendingAfter(session, ...table);
      const after = (await change(session, before, 'time', value)).pending;
      expect(after && lineOf(after, 'time').edit.value, value).toBe(value);
    }
  });
});

test('an appointment moves to the free time that is tapped, day and time at once', async () => {
  using shop = openShop({ pack: packNamed('dealership') });
  const session = shop.begin();
  const before = await pendingAfter(
    session,
    'book an oil change for tuesday at 11 my phone number is 98302 25602',
  );
  const { edit } = lineOf(before, 'when');
  expect(edit.value).toBe('2026-11-24T11:00');
  const days = new Set(edit.options?.map(({ group }) => group));
  expect(days.size).toBe(3);
  const other = edit.options?.findLast(({ value }) => !value.startsWith('2026-11-24'));
  const changed = await change(session, before, 'when', other?.value ?? '');
  const [day, time] = (other?.value ?? '').split('T');
  expect(session.state.pending?.input).toMatchObject({ date: day, time });
  expect((await session.confirm(before.proposalId, true)).receipts).toEqual([]);
  expect((await session.confirm(changed.pending?.proposalId ?? '', true)).receipts).toHaveLength(1);
  expect(
    shop.db.get(
      'SELECT scheduled_date AS day, scheduled_time AS time FROM appointments ORDER BY id DESC',
    ),
  ).toEqual({ day, time });
});

test('another reason is asked about anew, and one that does not fit is not offered', async () => {
  using shop = openShop();
  const session = shop.begin();
  const before = await pendingAfter(
    session,
    'I want to return order 1019',
    '5482',
    'it is defective',
    'a refund please',
  );
  const { edit } = lineOf(before, 'return_reason');
  const reasons = edit.options?.map(({ value }) => value) ?? [];
  expect(reasons).toContain('defective');
  const other = reasons.find((value) => value !== edit.value) ?? '';
  const changed = await change(session, before, 'return_reason', other);
  expect(changed.pending?.proposalId).not.toBe(before.proposalId);
  const { receipts } = await session.confirm(changed.pending?.proposalId ?? '', true);
  expect(receipts).toHaveLength(1);
  expect(shop.db.get('SELECT reason FROM returns ORDER BY rowid DESC')).toEqual({ reason: other });
});

/** Somebody on the way to a change, by trade: all that has lines to be changed. */
const ways: readonly (readonly [pack: string, ...turns: string[]])[] = [
  ['dining', ...table],
  ['dealership', 'book an oil change for monday at 2 pm', '98304 47810', 'Asha Rao', 'tata nexon'],
  ['dealership', 'book a sales appointment on tuesday at 3 pm my number is 98302 25602'],
  [
    'retail',
    'change the address of order 1042',
    '4321',
    '14 Rose Lane, Koregaon Park, Pune 411001',
  ],
  ['retail', 'call me back at 5 pm', '98220 31415'],
];

describe.each(ways)('in %s, after "%s"', (pack, ...turns) => {
  test('nothing that tells whose it is, and no amount, can be changed', async () => {
    using shop = openShop({ pack: packNamed(pack) });
    const pending = await pendingAfter(shop.begin(), ...turns);
    const edits = editable(pending);
    expect(edits.length).toBeGreaterThan(0);
    const forbidden = /phone|name|email|order_id|code|user|customer|amount|price|refund|plate/;
    for (const { slot } of edits) expect(slot).not.toMatch(forbidden);
  });

  test('whatever is tapped is answered: with another question, or in words', async () => {
    using shop = openShop({ pack: packNamed(pack) });
    const pending = await pendingAfter(shop.begin(), ...turns);
    for (const { slot, options, kind, value, min } of editable(pending)) {
      const all = options?.map((option) => option.value) ?? [];
      const tried = kind === 'number' ? [String(min ?? 1)] : all.length > 0 ? all : [`${value} 2`];
      for (const next of [...new Set([tried[0], tried[tried.length >> 1], tried.at(-1)])]) {
        if (next === undefined || next === value) continue;
        const session = shop.begin();
        const before = await pendingAfter(session, ...turns);
        const record = await change(session, before, slot, next);
        expect(record.reply, `${slot} ${next}`).not.toBe('');
        const after = record.pending;
        if (!after) throw new Error(`${slot} ${next}: the question is gone: ${record.reply}`);
        if (after.proposalId === before.proposalId) expect(after).toEqual(before);
        else expect(lineOf(after, slot).edit.value, slot).toBe(next);
      }
    }
  });
});

describe('in four languages', () => {
  const days: Readonly<Record<Language, readonly string[]>> = {
    en: ['call me back at 5 pm'],
    hi: ['मुझे शाम पाँच बजे फ़ोन करना'],
    bn: ['আমাকে বিকেল পাঁচটায় ফোন করবেন'],
    mr: ['मला संध्याकाळी पाच वाजता फोन करा'],
  };
  test.each(languages)(
    'a call can be had as soon as possible, and again at a time: %s',
    async (language) => {
      using shop = openShop();
      const session = shop.begin({ language });
      const before = await pendingAfter(session, ...days[language], '9822031415');
      const soon = (await change(session, before, 'when', 'soon')).pending;
      if (!soon) throw new Error('the question is gone');
      expect(lineOf(soon, 'when').edit.value).toBe('soon');
      const later = lineOf(soon, 'when').edit.options?.at(-1)?.value ?? '';
      const again = (await change(session, soon, 'when', later)).pending;
      expect(again && lineOf(again, 'when').edit.value).toBe(later);
    },
  );
});
