import { afterEach, beforeEach, expect } from 'vitest';
import type { Language } from '../../src/contract/language.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createOperators, type Operators } from '../../src/main/engine/escalation/index.ts';
import type { Session } from '../../src/main/engine/session.ts';
import type { EscalationRow } from '../../src/main/store/escalations.ts';
import { type ScriptedOperator, scriptedOperator } from '../fakes/operator.ts';
import { memoryLog } from './quiet-log.ts';
import { openShop, type Shop } from './shop.ts';
import { trainingMs } from './patience.ts';

/** A shop with people who can be asked. */
export interface Counter extends Disposable {
  readonly shop: Shop;
  readonly operators: Operators;
  /** What was logged. */
  readonly lines: readonly string[];
  /** A conversation; what it says goes to `told`, turn by turn. */
  begin(language?: Language): Session;
  /** An operator who has opened the inbox. */
  staff(name?: string, browser?: string): Promise<ScriptedOperator>;
  /** The tasks in the database, the oldest first. */
  rows(): EscalationRow[];
}

/** A counter of its own for every test of a file. What the time of a call is depends on the zone: UTC. */
export function counterForTests(): () => Counter {
  process.env['TZ'] = 'UTC';
  let counter: Counter;
  beforeEach(() => {
    counter = openCounter();
  }, trainingMs);
  afterEach(() => counter[Symbol.dispose]());
  return () => counter;
}

/** Lets everything that is on its way arrive. */
export const settle = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function openCounter(shop: Shop = openShop()): Counter {
  const { log, lines } = memoryLog();
  const operators = createOperators({
    trades: [{ trade: shop.trade, db: shop.db }],
    seats: () => [],
    clock: shop.clock,
    log,
  });
  const open: ScriptedOperator[] = [];
  return {
    shop,
    operators,
    lines,
    begin(language = 'en') {
      const session = shop.begin({ language, help: operators.help });
      session.events.on('answered', () => operators.noted(session));
      return session;
    },
    async staff(name = 'Asha', browser = name) {
      const operator = scriptedOperator(operators, { name, browser });
      open.push(operator);
      await operator.open();
      return operator;
    },
    rows: () => shop.db.all<EscalationRow>('SELECT * FROM escalations ORDER BY created_at, rowid'),
    [Symbol.dispose]() {
      for (const operator of open) operator.leave();
      operators.close();
      shop[Symbol.dispose]();
    },
  };
}

/** What Vaani said last. */
export const lastWords = (session: Session): string => session.view().turns.at(-1)?.text ?? '';

/** What asks for a person. */
export const human = 'i want to talk to a person';

/** The slot that is asked for. */
export const asked = (session: Session): string | null => session.state.task?.asked ?? null;

/** The phrases of what was said last. */
export const keys = (session: Session): string[] =>
  session.state.lastReply.phrases.map(({ key }) => key);

/** The code that a call was refused with. */
export const code = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof RpcError ? error.code : String(error)),
  );

/** Answers what is asked until the call is noted: 9876543210, at five in the afternoon. */
export async function arrangeCall(session: Session): Promise<void> {
  for (let i = 0; i < 6 && !session.state.pending; i += 1) {
    const slot = asked(session);
    await session.say(slot === 'phone' ? '9876543210' : 'at five in the afternoon');
  }
  expect(session.state.pending?.action).toBe('call_back');
  await session.say('yes');
}
