import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { cardSchema } from '../../src/contract/cards.ts';
import { languages } from '../../src/contract/language.ts';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import type { Session, TurnRecord } from '../../src/main/engine/session.ts';
import type { Database } from '../../src/main/store/port.ts';
import { type Expected, holds, readScenarios, type Scenario } from '../support/scenario.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** The whole folder is read; this file plays what is of its pack, with the checks of this pack. */
const scenarios = readScenarios(join(import.meta.dirname, '../scenarios')).filter(
  ({ scenario }) => scenario.pack === 'dining',
);

test('there are scenarios, each with a name of its own', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(60);
  for (const language of languages) {
    const own = scenarios.filter(({ scenario }) => scenario.lang === language);
    expect(own.length, language).toBeGreaterThanOrEqual(12);
  }
  const names = scenarios.map(({ scenario }) => scenario.name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each([...new Set(scenarios.map(({ file }) => file))])('%s', (file) => {
  const own = scenarios.filter((one) => one.file === file);
  test.each(own.map(({ scenario }) => [scenario.name, scenario] as const))(
    '%s',
    async (_, scenario) => {
      await play(scenario);
    },
  );
});

async function play(scenario: Scenario): Promise<void> {
  using shop = openShop({
    pack: packNamed(scenario.pack),
    ...(scenario.now && { now: scenario.now }),
  });
  const stage = openStage(scenario, shop);
  const { session } = stage;
  const before = books(shop.db);
  const shown: (string | undefined)[] = [];
  let receipts = 0;
  for (const turn of scenario.turns) {
    if ('wait' in turn) {
      shop.clock.advance(turn.wait * 1000);
    } else if ('meanwhile' in turn) {
      shop.db.run(turn.meanwhile);
    } else if ('language' in turn) {
      session.setLanguage(turn.language);
    } else if ('reconnect' in turn) {
      const { before, after } = stage.reconnect();
      expect(after, `the line was dropped after turn ${shown.length}`).toEqual(before);
    } else {
      const record = await stage.during(
        'say' in turn
          ? session.say(turn.say.repeat(turn.times ?? 1), { confidence: turn.heard ?? 1 })
          : session.confirm(proposalFor(turn.shownAfter, shown, session), turn.confirm),
      );
      const what = `turn ${shown.length + 1} (${'say' in turn ? turn.say.slice(0, 60) : `touch ${turn.confirm}`}) → ${record.reply}`;
      shown.push(record.pending?.proposalId);
      const held = stage.held();
      if (turn.expect) check(record, turn.expect, what, { session, stage, held });
      expect(session.view().turns.at(-1)?.text, what).toBe(record.reply);
      checkPrivacy(record, session, shop.db, what);
      receipts = checkReceipts(record, shop.db, receipts, what);
    }
  }
  checkLedger(shop, before);
  for (const { sql, rows } of scenario.database ?? []) expect(shop.db.all(sql), sql).toEqual(rows);

  checkReplay(session, scenario);
  expect(stage.problems).toEqual([]);
  await stage.close();
}

function proposalFor(
  shownAfter: number | undefined,
  shown: readonly (string | undefined)[],
  session: Session,
): string {
  if (shownAfter === undefined) return session.view().pending?.proposalId ?? 'proposal_of_nobody';
  const id = shown[shownAfter - 1];
  if (id === undefined) throw new Error(`no proposal was on the screen after turn ${shownAfter}`);
  return id;
}

/** Everything the last sentence asked for. */
function wishes({ log }: Session): string[] {
  const last = log.findLast((event) => event.type === 'understood')?.understanding;
  const all = last ? [last, ...last.further] : [];
  return all.flatMap(({ intent }) => intent ?? []);
}

function check(
  record: TurnRecord,
  wanted: Expected,
  what: string,
  { session, stage, held }: { session: Session; stage: Stage; held: boolean },
): void {
  const { says, avoids, ...exact } = wanted;
  const { pending, receipts, cards = [] } = exact;
  const lines = record.pending?.lines.map(({ label, value }) => `${label}: ${value}`);
  const seen: Record<keyof typeof exact, unknown> = {
    act: record.act,
    intent: record.intent,
    slots: record.slots,
    asked: record.state.asked,
    handover: record.handover,
    language: record.language,
    rate: record.state.rate,
    volume: record.state.volume,
    intents: wishes(session),
    queue: record.state.queue,
    mentions: session.state.mentions.length,
    holding: held,
    spokenBy: stage.spokenBy(),
    cards: record.cards.map((card, index) =>
      'id' in card && cards[index]?.includes(':') ? `${card.kind}:${card.id}` : card.kind,
    ),
    pending: typeof pending === 'boolean' ? record.pending !== null : lines,
    receipts:
      typeof receipts === 'number'
        ? record.receipts.length
        : record.receipts.map(({ action }) => action),
  };
  const asked = Object.keys(exact) as (keyof typeof exact)[];
  expect(Object.fromEntries(asked.map((key) => [key, seen[key]])), what).toEqual(exact);
  expect(
    [says ?? []].flat().filter((part) => !holds(record.reply, part)),
    `not said: ${what}`,
  ).toEqual([]);
  expect(
    [avoids ?? []].flat().filter((part) => holds(record.reply, part)),
    `said: ${what}`,
  ).toEqual([]);
}

/** Phone numbers are never said or shown, people's names and bookings only to whom they belong. */
function checkPrivacy(record: TurnRecord, session: Session, db: Database, what: string): void {
  const everything = JSON.stringify([record.reply, record.cards, record.pending]);
  const people = db.all<{ phone: string; name: string }>('SELECT phone, name FROM users');
  expect(
    people.filter(({ phone }) => everything.includes(phone.slice(-10))),
    what,
  ).toEqual([]);
  const { phone = null, codes = [] } = session.state.memory as {
    readonly phone?: string | null;
    readonly codes?: readonly string[];
  };
  if (phone === null) {
    expect(
      people.filter(({ name }) => everything.includes(name)),
      what,
    ).toEqual([]);
  }
  for (const card of record.cards) {
    expect(cardSchema.safeParse(card).success, what).toBe(true);
    const shown = 'id' in card ? card.id : '';
    const booking = db.get<{ phone: string }>('SELECT phone FROM bookings WHERE code = :shown', {
      shown,
    });
    const open = booking === undefined || booking.phone === phone || codes.includes(shown);
    expect(open, `${shown} is shown to somebody else: ${what}`).toBe(true);
  }
}

/** A receipt comes with a yes and in no other turn, and the books know exactly the receipts that were given. */
function checkReceipts(record: TurnRecord, db: Database, before: number, what: string): number {
  const after = db.all('SELECT id FROM receipts').length;
  expect(after - before, what).toBe(record.receipts.filter(({ replayed }) => !replayed).length);
  if (record.act !== 'confirm') expect(record.receipts, what).toEqual([]);
  return after;
}

/** Every booking that was made, moved or cancelled here has a receipt, and no table is taken twice. */
function checkLedger({ db, clock }: Shop, before: ReadonlyMap<string, string>): void {
  const after = books(db);
  const changed = [...after].filter(([code, row]) => before.get(code) !== row);
  const receipts = db.all<{ code: string }>(
    `SELECT DISTINCT result ->> 'code' AS code FROM receipts WHERE result ->> 'code' IS NOT NULL`,
  );
  const own = changed.map(([code]) => code).filter((code) => code !== byHand);
  expect(own.toSorted()).toEqual(receipts.map(({ code }) => code).toSorted());
  const over = db.all(
    `SELECT a.code FROM bookings a JOIN bookings b ON a.venue_id = b.venue_id AND a.day = b.day
       AND a.table_seats = b.table_seats AND a.status = 'confirmed' AND b.status = 'confirmed'
       AND a.starts < b.ends AND b.starts < a.ends
     JOIN venue_tables t ON t.venue_id = a.venue_id AND t.seats = a.table_seats
     GROUP BY a.code HAVING count(*) > max(t.count)`,
  );
  expect(over, new Date(clock.now()).toISOString()).toEqual([]);
}

/** The booking that a scenario makes behind the person's back. */
const byHand = 'BB111';

const books = (db: Database): Map<string, string> =>
  new Map(
    db
      .all<{ code: string }>('SELECT * FROM bookings')
      .map((row) => [row.code, JSON.stringify(row)]),
  );

/** The log of events alone gives the state. */
function checkReplay(session: Session, { lang }: Scenario): void {
  expect(session.log.length).toBeGreaterThan(0);
  expect(session.log.reduce(reduce, initialState(lang))).toEqual(session.state);
}
