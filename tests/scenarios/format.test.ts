import { expect, test } from 'vitest';
import { scenarioSchema } from '../support/scenario.ts';

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
    { name: 'x', turns: [{ operator: { accept: false } }] },
    { name: 'x', turns: [{ operator: { answer: 'yes', priority: 'low' } }] },
    { name: 'x', turns: [{ wait: 3, expect: { says: 'hello' } }] },
    { name: 'x', turns: [] },
  ]) {
    expect(scenarioSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
});
