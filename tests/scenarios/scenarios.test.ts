import { describe, expect, test } from 'vitest';
import { cardSchema, type OrderCard } from '../../src/contract/cards.ts';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import type { Session, TurnRecord } from '../../src/main/engine/session.ts';
import type { Database } from '../../src/main/store/port.ts';
import {
  type Expected,
  holds,
  readScenarios,
  type Scenario,
  scenarioSchema,
} from '../support/scenario.ts';
import { openShop, packNamed, type Shop } from '../support/shop.ts';
import { openStage, type Stage } from '../support/stage.ts';

const scenarios = readScenarios(import.meta.dirname);

test('there are scenarios, each with a name of its own', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
  const names = scenarios.map(({ scenario }) => scenario.name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a misspelt key in a scenario is an error, wherever it stands', () => {
  const turn = { say: 'hello', expect: { act: 'greet' } };
  expect(scenarioSchema.safeParse({ name: 'x', turns: [turn] }).success).toBe(true);
  for (const wrong of [
    { name: 'x', turns: [turn], databse: [] },
    { name: 'x', turns: [{ ...turn, expects: {} }] },
    { name: 'x', turns: [{ say: 'hello', expect: { recepits: 0 } }] },
    { name: 'x', turns: [{ say: 'hello', expect: {} }] },
    { name: 'x', turns: [{ say: 1042 }] },
    { name: 'x', turns: [{ ...turn, heard: 1.1 }] },
    { name: 'x', turns: [{ reconnect: false }] },
    { name: 'x', turns: [turn], llm: {} },
    { name: 'x', turns: [turn], llm: { answers: [{ call: 'track_order', args: {} }] } },
    { name: 'x', turns: [turn], llm: { fails: ['tired'] } },
    { name: 'x', turns: [turn], voice: { natural: 'sings' } },
    { name: 'x', turns: [{ say: 'hello', expect: { spokenBy: 'someone' } }] },
    { name: 'x', turns: [] },
  ]) {
    expect(scenarioSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
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
  using shop = openShop({
    pack: packNamed(scenario.pack),
    ...(scenario.now && { now: scenario.now }),
  });
  const stage = openStage(scenario, shop);
  const { session } = stage;
  const personal = personalData(shop.db);
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
      checkPrivacy(record, session, personal, what);
      receipts = checkReceipts(record, shop.db, receipts, what);
    }
  }
  for (const { sql, rows } of scenario.database ?? []) expect(shop.db.all(sql), sql).toEqual(rows);
  checkLedger(shop);
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

/** Names, addresses and phone numbers of everybody in the shop's books. */
function personalData(db: Database): string[] {
  return db
    .all<{ name: string; phone: string; address: string }>(
      'SELECT customer_name AS name, user_phone AS phone, shipping_address AS address FROM orders',
    )
    .flatMap(({ name, phone, address }) => {
      // Short parts ("188") are too common to tell anything.
      const parts = address.split(',').filter((part) => part.trim().length >= 8);
      return [name, phone.slice(-10), ...parts.map((part) => part.trim())];
    });
}

/** Whatever a conversation is about: nothing personal is said, and an order is shown to its owner only. */
function checkPrivacy(
  record: TurnRecord,
  session: Session,
  personal: readonly string[],
  what: string,
): void {
  const everything = JSON.stringify([record.reply, record.cards, record.pending]);
  expect(
    personal.filter((value) => everything.includes(value)),
    what,
  ).toEqual([]);
  const verified = (session.state.memory['verified'] as readonly string[] | undefined) ?? [];
  const orders = record.cards
    .filter((card): card is OrderCard => card.kind === 'order')
    .map(({ id }) => id);
  expect(
    orders.filter((id) => !verified.includes(id)),
    what,
  ).toEqual([]);
  if (record.pending && record.state.intent === 'cancel_order') {
    expect(verified, what).toContain(record.pending.lines[0]?.value);
  }
  for (const card of record.cards) expect(cardSchema.safeParse(card).success, what).toBe(true);
}

/** A receipt comes with a yes and in no other turn, and the books know exactly the receipts that were given. */
function checkReceipts(record: TurnRecord, db: Database, before: number, what: string): number {
  const after = db.all('SELECT id FROM receipts').length;
  expect(after - before, what).toBe(record.receipts.filter(({ replayed }) => !replayed).length);
  if (record.act !== 'confirm') expect(record.receipts, what).toEqual([]);
  return after;
}

/** Every order cancelled here has a receipt. */
function checkLedger({ db, clock }: Shop): void {
  const cancelled = db.all<{ id: string }>(
    `SELECT o.id FROM orders o JOIN order_events e ON e.order_id = o.id AND e.status = 'cancelled'
     WHERE o.status = 'cancelled' AND e.at > :start ORDER BY o.id`,
    { start: new Date(clock.now() - 3_600_000).toISOString() },
  );
  const receipts = db.all<{ id: string }>(
    `SELECT result ->> 'order_id' AS id FROM receipts WHERE action = 'cancel_order' ORDER BY 1`,
  );
  expect(cancelled).toEqual(receipts);
}

/** The log of events alone gives the state. */
function checkReplay(session: Session, { lang }: Scenario): void {
  expect(session.log.length).toBeGreaterThan(0);
  expect(session.log.reduce(reduce, initialState(lang))).toEqual(session.state);
}
