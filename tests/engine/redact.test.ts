import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { keptTurns, saveConversation } from '../../src/main/engine/conversations.ts';
import { redact } from '../../src/main/engine/redact.ts';
import { packs } from '../../src/main/packs/index.ts';
import { memoryLog } from '../support/quiet-log.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';

describe('what is taken out of a sentence', () => {
  test.each([
    ['en', 'my mail is asha.verma@example.in thanks', 'my mail is ••• thanks'],
    ['en', 'it is asha dot verma at example dot in', 'it is •••'],
    ['en', 'write to asha at the rate gmail dot com please', 'write to ••• please'],
    ['en', 'Asha @ Example . com', '•••'],
    ['hi', 'मेरा ईमेल आशा डॉट वर्मा ऐट जीमेल डॉट कॉम है', 'मेरा ईमेल ••• है'],
    ['bn', 'আমার ইমেল আশা অ্যাট জিমেল ডট কম', 'আমার ইমেল •••'],
    ['mr', 'माझा ईमेल आशा ॲट जीमेल डॉट कॉम आहे', 'माझा ईमेल ••• आहे'],
    ['en', 'My name is Asha Verma and I want a table', 'My name is ••• and I want a table'],
    ['en', "my name's asha, table for two", "my name's •••, table for two"],
    ['en', 'this is ravi kumar speaking, where is my car', 'this is ••• speaking, where is my car'],
    ['hi', 'मेरा नाम आशा वर्मा है', 'मेरा नाम ••• है'],
    ['hi', 'मैं रवि कुमार बोल रहा हूँ', 'मैं ••• बोल रहा हूँ'],
    ['hi', 'mera naam asha hai', 'mera naam ••• hai'],
    ['bn', 'আমার নাম আশা সেন', 'আমার নাম •••'],
    ['bn', 'আমি আশা সেন বলছি', 'আমি ••• বলছি'],
    ['mr', 'माझं नाव आशा कुलकर्णी आहे', 'माझं नाव ••• आहे'],
    ['mr', 'मी आशा बोलतेय', 'मी ••• बोलतेय'],
    ['en', 'I live at 12 Lotus Lane, Pune. Is it far?', 'I live at•••. Is it far?'],
    ['hi', 'मेरा पता 12 लोटस लेन, पुणे', 'मेरा पता•••'],
    ['en', 'my car is MH 12 AB 1234, silver', 'my car is •••, silver'],
    ['en', 'plate mh12ab1234', 'plate •••'],
    ['en', 'call 98765 43210 now', 'call ••• now'],
    ['en', 'nine eight seven six five', '•••'],
  ] as const)('%s: %s', (language, text, wanted) => {
    expect(redact(text, language)).toBe(wanted);
  });

  test.each([
    ['en', 'Meet me at the shop. Is the table at eight free for 4?'],
    ['en', 'is it open at ten. what about sunday'],
    ['en', 'I am looking for running shoes under 99'],
    ['en', 'This is too expensive, show me another one'],
    ['hi', 'मुझे पता नहीं'],
    ['hi', 'मैं कल आऊँगा'],
    ['mr', 'मी उद्या येईन'],
  ] as const)('and what is left: %s: %s', (language, text) => {
    expect(redact(text, language)).toBe(text);
  });

  test.each([
    [
      'en',
      "Thank you, Asha! Asha's table is booked.",
      ['Asha Verma'],
      'Thank you, •••! ••• table is booked.',
    ],
    ['bn', 'আশার টেবিল বুক হয়েছে', ['আশা সেন'], '••• টেবিল বুক হয়েছে'],
    ['mr', 'आशाला टेबल दिले', ['आशा'], '••• टेबल दिले'],
    ['en', 'ashes and ravioli', ['Ash', 'Ravi'], 'ashes and ravioli'],
  ] as const)(
    'known values, with what a language writes onto them: %s: %s',
    (language, text, values, wanted) => {
      expect(redact(text, language, values)).toBe(wanted);
    },
  );

  test('whatever is said, nothing is added but the dots', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...languages),
        (text, language) => {
          const kept = redact(text, language, ['Asha Verma']).split('•••');
          let rest = text.normalize('NFC');
          for (const part of kept) {
            const at = rest.indexOf(part);
            expect(at).toBeGreaterThanOrEqual(0);
            rest = rest.slice(at + part.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** How people say who they are, unasked. */
const introductions: Readonly<Record<Language, (who: Person) => readonly string[]>> = {
  en: ({ name, phone, mail, spelt, address }) => [
    `Hello, my name is ${name}`,
    `this is ${name.toLowerCase()} speaking`,
    `my number is ${phone.slice(0, 5)} ${phone.slice(5)}`,
    `write to ${mail}`,
    `my email is ${spelt}`,
    `i live at ${address}`,
  ],
  hi: ({ name, phone, mail, spelt, address }) => [
    `मेरा नाम ${name} है`,
    `mera naam ${name} hai aur mera number ${phone}`,
    `मैं ${name} बोल रहा हूँ`,
    `मेरा ईमेल ${mail} है`,
    `mera email ${spelt}`,
    `मेरा पता ${address}`,
  ],
  bn: ({ name, phone, mail, spelt, address }) => [
    `আমার নাম ${name}`,
    `আমি ${name} বলছি, নম্বর ${phone}`,
    `আমার ইমেল ${mail}`,
    `আমার ইমেল ${spelt}`,
    `আমার ঠিকানা ${address}`,
  ],
  mr: ({ name, phone, mail, spelt, address }) => [
    `माझं नाव ${name} आहे`,
    `मी ${name} बोलतोय, नंबर ${phone}`,
    `माझा ईमेल ${mail} आहे`,
    `माझा ईमेल ${spelt}`,
    `माझा पत्ता ${address}`,
  ],
};

/** What people do in each trade that makes Vaani say something about them. */
const errands: Readonly<Record<string, (who: Person) => readonly string[]>> = {
  retail: ({ phone, address }) => [
    `where are my orders, my number is ${phone}`,
    'change the delivery address of it',
    phone.slice(-4),
    address,
    'yes',
    'remember me',
    'yes',
    'what do you know about me',
  ],
  dealership: ({ name, phone, mail }) => [
    'when is my appointment',
    phone,
    'yes',
    'book a test drive for monday at eleven',
    name,
    mail,
    'yes',
    'what do you know about me',
  ],
  dining: ({ name, phone }) => [
    'tell me about my bookings',
    phone,
    'yes',
    'book a table for two tomorrow evening at eight',
    'any',
    name,
    'yes',
    'what do my friends like',
    'what invitations do i have',
    'what do you know about me',
  ],
};

interface Person {
  readonly name: string;
  readonly phone: string;
  readonly mail: string;
  readonly spelt: string;
  readonly address: string;
}

const people: Readonly<Record<string, string>> = {
  retail:
    'SELECT DISTINCT customer_name AS name, user_phone AS phone, shipping_address AS address FROM orders',
  dealership: 'SELECT name, phone, email AS mail FROM customers',
  dining: 'SELECT name, phone FROM users',
};

function peopleOf(shop: Shop, pack: string): Person[] {
  return shop.db
    .all<{ name: string; phone: string; address?: string; mail?: string | null }>(
      people[pack] ?? '',
    )
    .map(({ name, phone, address, mail }) => {
      const [first = '', last = ''] = name.toLowerCase().split(' ');
      return {
        name,
        phone: phone.slice(-10),
        mail: mail ?? `${first}.${last}@example.in`,
        spelt: `${first} dot ${last} at example dot in`,
        address: address ?? '12 Kadambari Lane, Vishrantwadi, Pune',
      };
    });
}

/** What of a person is in a text: words of the name, digits, the mail, parts of the address. */
function betrayed(text: string, { name, phone, mail, address }: Person): string[] {
  const low = text.toLowerCase();
  const words = new Set(low.match(/[\p{L}\p{M}]+/gu) ?? []);
  const names = name
    .toLowerCase()
    .split(' ')
    .filter((part) => part.length > 2 && words.has(part));
  const digits = text.match(/\d[\d ]{2,}\d/g)?.map((run) => run.replaceAll(' ', '')) ?? [];
  const numbers = digits.filter((run) => run.length > 2 && phone.includes(run));
  // A city alone is where the shop is, too.
  const places = address
    .toLowerCase()
    .split(',')
    .slice(0, 2)
    .map((part) => part.trim())
    .filter((part) => part.length > 3 && low.includes(part));
  return [...names, ...numbers, ...places, ...(low.includes(mail) ? [mail] : [])];
}

describe.each(packs.map(({ id }) => [id] as const))('a stored conversation of %s', (id) => {
  let shop: Shop;
  beforeAll(() => {
    shop = openShop({ pack: packNamed(id) });
  }, 120_000);
  afterAll(() => shop[Symbol.dispose]());

  test('names none of the people of the sample data, whatever they tell of themselves', {
    timeout: 300_000,
  }, async () => {
    const { log, lines } = memoryLog();
    const all = peopleOf(shop, id);
    expect(all.length).toBeGreaterThan(5);
    const seed = { seed: 20_261_121 };
    const order = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), {
      ...seed,
      numRuns: 1,
    })[0];
    for (const [index, who] of (order ?? []).slice(0, 24).entries()) {
      const language = languages[index % languages.length] as Language;
      const session = shop.begin({ language });
      const told = introductions[language](who);
      const said = [...told.slice(0, 2), ...(errands[id]?.(who) ?? []), ...told.slice(2)];
      for (const text of said) {
        await session.say(text);
        saveConversation(shop.db, session, shop.clock.now(), log);
      }
      const row = shop.db.get<{ turns: string; context: string }>(
        'SELECT turns, context FROM conversations WHERE session_id = :id',
        { id: session.id },
      );
      const kept = `${row?.turns}${row?.context}`;
      // They did say it: without taking anything out it would be there.
      const raw = session
        .view()
        .turns.map(({ text }) => text)
        .join(' ');
      expect(betrayed(raw, who).length, who.name).toBeGreaterThan(2);
      expect(betrayed(kept, who), `${who.name} (${language}): ${kept}`).toEqual([]);
      expect(kept.length).toBeGreaterThan(200);
    }
    expect(lines).toEqual([]);
  });
});

test('a name that was told late is taken out of what was said before', async () => {
  using shop = openShop({ pack: packNamed('dealership') });
  const session = shop.begin();
  await session.say('Kulkarni here, what services do you have');
  expect(JSON.stringify(keptTurns(session))).toContain('Kulkarni');
  await session.say('register my car');
  await session.say('9822014501');
  await session.say('my name is Aarav Kulkarni');
  expect(JSON.stringify(keptTurns(session))).not.toMatch(/Kulkarni|Aarav/i);
  session.close();
  expect(session.personal()).toEqual([]);
});
