import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kioskApi, type SessionView } from '../../src/contract/kiosk.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import { createKiosk, type Kiosk } from '../../src/main/engine/kiosk.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { scriptedOperator } from '../fakes/operator.ts';
import { fakeSpeechProcess } from '../fakes/speech-process.ts';
import { webhookServer } from '../fakes/webhook-server.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { classifiers, packNamed, shopTime, tempFolder } from '../support/shop.ts';
import { eventually } from '../support/eventually.ts';
import { trainingMs } from '../support/patience.ts';

let folder: ReturnType<typeof tempFolder>;
let clock: ManualClock;
let log: ReturnType<typeof memoryLog>;
let kiosk: Kiosk;

const open = (webhook: string | null = null) => {
  const file = (id: string) => ({
    pack: packNamed(id),
    databaseFile: join(folder.path, `${id}.db`),
  });
  return createKiosk({
    trades: [file('retail'), file('dealership'), file('dining')],
    settings: {
      languages: ['en', 'hi', 'bn', 'mr'],
      retentionDays: 30,
      position: null,
      shopName: null,
      webhook,
      noiseSuppression: false,
    },
    devices: null,
    fetchModels: false,
    log: log.log,
    clock,
    spawnSpeech: fakeSpeechProcess().spawn,
    classifiers,
  });
};

beforeEach(async () => {
  folder = tempFolder();
  vi.stubEnv('VAANI_MODELS', join(folder.path, 'models'));
  vi.stubEnv('GROQ_API_KEY', '');
  clock = manualClock(Date.parse(shopTime));
  log = memoryLog();
  kiosk = await open();
}, trainingMs);
afterEach(async () => {
  await kiosk.close();
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

/** A screen with an open session. */
async function screen() {
  const [here, there] = memoryWirePair();
  kiosk.connect(there, { devices: false });
  const peer = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: kioskApi });
  let { view } = await peer.call('open', { audio: 'none', language: 'en' });
  peer.on('view', (next) => {
    view = next;
  });
  return {
    call: peer.call,
    close: () => peer.close(),
    view: (): SessionView => view,
    async say(text: string): Promise<string> {
      const before = view.turns.length;
      await peer.call('say', { text });
      await eventually(() => expect(view.turns.length).toBeGreaterThan(before + 1));
      return view.turns.at(-1)?.text ?? '';
    },
  };
}

const operator = (name = 'Asha') => scriptedOperator({ connect: kiosk.connectOperator }, { name });
const statuses = () =>
  kiosk.trades.map(({ db }) =>
    db.all<{ status: string }>('SELECT status FROM escalations').map(({ status }) => status),
  );

test('what somebody asked for is told to the shop’s own system; one that is not reached shows on both screens', async () => {
  await using server = await webhookServer();
  await kiosk.close();
  kiosk = await open(server.url);
  const person = await screen();
  await person.call('pack', { pack: 'dining' });
  await server.down();
  await person.say('i want to talk to a person');
  await eventually(() => {
    clock.advance(100);
    expect(person.view().outbox).toBe(1);
  });
  const asha = operator();
  expect((await asha.open()).outbox).toEqual({ waiting: 1, failed: 0, problem: 'ECONNREFUSED' });
  await server.up();
  await eventually(() => {
    clock.advance(1_000);
    expect(person.view().outbox).toBe(0);
  });
  expect(server.got.map(({ body }) => [body['type'], body['pack']])).toEqual([
    ['handover', 'dining'],
  ]);
  await eventually(() => {
    clock.advance(500);
    expect(asha.inbox().outbox).toEqual({ waiting: 0, failed: 0, problem: null });
  });
  person.close();
  asha.leave();
});

test('of several trades every task is with its own, in one inbox; an answer finds its person', async () => {
  const asha = operator();
  await asha.open();
  const [one, other] = [await screen(), await screen()];
  await one.call('pack', { pack: 'dealership' });
  await one.say('i want to talk to a person');
  await other.call('pack', { pack: 'dining' });
  await other.say('i want to talk to a person');
  await eventually(() => expect(asha.inbox().escalations).toHaveLength(2));
  expect(statuses()).toEqual([[], ['pending'], ['pending']]);
  const task = asha.inbox().escalations.find(({ pack }) => pack === 'dealership');
  await asha.answer('The Lumo is in the yard', 'interrupt', task?.id);
  await eventually(() =>
    expect(one.view().turns.at(-1)?.text).toContain('The Lumo is in the yard.'),
  );
  expect(one.view()).toMatchObject({ waiting: null, handover: false });
  expect(other.view()).toMatchObject({ waiting: 'asked', handover: true });
  expect(asha.inbox().seats.map(({ seat, pack }) => [seat, pack])).toEqual([
    ['1', 'dealership'],
    ['2', 'dining'],
  ]);
  // What was said before it was answered went with the task, too.
  await eventually(() =>
    expect(
      asha
        .inbox()
        .escalations.find(({ id }) => id === task?.id)
        ?.turns.map(({ who }) => who),
    ).toEqual(['person', 'vaani']),
  );
  asha.leave();
});

test('who asks before a trade is chosen is asked for once, and is found in the trade they choose', async () => {
  const asha = operator();
  await asha.open();
  const one = await screen();
  await one.say('i want to talk to a person');
  await one.call('pack', { pack: 'dining' });
  await one.say('i want to talk to a person');
  expect(statuses()).toEqual([['pending'], [], []]);
  await asha.answer('I am at the door');
  await eventually(() => expect(one.view().turns.at(-1)?.text).toContain('I am at the door.'));
  asha.leave();
});

test(
  'a kiosk that stops and starts again: what was open has failed, in every trade',
  async () => {
    const asha = operator();
    await asha.open();
    const one = await screen();
    await one.call('pack', { pack: 'dining' });
    await one.say('i want to talk to a person');
    expect(statuses()).toEqual([[], [], ['pending']]);
    await kiosk.close();
    kiosk = await open();
    expect(statuses()).toEqual([[], [], ['failed']]);
    const ravi = operator('Ravi');
    expect((await ravi.open()).escalations).toMatchObject([{ status: 'failed', present: false }]);
    ravi.leave();
    asha.leave();
    expect(log.lines.filter((line) => /error/i.test(line))).toEqual([]);
  },
  trainingMs,
);
