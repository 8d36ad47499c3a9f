import { beforeAll, describe, expect, test } from 'vitest';
import { cardSchema } from '../../src/contract/cards.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import { personKey } from '../../src/main/actions/port.ts';
import type { Session } from '../../src/main/engine/session.ts';
import { commonPart } from '../../src/main/packs/common/part.ts';
import { findProfile, maxHistory, updateProfile } from '../../src/main/packs/common/profiles.ts';
import { packs } from '../../src/main/packs/index.ts';
import { withCommon } from '../../src/main/packs/merge.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';

const phone = '9876543210';
const common = ['remember_me', 'forget_me', 'my_data', 'call_back'];

async function say(session: Session, ...texts: string[]) {
  let last = await session.say(texts[0] ?? '');
  for (const text of texts.slice(1)) last = await session.say(text);
  return last;
}
const dump = (shop: Shop, table: string) => JSON.stringify(shop.db.all(`SELECT * FROM ${table}`));
// The first shop of each pack trains its understanding.
beforeAll(() => {
  for (const pack of packs) openShop({ pack })[Symbol.dispose]();
}, 300_000);

const callsOf = (shop: Shop) =>
  shop.db.all<Record<string, string | null>>(
    'SELECT callback_phone, callback_at, status, pack, language FROM escalations',
  );

describe('the common part', () => {
  test('is in every pack, with examples enough in every language', () => {
    for (const pack of packs) {
      for (const intent of common) {
        expect(Object.keys(pack.intents), pack.id).toContain(intent);
        for (const language of languages) {
          expect(new Set(pack.examples[language][intent]).size, language).toBeGreaterThanOrEqual(
            25,
          );
        }
      }
    }
  });

  test("leaves a pack's own slots and phrases as they are", () => {
    const merged = withCommon({
      ...retail,
      phrases: { ...retail.phrases, en: { ...retail.phrases.en, 'person.title': 'Mine' } },
    });
    expect(merged.slots['phone']).toBe(retail.slots['phone']);
    expect(merged.slots['phone']).not.toBe(commonPart(retail).slots['phone']);
    expect(merged.phrases.en['person.title']).toBe('Mine');
    expect(merged.slots['callback_time']).toBe(commonPart(retail).slots['callback_time']);
  });

  test('refuses a pack that has an intent of the same name', () => {
    expect(() => withCommon(withCommon(retail))).toThrow('remember_me');
  });
});

describe('to be remembered', () => {
  test('takes a number and a yes; the question names no more of the number than its end', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    expect((await say(session, 'please remember me')).state.asked).toBe('phone');
    const proposed = await say(session, '98765 43210');
    expect(proposed.pending?.title).toMatch(/3210/);
    expect(JSON.stringify(proposed.pending)).not.toContain('9876');
    expect(findProfile(shop.db, phone)).toBeUndefined();
    const done = await say(session, 'yes');
    expect(done.receipts.map(({ action }) => action)).toEqual(['remember_me']);
    expect(findProfile(shop.db, phone)).toMatchObject({
      phone,
      language: 'en',
      rate: 1,
      history: [],
      favourites: [],
      consentAt: '2026-11-21T10:00:00.000Z',
    });
  });

  test('without the yes nothing is kept', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, 'remember me', phone, 'no');
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
    await say(session, 'remember me', phone);
    shop.clock.advance(61_000);
    await say(session, 'yes');
    expect(shop.db.all('SELECT * FROM profiles')).toEqual([]);
  });

  test('an incomplete number is asked for again, a known one is told so', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    const short = await say(session, 'remember me', '98765');
    expect(short.state.asked).toBe('phone');
    expect(short.reply).toContain('ten digits');
    await say(session, phone, 'yes');
    const again = await say(session, 'remember me');
    expect(again.pending).toBeNull();
    expect(again.reply).toContain('3210');
  });
});

describe('to be forgotten', () => {
  test('takes the profile, the link to conversations and the number in receipts', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, 'remember me', phone, 'yes');
    shop.db.run(
      `INSERT INTO conversations (id, session_id, user_phone, pack, language, turns, context, created_at, updated_at)
       VALUES ('c', 'c', :phone, 'retail', 'en', '[]', '{}', '2026', '2026')`,
      { phone },
    );
    expect(dump(shop, 'receipts')).toContain(phone);
    const proposed = await say(session, 'forget me');
    expect(proposed.pending?.title).toMatch(/3210/);
    expect(findProfile(shop.db, phone)).toBeDefined();
    const done = await say(session, 'yes');
    expect(done.receipts.map(({ action }) => action)).toEqual(['forget_me']);
    for (const table of ['receipts', 'conversations', 'profiles', 'escalations'])
      expect(dump(shop, table), table).not.toContain(phone);
    expect(shop.db.all('SELECT * FROM receipts')).toHaveLength(2);
    expect(done.pending).toBeNull();
    expect((await say(session, 'what do you know about me')).cards).toEqual([]);
  });

  test('without a yes everything stays, and a stranger has nothing to be forgotten', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, 'remember me', phone, 'yes', 'forget me', 'no');
    expect(findProfile(shop.db, phone)).toBeDefined();
    const other = await say(shop.begin(), 'forget me', '9812345670');
    expect(other.pending).toBeNull();
    expect(other.reply).toMatch(/nothing/);
  });

  test('a call that was promised keeps its number until it was made', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, 'remember me', phone, 'yes', 'call me back tomorrow at ten', 'yes');
    expect(callsOf(shop)).toMatchObject([{ callback_phone: `+91${phone}` }]);
    await say(session, 'forget me', 'yes');
    expect(callsOf(shop)).toMatchObject([{ callback_phone: `+91${phone}` }]);
  });
});

describe('what is remembered', () => {
  test('is told in short and shown in full, but for the number', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, 'remember me', phone, 'yes');
    const before = findProfile(shop.db, phone);
    if (!before) throw new Error('no profile');
    const did = { what: 'track_order', ids: { order_id: '1042' } };
    updateProfile(shop.db, before, { language: 'hi', rate: 0.8, did }, shop.clock.now());
    const told = await say(shop.begin(), 'show me my data', phone);
    const [card] = told.cards;
    expect(cardSchema.parse(card)).toMatchObject({ kind: 'details', about: 'person' });
    const shown = JSON.stringify(card);
    for (const part of ['1042', '80 %', '3210', '21 नव']) expect(shown).toContain(part);
    expect(shown + told.reply).not.toContain(phone);
  });

  test('whoever tries one number after the other is told nothing any more', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    await say(shop.begin(), 'remember me', phone, 'yes');
    const session = shop.begin();
    for (const other of ['9812345670', '9812345671', '9812345672'])
      await say(session, `what do you know about me, my number is ${other}`);
    const last = await say(session, `what do you know about me, my number is ${phone}`);
    expect(last.cards).toEqual([]);
    expect(last.reply).toContain('staff');
  });

  test('the number of somebody else, said later, does not make the person them', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, 'remember me', phone, 'yes');
    await say(session, 'what do you know about me, my number is 9812345670');
    expect(session.state.memory[personKey]).toEqual({ phone });
  });

  test('holds no more than so many things, each twice in a row only once, the commonest first', () => {
    using shop = openShop({ pack: packNamed('retail') });
    shop.db.run(
      `INSERT INTO profiles VALUES (:phone, 'person_x', NULL, 'en', 1, '[]', '[]', '2026', '2026')`,
      { phone },
    );
    let profile = findProfile(shop.db, phone);
    for (let i = 0; profile && i < 200; i += 1) {
      const ids = { product_id: i % 2 === 0 ? 'P1' : `Q${i}` };
      const did = { what: 'product_details', ids };
      profile = updateProfile(shop.db, profile, { language: 'en', rate: 1, did }, i);
      profile = updateProfile(shop.db, profile, { language: 'en', rate: 1, did }, i);
    }
    const kept = findProfile(shop.db, phone);
    expect(kept).toEqual(profile);
    expect(kept?.history).toHaveLength(maxHistory);
    expect(kept?.history[0]?.ids).toEqual({ product_id: 'Q199' });
    expect(kept?.favourites[0]).toEqual({ slot: 'product_id', id: 'P1', count: 100 });
    expect(kept?.favourites.length).toBeLessThanOrEqual(20);
  });
});

describe('a call', () => {
  test('is asked for by number and time, and stands in the list of the operators', async () => {
    using shop = openShop({ pack: packNamed('dealership') });
    const session = shop.begin();
    expect((await say(session, 'please call me back')).state.asked).toBe('phone');
    expect((await say(session, phone)).state.asked).toBe('callback_time');
    const proposed = await say(session, 'tomorrow at ten');
    expect(proposed.pending?.title).toContain('22 November at 10 am');
    expect(callsOf(shop)).toEqual([]);
    const done = await say(session, 'yes');
    expect(done.reply).toContain('22 November at 10 am');
    expect(callsOf(shop)).toMatchObject([
      {
        callback_phone: `+91${phone}`,
        callback_at: new Date('2026-11-22T10:00').toISOString(),
        pack: 'dealership',
        language: 'en',
      },
    ]);
    expect(JSON.stringify(done.receipts)).not.toContain(phone);
  });

  test('another time takes the place of the first, without a second call', async () => {
    using shop = openShop({ pack: packNamed('retail') });
    const session = shop.begin();
    await say(session, `call me tomorrow at ten on ${phone}`);
    const changed = await say(session, 'no, at five');
    expect(changed.pending?.title).toContain('22 November at 5 pm');
    await say(session, 'yes', 'yes');
    expect(callsOf(shop)).toHaveLength(1);
  });

  test('is only made by day, in the future, and soon enough', async () => {
    using shop = openShop({
      pack: packNamed('retail'),
      now: new Date('2026-11-21T16:00').toISOString(),
    });
    const session = shop.begin();
    await say(session, 'call me back', phone);
    for (const [when, says] of [
      ['at 11 pm', 'nine in the morning'],
      ['today at 9 am', 'gone by'],
      ['on 1 march at ten', 'thirty days'],
    ] as const) {
      const answer = await say(session, when);
      expect(answer.pending, when).toBeNull();
      expect(answer.reply, when).toContain(says);
    }
    expect((await say(session, 'tomorrow at ten')).pending?.title).toContain('22 November');
    const soon = await say(shop.begin(), `call me back as soon as possible on ${phone}`);
    expect(soon.pending?.title).toContain('as soon as');
  });

  test('of a time alone the next one is meant', async () => {
    using shop = openShop({
      pack: packNamed('retail'),
      now: new Date('2026-11-21T16:00').toISOString(),
    });
    const later = await say(shop.begin(), `call me at six on ${phone}`);
    expect(later.pending?.title).toContain('21 November at 6 pm');
    const tomorrow = await say(shop.begin(), `call me at three on ${phone}`);
    expect(tomorrow.pending?.title).toContain('22 November at 3 pm');
  });
});

const inEachLanguage: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    remember: 'remember me next time',
    yes: 'yes',
    data: 'tell me what you remember about me',
    forget: 'delete everything about me',
    call: 'ring me back tomorrow at eleven',
  },
  hi: {
    remember: 'मुझे अगली बार के लिए याद रखना',
    yes: 'हाँ',
    data: 'मेरे बारे में आपको क्या याद है',
    forget: 'मेरे बारे में सब मिटा दो',
    call: 'मुझे कल सुबह ग्यारह बजे फोन करना',
  },
  bn: {
    remember: 'পরের বারের জন্য আমাকে মনে রাখবেন',
    yes: 'হ্যাঁ',
    data: 'আমার সম্পর্কে আপনাদের কী মনে আছে',
    forget: 'আমার সব তথ্য মুছে ফেলুন',
    call: 'আমাকে কাল সকাল এগারোটায় ফোন করবেন',
  },
  mr: {
    remember: 'पुढच्या वेळी मला लक्षात ठेवा',
    yes: 'हो',
    data: 'माझ्याबद्दल तुमच्या काय लक्षात आहे',
    forget: 'माझ्याबद्दलची सगळी माहिती काढून टाका',
    call: 'मला उद्या सकाळी अकरा वाजता फोन करा',
  },
};

describe.each(packs.map((pack) => [pack.id, pack] as const))('in %s', (_, pack) => {
  test.each(languages)('remembered, called, told and forgotten: %s', async (language) => {
    using shop = openShop({ pack });
    const words = inEachLanguage[language];
    const session = shop.begin({ language });
    const turn = async (key: string) => say(session, words[key] ?? '');
    expect(await turn('remember')).toMatchObject({
      intent: 'remember_me',
      state: { asked: 'phone' },
    });
    expect((await say(session, phone)).pending).not.toBeNull();
    expect((await turn('yes')).receipts).toHaveLength(1);
    expect(findProfile(shop.db, phone)?.language).toBe(language);
    const call = await turn('call');
    expect(call).toMatchObject({ intent: 'call_back' });
    expect(call.pending?.title).toMatch(/11/);
    expect((await turn('yes')).receipts).toHaveLength(1);
    expect((await turn('data')).cards).toMatchObject([{ kind: 'details', about: 'person' }]);
    expect((await turn('forget')).pending).not.toBeNull();
    expect((await turn('yes')).receipts).toHaveLength(1);
    expect(findProfile(shop.db, phone)).toBeUndefined();
  });
});
