import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
const spoken = () => speech.callsOf('speak').map(({ text }) => text as string);
const receipts = () => shop.db.all('SELECT * FROM receipts').length;
const interrupted = () => seat.view().turns.filter((turn) => turn.interrupted).length;
const said = () => seat.session.transcript().map(({ text }) => text);

/** The person makes a sound, and is silent for 200 ms. */
function sound(text: string): void {
  speech.emit('speech-start', { channel, at: at() });
  if (text) speech.emit('partial', { channel, at: at(), text });
  silent(text);
}
function silent(text: string): void {
  speech.emit('pause', { channel, at: at(), text, confidence: text ? 0.9 : 0 });
}
async function heard(text: string): Promise<void> {
  speech.emit('speech-end', { channel, at: at() });
  const confidence = text ? 0.9 : 0;
  speech.emit('heard', { channel, at: at(), text, confidence, language: 'en', durationMs: 500 });
  await settle();
}
/** A whole turn of the person while Vaani is silent. */
async function says(text: string): Promise<void> {
  sound(text);
  await heard(text);
}
const last = () => speech.callsOf('speak').at(-1) as { utterance: number; text: string };
const sentencesOf = (text: string) => text.split(/(?<=[.?!]) /);

/** What is being said becomes audible up to this sentence. */
function audible(index: number): void {
  const { utterance, text } = last();
  speech.emit('audio-start', { channel, utterance, at: at() });
  for (let i = 0; i <= index; i += 1) {
    const sentence = sentencesOf(text)[i] ?? '';
    speech.emit('sentence', { channel, utterance, index: i, text: sentence, at: at() });
  }
}
/** It was silenced in this sentence. */
function cutIn(index: number, { utterance, text } = last()): void {
  const all = sentencesOf(text);
  const heardText = all.slice(0, index + 1).join(' ');
  const rest = all.slice(index).join(' ');
  speech.emit('audio-end', { channel, utterance, at: at(), completed: false, heardText, rest });
}
function whole({ utterance, text } = last()): void {
  const end = { channel, utterance, at: at(), completed: true, heardText: text, rest: '' };
  speech.emit('audio-end', end);
}
/** Something of several sentences is being said. */
async function explaining(sentence: number): Promise<string[]> {
  await says('thank you');
  audible(sentence);
  const all = sentencesOf(last().text);
  expect(all.length).toBeGreaterThan(1);
  return all;
}
/** The question whether to cancel is being asked. */
async function asking(): Promise<void> {
  await says('cancel order one zero four two');
  audible(0);
  whole();
  await says('four three two one');
  audible(0);
}

describe('a sound while Vaani speaks', () => {
  test.each(['', 'mm hm', 'okay', 'haan', 'achha'])(
    'that is nothing ("%s") is gone on after, from the beginning of the cut sentence',
    async (nothing) => {
      const all = await explaining(1);
      sound(nothing);
      expect(speech.callsOf('silence')).toHaveLength(1);
      cutIn(1);
      expect(spoken().at(-1)).toBe(all.slice(1).join(' '));
      await heard(nothing);
      expect(spoken()).toHaveLength(2);
      expect(seat.view().turns).toHaveLength(2);
      expect(interrupted()).toBe(0);
      audible(0);
      whole();
      expect(seat.view().status).toBe('listening');
    },
  );

  test('that was taken for a word or two of no sense is gone on after, once it is over', async () => {
    const all = await explaining(1);
    // What comes sooner goes on from their last turn.
    shop.clock.advance(2_000);
    sound('each m');
    cutIn(1);
    // It may be how a sentence begins.
    expect(spoken()).toHaveLength(1);
    await heard('each m');
    expect(spoken().slice(1)).toEqual([all.slice(1).join(' ')]);
    expect(seat.view().turns).toHaveLength(2);
    expect(interrupted()).toBe(0);
  });

  test.each([
    ['too many words for a noise', 'each m a lot of glue'],
    ['a wish', 'refund'],
    ['a sentence that was cut off', 'show me'],
  ])('that is %s is answered', async (_, words) => {
    await explaining(1);
    shop.clock.advance(2_000);
    sound(words);
    cutIn(1);
    await heard(words);
    expect(seat.view().turns.map(({ text }) => text)).toContain(words);
  });

  test('of no sense is answered when it was meant for Vaani: the button was held', async () => {
    await explaining(1);
    shop.clock.advance(2_000);
    seat.hold();
    sound('each m');
    cutIn(1);
    await heard('each m');
    seat.endTurn();
    await settle();
    expect(seat.view().turns.map(({ text }) => text)).toContain('each m');
  });

  test('of no sense is no answer to what was asked, and is told so', async () => {
    await asking();
    await says('each m');
    expect(seat.view().turns.map(({ text }) => text)).toContain('each m');
  });

  test('is known for nothing before it is over, when it is long and has no words', async () => {
    await explaining(0);
    speech.emit('speech-start', { channel, at: at() });
    cutIn(0);
    shop.clock.advance(1_499);
    expect(spoken()).toHaveLength(1);
    shop.clock.advance(1);
    expect(spoken()).toHaveLength(2);
    // There are words in it after all.
    speech.emit('partial', { channel, at: at(), text: 'where is my' });
    expect(speech.callsOf('silence')).toHaveLength(2);
  });

  test('that is a wish ends it, and only what was heard is kept', async () => {
    const all = await explaining(1);
    sound('where is my order');
    cutIn(1);
    expect(spoken()).toHaveLength(1);
    await heard('where is my order');
    expect(interrupted()).toBe(1);
    expect(spoken()).toHaveLength(2);
    expect(said()[1]).toBe(`${all.slice(0, 2).join(' ')} …`);
  });

  test('that goes on after a pause is heard whole', async () => {
    await explaining(0);
    sound('okay');
    cutIn(0);
    expect(spoken()).toHaveLength(2);
    speech.emit('resume', { channel, at: at() });
    expect(speech.callsOf('silence')).toHaveLength(2);
    cutIn(0);
    silent('okay where is my order');
    await heard('okay where is my order');
    expect(seat.view().turns.map(({ text }) => text)).toContain('okay where is my order');
    expect(interrupted()).toBe(1);
  });

  test('keeps an answer back that was worked out meanwhile, and a new wish makes it out of date', async () => {
    await says('what is your return policy');
    speech.emit('speech-start', { channel, at: at() });
    cutIn(0);
    const before = spoken().length;
    await seat.session.say('where is my order');
    expect(spoken()).toHaveLength(before);
    await heard('show me phones');
    expect(spoken()).toHaveLength(before + 1);
  });

  test('over and over never adds up to two voices at once', async () => {
    await explaining(0);
    for (let i = 0; i < 5; i += 1) {
      speech.emit('speech-start', { channel, at: at() });
      silent('');
      speech.emit('resume', { channel, at: at() });
      silent('');
      cutIn(0);
      await heard('');
      audible(0);
    }
    // Each was ended before the next.
    expect(spoken()).toHaveLength(6);
  });
});

describe('what must be heard', () => {
  test('is lowered and not stopped, and comes back when it was nothing', async () => {
    await asking();
    sound('mm hm');
    expect(speech.callsOf('silence')).toEqual([]);
    expect(speech.callsOf('duck').map(({ on }) => on)).toEqual([true, false]);
    await heard('mm hm');
    expect(receipts()).toBe(0);
  });

  test('is answered by a yes once its last sentence was audible', async () => {
    await asking();
    sound('yes');
    await heard('yes');
    expect(receipts()).toBe(1);
    // It ends by itself before the report begins.
    expect(speech.callsOf('finish-sentence')).toHaveLength(1);
    whole();
    expect(spoken().at(-1)).toMatch(/cancelled/i);
  });

  test('is asked again when a yes came before it was said', async () => {
    await says('cancel order one zero four two');
    audible(0);
    whole();
    await says('four three two one');
    const question = last();
    sound('yes');
    cutIn(0, question);
    await heard('yes');
    expect(receipts()).toBe(0);
    expect(seat.view().pending).not.toBeNull();
    expect(spoken().at(-1)).toMatch(/cancel/i);
    expect(spoken()).toHaveLength(3);
    audible(0);
    whole();
    await says('yes');
    expect(receipts()).toBe(1);
  });

  test('is not answered by an "okay" to "one moment"', async () => {
    await asking();
    whole();
    await seat.close();
    let answer = (_: null) => {};
    const interpret = () =>
      new Promise<null>((resolve) => {
        answer = resolve;
      });
    seat = seatIn(shop, { speech, interpret });
    await seat.setAudio('device');
    await asking();
    whole();
    await says('flibber gromulon of the wednesday');
    expect(seat.session.working).toBe('thinking');
    sound('okay');
    await heard('okay');
    answer(null);
    await settle();
    expect(receipts()).toBe(0);
    expect(seat.view().pending).not.toBeNull();
  });

  test('needs no voice for a yes by touch', async () => {
    await asking();
    seat.silence();
    await seat.session.confirm(seat.view().pending?.proposalId ?? '', true);
    expect(receipts()).toBe(1);
  });

  test('is believed to be read where there is no voice', async () => {
    await says('cancel order one zero four two');
    audible(0);
    whole();
    await says('four three two one');
    const { utterance } = last();
    const end = { channel, utterance, at: at(), completed: false, heardText: '', rest: '' };
    speech.emit('audio-end', { ...end, failure: 'no voice' });
    await says('yes');
    expect(receipts()).toBe(1);
  });

  test('a report of what was done is said after what interrupted it', async () => {
    await asking();
    whole();
    await says('yes');
    const report = last().text;
    sound('where is my order one zero four three');
    cutIn(0);
    await heard('where is my order one zero four three');
    expect(spoken().at(-1)).toBe(report);
    whole();
    expect(spoken().at(-1)).not.toBe(report);
    expect(receipts()).toBe(1);
  });
});

describe('a command to the voice', () => {
  test.each(['stop', 'wait', 'please stop'])(
    '"%s" makes it silent, without a turn',
    async (text) => {
      await explaining(0);
      const ended = speech.callsOf('channel.end-turn').length;
      sound(text);
      cutIn(0);
      // At once: nothing more is waited for.
      expect(speech.callsOf('channel.end-turn')).toHaveLength(ended + 1);
      await heard(text);
      expect(spoken()).toHaveLength(1);
      expect(seat.view().turns).toHaveLength(2);
      expect(seat.view().status).toBe('listening');
      expect(seat.session.state.task).toBeNull();
    },
  );

  test('"slower" goes on from the cut sentence, slower, and stays so', async () => {
    const all = await explaining(1);
    sound('slower');
    cutIn(1);
    await heard('slower');
    const rates = speech.callsOf('speak').map(({ rate }) => rate as number);
    expect(spoken().at(-1)).toBe(all.slice(1).join(' '));
    expect(rates[1]).toBeLessThan(rates[0] ?? 0);
    expect(seat.session.state.rate).toBe(rates[1]);
    expect(seat.view().turns).toHaveLength(2);
  });

  test('"say that again" says all of it again', async () => {
    const all = await explaining(1);
    sound('say that again');
    cutIn(1);
    await heard('say that again');
    expect(spoken().at(-1)).toBe(all.join(' '));
    expect(seat.view().turns).toHaveLength(2);
  });

  test('is left to the dialogue when nothing is being said', async () => {
    await explaining(0);
    whole();
    await says('say that again');
    expect(seat.view().turns).toHaveLength(4);
  });

  test('works while an answer is being worked out', async () => {
    await seat.close();
    let answer = (_: null) => {};
    seat = seatIn(shop, {
      speech,
      interpret: () => new Promise((resolve) => (answer = resolve)),
    });
    await seat.setAudio('device');
    await says('flibber gromulon');
    expect(seat.session.working).toBe('thinking');
    sound('louder');
    await heard('louder');
    expect(seat.session.state.volume).toBeGreaterThan(1);
    answer(null);
    await settle();
    expect(last()).toMatchObject({ volume: seat.session.state.volume });
  });
});

describe('before a turn is over', () => {
  const prepared = () => speech.callsOf('prepare').map(({ text }) => text as string);

  test('the first sentence of the answer is made, and is what is said then', async () => {
    sound('where is my order one zero four two');
    expect(prepared()).toHaveLength(1);
    expect(seat.session.state.turn).toBe(0);
    await heard('where is my order one zero four two');
    expect(spoken()).toEqual(prepared());
  });

  test('words that stay the same for a moment are enough, and other words mean another answer', async () => {
    speech.emit('speech-start', { channel, at: at() });
    speech.emit('partial', { channel, at: at(), text: 'where is my order' });
    shop.clock.advance(149);
    expect(prepared()).toEqual([]);
    shop.clock.advance(1);
    expect(prepared()).toHaveLength(1);
    silent('where is my order one zero four two');
    expect(prepared()).toHaveLength(2);
    await heard('where is my order one zero four two');
    expect(spoken()[0]).toBe(prepared()[1]);
  });

  test('nothing is changed, and nobody is asked', async () => {
    await asking();
    whole();
    const before = prepared().length;
    sound('yes');
    expect(prepared()).toHaveLength(before);
    expect(receipts()).toBe(0);
    await heard('no');
    expect(receipts()).toBe(0);
    sound('i want to talk to a person');
    expect(seat.view().handover).toBe(false);
  });
});

describe('a sentence that was cut in two by a pause', () => {
  test('is joined when nothing of the answer was audible yet', async () => {
    await says('cancel order');
    const first = seat.session.state.turn;
    sound('one zero four two');
    cutIn(0);
    await heard('one zero four two');
    expect(seat.view().turns.map(({ text }) => text)).toEqual([
      'cancel order one zero four two',
      expect.any(String),
    ]);
    expect(seat.session.state).toMatchObject({ turn: first, task: { asked: 'phone_last4' } });
  });

  test('is two turns when the answer had begun, and when the first half has changed something', async () => {
    await says('show me phones');
    audible(0);
    await says('under twenty thousand');
    expect(seat.view().turns).toHaveLength(4);
    whole();
    await asking();
    whole();
    await says('yes');
    const done = receipts();
    expect(done).toBe(1);
    sound('thank you');
    cutIn(0);
    await heard('thank you');
    expect(receipts()).toBe(1);
    expect(seat.session.log.filter(({ type }) => type === 'settled')).toHaveLength(1);
  });

  test('in which the second half makes sense alone is understood by that alone', async () => {
    await says('flibber gromulon zarkly');
    sound('where is my order one zero four two');
    cutIn(0);
    await heard('where is my order one zero four two');
    expect(seat.session.state.task?.intent).toBe('track_order');
  });
});

describe('an answer that is late', () => {
  test('is announced when nothing was audible 900 ms after the last word', async () => {
    await says('where is my order');
    shop.clock.advance(899);
    expect(speech.callsOf('speak').filter(({ holding }) => holding)).toEqual([]);
    shop.clock.advance(1);
    const fillers = speech.callsOf('speak').filter(({ holding }) => holding);
    expect(fillers).toHaveLength(1);
    expect(seat.view().turns).toHaveLength(2);
    shop.clock.advance(10_000);
    expect(speech.callsOf('speak').filter(({ holding }) => holding)).toHaveLength(1);
  });

  test('is not when it was in time', async () => {
    await says('where is my order');
    audible(0);
    shop.clock.advance(5_000);
    expect(speech.callsOf('speak').filter(({ holding }) => holding)).toEqual([]);
  });
});

test('a cough long ago makes no later sentence late', async () => {
  await says('');
  shop.clock.advance(30_000);
  seat.session.remark([{ key: 'idle.still_there' }]);
  shop.clock.advance(5_000);
  expect(speech.callsOf('speak').map(({ holding }) => holding)).toEqual([false]);
});

describe('push-to-talk that is held', () => {
  test('makes one turn of all that is said, whatever pauses there are', async () => {
    seat.hold();
    await says('cancel order');
    await says('one zero four two');
    expect(seat.view().turns).toEqual([]);
    seat.endTurn();
    await settle();
    expect(seat.view().turns[0]?.text).toBe('cancel order one zero four two');
  });

  test('waits for the last words when it is let go in mid-sentence', async () => {
    seat.hold();
    await says('cancel order');
    sound('one zero');
    seat.endTurn();
    expect(speech.callsOf('channel.end-turn').at(-1)).toMatchObject({ force: true });
    await heard('one zero four two');
    expect(seat.view().turns[0]?.text).toBe('cancel order one zero four two');
  });

  test('loses nothing when listening is switched off before the last words came', async () => {
    seat.hold();
    await says('where is my order');
    sound('mm');
    seat.endTurn();
    seat.listen(false);
    await settle();
    expect(seat.view().turns[0]?.text).toBe('where is my order');
  });

  test('in silence is no turn, and the next words are heard as ever', async () => {
    seat.hold();
    seat.endTurn();
    seat.hold();
    seat.listen(false);
    seat.listen(true);
    await says('thank you');
    expect(seat.view().turns.map(({ text }) => text)[0]).toBe('thank you');
  });
});

test('push-to-talk that is let go ends the turn, whatever was said', () => {
  speech.emit('speech-start', { channel, at: at() });
  seat.endTurn();
  expect(speech.callsOf('channel.end-turn')).toEqual([{ channel, force: true }]);
});
