import { expect, test } from 'vitest';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { createKiosk } from '../../src/renderer/bridge/kiosk.ts';
import { screenOf } from '../../src/renderer/store/derive.ts';
import { createLevelMeter } from '../../src/renderer/store/levels.ts';
import { createKioskStore } from '../../src/renderer/store/store.ts';
import { createFakeEngine } from '../fakes/engine.ts';
import { scripts } from '../fakes/engine-script.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A kiosk with its own microphone, on the scripted engine. */
async function setUp(hearsPassers: boolean) {
  const engine = createFakeEngine();
  const store = createKioskStore('en', 'device');
  const kiosk = createKiosk({
    connector: {
      audio: 'device',
      async dial() {
        const [here, there] = memoryWirePair();
        engine.serve(there);
        return here;
      },
    },
    store,
    levels: createLevelMeter(() => 0),
    token: { read: () => undefined, write() {}, forget() {} },
    createVoice: () => {
      throw new Error('a kiosk with its own devices needs no browser audio');
    },
    hearsPassers,
  });
  kiosk.start();
  await settled();
  const listens = () => engine.calls.filter(({ method }) => method === 'listen').length;
  return { engine, store, kiosk, listens };
}

test('whoever comes by is listened to before anybody taps, once in each session', async () => {
  const { engine, store, kiosk, listens } = await setUp(true);
  expect(listens()).toBe(1);
  expect(store.getState().view?.status).toBe('listening');
  expect(screenOf(store.getState())).toBe('attract');
  engine.show({ status: 'idle' });
  engine.show({ status: 'hearing' });
  await settled();
  expect(listens()).toBe(1);
  expect(screenOf(store.getState())).toBe('attract');

  // What they say begins the conversation; when it is over, the next one is listened to.
  await kiosk.say(scripts.en.where);
  await settled();
  expect(screenOf(store.getState())).toBe('conversation');
  engine.show({ sessionId: 's2', turns: [], status: 'idle' });
  await settled();
  expect(screenOf(store.getState())).toBe('attract');
  expect(listens()).toBe(2);
  kiosk.dispose();
});

test('a kiosk that is not asked to listens to nobody who has not tapped', async () => {
  const { kiosk, listens } = await setUp(false);
  expect(listens()).toBe(0);
  kiosk.dispose();
});

test('captions and announcements reach the store; an announcement that was seen is gone', async () => {
  const { engine, store, kiosk } = await setUp(false);
  await kiosk.say(scripts.en.where);
  engine.caption(2, 0, 10, 900);
  engine.notify('Asha will call you.');
  engine.notify('The network is back.');
  await settled();
  expect(store.getState().caption).toEqual({
    turnId: 2,
    sentences: [{ from: 0, to: 10, durationMs: 900 }],
  });
  const { notes } = store.getState();
  expect(notes.map(({ text }) => text)).toEqual(['Asha will call you.', 'The network is back.']);
  kiosk.dismiss(notes[0]?.id ?? 0);
  expect(store.getState().notes).toEqual(notes.slice(1));
  kiosk.dispose();
});

test('a correction and a gap go to the engine; an empty correction does not', async () => {
  const { engine, kiosk } = await setUp(false);
  await kiosk.say(scripts.en.where);
  expect(await kiosk.correct(1, '   ')).toBe(false);
  expect(await kiosk.correct(1, ` ${scripts.en.show} `)).toBe(true);
  expect(await kiosk.askFor('time')).toBe(false);
  expect(engine.calls.filter(({ method }) => method === 'correct').map((c) => c.params)).toEqual([
    { turnId: 1, text: scripts.en.show },
  ]);
  expect(engine.view().turns.map(({ text }) => text)).toEqual([scripts.en.show, scripts.en.shown]);
  kiosk.dispose();
});
