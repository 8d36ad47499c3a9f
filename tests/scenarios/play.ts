import { describe, expect, test } from 'vitest';
import { cardSchema } from '../../src/contract/cards.ts';
import { initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';
import type { Session, TurnRecord } from '../../src/main/engine/session.ts';
import type { Pack } from '../../src/main/packs/pack.ts';
import type { Database } from '../../src/main/store/port.ts';
import type { PackChecks } from '../packs/checks/checks.ts';
import { readScenarios, type Scenario } from '../support/scenario.ts';
import { openShop } from '../support/shop.ts';
import { openStage } from '../support/stage.ts';
import { checkTurn, checkUnasked } from './expectations.ts';

// What "today at ten" is depends on the zone of the kiosk.
process.env['TZ'] = 'UTC';

/**
 * Plays the conversations of a pack (packs/ID/scenarios), each as a test, on a shop of its own. A test
 * file for each pack calls it, so that packs are played side by side.
 */
export function playScenarios(pack: Pack, checks: PackChecks): void {
  const scenarios = readScenarios(pack.id);
  describe.each([...new Set(scenarios.map(({ file }) => file))])('%s', (file) => {
    const own = scenarios.filter((one) => one.file === file);
    test.each(own.map(({ scenario }) => [scenario.name, scenario] as const))(
      '%s',
      async (_, scenario) => {
        await play(scenario, pack, checks);
      },
    );
  });
}

async function play(scenario: Scenario, pack: Pack, checks: PackChecks): Promise<void> {
  using shop = openShop({ pack, ...(scenario.now && { now: scenario.now }) });
  const stage = openStage(scenario, shop);
  const { session } = stage;
  const personal = checks.personal(shop.db);
  const checkLedger = checks.ledger(shop);
  const shown: (string | undefined)[] = [];
  let receipts = 0;
  for (const turn of scenario.turns) {
    if ('wait' in turn || 'operator' in turn) {
      if ('operator' in turn) await stage.operate(turn.operator);
      else await stage.pass(turn.wait * 1000);
      const said = stage.heard();
      const what = `between turns ${shown.length} and ${shown.length + 1} → ${said.join(' ')}`;
      if (turn.expect) checkUnasked(said, turn.expect, what, session);
      checkPersonal(said, personal, what);
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
      const said = 'say' in turn ? turn.say.slice(0, 60) : `touch ${turn.confirm}`;
      const what = `turn ${shown.length + 1} (${said}) → ${record.reply}`;
      shown.push(record.pending?.proposalId);
      const held = stage.held();
      stage.heard();
      if (turn.expect) checkTurn(record, turn.expect, what, { session, stage, held });
      expect(session.view().turns.at(-1)?.text, what).toBe(record.reply);
      for (const card of record.cards) expect(cardSchema.safeParse(card).success, what).toBe(true);
      checkPersonal([record.reply, record.cards, record.pending], personal, what);
      checks.privacy?.(record, session, shop.db, what);
      receipts = checkReceipts(record, shop.db, receipts, what);
    }
  }
  checkLedger();
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

function checkPersonal(told: readonly unknown[], personal: readonly string[], what: string): void {
  const everything = JSON.stringify(told);
  expect(
    personal.filter((value) => everything.includes(value)),
    what,
  ).toEqual([]);
}

/** A receipt comes with a yes and in no other turn, and the books know exactly the receipts that were given. */
function checkReceipts(record: TurnRecord, db: Database, before: number, what: string): number {
  const after = db.all('SELECT id FROM receipts').length;
  expect(after - before, what).toBe(record.receipts.filter(({ replayed }) => !replayed).length);
  if (record.act !== 'confirm') expect(record.receipts, what).toEqual([]);
  return after;
}

/** The log of events alone gives the state. */
function checkReplay(session: Session, { lang }: Scenario): void {
  expect(session.log.length).toBeGreaterThan(0);
  expect(session.log.reduce(reduce, initialState(lang))).toEqual(session.state);
}
