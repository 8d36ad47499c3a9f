import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskApi } from '../../src/contract/kiosk.ts';
import type { EventData } from '../../src/contract/rpc/api.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import { createFakeSpeechClient, type FakeSpeechClient } from '../fakes/speech-client.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

const channel = 1;
let shop: Shop;
let speech: FakeSpeechClient;
let seat: Seat;
beforeEach(async () => {
  shop = openShop();
  speech = createFakeSpeechClient();
  seat = seatIn(shop, { speech });
  await seat.setAudio('device');
  seat.listen(true);
}, trainingMs);
afterEach(async () => {
  await seat.close();
  shop[Symbol.dispose]();
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const at = () => shop.clock.now();
const texts = () => seat.view().turns.map(({ text }) => text);
const last = () => speech.callsOf('speak').at(-1) as { utterance: number; text: string };

async function says(text: string, unsure?: [number, number][]): Promise<void> {
  speech.emit('speech-start', { channel, at: at() });
  speech.emit('speech-end', { channel, at: at() });
  const words = { text, confidence: 0.9, ...(unsure && { unsure }) };
  speech.emit('heard', { channel, at: at(), ...words, language: 'en', durationMs: 500 });
  await settle();
}
/** What is being said was said to its end. */
function said(): void {
  const { utterance } = last();
  const end = { completed: true, heardText: '', rest: '' };
  speech.emit('audio-start', { channel, utterance, at: at() });
  speech.emit('audio-end', { channel, utterance, at: at(), ...end });
}
async function types(text: string): Promise<void> {
  await seat.session.say(text);
}

describe('a turn that was misheard', () => {
  test('shows which words may be wrong', async () => {
    await says('where is my odour', [[12, 17]]);
    expect(seat.view().turns[0]).toMatchObject({ who: 'person', unsure: [[12, 17]] });
    said();
    await says('thank you');
    expect(seat.view().turns[2]).not.toHaveProperty('unsure');
  });

  test('is put right in its place while nothing has happened since', async () => {
    await says('cancel order one zero four three');
    const [misheard] = seat.view().turns;
    await seat.session.correct(misheard?.id ?? 0, 'cancel order 1042');
    expect(texts()).toEqual(['cancel order 1042', expect.stringContaining('last four digits')]);
    expect(seat.session.state).toMatchObject({ turn: 1, task: { slots: { order_id: '1042' } } });
  });

  test('is a turn of its own once something came of it, or was said since', async () => {
    await types('cancel order 1042');
    const [first] = seat.view().turns;
    await types('4321');
    await seat.session.correct(first?.id ?? 0, 'no, order 1057');
    expect(texts()).toHaveLength(6);
    await types('cancel order 1042');
    const pending = seat.view().pending?.proposalId ?? '';
    await seat.session.confirm(pending, true);
    const person = seat.view().turns.findLast(({ who }) => who === 'person');
    await seat.session.correct(person?.id ?? 0, 'where is my order 1042');
    expect(seat.session.log.filter(({ type }) => type === 'settled').length).toBeGreaterThan(0);
    expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
  });

  test('a notice that was told after the answer is not taken back with it', async () => {
    await says('where is my order');
    seat.session.remark([{ key: 'idle.still_there' }]);
    const before = texts();
    await seat.session.correct(seat.view().turns[0]?.id ?? 0, 'show me phones');
    expect(texts().slice(0, before.length)).toEqual(before);
  });
});

describe('the task on the screen', () => {
  test('shows what is known, what is missing and what is asked for', async () => {
    expect(seat.view()).toMatchObject({ task: null, later: [] });
    await types('I want to return something');
    const slots = () =>
      seat.view().task?.slots.map(({ name, value, asked }) => [name, value, asked]);
    expect(seat.view().task?.title).toBe('Return something');
    expect(slots()).toEqual([
      ['order_id', null, true],
      ['return_item', null, false],
      ['return_reason', null, false],
      ['return_action', null, false],
    ]);
    await types('1031');
    expect(slots()?.slice(0, 2)).toEqual([
      ['order_id', '1031', false],
      ['phone_last4', null, true],
    ]);
  });

  test('a question that is answered at once is none', async () => {
    await types('what is your return policy');
    expect(seat.view().task).toBeNull();
  });

  test('what was interrupted waits under its name', async () => {
    await types('cancel order 1042 and where is order 1057');
    expect(seat.view().task?.title).toBe('Cancel an order');
    expect(seat.view().later).toEqual(['Track an order']);
  });

  test('a gap that is tapped is asked for, and a value that is tapped is asked for anew', async () => {
    await types('I want to return something');
    expect(seat.session.askFor('return_reason')).toBe('asked');
    await settle();
    expect(seat.session.state.task?.asked).toBe('return_reason');
    expect(texts().at(-1)).toMatch(/reason|why/i);
    await types('it is broken');
    expect(seat.view().task?.slots.find(({ name }) => name === 'return_reason')?.value).toBe(
      'Broken or not working',
    );
    seat.session.askFor('return_reason');
    await settle();
    expect(seat.session.state.task?.slots).not.toHaveProperty('return_reason');
    expect(seat.session.askFor('nonsense')).toBe('gone');
  });

  test('a value that is tapped while the confirmation waits takes the confirmation away', async () => {
    await types('cancel order 1042');
    await types('4321');
    const old = seat.view().pending?.proposalId ?? '';
    expect(old).not.toBe('');
    expect(seat.session.askFor('order_id')).toBe('asked');
    await settle();
    expect(seat.view().pending).toBeNull();
    await seat.session.confirm(old, true);
    expect(shop.db.all('SELECT * FROM receipts')).toEqual([]);
  });
});

describe('sound', () => {
  test('that is not wanted is not made, and the words stand on the screen', async () => {
    seat.mute(true);
    await types('thank you');
    expect(speech.callsOf('speak')).toEqual([]);
    expect(seat.view()).toMatchObject({ voice: { muted: true } });
    expect(texts()).toHaveLength(2);
    seat.mute(false);
    await types('where is my order');
    expect(speech.callsOf('speak')).toHaveLength(1);
  });

  test('stops at once when it is not wanted any more, and the next person has it again', async () => {
    await types('thank you');
    seat.mute(true);
    expect(speech.callsOf('silence')).toHaveLength(1);
    await seat.endConversation();
    expect(seat.view().voice.muted).toBe(false);
  });
});

test('each sentence is captioned with its place on the screen', async () => {
  const captions: EventData<KioskApi, 'caption'>[] = [];
  seat.events.on('caption', (caption) => captions.push(caption));
  await types('cancel order 1042');
  await types('4321');
  said();
  await settle();
  const now = last();
  expect(now.text).toContain('one zero four two');
  speech.emit('sentence', {
    channel,
    utterance: now.utterance,
    index: 0,
    text: now.text,
    at: at(),
  });
  const turn = seat.view().turns.at(-1);
  expect(captions).toHaveLength(1);
  const [caption] = captions;
  expect(caption?.turnId).toBe(turn?.id);
  expect(turn?.text.slice(caption?.from, caption?.to)).toBe(
    'Shall I cancel order 1042 for ₹3,298?',
  );
  expect(caption?.durationMs).toBeGreaterThan(500);
});

test('whoever says nothing is told when the conversation ends', async () => {
  await types('thank you');
  expect(seat.view().endsAt).toBeNull();
  said();
  shop.clock.advance(30_000);
  await settle();
  const { endsAt } = seat.view();
  expect(Date.parse(endsAt ?? '')).toBe(shop.clock.now() + 30_000);
  seat.silence();
  expect(seat.view().endsAt).toBeNull();
});

test('how long a turn took is told with its first sound', async () => {
  const told: EventData<KioskApi, 'latency'>[] = [];
  seat.events.on('latency', (latency) => told.push(latency));
  await says('thank you');
  expect(told).toEqual([]);
  shop.clock.advance(120);
  speech.emit('audio-start', { channel, utterance: last().utterance, at: at() });
  expect(told).toMatchObject([{ hearMs: 0, firstSoundMs: 120 }]);
  expect(told[0]?.understandMs).toBeGreaterThan(0);
});

test('a tap on yes is being done, not thought about', async () => {
  await types('cancel order 1042');
  await types('4321');
  const done = seat.session.confirm(seat.view().pending?.proposalId ?? '', true);
  expect(seat.session.working).toBe('doing');
  await done;
  expect(seat.session.working).toBeNull();
});
