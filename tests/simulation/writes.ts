import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Session, TurnRecord } from '../../src/main/engine/session.ts';
import type { Asked } from './sessions.ts';
import type { SimulatedShop } from './shop.ts';
import type { Trace } from './trace.ts';

/** Watches what is written: nothing without a yes to just this, and nothing twice. */
export interface Writes {
  look(session: Session): void;
  /** @param since when the person began to say it, or touched the screen, ms. */
  onAnswered(asked: Asked, record: TurnRecord, since: number): void;
  atRest(): void;
  readonly seen: { written: number; proposed: number };
}

export interface WritesOptions {
  readonly clock: Clock;
  readonly shop: SimulatedShop;
  readonly trace: Trace;
  readonly violated: (what: string) => void;
  /** Whether a question put since then was to be heard to its end. */
  readonly questionHeard: (since: number) => boolean;
}

interface Proposed {
  readonly id: string;
  readonly at: number;
  /** How, where it was. */
  settled: string | null;
}

interface Stored {
  readonly idempotency_key: string;
  readonly action: string;
  readonly input: string;
}

export function createWrites({
  clock,
  shop,
  trace,
  violated,
  questionHeard,
}: WritesOptions): Writes {
  const { db } = shop;
  const receipts = () =>
    db.all<Stored>('SELECT idempotency_key, action, input FROM receipts ORDER BY idempotency_key');
  const cancelled = () =>
    db.get<{ n: number }>("SELECT count(*) AS n FROM orders WHERE status = 'cancelled'")?.n ?? 0;
  const before = { receipts: receipts().length, cancelled: cancelled() };
  const proposals = new Map<string, Proposed>();
  const written = new Set<string>();
  const seen = { written: 0, proposed: 0 };
  let session: Session | undefined;
  let read = 0;

  return {
    seen,
    look(next) {
      if (session !== next) {
        session = next;
        read = 0;
      }
      const { pending } = next.state;
      if (pending && !proposals.has(pending.idempotencyKey)) {
        seen.proposed += 1;
        trace(`proposed: ${pending.action}`);
        const { id } = pending;
        proposals.set(pending.idempotencyKey, { id, at: clock.now(), settled: null });
      }
      // A turn that goes on is taken back: what it declined is asked again.
      const known = pending && proposals.get(pending.idempotencyKey);
      if (known) known.settled = null;
      read = Math.min(read, next.log.length);
      for (; read < next.log.length; read += 1) {
        const event = next.log[read];
        if (event?.type !== 'settled') continue;
        trace(`settled: ${event.how}`);
        const one = [...proposals.values()].find(({ id }) => id === event.proposalId);
        if (one) one.settled ??= event.how;
      }
    },
    onAnswered(asked, { act, receipts: made }, since) {
      for (const { idempotencyKey: key, action, replayed } of made) {
        if (replayed) continue;
        seen.written += 1;
        trace(`written: ${action}`);
        const proposal = proposals.get(key);
        if (!proposal) {
          violated(`${action} was done without being proposed`);
          continue;
        }
        if (written.has(key)) violated(`${action} was done twice`);
        written.add(key);
        const { settled } = proposal;
        if (settled !== null && settled !== 'committed') {
          violated(`${action} was done, though it was ${settled}`);
        }
        const { how, touch } = asked;
        if (touch && !(touch.yes && touch.proposalId === proposal.id)) {
          violated(`${action} was done by a touch for something else`);
        }
        if (!touch && act !== 'confirm') violated(`${action} was done by "${asked.text}" (${act})`);
        if (how === 'voice' && !questionHeard(proposal.at)) {
          violated(`${action} was done before its question was heard`);
        }
        if (how === 'voice' && asked.behind) {
          violated(
            `${action} was done by "${asked.text}", said while something else was worked out`,
          );
        }
        if (since < proposal.at) {
          violated(`${action} was done by a yes (${how}) from before it was proposed`);
        }
      }
    },
    atRest() {
      const stored = receipts();
      if (stored.length - before.receipts !== written.size) {
        violated(
          `${stored.length - before.receipts} receipts are stored, and ${written.size} told`,
        );
      }
      const cancels = stored.filter(({ action }) => action === 'cancel_order').length;
      if (cancelled() - before.cancelled !== cancels)
        violated('orders cancelled without a receipt');
      const inputs = stored.map(({ action, input }) => `${action} ${input}`);
      if (new Set(inputs).size !== inputs.length) violated('the same was done twice');
    },
  };
}
