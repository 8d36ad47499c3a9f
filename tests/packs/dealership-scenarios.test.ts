import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardSchema } from '../../src/contract/cards.ts';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import type { Session, TurnRecord } from '../../src/main/engine/session.ts';
import { dealership } from '../../src/main/packs/dealership/pack.ts';
import type { Database } from '../../src/main/store/port.ts';
import { type Expected, holds, readScenarios, type Scenario } from '../support/scenario.ts';
import { openShop } from '../support/shop.ts';

// What is "today at ten" depends on the zone of the kiosk.
process.env['TZ'] = 'UTC';

// The runner of tests/scenarios knows the tables of the retail pack; until it asks the pack instead
// (which names are personal, what a receipt must have changed), conversations of this pack run here.
const scenarios = readScenarios(join(import.meta.dirname, '../scenarios/dealership'));

test('there are enough conversations, each with a name of its own, in every language', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(60);
  const names = scenarios.map(({ scenario }) => scenario.name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  for (const language of ['en', 'hi', 'bn', 'mr']) {
    const own = scenarios.filter(({ scenario }) => scenario.lang === language);
    expect(own.length, language).toBeGreaterThanOrEqual(12);
  }
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
  expect(scenario.pack).toBe('dealership');
  using shop = openShop({ pack: dealership, ...(scenario.now && { now: scenario.now }) });
  const session = shop.begin({ language: scenario.lang });
  const personal = personalData(shop.db);
  const shown: (string | undefined)[] = [];
  let receipts = 0;
  for (const turn of scenario.turns) {
    if ('wait' in turn) shop.clock.advance(turn.wait * 1000);
    else if ('meanwhile' in turn) shop.db.run(turn.meanwhile);
    else if ('language' in turn) session.setLanguage(turn.language);
    else if ('reconnect' in turn) throw new Error('reconnect is not played here');
    else {
      const record =
        'say' in turn
          ? await session.say(turn.say, { confidence: turn.heard ?? 1 })
          : await session.confirm(
              (turn.shownAfter === undefined
                ? session.view().pending?.proposalId
                : shown[turn.shownAfter - 1]) ?? 'proposal_of_nobody',
              turn.confirm,
            );
      const said = 'say' in turn ? turn.say : `touch ${turn.confirm}`;
      const what = `turn ${shown.length + 1} (${said}) → ${record.reply}`;
      shown.push(record.pending?.proposalId);
      if (turn.expect) check(record, turn.expect, what, session);
      const everything = JSON.stringify([record.reply, record.cards, record.pending]);
      expect(
        personal.filter((value) => everything.includes(value)),
        what,
      ).toEqual([]);
      for (const card of record.cards) expect(cardSchema.safeParse(card).success, what).toBe(true);
      receipts = checkReceipts(record, shop.db, receipts, what);
    }
  }
  for (const { sql, rows } of scenario.database ?? []) expect(shop.db.all(sql), sql).toEqual(rows);
  checkCalendar(shop.db);
  expect(session.log.reduce(reduce, initialState(scenario.lang))).toEqual(session.state);
}

function check(record: TurnRecord, wanted: Expected, what: string, session: Session): void {
  const { says, avoids, ...exact } = wanted;
  const { pending, receipts, cards = [] } = exact;
  const lines = record.pending?.lines.map(({ label, value }) => `${label}: ${value}`);
  const last = session.log.findLast((event) => event.type === 'understood')?.understanding;
  const seen: Partial<Record<keyof typeof exact, unknown>> = {
    act: record.act,
    intent: record.intent,
    slots: record.slots,
    asked: record.state.asked,
    handover: record.handover,
    language: record.language,
    intents: (last ? [last, ...last.further] : []).flatMap(({ intent }) => intent ?? []),
    queue: record.state.queue,
    mentions: session.state.mentions.length,
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

/** Names, phone numbers, e-mail addresses and number plates of everybody in the books. */
function personalData(db: Database): string[] {
  const people = db.all<{ name: string; phone: string; email: string | null }>(
    'SELECT name, phone, email FROM customers',
  );
  const plates = db.all<{ plate: string }>('SELECT license_plate AS plate FROM vehicles');
  expect(people.length).toBeGreaterThanOrEqual(20);
  return [
    ...people.flatMap(({ name, phone, email }) => [
      name,
      phone.slice(-10),
      ...(email ? [email] : []),
    ]),
    ...plates.map(({ plate }) => plate),
  ];
}

/** A receipt comes with a yes and in no other turn, and the books know exactly those that were given. */
function checkReceipts(record: TurnRecord, db: Database, before: number, what: string): number {
  const after = db.all('SELECT id FROM receipts').length;
  expect(after - before, what).toBe(record.receipts.filter(({ replayed }) => !replayed).length);
  if (record.act !== 'confirm') expect(record.receipts, what).toEqual([]);
  return after;
}

/** Nothing is in two places at once, and what was booked or cancelled here has a receipt. */
function checkCalendar(db: Database): void {
  expect(
    db.all(`SELECT a.id FROM booked_spans a JOIN booked_spans b ON a.id < b.id AND a.day = b.day
      AND a.begins < b.ends AND b.begins < a.ends
      AND (a.bay_id = b.bay_id OR a.inventory_id = b.inventory_id OR a.vehicle_id = b.vehicle_id)`),
  ).toEqual([]);
  const changed = db.all(
    `SELECT id FROM appointments WHERE updated_at <> created_at OR (id > 3018 AND id < 9000) ORDER BY id`,
  );
  const receipts = db.all(
    `SELECT DISTINCT result ->> 'appointment_id' AS id FROM receipts
     WHERE action <> 'register_vehicle' ORDER BY id`,
  );
  // At the very moment of seeding both times are the same: such changes are found by their receipts.
  for (const row of changed) expect(receipts).toContainEqual(row);
}
