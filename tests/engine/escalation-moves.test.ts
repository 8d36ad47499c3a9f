import { expect, test } from 'vitest';
import { escalationStatusSchema } from '../../src/contract/operator.ts';
import { move, type Step } from '../../src/main/engine/escalation/moves.ts';

const steps: readonly Step[] = [
  'accept',
  'take-over',
  'answer',
  'complete',
  'decline',
  'nobody',
  'called',
];
const legal: Readonly<Record<string, string>> = {
  'pending accept': 'running',
  'pending decline': 'failed',
  'pending nobody': 'failed',
  'running take-over': 'running',
  'running answer': 'completed',
  'running complete': 'completed',
  'running decline': 'failed',
  'running nobody': 'failed',
  'failed called': 'completed',
};
const all = escalationStatusSchema.options.flatMap((status) =>
  steps.map((step) => [status, step, legal[`${status} ${step}`]] as const),
);

test.each(all)('%s, %s → %s', (status, step, next) => {
  expect(move(status, step)).toBe(next);
});

test('nothing leads back to waiting, and what is completed stays so', () => {
  expect(all.filter(([, step, next]) => step && next === 'pending')).toEqual([]);
  expect(steps.map((step) => move('completed', step)).filter(Boolean)).toEqual([]);
});
