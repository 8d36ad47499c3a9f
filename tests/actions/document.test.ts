import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerDocument, type DocumentTools } from '../../src/main/actions/answer-document.ts';
import {
  type ResponseDocument,
  readRequest,
  responseSchema,
} from '../../src/main/actions/document.ts';
import { proposalLifetimeMs } from '../../src/main/actions/agent.ts';
import type { Proposal } from '../../src/main/actions/port.ts';
import { StorageError } from '../../src/main/store/port.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { everything, provoke, setUp } from './bank.ts';
import { tools } from './world.ts';

let db: SqliteDatabase;
let now = 0;
let more: Partial<DocumentTools> = {};
beforeEach(() => {
  db = openSqlite(':memory:');
  setUp(db);
  now = 1_000;
  more = {};
  provoke('none');
});
afterEach(() => db.close());

/** Sends a document as another program would: as text, to a process that remembers nothing. */
function send(document: object): ResponseDocument {
  const read = readRequest(JSON.parse(JSON.stringify(document)));
  if ('wrong' in read) throw new Error(read.wrong);
  const given = { ...tools({ db, watch: () => {} }, now), ...more };
  const response = answerDocument(read.request, given);
  expect(responseSchema.parse(JSON.parse(JSON.stringify(response)))).toEqual(response);
  return response;
}
const english = { language: 'en' };
const deposit = (entities: object = { account: 'a', amount: 10 }, context: object = english) =>
  send({ session: 's1', intent: 'deposit', entities, context });
const answer = (say: 'yes' | 'no', { context }: ResponseDocument, changes: object = {}) =>
  send({
    session: 's1',
    context: { ...context, answer: say, proposalId: context.pending?.id, ...changes },
  });
const movements = () => db.all('SELECT account, amount FROM movements');

describe('a request', () => {
  test('a lookup is answered at once, and its memory comes back to be sent again', () => {
    expect(send({ session: 's1', intent: 'look', context: english })).toEqual({
      session: 's1',
      status: 'answered',
      action: 'look',
      result: { receipt: null, proposal: null, cards: [] },
      speak: { text: 'seen', spoken: 'seen', phrases: [{ key: 'seen' }] },
      followUp: null,
      error: null,
      context: {
        language: 'en',
        memory: { looked: true, seen: true },
        recent: [],
        focus: {},
        pending: null,
      },
    });
  });

  test('what is missing is asked for, with what is known already', () => {
    expect(deposit({ account: 'a' })).toMatchObject({
      status: 'needs',
      speak: { text: 'ask.amount' },
      followUp: { kind: 'slot', slot: 'amount', entities: { account: 'a' }, options: [] },
    });
  });

  test('a change is proposed, and nothing is written but that it was', () => {
    const before = everything(db);
    const proposed = deposit();
    expect(proposed).toMatchObject({
      status: 'proposed',
      result: { receipt: null, proposal: { action: 'deposit', input: { account: 'a' } } },
      followUp: { kind: 'confirm' },
      context: { memory: { checked: true } },
    });
    expect(proposed.context.pending).toEqual(proposed.result.proposal);
    expect(everything(db)).toEqual(before);
    // Nothing of what was said is kept.
    const [row] = db.all<{ session_id: string; fingerprint: string }>(
      'SELECT session_id, fingerprint FROM open_proposals',
    );
    expect(row).toEqual({ session_id: 's1', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('a rule that forbids it, an intent that nobody has, an intent that is not sure', () => {
    expect(deposit({ account: 'a', amount: 500 })).toMatchObject({ status: 'refused' });
    expect(send({ session: 's1', intent: 'constructor', context: english })).toMatchObject({
      status: 'error',
      action: null,
      error: 'there is no intent constructor',
    });
    const unsure = { session: 's1', intent: 'deposit', confidence: 0.49, context: english };
    expect(send(unsure)).toMatchObject({
      status: 'ambiguous',
      speak: { text: 'did_you_mean' },
      followUp: {
        kind: 'offer',
        options: [{ name: 'choice.deposit', intent: 'deposit', entities: {} }],
      },
    });
    expect(deposit({ account: 'a'.repeat(3_000) })).toMatchObject({
      status: 'error',
      error: 'slots.account is longer than 2000 characters',
    });
  });
});

describe('a yes', () => {
  test('does it, and says so with the receipt; said again it gives the same receipt', () => {
    const proposed = deposit();
    const done = answer('yes', proposed);
    expect(done).toMatchObject({
      status: 'done',
      action: 'deposit',
      result: {
        receipt: { outcome: { balance: 10 }, replayed: false },
        proposal: null,
      },
      speak: { text: 'done' },
      context: { pending: null, focus: { replayed: false } },
    });
    const again = answer('yes', proposed);
    expect(again.result.receipt).toEqual({ ...done.result.receipt, replayed: true });
    expect(movements()).toEqual([{ account: 'a', amount: 10 }]);
  });

  test.each<[string, (proposal: Proposal) => Partial<Proposal>]>([
    ['another amount', () => ({ input: { account: 'a', amount: 99 } })],
    ['another account', () => ({ input: { account: 'b', amount: 10 } })],
    ['a longer life', ({ expiresAt }) => ({ expiresAt: expiresAt + 1 })],
    ['another key', () => ({ idempotencyKey: 'key_of_mine' })],
    ['other words', () => ({ question: { key: 'shall_we' } })],
    ['other lines', () => ({ lines: [] })],
  ])('to a proposal with %s does nothing', (_, change) => {
    const proposed = deposit();
    const { pending } = proposed.context;
    if (!pending) throw new Error('nothing proposed');
    const before = everything(db);
    const forged = { pending: { ...pending, ...change(pending) } };
    expect(answer('yes', proposed, forged)).toMatchObject({
      status: 'expired',
      speak: { text: 'confirm.other' },
    });
    expect(everything(db)).toEqual(before);
    // The one that was given out still waits.
    expect(answer('yes', proposed)).toMatchObject({ status: 'done' });
  });

  test('the order of keys is no change', () => {
    const proposed = deposit();
    const reversed = JSON.parse(
      JSON.stringify(
        Object.fromEntries(Object.entries(proposed.context.pending ?? {}).toReversed()),
      ),
    ) as object;
    expect(answer('yes', proposed, { pending: reversed })).toMatchObject({ status: 'done' });
  });

  test('to a proposal that was made up does nothing', () => {
    const made = { ...deposit().context.pending, id: 'p', idempotencyKey: 'k' };
    const context = { ...english, pending: made, answer: 'yes', proposalId: 'p' };
    expect(send({ session: 's1', context })).toMatchObject({ status: 'expired' });
    expect(send({ session: 's1', context: { ...context, proposalId: 'q' } })).toMatchObject({
      status: 'expired',
      context: { pending: { id: 'p' } },
    });
    expect(movements()).toEqual([]);
  });

  test('of another session does nothing', () => {
    const { context } = deposit();
    const said = { ...context, answer: 'yes', proposalId: context.pending?.id };
    expect(send({ session: 's2', context: said })).toMatchObject({ status: 'expired' });
    expect(movements()).toEqual([]);
  });

  test('counts only for what was proposed last', () => {
    const first = deposit();
    const second = deposit({ account: 'a', amount: 20 }, first.context);
    expect(second.context.pending?.id).not.toBe(first.context.pending?.id);
    expect(answer('yes', first)).toMatchObject({ status: 'expired' });
    expect(answer('yes', second)).toMatchObject({ status: 'done' });
    expect(movements()).toEqual([{ account: 'a', amount: 20 }]);
  });

  test('does not count after details that are not complete, but after a lookup it does', () => {
    const first = deposit();
    expect(deposit({ account: 'b' }, first.context).context.pending).toBeNull();
    expect(answer('yes', first)).toMatchObject({ status: 'expired' });
    const second = deposit();
    const looked = send({ session: 's1', intent: 'look', context: second.context });
    expect(looked.context.pending).toEqual(second.context.pending);
    expect(answer('yes', looked)).toMatchObject({ status: 'done' });
  });

  test('too late does nothing, and one in time is not denied later', () => {
    const proposed = deposit();
    now += proposalLifetimeMs;
    expect(answer('yes', proposed)).toMatchObject({
      status: 'expired',
      speak: { text: 'confirm.expired' },
    });
    const other = deposit();
    expect(answer('yes', other)).toMatchObject({ status: 'done' });
    now += proposalLifetimeMs;
    expect(answer('yes', other)).toMatchObject({
      status: 'done',
      result: { receipt: { replayed: true } },
    });
    expect(movements()).toHaveLength(1);
  });

  test('after a no does nothing, and a no after the yes does not deny it', () => {
    const first = deposit();
    expect(answer('no', first)).toMatchObject({ status: 'declined', context: { pending: null } });
    expect(answer('yes', first)).toMatchObject({ status: 'expired' });
    expect(movements()).toEqual([]);
    const second = deposit();
    answer('yes', second);
    expect(answer('no', second)).toMatchObject({ status: 'done' });
    expect(movements()).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('an error before the yes: nothing was changed, and it is told to the log', () => {
    const errors: unknown[] = [];
    const action = { ...tools({ db, watch: () => {} }, 0).actions['look'] };
    const look = { ...action, check: () => nothing('a broken pack') };
    more = {
      actions: { look } as unknown as DocumentTools['actions'],
      onError: (e) => errors.push(e),
    };
    expect(send({ session: 's1', intent: 'look', context: english })).toMatchObject({
      status: 'failed',
      speak: { text: 'failed' },
    });
    expect(String(errors)).toContain('a broken pack');
  });

  test('a full disk while proposing: nothing is given out that could not be confirmed', () => {
    const broken = {
      ...db,
      transaction: () => {
        throw new StorageError('full', 'the disk is full');
      },
    };
    more = { db: broken, onError: () => {} };
    expect(deposit()).toMatchObject({
      status: 'failed',
      speak: { text: 'storage.failed' },
      context: { pending: null },
    });
  });

  test('an outcome that cannot be told keeps the proposal; the same yes looks again', () => {
    const proposed = deposit();
    let blind = true;
    more = {
      onError: () => {},
      db: {
        ...db,
        get: (sql, params) => (blind ? nothing('no reading') : db.get(sql, params)),
        transaction(work) {
          blind = false;
          db.transaction(work);
          blind = true;
          throw new Error('the answer was lost');
        },
      },
    };
    const unknown = answer('yes', proposed);
    expect(unknown).toMatchObject({
      status: 'unknown',
      speak: { text: 'storage.unknown' },
      result: { receipt: null },
    });
    expect(unknown.context.pending).toEqual(proposed.context.pending);
    more = {};
    expect(answer('yes', unknown)).toMatchObject({
      status: 'done',
      result: { receipt: { replayed: true } },
    });
    expect(movements()).toHaveLength(1);
  });

  test('words that are missing do not hide that it was done', () => {
    const given = tools({ db, watch: () => {} }, now);
    const wording = given.wording('en');
    const proposed = deposit();
    more = {
      onError: () => {},
      wording: () => ({
        ...wording,
        word: (phrases) =>
          phrases[0]?.key === 'done' ? nothing('no words') : wording.word(phrases),
      }),
    };
    expect(answer('yes', proposed)).toMatchObject({
      status: 'done',
      speak: { text: 'done.unworded' },
      result: { receipt: { replayed: false } },
    });
  });

  test('proposals that are over are cleared away', () => {
    deposit();
    now += proposalLifetimeMs;
    send({
      session: 's2',
      intent: 'deposit',
      entities: { account: 'a', amount: 1 },
      context: english,
    });
    expect(db.all('SELECT session_id FROM open_proposals')).toEqual([{ session_id: 's2' }]);
  });
});

describe('a document that is none says where it is wrong', () => {
  const fine = { session: 's', intent: 'look', context: { language: 'en' } };
  const pending = {
    id: 'p',
    idempotencyKey: 'k',
    action: 'a',
    input: {},
    question: { key: 'q' },
    lines: [],
    expiresAt: 1,
  };
  test.each<[string, unknown, string]>([
    ['no object', [], 'request must be an object'],
    ['no session', { ...fine, session: undefined }, 'request.session is not plain JSON'],
    ['an empty session', { ...fine, session: '' }, 'session: '],
    ['no intent', { session: 's', context: english }, 'intent: needed, unless'],
    ['another language', { ...fine, context: { language: 'fr' } }, 'context.language: '],
    ['a strange key', { ...fine, slots: {} }, 'Unrecognized key: "slots"'],
    ['a confidence over 1', { ...fine, confidence: 1.1 }, 'confidence: '],
    ['no time', { ...fine, context: { ...english, now: 'tomorrow' } }, 'context.now: '],
    [
      'a yes to nothing',
      { session: 's', context: { ...english, answer: 'yes' } },
      'context.pending: needed',
    ],
    [
      'a yes and a wish',
      { ...fine, context: { ...english, answer: 'yes', pending, proposalId: 'p' } },
      'intent: not together',
    ],
    [
      'a yes without its proposal',
      { session: 's', context: { ...english, answer: 'yes', pending } },
      'context.proposalId: needed',
    ],
    [
      'a proposal without a key',
      { ...fine, context: { ...english, pending: { ...pending, idempotencyKey: '' } } },
      'context.pending.idempotencyKey',
    ],
    ['a poisoned object', JSON.parse('{"__proto__":{}}'), 'not allowed: __proto__'],
    [
      'a deep nest',
      {
        ...fine,
        entities: JSON.parse(
          `${'['.repeat(50_000)}${']'.repeat(50_000)}`.replace(/^/, '{"a":').concat('}'),
        ),
      },
      'nested too deeply',
    ],
    [
      'too much',
      { ...fine, entities: { a: Array.from({ length: 30_000 }, () => 1) } },
      'more than 20000 values',
    ],
  ])('%s', (_, document, message) => {
    const read = readRequest(document);
    expect('wrong' in read ? read.wrong : 'right').toContain(message);
  });

  test('and one that is fine has defaults', () => {
    expect(readRequest(fine)).toEqual({
      request: {
        ...fine,
        entities: {},
        confidence: 1,
        context: { language: 'en', memory: {}, recent: [], focus: {}, pending: null },
      },
    });
  });
});

function nothing(why: string): never {
  throw new Error(why);
}
