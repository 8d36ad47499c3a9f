import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import type { Inbox } from '../../src/contract/operator.ts';
import { awayForMs, missingForMs, offlineForMs } from '../../src/main/engine/degrade.ts';
import { createOperators, type Operators } from '../../src/main/engine/escalation/index.ts';
import { createOutbox, type Outbox } from '../../src/main/engine/outbox.ts';
import type { Seat } from '../../src/main/engine/seat.ts';
import { hintShownMs } from '../../src/main/engine/voice-view.ts';
import { scriptedOperator } from '../fakes/operator.ts';
import { createFakeSpeechClient, type FakeSpeechClient } from '../fakes/speech-client.ts';
import { type WebhookServer, webhookServer } from '../fakes/webhook-server.ts';
import { arrangeCall, human, settle } from '../support/counter.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { seatIn } from '../support/seat.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { eventually } from '../support/eventually.ts';
import { trainingMs } from '../support/patience.ts';

let shop: Shop;
let speech: FakeSpeechClient;
let seat: Seat;
let server: WebhookServer;
let outbox: Outbox;
let operators: Operators;

beforeEach(async () => {
  process.env['TZ'] = 'UTC';
  shop = openShop();
  speech = createFakeSpeechClient();
  server = await webhookServer();
  const { log } = memoryLog();
  outbox = createOutbox({
    stores: [shop.db],
    webhook: server.url,
    secret: null,
    shopName: null,
    clock: shop.clock,
    log,
    onChange() {
      seat.refresh();
      operators.seatChanged();
    },
    random: () => 0.5,
  });
  operators = createOperators({
    trades: [{ trade: shop.trade, db: shop.db }],
    seats: () => [seat],
    clock: shop.clock,
    outbox,
    log,
  });
  seat = seatIn(shop, {
    speech,
    help: operators.help,
    outbox: outbox.waitingOf,
    onTurn: (session) => operators.noted(session),
  });
  seat.events.on('view', operators.seatChanged);
  await seat.setAudio('device');
}, trainingMs);
afterEach(async () => {
  operators.close();
  await seat.close();
  await outbox.close();
  await server[Symbol.asyncDispose]();
  shop[Symbol.dispose]();
});

const missing = (name: string) => ({ ok: false, name, detail: 'unplugged' });
const there = (name: string) => ({ ok: true, name, detail: '' });
/** A phrase in any of its wordings. */
const wordings = (key: string, language: Language = 'en') =>
  [0, 1].map((said) => shop.trade.wording[language].word([{ key }], 'screen', { [key]: said }));
const lastSaid = () => seat.view().turns.at(-1)?.text;
const turns = () => seat.view().turns.length;
/** Texts that were given to the voice. */
const spoken = () => speech.callsOf('speak').map((params) => String(params['text']));

/** Everything that is to be said is heard to its end. */
function sayAll(): void {
  const [open] = speech.callsOf('channel.open');
  const channel = Number(open?.['channel']);
  for (let told = 0; told < speech.callsOf('speak').length; told += 1) {
    const utterance = Number(speech.callsOf('speak')[told]?.['utterance']);
    const end = { completed: true, heardText: '', rest: '' };
    speech.emit('audio-start', { channel, utterance, at: 1 });
    speech.emit('audio-end', { channel, utterance, at: 1, ...end });
  }
}

function lasts(ms = missingForMs): Promise<void> {
  shop.clock.advance(ms);
  return settle();
}

describe('in mid-conversation', () => {
  beforeEach(() => seat.session.say('where is my order 1042'));

  test('the microphone goes: said aloud and on the screen, typing goes on, and it is said when it is back', async () => {
    speech.setStatus({ microphone: missing('mic') });
    expect(seat.view().voice).toMatchObject({
      hears: false,
      speaks: true,
      notice: shop.trade.wording.en.label('notice.no_microphone'),
    });
    await lasts();
    expect(wordings('degrade.typed')).toContain(lastSaid());
    sayAll();
    expect(wordings('degrade.typed')).toContain(spoken().at(-1));
    // The question that was open is open still.
    expect(seat.session.state.task?.asked).toBe('phone_last4');
    await seat.session.say('4321');
    expect(seat.view().turns.at(-1)?.cards).toMatchObject([{ kind: 'order', id: '1042' }]);
    speech.setStatus({ microphone: there('mic') });
    await lasts();
    expect(wordings('degrade.hears_again')).toContain(lastSaid());
    expect(seat.view().voice).toMatchObject({ hears: true, notice: null });
    // A loose plug is shown, and not talked about any more.
    const before = turns();
    speech.setStatus({ microphone: missing('mic') });
    await lasts();
    expect(turns()).toBe(before);
    expect(seat.view().voice.notice).not.toBeNull();
  });

  test('the speaker goes: it is on the screen', async () => {
    speech.setStatus({ speaker: missing('speaker') });
    await lasts();
    expect(wordings('degrade.read')).toContain(lastSaid());
    expect(seat.view().voice.notice).toBe(shop.trade.wording.en.label('notice.no_speaker'));
    speech.setStatus({ speaker: there('speaker') });
    await lasts();
    expect(wordings('degrade.speaks_again')).toContain(lastSaid());
  });

  test('the speech process is restarted: not a word; it stays away: screen and touch; it is back', async () => {
    const before = turns();
    speech.setUp(false);
    await lasts(awayForMs - 1);
    speech.setUp(true);
    await lasts(60_000 - 35_000);
    expect(turns()).toBe(before);
    speech.setUp(false);
    await lasts(awayForMs);
    expect(wordings('degrade.silent')).toContain(lastSaid());
    speech.setUp(true);
    await lasts();
    expect(wordings('degrade.all_again')).toContain(lastSaid());
  });

  test('a language without a recogniser is a step, too, in words of that language', async () => {
    seat.setLanguage('mr');
    await lasts();
    expect(wordings('degrade.typed', 'mr')).toContain(lastSaid());
  });

  test('the next person is told again, and not of what was so before they came', async () => {
    speech.setStatus({ microphone: missing('mic') });
    await lasts();
    await seat.endConversation();
    await seat.session.say('hello');
    await lasts();
    expect(turns()).toBe(2);
    speech.setStatus({ voice: missing('voice') });
    await lasts();
    expect(wordings('degrade.silent')).toContain(lastSaid());
  });

  test('who is hard to hear is told why, for a moment', async () => {
    const [open] = speech.callsOf('channel.open');
    const channel = Number(open?.['channel']);
    const hint = () => seat.view().voice.hint;
    speech.emit('hint', { channel, kind: 'too-quiet' });
    expect(hint()).toBe(shop.trade.wording.en.label('notice.too_quiet'));
    speech.emit('hint', { channel, kind: 'clipping' });
    expect(hint()).toBe(shop.trade.wording.en.label('notice.clipping'));
    await lasts(hintShownMs);
    expect(hint()).toBeNull();
  });
});

test('before anybody spoke nothing is announced, and everything is shown', async () => {
  speech.setStatus({ microphone: missing('mic') });
  await lasts(10_000);
  expect(turns()).toBe(0);
  expect(seat.view().voice.notice).not.toBeNull();
});

test('every announcement has its words in every language, and another one the second time', () => {
  for (const language of languages) {
    for (const key of ['typed', 'read', 'silent', 'hears_again', 'speaks_again', 'all_again']) {
      expect(new Set(wordings(`degrade.${key}`, language)).size, `${key} ${language}`).toBe(2);
    }
    for (const key of ['offline', 'online']) {
      expect(new Set(wordings(`degrade.${key}`, language)).size, `${key} ${language}`).toBe(2);
    }
  }
});

describe('a call that was promised without a network', () => {
  const refreshed = async () => {
    shop.clock.advance(500);
    await settle();
  };
  const inbox = async (look: (inbox: Inbox) => boolean, shown: () => Inbox) =>
    eventually(async () => {
      await refreshed();
      expect(look(shown())).toBe(true);
    });

  test('waits, is said and shown once, is seen by the desk, and is sent when the network is back', async () => {
    await server.down();
    await seat.session.say(human);
    await seat.session.say('yes');
    await arrangeCall(seat.session);
    await settle();
    shop.clock.advance(0);
    await eventually(() => expect(seat.view().outbox).toBeGreaterThan(0));
    expect(wordings('degrade.offline')).not.toContain(lastSaid());
    await lasts(offlineForMs);
    expect(wordings('degrade.offline')).toContain(lastSaid());
    const desk = scriptedOperator(operators);
    await desk.open();
    await inbox(
      ({ outbox: { waiting, problem } }) => waiting === 2 && problem === 'ECONNREFUSED',
      desk.inbox,
    );

    await server.up();
    await eventually(async () => {
      shop.clock.advance(1_000);
      await settle();
      expect(server.got).toHaveLength(2);
    });
    await eventually(() => expect(seat.view().outbox).toBe(0));
    await settle();
    expect(wordings('degrade.online')).toContain(lastSaid());
    expect(server.got.map(({ body }) => body['type'])).toEqual(['handover', 'callback']);
    expect(server.got[1]?.body).toMatchObject({ callback: { phone: '+919876543210' } });
    await inbox(({ outbox: { waiting } }) => waiting === 0, desk.inbox);
    desk.leave();
  });

  test('with a network it is sent at once, and nobody hears of it', async () => {
    await seat.session.say(human);
    await seat.session.say('yes');
    await arrangeCall(seat.session);
    await settle();
    shop.clock.advance(0);
    await eventually(() => {
      shop.clock.advance(1_000);
      expect(server.got).toHaveLength(2);
    });
    await lasts(offlineForMs * 2);
    expect(seat.view().turns.map(({ text }) => text)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/connection|request/)]),
    );
    expect(seat.view().outbox).toBe(0);
  });
});

test('the desk sees the step of each seat, and that one is half-duplex', async () => {
  const desk = scriptedOperator(operators);
  expect((await desk.open()).seats).toMatchObject([{ step: 'full', halfDuplex: false }]);
  speech.setStatus({
    echo: { ok: false, name: 'aec3', detail: 'too loud', mode: 'half-duplex' },
  });
  await settle();
  shop.clock.advance(500);
  await settle();
  expect(desk.inbox().seats).toMatchObject([{ step: 'full', halfDuplex: true }]);
  speech.setStatus({ microphone: missing('mic') });
  await settle();
  shop.clock.advance(500);
  await settle();
  expect(desk.inbox().seats).toMatchObject([{ step: 'typed', halfDuplex: false }]);
  desk.leave();
});
