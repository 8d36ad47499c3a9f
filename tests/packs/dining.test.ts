import { afterAll, describe, expect, test } from 'vitest';
import { createActionAgent } from '../../src/main/actions/agent.ts';
import type { Memory, Proposal, Slots } from '../../src/main/actions/port.ts';
import { createWording } from '../../src/main/dialogue/say/phrases.ts';
import { commonPhrases } from '../../src/main/dialogue/say/phrases/index.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import { freeTable, nearestTimes } from '../../src/main/packs/dining/bookings.ts';
import { daysBetween, minuteOf } from '../../src/main/packs/dining/calendar.ts';
import { addDays, timeOf } from '../../src/main/kernel/wall-calendar.ts';
import {
  codeLetters,
  codePattern,
  letterWords,
  newCode,
} from '../../src/main/packs/dining/code.ts';
import { distanceKm, mapLink, headingTo, wayTo } from '../../src/main/packs/dining/geo.ts';
import { openNames } from '../../src/main/packs/dining/names.ts';
import { dining } from '../../src/main/packs/dining/pack.ts';
import {
  fittingSeats,
  obstacleOfTime,
  refusalToModify,
} from '../../src/main/packs/dining/rules.ts';
import { findCode } from '../../src/main/packs/dining/slots/code.ts';
import { findDay, findParty, findTime } from '../../src/main/packs/dining/slots/when.ts';
import { openShop, packNamed, shopTime } from '../support/shop.ts';
import unseen from './dining-unseen.json' with { type: 'json' };

const now = Date.parse(shopTime);

describe('rules', () => {
  const openings = [
    { opens: 12 * 60, closes: 15 * 60 + 30 },
    { opens: 19 * 60, closes: 23 * 60 },
  ];
  const at = (time: string, daysAhead = 1, nowMinute = 600) =>
    obstacleOfTime({ openings, minute: minuteOf(time) ?? -1, daysAhead, nowMinute });

  test('a time must be open, not too late for the kitchen, and far enough ahead', () => {
    expect(at('19:00')).toBeNull();
    expect(at('18:59')).toBe('refuse.closed');
    expect(at('22:00')).toBeNull();
    expect(at('22:01')).toBe('refuse.last_seating');
    expect(at('23:00')).toBe('refuse.closed');
    expect(at('12:29', 0, 720)).toBe('refuse.too_soon');
    expect(at('12:30', 0, 720)).toBeNull();
    expect(at('12:00', 0, 721)).toBe('refuse.past');
    expect(at('20:00', 60)).toBeNull();
    expect(at('20:00', 61)).toBe('refuse.too_far');
    const wish = { openings: [], minute: 1200, daysAhead: 1, nowMinute: 0 };
    expect(obstacleOfTime(wish)).toBe('refuse.day_off');
  });

  test('a party gets the smallest table that suits, and none that is far too big', () => {
    expect(fittingSeats([8, 2, 4, 6], 2)).toEqual([2, 4]);
    expect(fittingSeats([8, 2, 4, 6], 5)).toEqual([6, 8]);
    expect(fittingSeats([2, 4], 5)).toEqual([]);
  });

  test('an hour before, a booking stays as it is', () => {
    expect(refusalToModify('confirmed', 60)).toBeNull();
    expect(refusalToModify('confirmed', 59)).toBe('refuse.change_too_late');
    expect(refusalToModify('confirmed', 0)).toBe('refuse.over');
    expect(refusalToModify('cancelled', 999)).toBe('refuse.already_cancelled');
  });
});

test('days and times of the clock on the wall', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-11-21', '2026-12-01')).toBe(10);
  expect([minuteOf('7:05'), minuteOf('24:00'), timeOf(1170)]).toEqual([425, undefined, '19:30']);
});

describe('a confirmation code', () => {
  test('has two letters and three digits, and is none that is taken', () => {
    const random = sequence([0, 0, 0, 0, 0, 0.99, 0.99, 0.99, 0.99, 0.99]);
    expect(newCode((code) => code === 'BB111', random)).toBe('YY999');
    expect(() => newCode(() => true, Math.random)).toThrow('no confirmation code is free');
    expect(Object.keys(letterWords).toSorted()).toEqual([...codeLetters].toSorted());
  });

  test.each([
    ['en', 'my code is KR482', 'KR482'],
    ['en', 'k r four eight two', 'KR482'],
    ['en', 'queue ex nine two five', 'QX925'],
    ['en', 'double u h 264', 'WH264'],
    ['hi', 'के आर चार आठ दो', 'KR482'],
    ['hi', 'बीडब्ल्यू 614', 'BW614'],
    ['bn', 'কিউ এক্স নয় দুই পাঁচ', 'QX925'],
    ['bn', 'ওয়াই কে ১৯২', 'YK192'],
    ['mr', 'एच एम तीन एक सात', 'HM317'],
    ['mr', 'वाय के १९२', 'YK192'],
    ['en', 'a table for 482 people', undefined],
    ['en', 'my number is 9822011001', undefined],
    ['en', 'kr 480', undefined],
  ] as const)('in words: %s %s', (language, text, code) => {
    expect(findCode(text, language)?.value).toBe(code);
  });
});

test('the way from the kiosk', () => {
  const kiosk = { lat: 18.5175, lon: 73.843, walkingKmh: 4.5, drivingKmh: 20, detour: 1.35 };
  // A degree of latitude is about 111 km.
  expect(distanceKm({ lat: 18, lon: 73 }, { lat: 19, lon: 73 })).toBeCloseTo(111.2, 1);
  const way = wayTo(kiosk, { lat: 18.5275, lon: 73.843 });
  expect(way).toEqual({ km: 1.5, walkMinutes: 20, driveMinutes: 5 });
  expect(headingTo(kiosk, { lat: 18.6, lon: 73.843 })).toBe('n');
  expect(headingTo(kiosk, { lat: 18.5175, lon: 73.7 })).toBe('w');
  expect(mapLink({ lat: 18.5, lon: 73.8 })).toBe(
    'https://www.google.com/maps/dir/?api=1&destination=18.50000,73.80000',
  );
});

describe('slots', () => {
  test.each([
    ['en', 'a table for four tomorrow at eight', 4],
    ['en', 'book it for 8 pm', undefined],
    ['en', 'the two of us', 2],
    ['hi', 'पाँच लोगों के लिए', 5],
    ['hi', 'बुक कर दो', undefined],
    ['bn', 'চারজনের টেবিল', 4],
    ['mr', 'तिघांसाठी', 3],
    ['mr', 'सहा जणांचं', 6],
  ] as const)('people: %s %s', (language, text, people) => {
    expect(findParty(text, language, false)?.value).toBe(people);
  });

  test.each([
    ['en', 'for four tomorrow at eight', '08:00|20:00'],
    ['en', 'at half past seven in the evening', '19:30'],
    ['en', 'in two hours', '12:00'],
    ['en', 'right now', '10:00'],
    ['en', 'for four people', undefined],
    ['hi', 'बुक कर दो कल रात साढ़े आठ बजे', '20:30'],
    ['bn', 'কাল রাত আটটায়', '20:00'],
    ['mr', 'उद्या दुपारी एक वाजता', '13:00'],
  ] as const)('time: %s %s', (language, text, time) => {
    expect(findTime(text, { language, now }, false)?.value).toBe(time);
  });

  test.each([
    ['en', 'tomorrow at eight', '2026-11-22'],
    ['en', 'for friday please', '2026-11-27'],
    ['en', 'in fifteen hours', '2026-11-22'],
    ['en', 'at eight', undefined],
    ['en', 'that place we went to last week', undefined],
    ['hi', 'परसों शाम को', '2026-11-23'],
    ['bn', 'সোমবার রাতে', '2026-11-23'],
    ['mr', 'येत्या रविवारी', '2026-11-22'],
  ] as const)('day: %s %s', (language, text, day) => {
    expect(findDay(text, { language, now })?.value).toBe(day);
  });
});

describe('on a seeded database', () => {
  const shop = openShop({ pack: packNamed('dining') });
  afterAll(() => shop[Symbol.dispose]());
  const { db } = shop;
  const slots = dining.openSlots?.(db) ?? {};
  const names = openNames(db);

  test('there is as much of everything as the pack promises', () => {
    const count = (table: string) =>
      db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
    expect([count('venues'), count('users')]).toEqual([60, 30]);
    expect(count('friends')).toBeGreaterThan(60);
    expect(
      db.all(
        'SELECT 1 FROM friends a WHERE NOT EXISTS (SELECT 1 FROM friends b WHERE b.user_id = a.friend_id AND b.friend_id = a.user_id)',
      ),
    ).toEqual([]);
    const codes = db.all<{ code: string }>('SELECT code FROM bookings').map(({ code }) => code);
    expect(codes.filter((code) => !codePattern.test(code))).toEqual([]);
  });

  test('no table of the sample data is taken twice', () => {
    const over = db.all(
      `SELECT a.venue_id FROM bookings a JOIN bookings b ON a.venue_id = b.venue_id AND a.day = b.day
         AND a.table_seats = b.table_seats AND a.status = 'confirmed' AND b.status = 'confirmed'
         AND a.starts < b.ends AND b.starts < a.ends
       JOIN venue_tables t ON t.venue_id = a.venue_id AND t.seats = a.table_seats
       GROUP BY a.code HAVING count(*) > max(t.count)`,
    );
    expect(over).toEqual([]);
  });

  test('a table that is taken is free again when the party has gone', () => {
    const wish = { venueId: 'V12', day: '2026-11-22', party: 8 };
    expect(freeTable(db, { ...wish, minute: 780 })).toBeNull();
    expect(freeTable(db, { ...wish, minute: 779 })).toBeNull();
    expect(freeTable(db, { ...wish, minute: 900 })).toBe(8);
    expect(freeTable(db, { ...wish, minute: 780, except: 'YB471' })).toBe(8);
    expect(freeTable(db, { ...wish, minute: 780, party: 6 })).toBe(6);
    expect(nearestTimes(db, { ...wish, minute: 780 }, now, 2).map(timeOf)).toEqual([
      '19:00',
      '19:30',
    ]);
  });

  test.each([
    ['nona roza', 'Nonna Rosa'],
    ['जेड ड्रॅगनमध्ये', 'Jade Dragon'],
    ['সাকুরা গার্ডেনে', 'Sakura Garden'],
    ['brass spoon', 'The Brass Spoon'],
    ['a green table in the garden', undefined],
    ['अनन्या को बुला लो', undefined],
  ])('venues are known by their sound: %s', (text, name) => {
    const found = slots['venue']?.find(text, {
      asked: false,
      intent: null,
      language: 'en',
      now: 0,
    });
    expect(found?.value).toBe(name);
  });

  test('everyday words are nobody and nowhere', () => {
    for (const texts of languages.flatMap((language) => Object.values(dining.examples[language])))
      for (const text of texts)
        for (const { value, start, end } of names.find(text, 'area'))
          expect(text.slice(start, end).length, `${text}: ${value}`).toBeGreaterThanOrEqual(3);
    for (const text of ['मेरा टेबल', 'नहीं चाहिए', 'দেখান', 'karna hai', 'phir batao'])
      expect([...names.find(text, 'person'), ...names.find(text, 'area')], text).toEqual([]);
  });
});

describe('booking', () => {
  const shop = openShop({ pack: packNamed('dining') });
  afterAll(() => shop[Symbol.dispose]());
  const agent = createActionAgent(dining.actions, shop.db);
  const { label } = createWording('en', [commonPhrases.en, dining.phrases.en]);
  const context = (memory: Memory = {}) => ({
    now,
    language: 'en' as const,
    memory,
    recent: [],
    label,
  });
  const propose = (action: string, slots: Slots, memory: Memory = {}): Proposal => {
    const response = agent.request({ action, slots }, context(memory));
    if (response.status !== 'proposed') throw new Error(JSON.stringify(response));
    return response.proposal;
  };
  const wish = {
    venue_id: 'V06',
    date: '2026-11-26',
    time: '20:00',
    party_size: 6,
    phone: '9822013223',
  };

  test('two people cannot get the last table, and one yes books once', () => {
    const first = propose('make_booking', wish);
    const second = propose('make_booking', { ...wish, phone: '9822011001' });
    expect(agent.commit(first, 's1', context()).status).toBe('committed');
    expect(agent.commit(second, 's2', context()).status).not.toBe('committed');
    expect(agent.commit(first, 's1', context())).toMatchObject({ receipt: { replayed: true } });
    expect(
      shop.db.all(`SELECT phone FROM bookings WHERE venue_id = 'V06' AND day = '2026-11-26'`),
    ).toEqual([{ phone: '+919822013223' }]);
  });

  test('a booking that is moved is not in its own way', () => {
    const moved = propose('modify_booking', { code: 'HX457', time: '20:30' });
    expect(agent.commit(moved, 's3', context()).status).toBe('committed');
  });

  test('an invitation is sent once', () => {
    const slots = { friend: 'U07', phone: '9822011001' };
    expect(agent.commit(propose('send_invite', slots), 's4', context()).status).toBe('committed');
    expect(agent.request({ action: 'send_invite', slots }, context())).toMatchObject({
      status: 'refused',
      reply: { phrases: [{ key: 'invite.already' }] },
    });
  });

  test("nothing of a person's is told before the phone number, and wrong numbers are counted", () => {
    for (const action of ['check_booking', 'check_invites', 'find_friends'])
      expect(agent.request({ action, slots: {} }, context()), action).toMatchObject({
        status: 'needs',
        slot: 'phone',
      });
    let memory: Memory = {};
    for (const phone of ['9000000001', '9000000002', '9000000003', '9822011001']) {
      const response = agent.request(
        { action: 'check_booking', slots: { phone } },
        context(memory),
      );
      const told = 'reply' in response ? response.reply.memory : undefined;
      memory = { ...memory, ...told, ...('memory' in response ? response.memory : undefined) };
      expect(response.status).toBe(phone < '9000000003' ? 'needs' : 'refused');
    }
  });

  test('who books on one number after the other reads nothing of theirs', () => {
    let memory: Memory = {};
    const phones = ['9822011001', '9822012112', '9822014334', '9822015445', '9822016556'];
    const seen = phones.map((phone) => {
      const slots = { ...wish, date: '2026-11-27', party_size: 2, phone };
      const response = agent.request({ action: 'make_booking', slots }, context(memory));
      if ('memory' in response) memory = { ...memory, ...response.memory };
      return response.status;
    });
    expect(seen.slice(0, 4)).toEqual(['proposed', 'proposed', 'proposed', 'proposed']);
    expect(seen[4]).toBe('refused');
  });
});

test('most of what strangers say is understood at once, and hardly any of it wrongly', async () => {
  using shop = openShop({ pack: packNamed('dining') });
  const wrong: string[] = [];
  let right = 0;
  for (const { text, intent, language } of unseen) {
    const record = await shop.begin({ language: language as Language }).say(text);
    // A question that was answered from the list was understood, whatever it was taken for.
    if (record.intent === intent || (intent === 'ask_faq' && record.cards[0]?.kind === 'faq'))
      right += 1;
    else if (record.intent !== null) wrong.push(`${text} → ${record.intent}`);
  }
  expect(unseen.length).toBeGreaterThanOrEqual(400);
  // When they were first said, before anybody looked at what went wrong: of set A (before most of the
  // examples were there) 56 of 84 were right and 3 wrong; of C, in odd words, 51 of 88 and 3; of D, odder
  // still, 59 of 89 and 10; of E, in plain words, 67 of 74 and 5.
  expect(right / unseen.length).toBeGreaterThanOrEqual(0.9);
  expect(wrong.length / unseen.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
}, 60_000);

test('no example is an utterance that nobody trained on', () => {
  const examples = new Set(
    Object.values(packNamed('dining').examples).flatMap((intents) => Object.values(intents).flat()),
  );
  expect(unseen.filter(({ text }) => examples.has(text))).toEqual([]);
});

test('two databases in one process do not mix their names', () => {
  using one = openShop({ pack: packNamed('dining') });
  using two = openShop({ pack: packNamed('dining') });
  two.db.run(
    `UPDATE venues SET name = 'Zanzibar Quay', name_hi = 'ज़ांज़ीबार की', name_bn = 'জাঞ্জিবার কি', name_mr = 'झांझीबार की' WHERE id = 'V04'`,
  );
  const [here, there] = [one, two].map(({ db }) => dining.openSlots?.(db)['venue']);
  const context = { asked: false, intent: null, language: 'en', now } as const;
  expect(here?.find('a table at zanzibar quay', context)).toBeUndefined();
  expect(there?.find('a table at zanzibar quay', context)?.value).toBe('Zanzibar Quay');
  expect(here?.find('a table at nonna rosa', context)?.value).toBe('Nonna Rosa');
  expect(there?.find('a table at nonna rosa', context)).toBeUndefined();
});

function sequence(values: readonly number[]): () => number {
  let at = 0;
  return () => values[at++ % values.length] ?? 0;
}
