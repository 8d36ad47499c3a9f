import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Edit } from '../../src/contract/kiosk.ts';
import {
  type ActionAgent,
  ActionError,
  createActionAgent,
  proposalLifetimeMs,
} from '../../src/main/actions/agent.ts';
import { answerDocument } from '../../src/main/actions/answer-document.ts';
import { readRequest, type ResponseDocument } from '../../src/main/actions/document.ts';
import { editOf, readEdit } from '../../src/main/actions/edit.ts';
import type { Proposal } from '../../src/main/actions/port.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { actions, context, everything, provoke, setLimit, setUp, usualLimit } from './bank.ts';
import { tools } from './world.ts';

describe('what is chosen on the screen', () => {
  const number: Edit = { slot: 'people', kind: 'number', value: '4', min: 1, max: 12 };
  const choice: Edit = {
    slot: 'reason',
    kind: 'choice',
    value: 'a',
    options: [
      { label: 'A', value: 'a' },
      { label: 'B', value: 'b' },
    ],
  };
  const edit = (kind: Edit['kind']): Edit => ({ slot: 's', kind, value: 'x' });

  test.each([
    [number, '5', 5],
    [number, '1', 1],
    [number, '12', 12],
    [edit('date'), '2026-11-23', '2026-11-23'],
    [edit('date'), '2028-02-29', '2028-02-29'],
    [edit('time'), '19:30', '19:30'],
    [edit('time'), '00:00', '00:00'],
    [edit('text'), '  14 Rose Lane ', '14 Rose Lane'],
    [choice, 'b', 'b'],
  ] as const)('%o takes "%s"', (of, given, value) => {
    expect(readEdit(of, given)).toEqual({ value });
  });

  test.each([
    [number, '0'],
    [number, '13'],
    [number, '4.5'],
    [number, ''],
    [number, '1e1'],
    [edit('date'), '2026-02-31'],
    [edit('date'), '23 November'],
    [edit('date'), '2026-11-23T10:00'],
    [edit('time'), '24:00'],
    [edit('time'), '7:30 pm'],
    [edit('text'), '   '],
    [edit('text'), 'x'.repeat(201)],
    [choice, 'c'],
  ] as const)('%o cannot be "%s", and it says what it can be', (of, given) => {
    expect(readEdit(of, given)).toMatchObject({ wrong: expect.stringContaining(of.slot) });
  });
});

let db: SqliteDatabase;
let agent: ActionAgent;
beforeEach(() => {
  db = openSqlite(':memory:');
  setUp(db);
  agent = createActionAgent(actions, db);
});
afterEach(() => {
  setLimit(usualLimit);
  provoke('none');
  db.close();
});

function ask(amount = 10): Proposal {
  const made = agent.request(
    { action: 'deposit', slots: { account: 'a', amount } },
    context(1_000),
  );
  if (made.status !== 'proposed') throw new Error(made.status);
  return made.proposal;
}
const to = (amount: number) => ({ slot: 'amount', value: String(amount) });

describe('another proposal of one', () => {
  test('has an id, a key and a time of its own, and everything else as it was', () => {
    const before = ask();
    const kept = everything(db);
    const made = agent.change(before, to(25), context(31_000));
    expect(everything(db), 'changing writes nothing').toEqual(kept);
    if (made.status !== 'proposed') throw new Error(made.status);
    const { proposal } = made;
    expect(proposal.input).toEqual({ account: 'a', amount: 25 });
    expect(proposal.id).not.toBe(before.id);
    expect(proposal.idempotencyKey).not.toBe(before.idempotencyKey);
    expect(proposal.expiresAt).toBe(31_000 + proposalLifetimeMs);
    expect(proposal.lines.map(({ value }) => value)).toEqual(['a', '25']);
    expect(editOf(proposal, 'amount')?.value).toBe('25');
  });

  test('goes by the rules of the shop: what cannot be is refused', () => {
    expect(agent.change(ask(), to(usualLimit + 1), context(1_000))).toMatchObject({
      status: 'refused',
      reply: { phrases: [{ key: 'too_much' }] },
    });
  });

  test('is not made of one whose time is over', () => {
    const before = ask();
    expect(agent.change(before, to(5), context(before.expiresAt))).toMatchObject({
      status: 'expired',
    });
    expect(agent.change(before, to(5), context(before.expiresAt - 1)).status).toBe('proposed');
  });

  test.each([
    ['a line that may not be changed', { slot: 'account', value: 'b' }],
    ['a line that is not there', { slot: 'balance', value: '1' }],
    ['what no screen could send', { slot: 'amount', value: '10; 20' }],
  ])('is not made of %s', (_, change) => {
    expect(() => agent.change(ask(), change, context(1_000))).toThrow(ActionError);
  });
});

describe('through documents', () => {
  let now = 1_000;
  function send(document: object): ResponseDocument {
    const read = readRequest(JSON.parse(JSON.stringify(document)));
    if ('wrong' in read) throw new Error(read.wrong);
    return answerDocument(read.request, tools({ db, watch: () => {} }, now));
  }
  const session = 's1';
  const deposit = () =>
    send({
      session,
      intent: 'deposit',
      entities: { account: 'a', amount: 10 },
      context: { language: 'en' },
    });
  const change = (before: ResponseDocument, amount: number, more: object = {}) =>
    send({
      session,
      context: {
        ...before.context,
        change: to(amount),
        proposalId: before.context.pending?.id,
        ...more,
      },
    });
  const yes = ({ context: kept }: ResponseDocument) =>
    send({
      session,
      context: { ...kept, answer: 'yes', proposalId: kept.pending?.id },
    });
  beforeEach(() => {
    now = 1_000;
  });

  test('a yes to the old one does nothing, a yes to the new one does what it says, once', () => {
    const first = deposit();
    const second = change(first, 25);
    expect(second).toMatchObject({ status: 'proposed', followUp: { kind: 'confirm' } });
    expect(yes(first)).toMatchObject({ status: 'expired', speak: { text: 'confirm.other' } });
    expect(db.all('SELECT * FROM movements')).toEqual([]);
    expect(yes(second).status).toBe('done');
    expect(yes(second).result.receipt?.replayed).toBe(true);
    expect(db.all('SELECT amount FROM movements')).toEqual([{ amount: 25 }]);
  });

  test('what cannot be leaves the old one open', () => {
    const first = deposit();
    const refused = change(first, usualLimit + 5);
    expect(refused).toMatchObject({ status: 'refused', speak: { text: 'too_much' } });
    expect(refused.context.pending).toEqual(first.context.pending);
    expect(yes(refused).status).toBe('done');
    expect(db.all('SELECT amount FROM movements')).toEqual([{ amount: 10 }]);
  });

  test('what was answered, replaced or tampered with is not taken up again', () => {
    const first = deposit();
    const second = change(first, 25);
    expect(change(first, 30)).toMatchObject({ status: 'expired' });
    const { pending } = second.context;
    const forged = { ...pending, input: { account: 'b', amount: 25 } };
    expect(change(second, 30, { pending: forged }).status).toBe('expired');
    expect(change(second, 30, { proposalId: 'another' }).status).toBe('expired');
    expect(yes(second).status).toBe('done');
    expect(change(second, 30).status).toBe('expired');
    expect(db.all('SELECT account, amount FROM movements')).toEqual([{ account: 'a', amount: 25 }]);
  });

  test.each([
    ['with an answer', { answer: 'yes' }],
    ['without saying of which', { proposalId: undefined }],
    ['of nothing', { pending: null }],
  ])('a change %s makes no sense, and that is said', (_, more) => {
    expect(() => change(deposit(), 5, more)).toThrow(/context\./);
  });
});
