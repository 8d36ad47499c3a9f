import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../src/main/engine/notices.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import { createFakeSpeechClient, type FakeSpeechClient } from '../fakes/speech-client.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

let shop: Shop;
let speech: FakeSpeechClient;
let seat: Seat;
beforeEach(async () => {
  shop = openShop();
  speech = createFakeSpeechClient();
  seat = seatIn(shop, { speech, nextChannel: () => 7 });
  await seat.setAudio('remote');
}, trainingMs);
afterEach(async () => {
  await seat.close();
  shop[Symbol.dispose]();
});

const at = 1;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const notice = (priority: Notice['priority'] = 'interrupt'): Notice => ({
  priority,
  about: 'test',
  tell: (draft) =>
    draft.say([{ key: 'escalation.answer', params: { name: 'Asha', answer: 'We are here.' } }]),
});
/** The speech calls that matter, in order. */
const calls = () =>
  speech.calls
    .filter(({ method }) => ['speak', 'silence', 'finish-sentence'].includes(method))
    .map(({ method, params }) => (method === 'speak' ? `speak ${params['utterance']}` : method));
const texts = () => speech.callsOf('speak').map(({ text }) => String(text));
const end = (utterance: number, completed: boolean) =>
  speech.emit('audio-end', { channel: 7, utterance, at, completed, heardText: '', rest: '' });
const interrupted = () => seat.view().turns.filter((turn) => turn.interrupted).length;

describe('a notice that interrupts', () => {
  test('ends what is said with its sentence; what was cut is marked', async () => {
    await seat.session.say('hello');
    speech.emit('audio-start', { channel: 7, utterance: 1, at });
    seat.session.notify(notice());
    await settle();
    expect(calls()).toEqual(['speak 1', 'finish-sentence']);
    end(1, false);
    expect(calls()).toEqual(['speak 1', 'finish-sentence', 'speak 2']);
    expect(texts()[1]).toContain('We are here.');
    expect(interrupted()).toBe(1);
    expect(seat.view().status).toBe('speaking');
  });

  test('is said before an answer that nobody has heard yet, which is said after it in full', async () => {
    await seat.session.say('hello');
    seat.session.notify(notice());
    await settle();
    expect(calls()).toEqual(['speak 1', 'silence', 'speak 2']);
    expect(texts()[1]).toContain('We are here.');
    // The end of the one that was taken back says nothing about its turn.
    end(1, false);
    end(2, true);
    expect(texts()[2]).toBe(texts()[0]);
    expect(interrupted()).toBe(0);
  });

  test('while nothing is said, is said at once', async () => {
    seat.session.notify(notice());
    await settle();
    expect(calls()).toEqual(['speak 1']);
  });

  test('waits while the person speaks, and is said before the answer to what they said', async () => {
    speech.emit('speech-start', { channel: 7, at });
    seat.session.notify(notice());
    await settle();
    expect(calls()).toEqual([]);
    speech.emit('speech-end', { channel: 7, at });
    speech.emit('heard', {
      channel: 7,
      at,
      text: 'where is my order',
      confidence: 0.9,
      language: 'en',
      durationMs: 900,
    });
    await settle();
    end(1, true);
    expect(texts()).toHaveLength(2);
    expect(texts()[0]).toContain('We are here.');
  });

  test('held back while the person speaks, is said when the screen stops listening or the line drops', async () => {
    speech.emit('speech-start', { channel: 7, at });
    seat.session.notify(notice());
    await settle();
    seat.listen(false);
    await settle();
    expect(calls()).toEqual(['speak 1']);
    end(1, true);
    speech.emit('speech-start', { channel: 7, at });
    seat.session.notify({ ...notice(), about: 'second' });
    await settle();
    seat.attach();
    seat.detach();
    seat.attach();
    await settle();
    expect(texts().at(-1)).toContain('We are here.');
    // Begun on the first screen, and again on the second.
    expect(texts()).toHaveLength(3);
  });

  test('interrupted by the person, is marked like any other answer', async () => {
    seat.session.notify(notice());
    await settle();
    speech.emit('audio-start', { channel: 7, utterance: 1, at });
    speech.emit('speech-start', { channel: 7, at });
    end(1, false);
    expect(calls()).toEqual(['speak 1', 'silence']);
    seat.silence();
    expect(interrupted()).toBe(1);
  });
});

test('a high one told by itself is said after what is being said', async () => {
  await seat.session.say('hello');
  seat.session.notify(notice('high'));
  shop.clock.advance(20_000);
  await settle();
  end(1, true);
  expect(calls()).toEqual(['speak 1', 'speak 2']);
});

test('a conversation that is over takes no notice', async () => {
  const old = seat.session;
  await old.say('hello');
  await seat.endConversation();
  expect(old.notify(notice())).toBe(false);
  await settle();
  expect(seat.view().turns).toEqual([]);
});

test('more than eight that wait are refused, and a newer one about the same takes the place of the older', async () => {
  const { session } = seat;
  const about = (name: string) => session.notify({ ...notice('high'), about: name });
  expect('12345678'.split('').map(about)).toEqual(Array.from({ length: 8 }, () => true));
  expect(about('9')).toBe(false);
  expect(about('8')).toBe(true);
  const { reply } = await session.say('hello');
  expect(reply.match(/We are here/g)).toHaveLength(8);
});

test('a notice that would change what goes on is not told, and is no crash', async () => {
  const errors: unknown[] = [];
  const session = shop.begin({ onError: (error) => errors.push(error) });
  await session.say('where is my order 1042');
  const { task } = session.state;
  session.notify({ ...notice(), tell: (draft) => draft.apply({ type: 'task-ended' }) });
  await settle();
  expect(errors).toHaveLength(1);
  expect(session.state.task).toBe(task);
  expect((await session.say('4321')).reply).not.toBe('');
});
