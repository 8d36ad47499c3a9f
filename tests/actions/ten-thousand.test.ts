import { expect, test } from 'vitest';
import type { At } from '../../src/main/actions/graph/state.ts';
import type { Proposal, Slots } from '../../src/main/actions/port.ts';
import { seededRandom } from '../../src/main/dialogue/understand/classifier/random.ts';
import { openSqlite, type SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { mostShown, provoke, setLimit, setUp, usualLimit } from './bank.ts';
import { createBooks, must } from './books.ts';
import { type Faults, points } from './faults.ts';
import { depositOf, type FrontEnd, openDocuments, openKiosk, type Result } from './world.ts';

/**
 * 10,000 conversations of two front ends on one database, with everything that can go wrong. The seed
 * of the first is VAANI_SEED (else the clock), of the n-th one n more; a failure names its own:
 *
 *     VAANI_SEED=… VAANI_RUNS=1 npx vitest run --project unit tests/actions/ten-thousand.test.ts
 */
const runs = Number(process.env['VAANI_RUNS'] ?? 10_000);
const firstSeed = Number(process.env['VAANI_SEED'] ?? Date.now() % 2 ** 31);
/** Steps of a conversation, at most. */
const maxSteps = 10;

const nodes: readonly At[] = [
  'parse',
  'resolve',
  'validate',
  'propose',
  'confirm',
  'execute',
  'verify',
  'retry',
  'format',
  'done',
];

/** What is known of a proposal from outside. */
interface Asked {
  readonly proposal: Proposal;
  readonly by: FrontEnd;
  /** Whether a yes counts: `maybe` when the process died while something took its place. */
  open: 'yes' | 'maybe' | 'no';
}

/** How often each thing was seen: a test that never saw a crash proves nothing about crashes. */
const seen = new Map<string, number>();
const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

function converse(seed: number, db: SqliteDatabase, trace: string[]): void {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const chance = (share: number) => random() < share;
  const books = createBooks(db);
  let ids = 0;
  const newId = (prefix: string) => `${prefix}_${++ids}`;
  const kiosk = openKiosk(db, newId);
  const documents = openDocuments(db, newId);
  const asked: Asked[] = [];
  let now = 1_000;
  let limit = usualLimit;

  function faults(): Faults {
    if (chance(0.45)) return {};
    const node = chance(0.4) ? { node: one(nodes) } : {};
    if (chance(0.3)) return node;
    const how = one(['crash', 'busy', 'full', 'error'] as const);
    const times = 1 + below(2);
    const point = one(points);
    const blind = chance(0.15);
    return { ...node, point, how, times, statement: 1 + below(7), blind };
  }
  const tell = (what: string, armed: Faults, result: Result | null) => {
    const { rival, ...plain } = armed;
    const extra = rival ? ' with a rival' : '';
    trace.push(`${now} ${what} ${JSON.stringify(plain)}${extra} → ${result?.status ?? 'crash'}`);
    if (result === null && armed.node) note(`crash at ${armed.node}`);
    if (result === null && armed.how === 'crash') note(`crash ${armed.point}`);
    note(result?.status ?? 'crash');
  };

  function ask(by: FrontEnd): void {
    const slots: Slots = chance(0.9)
      ? { account: one(['a', 'b']), amount: 1 + below(usualLimit + 20) }
      : { account: 'a' };
    const armed = faults();
    const before = books.read();
    const result = by.ask(slots, now, armed);
    tell(`${by.name} asks ${JSON.stringify(slots)}`, armed, result);
    books.unchanged(before, 'asking changed something');
    // Whatever is asked now, what was asked before is not what a yes means any more.
    const settled = result !== null && result.status !== 'failed';
    for (const earlier of asked.filter((it) => it.by === by && it.open !== 'no')) {
      earlier.open = settled || by === kiosk ? 'no' : 'maybe';
    }
    if (result?.proposal) asked.push({ proposal: result.proposal, by, open: 'yes' });
  }

  /** A line of the confirmation is changed: another proposal takes its place, or it stays as it is. */
  function edit(it: Asked): void {
    const { proposal, by } = it;
    const armed = faults();
    const amount = 1 + below(mostShown);
    const before = books.read();
    const result = by.edit(proposal, amount, now, armed);
    tell(`${by.name} changes ${proposal.idempotencyKey} to ${amount}`, armed, result);
    books.unchanged(before, 'changing a line changed something else');
    if (!result) {
      // The process died: between the old and the new one, neither may count.
      if (it.open === 'yes') it.open = by === kiosk ? 'no' : 'maybe';
      return;
    }
    const fresh = result.proposal;
    if (!fresh) {
      // It cannot be, or not now: what was asked stays asked, unless it was over already.
      if (result.status === 'expired') it.open = by === kiosk ? 'no' : it.open;
      else if (result.status === 'failed' && it.open === 'yes' && by !== kiosk) it.open = 'maybe';
      return;
    }
    note('edited');
    must(it.open !== 'no', 'what was over was taken up again');
    must(now < proposal.expiresAt, 'what had expired was taken up again');
    must(fresh.id !== proposal.id, 'the same proposal with other details');
    must(fresh.idempotencyKey !== proposal.idempotencyKey, 'the same key for another change');
    const [was, is] = [depositOf(proposal), depositOf(fresh)];
    must(is.amount === amount && is.account === was.account, 'not what was changed');
    must(fresh.lines[1]?.value === String(amount), 'not what is shown');
    it.open = 'no';
    asked.push({ proposal: fresh, by, open: 'yes' });
    // A finger that was on its way to the old one's yes.
    if (by === documents && chance(0.5)) yes(it, proposal, by, {});
  }

  /** A yes, which may be said for something that does not count any more, or was tampered with. */
  function yes(it: Asked, said: Proposal, by: FrontEnd, armed: Faults): void {
    const key = said.idempotencyKey;
    const genuine = said === it.proposal && by === it.by;
    const inTime = now < said.expiresAt;
    const before = books.read();
    const known = before.receipts.get(key);
    const result = by.answer(said, true, now, armed);
    tell(`${by.name} says yes to ${key}${genuine ? '' : ' (forged)'}`, armed, result);
    const receipt = books.read().receipts.get(key);
    if (receipt && !known) {
      note('written');
      must(depositOf(said).amount <= limit, 'a rule was broken');
      must(genuine || armed.rival !== undefined, 'a forged yes changed something');
      must(it.open !== 'no' && inTime, 'a yes that did not count changed something');
      books.changedBy(before, depositOf(it.proposal));
    } else {
      books.unchanged(before, 'a yes changed something without a receipt of its own');
    }
    const over = depositOf(said).amount > limit;
    const plain = genuine && it.open === 'yes' && inTime && armed.point === undefined;
    if (plain && over && result && !known) must(result.status === 'refused', 'no rule was asked');
    // A refusal may have settled it: of a rival, or one whose answer was lost.
    if (genuine && it.open === 'yes' && over) it.open = 'maybe';
    if (!result) return;
    if (result.status === 'done') {
      must(result.receipt !== null, 'done without a receipt');
      books.same(result.receipt, receipt);
      if (known) must(result.receipt?.replayed === true, 'an old receipt given as new');
      if (result.receipt?.replayed) note('replayed');
    } else if (result.status === 'unknown') {
      must(armed.blind === true, 'unknown, though the receipts could be read');
    } else {
      // "Nothing was changed" is said only where it is true.
      must(receipt === undefined, `${result.status}, though there is a receipt`);
      // A lock that is let go is waited for.
      const faulty = armed.point !== undefined && !(armed.how === 'busy' && armed.times === 1);
      const refused = result.status === 'refused';
      const counts = genuine && it.open === 'yes' && inTime;
      must(!counts || faulty || refused, `${result.status}, though nothing was wrong`);
      if (refused && genuine) it.open = 'no';
      // The kiosk takes a proposal from the screen when it is answered.
      if (by === kiosk && result.status !== 'failed') it.open = 'no';
    }
  }

  function no(it: Asked): void {
    const armed = faults();
    const before = books.read();
    const result = it.by.answer(it.proposal, false, now, armed);
    tell(`${it.by.name} says no to ${it.proposal.idempotencyKey}`, armed, result);
    books.unchanged(before, 'a no changed something');
    const receipt = before.receipts.get(it.proposal.idempotencyKey);
    if (result?.status === 'declined') must(!receipt, 'declined, though it was done');
    if (result?.status === 'done') books.same(result.receipt, receipt);
    const sure = result?.status === 'declined' || it.by === kiosk;
    if (it.open !== 'no') it.open = sure ? 'no' : 'maybe';
  }

  /** Something about it is not what was read back. */
  function forged({ proposal }: Asked): Proposal {
    const { account, amount } = depositOf(proposal);
    return one<Proposal>([
      { ...proposal, input: { account, amount: (amount % usualLimit) + 1 } },
      { ...proposal, input: { account: account === 'a' ? 'b' : 'a', amount } },
      { ...proposal, expiresAt: proposal.expiresAt + 3_600_000 },
      { ...proposal, idempotencyKey: `${proposal.idempotencyKey}x` },
      { ...proposal, lines: [] },
    ]);
  }

  for (let step = 1 + below(maxSteps); step >= 0; step -= 1) {
    const by = one([kiosk, documents]);
    const mine = asked.filter((it) => it.by === by);
    // The kiosk can only mean what is on its screen; another program may send anything it was given.
    const current = by === kiosk ? mine.filter(({ open }) => open !== 'no').at(-1) : mine.at(-1);
    const what = random();
    if (!current || what < 0.3) ask(by);
    else if (what < 0.42) {
      // What is on the kiosk's screen; another program may try to change anything it was given.
      if (by === documents || current.open !== 'no') edit(by === documents ? one(mine) : current);
    } else if (what < 0.7) {
      const times = 1 + below(3);
      for (let time = 0; time < times; time += 1) {
        if (by === kiosk && current.open === 'no') break;
        const rival = chance(0.1) && current.open === 'yes' && now < current.proposal.expiresAt;
        const armed: Faults = rival
          ? {
              point: 'before BEGIN',
              how: one(['busy', 'error', 'full'] as const),
              rival: once(() => void by.answer(current.proposal, true, now, {})),
            }
          : faults();
        if (chance(0.1)) provoke('report');
        yes(current, current.proposal, by, armed);
        provoke('none');
      }
    } else if (what < 0.76) no(current);
    else if (what < 0.84 && by === documents) {
      const stale = one(mine);
      yes(stale, stale.proposal, by, {});
    } else if (what < 0.9 && by === documents) yes(current, forged(current), by, faults());
    else if (what < 0.92 && by === documents) {
      yes(current, current.proposal, openDocuments(db, newId, 'somebody else'), {});
    } else if (what < 0.97) now += below(90_000);
    else if (chance(0.5)) by.restart();
    else {
      limit = one([20, usualLimit]);
      setLimit(limit);
      trace.push(`${now} the limit is ${limit}`);
    }
    books.check();
  }
  // No receipt is lost: every change that was ever made answers to its key, and none is made anew.
  setLimit(usualLimit);
  const { receipts } = books.read();
  for (const { proposal, by } of asked) {
    const receipt = receipts.get(proposal.idempotencyKey);
    if (!receipt) continue;
    const result = by.answer(proposal, true, now, {});
    must(result?.status === 'done' && result.receipt?.replayed === true, 'a receipt is lost');
    books.same(result?.receipt ?? null, receipt);
  }
  books.check();
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) {
      done = true;
      work();
    }
  };
}

test(`${runs} conversations, seeds from ${firstSeed}: no duplicate, no unconfirmed write, no lost receipt`, {
  timeout: 300_000,
}, () => {
  const db = openSqlite(':memory:');
  setUp(db);
  try {
    for (let run = 0; run < runs; run += 1) {
      const trace: string[] = [];
      db.execute(`DELETE FROM receipts; DELETE FROM open_proposals; DELETE FROM movements;
          UPDATE accounts SET balance = 0;`);
      try {
        converse(firstSeed + run, db, trace);
      } catch (error) {
        const replay = `VAANI_SEED=${firstSeed + run} VAANI_RUNS=1`;
        throw new Error(`${String(error)}\n${replay}\n${trace.join('\n')}`, { cause: error });
      }
    }
  } finally {
    provoke('none');
    setLimit(usualLimit);
    db.close();
  }
  if (runs < 1_000) return;
  const crashes = [
    ...nodes.map((node) => `crash at ${node}`),
    ...points.map((point) => `crash ${point}`),
  ];
  const statuses =
    'proposed edited needs refused done replayed written declined expired failed unknown'.split(
      ' ',
    );
  for (const what of [...crashes, ...statuses]) {
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(runs / 1_000);
  }
});
