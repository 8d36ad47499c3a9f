import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../src/contract/language.ts';
import { speechApi } from '../../src/contract/speech.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import type { Session } from '../../src/main/engine/session.ts';
import { createFakeSpeechClient, type FakeSpeechClient } from '../fakes/speech-client.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { trainingMs } from '../support/patience.ts';

let shop: Shop;
let speech: FakeSpeechClient;
let seat: Seat;
let lines: readonly string[];
let turns: Session[];
beforeEach(async () => {
  shop = openShop();
  speech = createFakeSpeechClient();
  const memory = memoryLog();
  lines = memory.lines;
  turns = [];
  let channel = 6;
  seat = seatIn(shop, {
    speech,
    nextChannel: () => ++channel,
    onTurn: (session) => turns.push(session),
    log: memory.log,
  });
}, trainingMs);
afterEach(async () => {
  await seat.close();
  shop[Symbol.dispose]();
});

const at = 1;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const hear = async (text: string, channel = 7, confidence = 0.9) => {
  speech.emit('heard', { channel, at, text, confidence, language: 'en', durationMs: 900 });
  await settle();
};
const end = (utterance: number, completed: boolean, failure?: string) =>
  speech.emit('audio-end', {
    channel: 7,
    utterance,
    at,
    completed,
    heardText: '',
    rest: '',
    ...(failure && { failure }),
  });

describe('a seat with a voice', () => {
  beforeEach(() => seat.setAudio('remote'));

  test('opens its channel in the language of the conversation', () => {
    expect(speech.callsOf('channel.open')).toEqual([
      { channel: 7, kind: 'remote', language: 'en' },
    ]);
    seat.setLanguage('bn');
    expect(speech.callsOf('channel.language')).toEqual([{ channel: 7, language: 'bn' }]);
  });

  test('what is heard becomes a turn, and its answer is spoken', async () => {
    await hear('WHERE IS MY ORDER ONE ZERO FOUR TWO');
    expect(seat.view().turns.map(({ text }) => text)).toEqual([
      'WHERE IS MY ORDER ONE ZERO FOUR TWO',
      expect.stringContaining('last four digits'),
    ]);
    expect(speech.callsOf('speak')).toMatchObject([
      {
        channel: 7,
        utterance: 1,
        language: 'en',
        rate: 1,
        volume: 1,
        text: expect.stringContaining('last four digits'),
      },
    ]);
    expect(turns).toEqual([seat.session]);
  });

  test('how sure the recogniser was decides whether the words count', async () => {
    await hear('four three two one', 7, 0.59);
    expect(seat.session.state.misunderstood).toBe(1);
    expect(seat.session.state.task).toBeNull();
    await hear('cancel order one zero four two', 7, 0.6);
    expect(seat.session.state.task?.intent).toBe('cancel_order');
  });

  test('slower and louder hold for every answer from then on, within what a voice can do', async () => {
    const told = () =>
      speech.callsOf('speak').map(({ rate, volume }) => [rate, volume] as number[]);
    await hear('please speak slower');
    await hear('can you speak louder');
    await hear('hello');
    const [rate = 1, volume = 1] = told().at(-1) ?? [];
    expect(rate).toBeLessThan(1);
    expect(volume).toBeGreaterThan(1);
    for (let i = 0; i < 8; i += 1) {
      await hear('please speak slower');
      await hear('can you speak louder');
    }
    const params = speechApi.calls.speak.params;
    for (const call of speech.callsOf('speak')) expect(params.safeParse(call).success).toBe(true);
  });

  test('nothing recognised is no turn', async () => {
    await hear('');
    await hear('   ');
    expect(seat.view().turns).toEqual([]);
    expect(speech.callsOf('speak')).toEqual([]);
  });

  test('what another channel hears is not ours', async () => {
    await hear('hello', 8);
    expect(seat.view().turns).toEqual([]);
  });

  test('the status follows: listening, hearing, speaking, listening', async () => {
    seat.listen(true);
    expect(seat.view().status).toBe('listening');
    speech.emit('speech-start', { channel: 7, at });
    expect(seat.view().status).toBe('hearing');
    speech.emit('speech-end', { channel: 7, at });
    await hear('hello');
    expect(seat.view().status).toBe('speaking');
    end(1, true);
    expect(seat.view().status).toBe('listening');
    seat.listen(false);
    expect(seat.view().status).toBe('idle');
  });

  test('a person who starts to speak silences it, and the answer is marked as interrupted', async () => {
    await hear('hello');
    speech.emit('audio-start', { channel: 7, utterance: 1, at });
    speech.emit('speech-start', { channel: 7, at });
    expect(speech.callsOf('silence')).toEqual([{ channel: 7 }]);
    end(1, false);
    await hear('where is my order');
    const interrupted = seat.view().turns.map((turn) => turn.interrupted);
    expect(interrupted).toEqual([false, true, false, false]);
  });

  test('there is nothing to silence while nothing is spoken', () => {
    speech.emit('speech-start', { channel: 7, at });
    seat.silence();
    expect(speech.callsOf('silence')).toEqual([]);
  });

  test('an answer that was heard to its end is not interrupted, one whose voice failed is not either', async () => {
    await hear('hello');
    end(1, true);
    await hear('thank you');
    end(2, false, 'no voice');
    expect(seat.view().turns.map(({ interrupted }) => interrupted)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(lines.join()).toContain('was not spoken');
    expect(seat.view().status).toBe('idle');
  });

  test('an answer that no voice could speak stays on the screen, with what is missing, and is no interruption', async () => {
    await hear('hello');
    speech.setStatus({ voice: { ok: false, name: 'espeak-ng', detail: 'broken' } });
    end(1, false, 'the voice failed: broken');
    await settle();
    const view = seat.view();
    expect(view.turns.at(-1)).toMatchObject({ who: 'vaani', interrupted: false });
    expect(view.voice).toMatchObject({
      hears: true,
      speaks: false,
      notice: shop.trade.wording.en.label('notice.no_voice'),
    });
    // It may be back: the next answer is tried.
    await hear('thank you');
    expect(speech.callsOf('speak')).toHaveLength(2);
  });

  test('being interrupted does a confirmed change once and keeps its receipt', async () => {
    await hear('cancel order one zero four two');
    end(1, true);
    await hear('four three two one');
    end(2, true);
    await hear('yes');
    speech.emit('speech-start', { channel: 7, at });
    for (const { utterance } of speech.callsOf('speak')) end(utterance as number, false);
    await hear('yes');
    expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(1);
    expect(seat.view().pending).toBeNull();
  });

  test('words so far and levels are passed on, and the words vanish when the turn is known', async () => {
    const seen: unknown[] = [];
    seat.events.on('partial', (data) => seen.push(data));
    seat.events.on('level', (data) => seen.push(data));
    speech.emit('partial', { channel: 7, at, text: 'where is' });
    speech.emit('level', { channel: 7, source: 'person', rms: 0.2 });
    await hear('where is my order');
    expect(seen).toEqual([{ text: 'where is' }, { source: 'person', rms: 0.2 }, { text: '' }]);
  });

  test('microphone frames go to its channel, and speaker frames of its channel come out', () => {
    const out: number[] = [];
    seat.events.on('audio', (frame) => out.push(frame.channel));
    const samples = new Int16Array(320);
    seat.hear({ channel: 0, utterance: 0, sampleRate: 16_000, samples });
    expect(speech.heard.map(({ channel }) => channel)).toEqual([7]);
    speech.play({ channel: 7, utterance: 1, sampleRate: 16_000, samples });
    speech.play({ channel: 8, utterance: 1, sampleRate: 16_000, samples });
    expect(out).toEqual([7]);
  });

  test('what a far player still holds is dropped when the speech process dies', () => {
    let stops = 0;
    seat.events.on('playback.stop', () => {
      stops += 1;
    });
    speech.setUp(false);
    expect(stops).toBe(1);
  });

  test('a speech process that is down is said in the language, the conversation goes on by typing, and comes back', async () => {
    speech.setUp(false);
    for (const language of languages) {
      seat.setLanguage(language);
      expect(seat.view().voice).toEqual({
        hears: false,
        speaks: false,
        hint: null,
        halfDuplex: false,
        muted: false,
        notice: shop.trade.wording[language].label('notice.speech_down'),
      });
    }
    seat.setLanguage('en');
    await seat.session.say('where is my order 1042');
    expect(seat.view().turns).toHaveLength(2);
    await settle();
    expect(seat.view().status).toBe('idle');
    speech.setUp(true);
    expect(seat.view().voice).toEqual({
      hears: true,
      speaks: true,
      notice: null,
      hint: null,
      halfDuplex: false,
      muted: false,
    });
  });

  test('what is missing is said: recogniser, voice', () => {
    seat.setLanguage('mr');
    expect(seat.view().voice).toMatchObject({
      hears: false,
      speaks: true,
      notice: shop.trade.wording.mr.label('notice.no_recogniser'),
    });
    seat.setLanguage('en');
    speech.setStatus({ voice: { ok: false, name: 'none', detail: 'missing' } });
    expect(seat.view().voice).toMatchObject({
      hears: true,
      speaks: false,
      notice: shop.trade.wording.en.label('notice.no_voice'),
    });
    speech.setStatus({ vad: { ok: false, name: 'none', detail: 'missing' } });
    expect(seat.view().voice.hears).toBe(false);
  });

  test('a microphone is only missed where it is the kiosk that listens', async () => {
    speech.setStatus({ microphone: { ok: false, name: 'none', detail: 'unplugged' } });
    expect(seat.view().voice.hears).toBe(true);
    await seat.setAudio('device');
    expect(seat.view().voice).toMatchObject({
      hears: false,
      notice: shop.trade.wording.en.label('notice.no_microphone'),
    });
  });
});

describe('the end of a conversation', () => {
  beforeEach(() => seat.setAudio('remote'));

  test('forgets the person: a new conversation in the first language, a new channel, not listening', async () => {
    seat.listen(true);
    seat.setLanguage('hi');
    await hear('where is my order 1042');
    await hear('4321');
    const old = seat.session;
    await seat.endConversation();
    expect(seat.session.id).not.toBe(old.id);
    expect(seat.view()).toMatchObject({
      turns: [],
      pending: null,
      language: 'en',
      status: 'idle',
      handover: false,
    });
    expect(JSON.stringify([old.view(), old.state, seat.view(), seat.session.state])).not.toMatch(
      /1042|4321/,
    );
    expect([...speech.open]).toEqual([8]);
    await hear('hello', 7);
    expect(seat.view().turns).toEqual([]);
    await hear('where is my order 1042', 8);
    expect(seat.session.state.task?.asked).toBe('phone_last4');
  });

  test('numbers what is said on: the screen drops what is older than what it stopped', async () => {
    await hear('hello');
    await seat.endConversation();
    await hear('hello', 8);
    expect(speech.callsOf('speak').map(({ utterance }) => utterance)).toEqual([1, 2]);
  });

  test('silences what is being said, on the far screen too', async () => {
    await hear('hello');
    let stops = 0;
    seat.events.on('playback.stop', () => (stops += 1));
    await seat.endConversation();
    expect(stops).toBe(1);
    expect(speech.callsOf('silence')).toEqual([{ channel: 7 }]);
  });

  test('comes by itself a while after a goodbye, unless the person goes on', async () => {
    await hear('goodbye');
    end(1, true);
    const first = seat.session;
    shop.clock.advance(7_999);
    await settle();
    expect(seat.session).toBe(first);
    await hear('where is my order 1042');
    end(2, true);
    shop.clock.advance(10_000);
    await settle();
    expect(seat.session).toBe(first);
    await hear('goodbye');
    end(3, true);
    shop.clock.advance(8_000);
    await settle();
    expect(seat.session).not.toBe(first);
    expect(seat.view().turns).toEqual([]);
  });

  test('comes by itself when the person has left: nobody finds their orders open', async () => {
    await hear('where is my order 1042');
    await hear('4321');
    end(1, true);
    end(2, true);
    const first = seat.session;
    shop.clock.advance(59_999);
    await settle();
    expect(seat.session).toBe(first);
    // A sign of life begins the time anew.
    await hear('thank you');
    end(3, true);
    end(4, true);
    shop.clock.advance(59_999);
    await settle();
    expect(seat.session).toBe(first);
    shop.clock.advance(1);
    await settle();
    expect(seat.session).not.toBe(first);
    expect(seat.view().turns).toEqual([]);
    const again = await seat.session.say('where is my order 1042');
    expect(again.state.asked).toBe('phone_last4');
  });

  test('asked for twice at once happens once, and leaves one channel', async () => {
    await Promise.all([seat.endConversation(), seat.endConversation(), seat.endConversation()]);
    expect(speech.open.size).toBe(1);
    await hear('hello', [...speech.open][0]);
    expect(seat.view().turns).toHaveLength(2);
  });

  test('a closed seat leaves no channel open, even when it is closed while a conversation ends', async () => {
    const ending = seat.endConversation();
    await seat.close();
    await ending;
    expect([...speech.open]).toEqual([]);
  });
});

test('a seat without audio neither hears nor speaks, and says nothing about it', async () => {
  await seat.session.say('hello');
  expect(seat.view().voice).toEqual({
    hears: false,
    speaks: false,
    notice: null,
    hint: null,
    halfDuplex: false,
    muted: false,
  });
  expect(speech.calls).toEqual([]);
});

describe('a seat whose sound is still being opened', () => {
  const said = () => speech.callsOf('speak').map(({ text }) => text as string);
  async function asksEarly(waitMs: number): Promise<void> {
    await seat.setAudio('none');
    seat.attach();
    await seat.session.say('where is my order');
    expect(said()).toEqual([]);
    shop.clock.advance(waitMs);
    await seat.setAudio('remote');
    seat.attach();
  }

  test('says what was answered before', async () => {
    await asksEarly(5_000);
    expect(said()).toEqual([expect.stringContaining('order number')]);
    seat.detach();
    seat.attach();
    expect(speech.callsOf('speak').every(({ text }) => text === said()[0])).toBe(true);
  });

  test('says nothing that was read long ago', async () => {
    await asksEarly(5_001);
    expect(said()).toEqual([]);
  });

  test('says nothing to whoever wants no sound', async () => {
    seat.mute(true);
    await asksEarly(100);
    seat.mute(false);
    expect(said()).toEqual([]);
  });
});

describe('a seat whose line drops', () => {
  const said = () => speech.callsOf('speak').map(({ text }) => text as string);
  const interrupted = () => seat.view().turns.filter((turn) => turn.interrupted);
  beforeEach(async () => {
    await seat.setAudio('remote');
    seat.attach();
    seat.listen(true);
  });

  test('says again, from its beginning, the answer that was being spoken, once', async () => {
    await hear('where is my order');
    seat.detach();
    expect(speech.callsOf('silence')).toEqual([{ channel: 7 }]);
    end(1, false);
    seat.attach();
    expect(said()).toEqual([said()[0], said()[0]]);
    expect(speech.callsOf('speak').map(({ utterance }) => utterance)).toEqual([1, 2]);
    expect(interrupted()).toEqual([]);
    end(2, true);
    seat.detach();
    seat.attach();
    expect(said()).toHaveLength(2);
  });

  test('does not say again what was heard, what was interrupted, or what is long ago', async () => {
    await hear('hello');
    end(1, true);
    seat.detach();
    seat.attach();
    expect(said()).toHaveLength(1);

    await hear('where is my order');
    speech.emit('speech-start', { channel: 7, at });
    seat.detach();
    seat.attach();
    expect(said()).toHaveLength(2);
    expect(interrupted()).toHaveLength(1);

    await hear('help');
    seat.detach();
    shop.clock.advance(60_001);
    seat.attach();
    expect(said()).toHaveLength(3);
  });

  test('says what was answered meanwhile', async () => {
    const turn = seat.session.say('where is my order');
    seat.detach();
    await turn;
    expect(said()).toEqual([]);
    seat.attach();
    expect(said()).toHaveLength(1);
    expect(said()[0]).toBe(speech.callsOf('speak')[0]?.['text']);
  });

  test('forgets half a sentence of the person, and listens again only if it did', async () => {
    speech.emit('speech-start', { channel: 7, at });
    expect(seat.view().status).toBe('hearing');
    seat.detach();
    expect(speech.callsOf('channel.listen').at(-1)).toEqual({ channel: 7, on: false });
    seat.attach();
    expect(seat.view().status).toBe('listening');
    expect(speech.callsOf('channel.listen').at(-1)).toEqual({ channel: 7, on: true });
    seat.listen(false);
    seat.detach();
    seat.attach();
    expect(speech.callsOf('channel.listen').at(-1)).toEqual({ channel: 7, on: false });
  });

  test('finds another screen before the old line is known to be dead: the answer begins again there', async () => {
    await hear('where is my order');
    seat.attach();
    expect(speech.callsOf('silence')).toHaveLength(1);
    expect(said()).toHaveLength(2);
    end(1, false);
    seat.detach();
    expect(interrupted()).toEqual([]);
    expect(seat.view().status).toBe('speaking');
  });

  test('a page that loads anew has no sound at first: the answer waits for it', async () => {
    await hear('where is my order');
    seat.detach();
    await seat.setAudio('none');
    seat.attach();
    expect(said()).toHaveLength(1);
    seat.detach();
    await seat.setAudio('remote');
    seat.attach();
    expect(speech.callsOf('speak').map((call) => call['channel'])).toEqual([7, 8]);
    expect(said()[1]).toBe(said()[0]);
  });

  test('an answer whose player was silent is said again when a screen comes', async () => {
    await hear('where is my order');
    end(1, false, 'the player did not report that it had begun');
    seat.detach();
    seat.attach();
    expect(said()).toHaveLength(2);
  });

  test('tells nothing of it to the next person', async () => {
    await hear('where is my order');
    seat.detach();
    await seat.endConversation();
    seat.attach();
    expect(said()).toHaveLength(1);
  });

  test('is none where the kiosk itself speaks', async () => {
    await seat.setAudio('device');
    await hear('where is my order', 8);
    seat.detach();
    seat.attach();
    expect(speech.callsOf('silence')).toEqual([]);
    expect(speech.callsOf('speak')).toHaveLength(1);
  });
});
