import { beforeEach, describe, expect, test } from 'vitest';
import type { SessionView } from '../../src/contract/kiosk.ts';
import {
  askAfterMs,
  askWaitingAfterMs,
  createIdle,
  endAfterMs,
  goodbyeMs,
  type Idle,
  longestAnswerMs,
} from '../../src/main/engine/idle.ts';
import { manualClock, type ManualClock } from '../fakes/manual-clock.ts';
import { createFakeSpeechClient } from '../fakes/speech-client.ts';
import { missingForMs } from '../../src/main/engine/degrade.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';

describe('the time of a person', () => {
  let clock: ManualClock;
  let told: string[];
  let busy: boolean;
  let waiting: boolean;
  let idle: Idle;
  beforeEach(() => {
    clock = manualClock();
    told = [];
    busy = false;
    waiting = false;
    idle = createIdle({
      clock,
      busy: () => busy,
      waiting: () => waiting,
      onQuiet: () => told.push('quiet'),
      onGone: (how) => told.push(how),
    });
  });
  const after = (ms: number) => {
    clock.advance(ms);
    return told.splice(0);
  };

  test('does not run before anybody was there, nor after they are gone', () => {
    idle.answer();
    expect(after(10 * endAfterMs)).toEqual([]);
    idle.person();
    idle.stop();
    expect(after(10 * endAfterMs)).toEqual([]);
    idle.person();
    expect(after(10 * endAfterMs)).toEqual(['quiet', 'without a word']);
    idle.answer();
    expect(after(10 * endAfterMs)).toEqual([]);
  });

  test('they are asked after 30 s and have left after 60 s', () => {
    expect([askAfterMs, endAfterMs]).toEqual([30_000, 60_000]);
    idle.person();
    expect(after(askAfterMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['quiet']);
    expect(after(endAfterMs - askAfterMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['without a word']);
  });

  test('every sign of life begins it anew, even after they were asked', () => {
    idle.person();
    after(askAfterMs - 1);
    idle.person();
    expect(after(askAfterMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['quiet']);
    idle.person();
    expect(after(askAfterMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['quiet']);
  });

  test('an answer is a sign of life, the question whether they are there is none', () => {
    idle.person();
    after(askAfterMs - 1);
    idle.answer();
    expect(after(askAfterMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['quiet']);
    idle.answer();
    expect(after(endAfterMs - askAfterMs)).toEqual(['without a word']);
  });

  test('nobody is asked while an answer is worked out or spoken, unless it never ends', () => {
    idle.person();
    busy = true;
    expect(after(longestAnswerMs - 1)).toEqual([]);
    busy = false;
    idle.answer();
    expect(after(askAfterMs)).toEqual(['quiet']);
    idle.person();
    busy = true;
    expect(after(longestAnswerMs)).toEqual(['quiet']);
  });

  test('whoever waits for a person of the shop is left in peace for 3 min', () => {
    expect(askWaitingAfterMs).toBe(180_000);
    idle.person();
    waiting = true;
    expect(after(askWaitingAfterMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['quiet']);
    expect(after(endAfterMs - askAfterMs)).toEqual(['without a word']);
  });

  test('a goodbye leaves the screen readable for a moment, from its last word', () => {
    idle.person();
    idle.leaving();
    busy = true;
    after(goodbyeMs / 2);
    busy = false;
    idle.answer();
    expect(after(goodbyeMs - 1)).toEqual([]);
    expect(after(1)).toEqual(['goodbye']);
  });
});

describe('a seat that is left', () => {
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

  function open(shop: Shop) {
    const speech = createFakeSpeechClient();
    const views: SessionView[] = [];
    const seat = seatIn(shop, { speech });
    seat.events.on('view', (view) => views.push(view));
    let ended = 0;
    return {
      seat,
      speech,
      views,
      said: () => speech.callsOf('speak').map(({ text }) => String(text)),
      async type(text: string) {
        await seat.session.say(text);
        this.quiet();
        await settle();
      },
      /** Everything that is being said comes to its end. */
      quiet() {
        while (ended < speech.callsOf('speak').length) {
          ended += 1;
          const { channel: at = 1, utterance = ended } = speech.callsOf('speak')[ended - 1] ?? {};
          speech.emit('audio-end', {
            channel: Number(at),
            utterance: Number(utterance),
            at: 1,
            completed: true,
            heardText: '',
            rest: '',
          });
        }
      },
      async pass(ms: number) {
        shop.clock.advance(ms);
        await settle();
        this.quiet();
        await settle();
      },
    };
  }
  const dealership = () => openShop({ pack: packNamed('dealership') });

  test('asks whether the person is there, aloud and on the screen, and changes nothing else', async () => {
    using shop = dealership();
    const at = open(shop);
    await at.seat.setAudio('remote');
    at.seat.attach();
    await at.type('when is my appointment');
    await at.type('9822014501');
    await at.type('cancel it');
    const before = at.seat.session.state;
    expect(before.pending).not.toBeNull();
    await at.pass(askAfterMs);
    expect(at.said().at(-1)).toBe('Are you still there?');
    expect(at.seat.view().turns.at(-1)).toMatchObject({
      who: 'vaani',
      text: 'Are you still there?',
    });
    const { said: _, ...now } = at.seat.session.state;
    const { said: __, ...then } = before;
    expect(now).toEqual(then);
    // What is said again is the answer, not this question.
    expect((await at.seat.session.say('say that again')).reply).toContain('cancel');
    expect((await at.seat.session.say('yes')).receipts).toHaveLength(1);
    await at.seat.close();
  });

  test('a first look at an empty screen is no conversation, a language that was chosen is one', async () => {
    using shop = dealership();
    const at = open(shop);
    await at.seat.setAudio('remote');
    at.seat.attach();
    at.seat.listen(true);
    await at.pass(10 * endAfterMs);
    expect(at.said()).toEqual([]);
    const first = at.seat.session;
    at.seat.setLanguage('mr');
    await at.pass(askAfterMs);
    expect(at.said()).toHaveLength(1);
    await at.pass(endAfterMs - askAfterMs);
    expect(at.seat.session).not.toBe(first);
    expect(at.seat.view().language).toBe('en');
    await at.seat.close();
  });

  test('says goodbye in the language of the conversation, and shows nothing of it', async () => {
    using shop = dealership();
    const at = open(shop);
    await at.seat.setAudio('remote');
    at.seat.attach();
    at.seat.setLanguage('hi');
    await at.type('नमस्ते');
    // It is said that Hindi cannot be heard here.
    await at.pass(missingForMs);
    await at.pass(askAfterMs);
    await at.pass(endAfterMs - askAfterMs);
    const goodbye = at.speech.callsOf('speak').at(-1);
    expect(goodbye).toMatchObject({ language: 'hi', channel: 2 });
    expect(String(goodbye?.['text'])).toMatch(/मिलते हैं|नमस्ते/);
    expect(at.seat.view()).toMatchObject({ turns: [], language: 'en', pending: null });
    await at.seat.close();
  });

  test('a person who taps or speaks meanwhile keeps everything', async () => {
    using shop = dealership();
    const at = open(shop);
    await at.seat.setAudio('remote');
    at.seat.attach();
    await at.type('when is my appointment');
    const first = at.seat.session;
    for (let step = 0; step < 4; step += 1) {
      await at.pass(endAfterMs - 1_000);
      if (step % 2 === 0) at.seat.silence();
      else at.speech.emit('speech-start', { channel: 1, at: 1 });
      if (step % 2 === 1) at.speech.emit('speech-end', { channel: 1, at: 1 });
    }
    expect(at.seat.session).toBe(first);
    expect(first.state.task?.asked).toBe('phone');
    await at.seat.close();
  });

  /** Words of a conversation that can be found again: those of three letters and more that are no key or label of an empty view. */
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(strings);
  };

  test('nothing of the last person is left: view, state, memory, voice, what was not heard', async () => {
    using shop = dealership();
    const at = open(shop);
    await at.seat.setAudio('remote');
    at.seat.attach();
    const empty = new Set(strings([at.seat.view(), at.seat.session.state]));
    at.seat.listen(true);
    at.seat.setLanguage('hi');
    at.seat.setLanguage('en');
    for (const text of ['my name is Aarav Kulkarni', 'when is my appointment', '9822014501', 'yes'])
      await at.type(text);
    await at.type('speak slower');
    await at.type('show me red cars');
    await at.type('cancel my appointment');
    const old = at.seat.session;
    const { view, state, log } = { view: at.seat.view(), state: old.state, log: [...old.log] };
    expect(view.pending).not.toBeNull();
    expect(state.memory['profile']).toBeDefined();
    const left = [...new Set(strings([view, state, log]))].filter(
      (text) => text.length > 2 && !empty.has(text),
    );
    expect(left.length).toBeGreaterThan(40);
    const fromHere = at.views.length;
    // The last answer was cut off by the line: it would be said again to whoever comes next.
    at.seat.detach();
    at.seat.attach();
    await at.pass(askAfterMs);
    const spokenBefore = at.said().length;
    await at.pass(endAfterMs - askAfterMs);
    expect(at.seat.session).not.toBe(old);
    at.seat.detach();
    at.seat.attach();
    await settle();
    const now = [
      at.seat.view(),
      at.seat.session.state,
      at.seat.session.log,
      at.seat.session.transcript(),
      at.seat.session.personal(),
      old.view(),
      old.state,
      old.log,
      old.transcript(),
      old.personal(),
      at.views.slice(fromHere).at(-1),
    ];
    // The language of the old session is all that is known of it.
    const found = new Set(strings(now).filter((text) => text !== old.id));
    expect(left.filter((text) => found.has(text) && text !== old.id)).toEqual([]);
    const whole = JSON.stringify(now);
    expect(whole).not.toMatch(/Aarav|Kulkarni|9822014501|4501|slower|appointment"/i);
    for (const text of at.said().slice(spokenBefore)) expect(text).toMatch(/goodbye/i);
    // A yes of the next person is for nothing.
    const yes = await at.seat.session.say('yes');
    expect(yes.receipts).toEqual([]);
    expect(at.speech.open.size).toBe(1);
    await at.seat.close();
  });

  test('a seat that nobody sits at is asked nothing aloud, and is cleared all the same', async () => {
    using shop = dealership();
    const at = open(shop);
    await at.seat.setAudio('remote');
    at.seat.attach();
    await at.type('when is my appointment');
    const [first, said] = [at.seat.session, at.said().length];
    at.seat.detach();
    await at.pass(askAfterMs);
    await at.pass(endAfterMs - askAfterMs);
    expect(at.said()).toHaveLength(said);
    expect(at.seat.session).not.toBe(first);
    await at.seat.close();
  });
});
