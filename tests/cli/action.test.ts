import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { type ResponseDocument, responseSchema } from '../../src/main/actions/document.ts';
import { languages } from '../../src/contract/language.ts';
import { action } from '../../src/main/cli/action.ts';
import { type CommandContext, UsageError } from '../../src/main/cli/command.ts';
import { packs } from '../../src/main/packs/index.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { vaani } from '../support/cli.ts';
import { tempFolder } from '../support/shop.ts';

const folder = tempFolder();
afterAll(() => folder[Symbol.dispose]());
const home = join(folder.path, 'home');

async function send(db: string, document: object, args: readonly string[] = []) {
  const ran = await vaani(
    home,
    ['action', '--json', '--db', join(folder.path, db), ...args],
    JSON.stringify(document),
  );
  const [record] = ran.records();
  return { run: ran, response: responseSchema.parse(record) as ResponseDocument };
}

/** The command in this process. */
async function run(stdin: string, options: CommandContext['options'], positionals: string[] = []) {
  const records: unknown[] = [];
  const code = await action.run({
    options: { db: join(folder.path, `${String(options['pack'])}.db`), ...options },
    positionals,
    json: true,
    print: (record) => void records.push(record),
    stdin: Readable.from([stdin]).setEncoding('utf8'),
    signal: new AbortController().signal,
  });
  return { code, records };
}

const at = ['--now', '2026-11-21T10:00:00Z'];
const cancel = {
  session: 's1',
  intent: 'cancel_order',
  entities: { order_id: '1042', phone_last4: '4321' },
  confidence: 0.9,
  context: { language: 'en' },
};

test('a change, from the question to the receipt, each request a process of its own', {
  timeout: 120_000,
}, async () => {
  const asked = await send('a.db', { ...cancel, entities: { order_id: '1042' } }, at);
  expect(asked.response).toMatchObject({
    status: 'needs',
    followUp: { kind: 'slot', slot: 'phone_last4', entities: { order_id: '1042' } },
  });
  const { followUp, context } = asked.response;
  const entities = { ...followUp?.entities, phone_last4: '4321' };
  const proposed = await send('a.db', { ...cancel, entities, context }, at);
  expect(proposed.response).toMatchObject({
    status: 'proposed',
    speak: {
      text: expect.stringContaining('order 1042'),
      spoken: expect.stringContaining('one zero four two'),
    },
  });
  const talk = proposed.response.context;
  const yes = { session: 's1', context: { ...talk, answer: 'yes', proposalId: talk.pending?.id } };

  const forged = structuredClone(yes);
  Object.assign(forged.context.pending ?? {}, { input: { order_id: '1043' } });
  expect((await send('a.db', forged, at)).response).toMatchObject({
    status: 'expired',
    result: { receipt: null },
  });

  const done = await send('a.db', yes, at);
  expect(done.run).toMatchObject({ code: 0, stderr: '' });
  expect(done.response).toMatchObject({
    status: 'done',
    result: {
      receipt: { action: 'cancel_order', outcome: { order_id: '1042' }, replayed: false },
      cards: [{ kind: 'order', id: '1042', status: 'cancelled' }],
    },
    speak: { text: expect.stringContaining('cancelled order 1042') },
  });
  const again = await send('a.db', yes, at);
  expect(again.response.result.receipt).toEqual({
    ...done.response.result.receipt,
    replayed: true,
  });
  const db = openSqlite(join(folder.path, 'a.db'));
  expect(db.all('SELECT action FROM receipts')).toEqual([{ action: 'cancel_order' }]);
  expect(db.all('SELECT * FROM open_proposals')).toEqual([]);
  db.close();
});

test('--now is the time; without it the document may say one', async () => {
  const db = join(folder.path, 'b.db');
  const ask = async (document: object, now?: string) => {
    const { records } = await run(JSON.stringify(document), { db, ...(now && { now }) });
    return responseSchema.parse(records[0]);
  };
  const { context } = await ask(cancel, '2026-11-21T10:00:00Z');
  const answer = { answer: 'yes', proposalId: context.pending?.id };
  const late = { ...context, ...answer, now: '2026-11-21T10:01:00Z' };
  expect((await ask({ session: 's1', context: late })).status).toBe('expired');
  const inTime = { ...context, ...answer, now: '2026-11-21T10:00:59Z' };
  const told = '2026-11-21T10:01:00Z';
  expect((await ask({ session: 's1', context: inTime }, told)).status).toBe('expired');
  expect((await ask({ session: 's1', context: inTime })).status).toBe('done');
});

test('what is not named comes from what was talked about', async () => {
  const context = { language: 'hi', focus: { order_id: '1042' } };
  const document = { ...cancel, entities: {}, context };
  const { records } = await run(JSON.stringify(document), { now: '2026-11-21T10:00:00Z' });
  expect(records[0]).toMatchObject({
    status: 'needs',
    followUp: { slot: 'phone_last4', entities: { order_id: '1042' } },
    speak: { text: expect.stringMatching(/\p{Script=Devanagari}/u) },
  });
});

test.each(packs.map(({ id }) => id))(
  '%s: every intent gets an answer in words, in every language',
  { timeout: 60_000 },
  async (pack) => {
    const { intents } = packs.find(({ id }) => id === pack) ?? { intents: {} };
    expect(Object.keys(intents).length).toBeGreaterThan(5);
    for (const [index, intent] of Object.keys(intents).entries()) {
      const language = languages[index % languages.length];
      const document = { session: 's', intent, context: { language } };
      const options = { pack, now: '2026-11-21T10:00:00Z' };
      const { code, records } = await run(JSON.stringify(document), options);
      const response = responseSchema.parse(records[0]);
      expect(code, intent).toBe(0);
      expect(['needs', 'answered', 'refused', 'proposed'], intent).toContain(response.status);
      expect(response.speak.text, intent).not.toBe('');
    }
  },
);

test('without --json it is the same document, to be read', async () => {
  const shown = await vaani(
    home,
    ['action', '--db', join(folder.path, 'd.db'), ...at],
    JSON.stringify(cancel),
  );
  expect(shown.stdout).toContain('\n  "status": "proposed",\n');
  expect(responseSchema.parse(JSON.parse(shown.stdout)).status).toBe('proposed');
});

describe('what is wrong is said', () => {
  test.each<[string, string, CommandContext['options'], string]>([
    ['nothing', '', {}, 'give the request on standard input'],
    ['half a document', '{"session":', {}, 'the request is no JSON'],
    ['a list', '[]', {}, 'this is no request: request must be an object'],
    ['no intent', '{"session":"s","context":{"language":"en"}}', {}, 'intent: needed'],
    ['no language', '{"session":"s","intent":"x","context":{}}', {}, 'context.language'],
    ['another pack', '{}', { pack: 'bakery' }, 'there is no pack "bakery"'],
    ['no time', '{}', { now: 'noon' }, '--now takes an ISO 8601 time'],
    ['too much', ' '.repeat(1_000_001), {}, 'over 1000000 characters'],
  ])('%s', async (_, stdin, options, message) => {
    await expect(run(stdin, options)).rejects.toThrow(UsageError);
    await expect(run(stdin, options)).rejects.toThrow(message);
  });

  test('a file is not taken for the request', async () => {
    await expect(run('{}', {}, ['request.json'])).rejects.toThrow('on standard input');
  });

  test('in one line, with exit code 2', async () => {
    const wrong = await vaani(home, ['action', '--json'], '{"session":"s"}');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('vaani action: this is no request: context'),
    ]);
  });

  test('a request that makes no sense is answered, and is a failure', async () => {
    const { run: wrong, response } = await send('e.db', { ...cancel, intent: 'fly' }, at);
    expect(wrong.code).toBe(1);
    expect(response).toMatchObject({ status: 'error', error: 'there is no intent fly' });
  });
});
