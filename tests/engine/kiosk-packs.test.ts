import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KioskApi, kioskApi, type SessionView } from '../../src/contract/kiosk.ts';
import { languages } from '../../src/contract/language.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import { createKiosk, type Kiosk, type KioskOptions } from '../../src/main/engine/kiosk.ts';
import { normalise } from '../../src/main/language/normalise.ts';
import { packs } from '../../src/main/packs/index.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { fakeSpeechProcess } from '../fakes/speech-process.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { classifiers, packNamed, shopTime, tempFolder } from '../support/shop.ts';
import { eventually } from '../support/eventually.ts';
import { trainingMs } from '../support/patience.ts';

const settings: KioskOptions['settings'] = {
  languages: ['en', 'hi', 'bn', 'mr'],
  retentionDays: 30,
  position: null,
  shopName: null,
  webhook: null,
  noiseSuppression: false,
};

let folder: ReturnType<typeof tempFolder>;
let clock: ManualClock;
let log: ReturnType<typeof memoryLog>;
let kiosk: Kiosk;
let screens: Peer<typeof emptyApi, KioskApi>[];

async function openKiosk(ids: readonly string[], changed: Partial<typeof settings> = {}) {
  const [first, ...others] = ids.map((id) => ({
    pack: packNamed(id),
    databaseFile: join(folder.path, `${id}.db`),
  }));
  if (!first) throw new Error('name a pack');
  kiosk = await createKiosk({
    trades: [first, ...others],
    settings: { ...settings, ...changed },
    devices: null,
    fetchModels: false,
    log: log.log,
    clock,
    spawnSpeech: fakeSpeechProcess().spawn,
    classifiers,
  });
}

beforeEach(async () => {
  folder = tempFolder();
  vi.stubEnv('VAANI_MODELS', join(folder.path, 'models'));
  vi.stubEnv('GROQ_API_KEY', '');
  clock = manualClock(Date.parse(shopTime));
  log = memoryLog();
  screens = [];
  await openKiosk(['retail', 'dealership', 'dining']);
}, trainingMs);
afterEach(async () => {
  for (const screen of screens) screen.close();
  await settle();
  await kiosk.close();
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

const settle = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

/** A screen with an open session, over a wire of its own. */
async function screen(language: (typeof languages)[number] = 'en') {
  const [here, there] = memoryWirePair();
  kiosk.connect(there, { devices: false });
  const peer = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: kioskApi });
  screens.push(peer);
  const { resumeToken, ...opened } = await peer.call('open', { audio: 'none', language });
  let { view } = opened;
  peer.on('view', (next) => {
    view = next;
  });
  return {
    resumeToken,
    call: peer.call,
    close: () => peer.close(),
    get view(): SessionView {
      return view;
    },
    /** Says something and waits for the answer; its words. */
    async say(text: string): Promise<string> {
      await peer.call('say', { text });
      await eventually(() => {
        expect(view.turns.at(-1)?.who).toBe('vaani');
        expect(view.turns.findLast(({ who }) => who === 'person')?.text).toBe(text.trim());
      });
      return view.turns.at(-1)?.text ?? '';
    },
  };
}

const code = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof RpcError ? error.code : String(error)),
  );
const stored = (id: string) =>
  kiosk.trades
    .find(({ trade }) => trade.pack.id === id)
    ?.db.all<{ pack: string; turns: string }>('SELECT pack, turns FROM conversations') ?? [];

describe('the first screen of a kiosk with several trades', () => {
  test.each(languages)('names them in the language of the conversation: %s', async (language) => {
    const { view } = await screen(language);
    expect(view).toMatchObject({ pack: null, turns: [], languages: ['en', 'hi', 'bn', 'mr'] });
    expect(view.packs.map(({ id }) => id)).toEqual(['retail', 'dealership', 'dining']);
    const titles = view.packs.map(({ title }) => title);
    expect(titles).toEqual(packs.map(({ phrases }) => phrases[language]['pack.title']));
    // What can be said next is what can be chosen.
    expect(view.suggestions).toEqual(titles);
    expect(view.packTitle).not.toBe('');
  });

  test('one trade needs no choice', async () => {
    await kiosk.close();
    await openKiosk(['dining'], { shopName: 'Sharma Plaza', languages: ['hi', 'en'] });
    const one = await screen('hi');
    expect(one.view).toMatchObject({
      pack: 'dining',
      packTitle: 'Sharma Plaza',
      languages: ['hi', 'en'],
    });
    expect(one.view.packs).toHaveLength(1);
    expect(await code(one.call('pack', { pack: 'dining' }))).toBe('no error');
    expect(await code(one.call('pack', { pack: 'retail' }))).toBe('unknown-pack');
  });

  test('the name of the house heads the screen until a trade is chosen', async () => {
    await kiosk.close();
    await openKiosk(['retail', 'dining'], { shopName: 'Sharma Plaza' });
    const one = await screen();
    expect(one.view.packTitle).toBe('Sharma Plaza');
    await one.call('pack', { pack: 'dining' });
    await settle();
    expect(one.view.packTitle).toBe(packNamed('dining').phrases.en['pack.title']);
  });
});

describe('choosing by touch', () => {
  test('takes up the trade, and another one as long as nothing was said', async () => {
    const one = await screen();
    await one.call('pack', { pack: 'retail' });
    await one.call('pack', { pack: 'dealership' });
    await settle();
    expect(one.view).toMatchObject({ pack: 'dealership', turns: [] });
    await one.say('do you have any red cars');
    expect(one.view.turns.at(-1)?.cards.length).toBeGreaterThan(0);
  });

  test('is refused once something was said there, and for a trade nobody serves', async () => {
    const one = await screen();
    expect(await code(one.call('pack', { pack: 'bakery' }))).toBe('unknown-pack');
    await one.call('pack', { pack: 'retail' });
    // Even before the answer is there.
    void one.call('say', { text: 'where is my order 1042' });
    expect(await code(one.call('pack', { pack: 'dining' }))).toBe('too-late');
    await settle();
    expect(await code(one.call('pack', { pack: 'dining' }))).toBe('too-late');
    expect(await code(one.call('pack', { pack: 'retail' }))).toBe('no error');
    expect(one.view).toMatchObject({ pack: 'retail' });
    expect(one.view.turns).toHaveLength(2);
  });

  test('after a greeting it is answered like its name', async () => {
    const one = await screen();
    const question = await one.say('hello');
    for (const { title } of one.view.packs) expect(question).toContain(title);
    await one.call('pack', { pack: 'dining' });
    await eventually(() => expect(one.view.turns).toHaveLength(4));
    expect(one.view).toMatchObject({ pack: 'dining' });
    expect(packNamed('dining').phrases.en['greet']).toContain(one.view.turns.at(-1)?.text);
  });

  test('whoever chooses and goes away leaves the choice to the next one', async () => {
    const one = await screen();
    await one.call('pack', { pack: 'dealership' });
    clock.advance(10 * 60_000);
    await settle();
    expect(one.view).toMatchObject({ pack: null, turns: [] });
  });

  test('two screens choose each their own', async () => {
    const [one, other] = [await screen(), await screen()];
    await one.call('pack', { pack: 'retail' });
    await other.call('pack', { pack: 'dining' });
    await settle();
    expect([one.view.pack, other.view.pack]).toEqual(['retail', 'dining']);
  });

  test('a screen that comes back finds what was chosen', async () => {
    const one = await screen();
    await one.call('pack', { pack: 'dealership' });
    one.close();
    await settle();
    const [here, there] = memoryWirePair();
    kiosk.connect(there, { devices: false });
    const again = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: kioskApi });
    screens.push(again);
    const { resumeToken } = one;
    const { view, resumed } = await again.call('open', { audio: 'none', resumeToken });
    expect(resumed).toBe(true);
    expect(view.pack).toBe('dealership');
  });
});

describe('choosing in words', () => {
  test.each(languages)('by its title, its other names, and in any case: %s', async (language) => {
    for (const pack of packs) {
      const title = String(pack.phrases[language]['pack.title']);
      const names = pack.names?.[language] ?? [];
      expect(names.length, pack.id).toBeGreaterThanOrEqual(5);
      for (const name of [title, ` ${title.toUpperCase()}! `, ...names]) {
        const one = await screen(language);
        const reply = await one.say(name);
        expect(one.view.pack, name).toBe(pack.id);
        expect(pack.phrases[one.view.language]['greet'], name).toContain(reply);
        one.close();
      }
    }
  });

  test.each([
    ['en', 'where is my order 1042', 'retail'],
    ['en', 'show me running shoes under three thousand', 'retail'],
    ['en', 'my car needs an oil change', 'dealership'],
    ['en', 'a table for four tonight at eight', 'dining'],
    ['hi', 'मेरा ऑर्डर कहाँ है', 'retail'],
    ['hi', 'टेस्ट ड्राइव करनी है', 'dealership'],
    ['hi', 'आज रात चार लोगों के लिए टेबल बुक करो', 'dining'],
    ['bn', 'আমার অর্ডার কোথায়', 'retail'],
    ['bn', 'গাড়ির সার্ভিস করাতে চাই', 'dealership'],
    ['bn', 'কাছাকাছি একটা ভালো রেস্তোরাঁ দেখান', 'dining'],
    ['mr', 'माझी ऑर्डर कुठे आहे', 'retail'],
    ['mr', 'मला टेस्ट ड्राइव्ह हवी आहे', 'dealership'],
    ['mr', 'उद्या चार जणांसाठी टेबल हवं', 'dining'],
  ] as const)('by a wish, which is answered at once: %s %s', async (language, wish, id) => {
    const one = await screen(language);
    const reply = await one.say(wish);
    expect(one.view).toMatchObject({ pack: id, language });
    // It is that trade which answers, and not with its greeting.
    expect(packNamed(id).phrases[language]['greet']).not.toContain(reply);
    expect(one.view.turns).toHaveLength(2);
  });

  test('a wish that fits two is asked about, and answered in the one that is named', async () => {
    const one = await screen();
    await one.say('check my booking');
    expect(one.view.pack).toBeNull();
    const shown = one.view.turns.at(-1);
    expect(shown?.cards).toMatchObject([{ kind: 'choice' }]);
    for (const id of ['dealership', 'dining'])
      expect(shown?.text).toContain(packNamed(id).phrases.en['pack.title']);
    const reply = await one.say('the restaurants please');
    expect(one.view.pack).toBe('dining');
    expect(reply).toMatch(/phone|code/);
  });

  test('what fits none is asked about again, until one is pointed at', async () => {
    const one = await screen();
    for (const text of ['flibber the gromulon', 'wibble wobble', 'blah blah blah blah']) {
      await one.say(text);
      expect(one.view.pack, text).toBeNull();
      expect(one.view.turns.at(-1)?.cards).toMatchObject([
        { kind: 'choice', options: one.view.packs.map(({ title }) => ({ label: title })) },
      ]);
    }
    await one.say('the second one');
    expect(one.view.pack).toBe('dealership');
  });

  test.each([
    ['hello', 'the third one'],
    ['help', 'the third one'],
    ['thank you', 'the third one'],
    ['i want to talk to a person', 'restaurants'],
    ['please speak slower', 'restaurants'],
  ])('"%s" is answered in the lobby, then "%s" leads on', async (before, after) => {
    const one = await screen();
    await one.say(before);
    expect(one.view.pack).toBeNull();
    await one.say(after);
    expect(one.view.pack).toBe('dining');
    expect(log.lines.filter((line) => /"level":50/.test(line))).toEqual([]);
  });

  test('the language that was spoken on the way in is kept', async () => {
    const one = await screen();
    await one.say('मुझे आज रात के लिए टेबल चाहिए');
    expect(one.view).toMatchObject({ pack: 'dining', language: 'hi' });
  });

  test('what was wished for in the lobby is no other trade’s matter', async () => {
    const one = await screen();
    await one.say('check my booking');
    await one.say('shop help');
    // Not "do you mean restaurants": only what the shop offers can be chosen now.
    await one.say('the second one');
    expect(one.view.pack).toBe('retail');
    expect(await one.say('say that again')).not.toBe('');
    expect(log.lines.filter((line) => /"level":50/.test(line))).toEqual([]);
  });
});

describe('when a conversation is over', () => {
  test('the question comes back, and another trade may be chosen', async () => {
    const one = await screen();
    await one.say('where is my order 1042');
    await one.call('end', {});
    await settle();
    expect(one.view).toMatchObject({ pack: null, turns: [], pending: null });
    await one.call('pack', { pack: 'dining' });
    await settle();
    expect(one.view.pack).toBe('dining');
  });

  test('after a while without a word, too', async () => {
    const one = await screen();
    await one.say('restaurants');
    clock.advance(10 * 60_000);
    await settle();
    expect(one.view).toMatchObject({ pack: null, turns: [] });
  });
});

test('each trade has its own database, and its conversations are kept there, from their first word on', async () => {
  for (const { db, trade } of kiosk.trades) expect(trade.pack.isSeeded(db)).toBe(true);
  const one = await screen();
  await one.say('hello');
  await settle();
  // It is about nothing yet.
  expect(packs.flatMap(({ id }) => stored(id))).toEqual([]);
  await one.say('where is my order 1042');
  const other = await screen();
  await other.call('pack', { pack: 'dealership' });
  await other.say('do you have any red cars');
  await settle();
  expect(stored('retail')).toMatchObject([{ pack: 'retail' }]);
  expect(JSON.parse(stored('retail')[0]?.turns ?? '')).toMatchObject([
    { who: 'person', text: normalise('hello') },
    { who: 'vaani' },
    { who: 'person' },
    { who: 'vaani' },
  ]);
  expect(stored('dealership')).toMatchObject([{ pack: 'dealership' }]);
  expect(stored('dining')).toEqual([]);
});

test('a change is made in the database of the trade that was chosen in the same breath', async () => {
  const one = await screen();
  for (const text of ['cancel order 1042', '4321']) await one.say(text);
  const { proposalId = '' } = one.view.pending ?? {};
  await one.call('confirm', { proposalId, yes: true });
  await eventually(() => expect(one.view.pending).toBeNull());
  const receipts = kiosk.trades.map(({ db }) => db.all('SELECT id FROM receipts').length);
  expect(receipts).toEqual([1, 0, 0]);
});

test('every database is copied at the start', async () => {
  const { existsSync } = await import('node:fs');
  await eventually(() => {
    for (const { db } of kiosk.trades) expect(existsSync(`${db.file}.backup`)).toBe(true);
  });
});

test('one database that cannot be used leaves none of them open', async () => {
  await kiosk.close();
  const opened = { ...packNamed('dealership') };
  const broken = {
    ...opened,
    isSeeded: () => {
      throw new Error('the data is wrong');
    },
  };
  const file = (id: string) => join(folder.path, `${id}.db`);
  const failing = createKiosk({
    trades: [
      { pack: packNamed('retail'), databaseFile: file('retail') },
      { pack: broken, databaseFile: file('dealership') },
    ],
    settings,
    devices: null,
    fetchModels: false,
    log: log.log,
    clock,
    spawnSpeech: fakeSpeechProcess().spawn,
    classifiers,
  });
  await expect(failing).rejects.toThrow('the data is wrong');
  await openKiosk(['retail']);
});
