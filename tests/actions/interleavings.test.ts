import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActionAgent } from '../../src/main/actions/agent.ts';
import type { Proposal } from '../../src/main/actions/port.ts';
import { openSqlite } from '../../src/main/store/sqlite.ts';
import { actions, context, everything, type Mishap, provoke, setUp } from './bank.ts';

/** One thing that happens; numbers choose among the proposals there are. */
type Step =
  | { readonly do: 'propose'; readonly account: 'a' | 'b'; readonly amount: number }
  | { readonly do: 'yes'; readonly of: number; readonly mishap: Mishap; readonly times: number }
  | { readonly do: 'no' }
  | { readonly do: 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('propose' as const),
    account: fc.constantFrom('a' as const, 'b' as const),
    amount: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({
    do: fc.constant('yes' as const),
    of: fc.nat(5),
    mishap: fc.constantFrom<Mishap>('none', 'none', 'none', 'before', 'after', 'storage', 'report'),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.constant({ do: 'no' as const }),
  fc.constant({ do: 'restart' as const }),
);

test('whatever happens in whatever order: one receipt a key, no write without a yes, and no half of a write', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const memory = openSqlite(':memory:');
      setUp(memory);
      const balance = { a: 0, b: 0 };
      const confirmed = new Set<string>();
      let proposals: Proposal[] = [];
      let mine = createActionAgent(actions, memory);
      try {
        for (const one of steps) {
          if (one.do === 'restart') mine = createActionAgent(actions, memory);
          else if (one.do === 'no') proposals = proposals.slice(1);
          else if (one.do === 'propose') {
            const slots = { account: one.account, amount: one.amount };
            const response = mine.request({ action: 'deposit', slots }, context(0));
            expect(response.status).toBe(one.amount > 100 ? 'refused' : 'proposed');
            if (response.status === 'proposed') proposals.push(response.proposal);
          } else {
            const proposal = proposals[one.of % Math.max(1, proposals.length)];
            if (!proposal) continue;
            for (let time = 0; time < one.times; time += 1) {
              provoke(one.mishap);
              const before = everything(memory);
              const known = confirmed.has(proposal.idempotencyKey);
              let status = 'threw';
              try {
                const done = mine.commit(proposal, 's', context(1));
                status = done.status;
                if (done.status === 'committed') expect(done.receipt.replayed).toBe(known);
              } catch (error) {
                expect(String(error)).toContain('crash');
              }
              if (status === 'committed' && !known) {
                confirmed.add(proposal.idempotencyKey);
                const { account, amount } = proposal.input as {
                  account: 'a' | 'b';
                  amount: number;
                };
                balance[account] += amount;
              } else {
                expect(everything(memory)).toEqual(before);
              }
              provoke('none');
            }
          }
          // After every step the books are exactly what was confirmed.
          expect(memory.all('SELECT id, balance FROM accounts ORDER BY id')).toEqual([
            { id: 'a', balance: balance.a },
            { id: 'b', balance: balance.b },
          ]);
          const keys = memory
            .all<{ key: string }>('SELECT idempotency_key AS key FROM receipts')
            .map(({ key }) => key);
          expect(new Set(keys)).toEqual(confirmed);
          expect(keys).toHaveLength(confirmed.size);
          expect(memory.all('SELECT * FROM movements')).toHaveLength(confirmed.size);
        }
      } finally {
        provoke('none');
        memory.close();
      }
    }),
    { numRuns: 500, seed: Number(process.env['VAANI_SEED'] ?? Date.now() % 2 ** 31) },
  );
});
