import { describe, expect, test } from 'vitest';
import { cardSchema, type TimesCard } from '../../src/contract/cards.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import type { Session } from '../../src/main/engine/session.ts';
import type { TurnRecord } from '../../src/main/engine/turn-record.ts';
import { openShop, packNamed } from '../support/shop.ts';

/** How somebody gets to free times in each trade: as an answer to a question, and while booking. */
const ways: readonly {
  readonly name: string;
  readonly pack: 'dealership' | 'dining';
  /** What a tap is taken for. */
  readonly intent: string;
  readonly turns: Readonly<Record<Language, readonly string[]>>;
}[] = [
  {
    name: 'asked for a car',
    pack: 'dealership',
    intent: 'book_appointment',
    turns: {
      en: ['which times are free on monday for an oil change'],
      hi: ['सोमवार को ऑयल चेंज के लिए कौन सा समय खाली है'],
      bn: ['সোমবার অয়েল চেঞ্জের জন্য কোন সময় খালি আছে'],
      mr: ['सोमवारी ऑइल चेंजसाठी कोणती वेळ मोकळी आहे'],
    },
  },
  {
    name: 'while a car is booked in',
    pack: 'dealership',
    intent: 'book_appointment',
    turns: {
      en: ['I want to book an oil change', 'on monday'],
      hi: ['मुझे ऑयल चेंज बुक करना है', 'सोमवार को'],
      bn: ['আমি অয়েল চেঞ্জ বুক করতে চাই', 'সোমবার'],
      mr: ['मला ऑइल चेंज बुक करायचं आहे', 'सोमवारी'],
    },
  },
  {
    name: 'asked for a table',
    pack: 'dining',
    intent: 'make_booking',
    turns: {
      en: ['is there a free table at Trattoria Lumina on monday'],
      hi: ['क्या सोमवार को ट्रैटोरिया लुमिना में टेबल खाली है'],
      bn: ['সোমবার ত্রাত্তোরিয়া লুমিনায় টেবিল খালি আছে কি'],
      mr: ['सोमवारी ट्रॅटोरिया लुमिनामध्ये टेबल रिकामं आहे का'],
    },
  },
  {
    name: 'while a table is booked',
    pack: 'dining',
    intent: 'make_booking',
    turns: {
      en: ['book a table at Trattoria Lumina', 'on monday'],
      hi: ['ट्रैटोरिया लुमिना में टेबल बुक करो', 'सोमवार को'],
      bn: ['ত্রাত্তোরিয়া লুমিনায় টেবিল বুক করুন', 'সোমবার'],
      mr: ['ट्रॅटोरिया लुमिनामध्ये टेबल बुक करा', 'सोमवारी'],
    },
  },
];

const timesIn = ({ cards }: TurnRecord): TimesCard | undefined =>
  cards.find((card): card is TimesCard => card.kind === 'times');

async function last(session: Session, turns: readonly string[]): Promise<TurnRecord> {
  let record: TurnRecord | undefined;
  for (const turn of turns) record = await session.say(turn);
  if (!record) throw new Error('nothing was said');
  return record;
}

describe.each(ways)('free times, $name', ({ pack, intent, turns }) => {
  test.each(languages)('are a grid by day, and a tap takes the very one: %s', async (language) => {
    using shop = openShop({ pack: packNamed(pack) });
    const shown = await last(shop.begin({ language }), turns[language]);
    const card = timesIn(shown);
    if (!card) throw new Error(`no times: ${shown.reply}`);
    expect(cardSchema.parse(card)).toEqual(card);
    // The few that are said are among the many that are shown; they are not shown a second time.
    expect(shown.cards.filter(({ kind }) => kind === 'choice')).toEqual([]);
    expect(card.days.length).toBeGreaterThan(1);
    const days = card.days.map(({ date }) => date);
    expect(days).toEqual(days.toSorted());
    for (const { date, times } of card.days) {
      expect(times.map(({ time }) => time)).toEqual(times.map(({ time }) => time).toSorted());
      const first = times[0];
      const final = times.at(-1);
      for (const one of new Set([first, times[times.length >> 1], final])) {
        const session = shop.begin({ language });
        await last(session, turns[language]);
        const record = await session.say(one?.say ?? '');
        const { slots } = record.state;
        const meant = { intent: record.state.intent, date: slots['date'] };
        expect(meant, one?.say).toEqual({ intent, date });
        expect(String(slots['time']).split(/[/|]/), one?.say).toContain(one?.time);
      }
    }
  });
});
