import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeAudioFrame } from '../../src/contract/audio-frame.ts';
import { type KioskApi, kioskApi, type SessionView } from '../../src/contract/kiosk.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import { connectScreen } from '../../src/main/engine/screen.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import type { Interpret } from '../../src/main/engine/session.ts';
import { createFakeSpeechClient, type FakeSpeechClient } from '../fakes/speech-client.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

interface Screen extends Pick<Peer<typeof emptyApi, KioskApi>, 'call' | 'close' | 'sendBytes'> {
  readonly views: SessionView[];
  readonly frames: Uint8Array[];
}

let shop: Shop;
let speech: FakeSpeechClient;
let seats: Map<string, { seat: Seat; screens: number }>;
let log: ReturnType<typeof memoryLog>;
let channel: number;
let screens: Screen[];

beforeEach(() => {
  shop = openShop();
  speech = createFakeSpeechClient();
  seats = new Map();
  log = memoryLog();
  channel = 0;
  screens = [];
  interpret = null;
}, trainingMs);
afterEach(async () => {
  for (const screen of screens) screen.close();
  await settle();
  for (const { seat } of seats.values()) await seat.close();
  shop[Symbol.dispose]();
});

const settle = (ms = 10) => new Promise((resolve) => setTimeout(resolve, ms));

let interpret: Interpret | null = null;

function newSeat(language: 'en' | 'hi' | 'bn' | 'mr' = 'en'): Seat {
  const seat = seatIn(shop, {
    language,
    speech,
    interpret,
    nextChannel: () => ++channel,
    log: log.log,
  });
  seats.set(seat.token, { seat, screens: 0 });
  return seat;
}

/** A screen on a wire of its own; seats are kept and counted as the kiosk does. */
function screen(mayUseDevices = false): Screen {
  const [here, there] = memoryWirePair();
  connectScreen(
    there,
    {
      mayUseDevices,
      take(token, language) {
        const known = token === undefined ? undefined : seats.get(token)?.seat;
        const seat = known ?? newSeat(language);
        const entry = seats.get(seat.token);
        if (entry) entry.screens += 1;
        return { seat, resumed: known !== undefined };
      },
      leave(seat) {
        const entry = seats.get(seat.token);
        if (entry) entry.screens -= 1;
      },
    },
    log.log,
  );
  const peer = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: kioskApi });
  const views: SessionView[] = [];
  const frames: Uint8Array[] = [];
  peer.on('view', (view) => views.push(view));
  peer.onBytes((frame) => frames.push(frame));
  const made = {
    call: peer.call,
    close: () => peer.close(),
    sendBytes: peer.sendBytes,
    views,
    frames,
  };
  screens.push(made);
  return made;
}

const code = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof RpcError ? error.code : String(error)),
  );
const counts = () => [...seats.values()].map((entry) => entry.screens);

test('opening gives a view, saying something changes it', async () => {
  const one = screen();
  const { view, resumed } = await one.call('open', { audio: 'none', language: 'hi' });
  expect(resumed).toBe(false);
  expect(view).toMatchObject({
    language: 'hi',
    pack: 'retail',
    turns: [],
    pending: null,
    status: 'idle',
  });
  expect(view.suggestions.length).toBeGreaterThan(2);
  await one.call('say', { text: 'मेरा ऑर्डर 1042 कहाँ है' });
  await settle();
  expect(one.views.at(-1)?.turns).toHaveLength(2);
});

test('calls before open are refused', async () => {
  const one = screen();
  for (const call of [
    one.call('say', { text: 'hello' }),
    one.call('confirm', { proposalId: 'x', yes: true }),
    one.call('stop', {}),
    one.call('listen', { on: true }),
    one.call('language', { language: 'hi' }),
    one.call('end', {}),
    one.call('played', { utterance: 1, state: 'ended' }),
  ]) {
    expect(await code(call)).toBe('not-open');
  }
  expect(seats.size).toBe(0);
});

test('a screen that comes back finds its turns and the question that waits, and may answer it', async () => {
  const before = screen();
  const { resumeToken } = await before.call('open', { audio: 'none' });
  for (const text of ['cancel order 1042', '4321']) {
    await before.call('say', { text });
    await settle();
  }
  before.close();
  await settle();
  expect(counts()).toEqual([0]);
  const after = screen();
  const { view, resumed } = await after.call('open', { audio: 'none', resumeToken });
  expect(resumed).toBe(true);
  expect(view.turns).toHaveLength(4);
  expect(view.pending?.title).toContain('order 1042');
  await after.call('confirm', { proposalId: view.pending?.proposalId ?? '', yes: true });
  await settle();
  expect(after.views.at(-1)?.pending).toBeNull();
  expect(after.views.at(-1)?.turns.at(-1)?.text).toContain('I have cancelled order 1042');
  expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
});

test('a second screen, and a token nobody has, get a conversation of their own', async () => {
  const [one, other] = [screen(), screen()];
  const first = await one.call('open', { audio: 'none' });
  const second = await other.call('open', { audio: 'none', resumeToken: 'seat_guessed' });
  expect(second.resumed).toBe(false);
  expect(second.view.sessionId).not.toBe(first.view.sessionId);
  await one.call('say', { text: 'where is my order 1042' });
  await settle();
  expect(other.views.flatMap(({ turns }) => turns)).toEqual([]);
});

test('what is too long to type is refused with what to do, at the edge and far over it', async () => {
  const one = screen();
  await one.call('open', { audio: 'none' });
  expect(await code(one.call('say', { text: 'x'.repeat(10_001) }))).toBe('too-long');
  expect(await code(one.call('say', { text: 'x'.repeat(20_001) }))).toBe('invalid');
  expect(await code(one.call('say', { text: 'x'.repeat(10_000) }))).toBe('no error');
  await settle();
  expect(one.views.at(-1)?.turns.at(-1)?.text).toContain('too long for me');
  expect(await code(one.call('say', { text: '   ' }))).toBe('no error');
  await settle();
  expect(one.views.at(-1)?.turns).toHaveLength(2);
});

test('only the screen at the kiosk may use its microphone', async () => {
  const far = screen(false);
  expect(await code(far.call('open', { audio: 'device' }))).toBe('forbidden');
  expect(seats.size).toBe(0);
  const near = screen(true);
  expect(await code(near.call('open', { audio: 'device' }))).toBe('no error');
  expect(speech.callsOf('channel.open')).toMatchObject([{ kind: 'device' }]);
});

test('audio of a remote screen goes in and out, odd frames are dropped', async () => {
  const one = screen();
  await one.call('open', { audio: 'remote' });
  one.sendBytes(
    encodeAudioFrame({
      channel: 99,
      utterance: 0,
      sampleRate: 16_000,
      samples: new Int16Array([1, 2]),
    }),
  );
  one.sendBytes(new Uint8Array([1, 2, 3]));
  await settle();
  expect(speech.heard).toMatchObject([{ channel: 1, sampleRate: 16_000 }]);
  speech.play({ channel: 1, utterance: 1, sampleRate: 24_000, samples: new Int16Array(8) });
  await settle();
  expect(one.frames).toHaveLength(1);
});

test('audio without an open seat, or on a seat without audio, goes nowhere', async () => {
  const one = screen();
  const frame = encodeAudioFrame({
    channel: 0,
    utterance: 0,
    sampleRate: 16_000,
    samples: new Int16Array(4),
  });
  one.sendBytes(frame);
  await one.call('open', { audio: 'none' });
  one.sendBytes(frame);
  await settle();
  expect(speech.heard).toEqual([]);
});

test('the end forgets everything and shows an empty screen', async () => {
  const one = screen();
  const { resumeToken } = await one.call('open', { audio: 'none' });
  for (const text of ['where is my order 1042', '4321', 'cancel it']) {
    await one.call('say', { text });
    await settle();
  }
  await one.call('end', {});
  await settle();
  expect(one.views.at(-1)).toMatchObject({
    turns: [],
    pending: null,
    handover: false,
    status: 'idle',
  });
  one.close();
  await settle();
  const { view } = await screen().call('open', { audio: 'none', resumeToken });
  expect(JSON.stringify(view)).not.toMatch(/1042|4321/);
});

test('a turn that was still worked on when the conversation ended is no error', async () => {
  const one = screen();
  await one.call('open', { audio: 'none' });
  void one.call('say', { text: 'where is my order 1042' });
  void one.call('say', { text: 'and 1057' });
  await one.call('end', {});
  await settle();
  expect(one.views.at(-1)?.turns).toEqual([]);
  expect(log.lines).toEqual([]);
});

describe('screens of a seat are counted', () => {
  test('opening twice on one wire is one screen', async () => {
    const one = screen();
    const { resumeToken } = await one.call('open', { audio: 'none' });
    await one.call('open', { audio: 'remote', resumeToken });
    expect(counts()).toEqual([1]);
    one.close();
    await settle();
    expect(counts()).toEqual([0]);
  });

  test('a screen that moves to another seat leaves the one before', async () => {
    const one = screen();
    await one.call('open', { audio: 'none' });
    await one.call('open', { audio: 'none' });
    expect(counts()).toEqual([0, 1]);
    await one.call('say', { text: 'hello' });
    await settle();
    expect(
      new Set(one.views.filter(({ turns }) => turns.length > 0).map(({ sessionId }) => sessionId))
        .size,
    ).toBe(1);
  });

  test('two opens at once keep one seat', async () => {
    const one = screen();
    await Promise.all([one.call('open', { audio: 'none' }), one.call('open', { audio: 'none' })]);
    expect(counts()).toEqual([0, 1]);
    one.close();
    await settle();
    expect(counts()).toEqual([0, 0]);
  });

  test('a screen that goes while it opens keeps none, whenever it goes', async () => {
    for (let steps = 0; steps < 12; steps += 1) {
      const one = screen();
      void one.call('open', { audio: 'none' }).catch(() => {});
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      one.close();
      await settle(2);
    }
    expect(counts().filter((count) => count !== 0)).toEqual([]);
  });

  test('two screens on one seat see the same, and one may go', async () => {
    const [one, other] = [screen(), screen()];
    const { resumeToken } = await one.call('open', { audio: 'none' });
    await other.call('open', { audio: 'none', resumeToken });
    expect(counts()).toEqual([2]);
    one.close();
    await settle();
    expect(counts()).toEqual([1]);
    await other.call('say', { text: 'hello' });
    await settle();
    expect(other.views.at(-1)?.turns).toHaveLength(2);
  });
});

describe('a line that drops and comes back', () => {
  /** Drops the line of a screen and opens the seat on another one. */
  async function again(old: Screen, resumeToken: string, audio: 'none' | 'remote' = 'none') {
    old.close();
    await settle();
    const next = screen();
    const opened = await next.call('open', { audio, resumeToken });
    await settle();
    expect(opened.resumed).toBe(true);
    return { next, view: opened.view };
  }
  async function begin(texts: readonly string[], audio: 'none' | 'remote' = 'none') {
    const one = screen();
    const { resumeToken } = await one.call('open', { audio });
    for (const text of texts) {
      await one.call('say', { text });
      await settle();
    }
    return { one, resumeToken };
  }
  const only = () => [...seats.values()][0]?.seat as Seat;

  test('the question that was asked is still answered', async () => {
    const { one, resumeToken } = await begin(['where is my order 1042']);
    const before = only().view();
    const { next, view } = await again(one, resumeToken);
    expect(view).toEqual(before);
    expect(only().session.state.task?.asked).toBe('phone_last4');
    await next.call('say', { text: '4321' });
    await settle();
    expect(next.views.at(-1)?.turns.at(-1)?.cards).toMatchObject([{ kind: 'order', id: '1042' }]);
  });

  test('a turn that was being worked out is seen as such, and its answer arrives at the new screen', async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    interpret = () => promise;
    const { one, resumeToken } = await begin(['flibber the gromulon of wednesday']);
    const { next, view } = await again(one, resumeToken, 'remote');
    expect(view.status).toBe('thinking');
    expect(view.turns).toHaveLength(1);
    resolve(null);
    await settle();
    expect(next.views.at(-1)?.turns).toHaveLength(2);
    expect(next.views.at(-1)?.status).toBe('speaking');
    expect(speech.callsOf('speak')).toHaveLength(1);
  });

  test('an answer that came while nobody was there is on the screen, and is said', async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    interpret = () => promise;
    const { one, resumeToken } = await begin(['flibber the gromulon of wednesday'], 'remote');
    one.close();
    await settle();
    resolve(null);
    await settle();
    expect(speech.callsOf('speak')).toEqual([]);
    const { view } = await again(one, resumeToken, 'remote');
    expect(view.turns).toHaveLength(2);
    expect(speech.callsOf('speak')).toHaveLength(1);
  });

  test('an answer that was cut off is said again, and once more when the person asks', async () => {
    const { one, resumeToken } = await begin(['where is my order 1042'], 'remote');
    const { next, view } = await again(one, resumeToken, 'remote');
    expect(view.turns.some(({ interrupted }) => interrupted)).toBe(false);
    const texts = () => speech.callsOf('speak').map(({ text }) => text);
    expect(texts()).toEqual([texts()[0], texts()[0]]);
    await next.call('say', { text: 'say that again' });
    await settle();
    expect(texts()).toEqual([texts()[0], texts()[0], texts()[0]]);
  });

  test('a yes counts for the question that waited, by voice too, and is counted once', async () => {
    const { one, resumeToken } = await begin(['cancel order 1042', '4321'], 'remote');
    const { next, view } = await again(one, resumeToken, 'remote');
    const { proposalId = '' } = view.pending ?? {};
    const heard = { channel: 1, at: 1, confidence: 0.9, language: 'en', durationMs: 300 } as const;
    const { utterance = 0, text = '' } = speech.callsOf('speak').at(-1) as {
      utterance?: number;
      text?: string;
    };
    speech.emit('sentence', { channel: 1, at: 1, utterance, index: 0, text });
    speech.emit('heard', { ...heard, text: 'yes' });
    await settle();
    expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
    // What was said and tapped just as the line dropped is sent once more.
    const { next: last } = await again(next, resumeToken, 'remote');
    await last.call('confirm', { proposalId, yes: true });
    await last.call('confirm', { proposalId, yes: true });
    speech.emit('heard', { ...heard, text: 'yes' });
    await settle();
    expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
    expect(last.views.at(-1)?.pending).toBeNull();
  });

  test('a yes that was on its way when the line dropped is done, once, and its answer is there', async () => {
    const { one, resumeToken } = await begin(['cancel order 1042', '4321']);
    const proposalId = only().view().pending?.proposalId ?? '';
    void one.call('confirm', { proposalId, yes: true }).catch(() => {});
    const { next, view } = await again(one, resumeToken);
    expect(view.turns.at(-1)?.text).toContain('I have cancelled order 1042');
    expect(view.pending).toBeNull();
    await next.call('confirm', { proposalId, yes: true });
    await settle();
    expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
  });

  test('the conversation does not end under the person who has just come back', async () => {
    const { one, resumeToken } = await begin(['where is my order 1042']);
    shop.clock.advance(50_000);
    await again(one, resumeToken);
    shop.clock.advance(29_000);
    await settle();
    // The question, its answer, and "are you still there?" from before.
    expect(only().view().turns).toHaveLength(3);
  });
});
