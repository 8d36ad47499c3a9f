import { expect, test } from 'vitest';
import type { Proposal } from '../../src/main/actions/port.ts';
import { decide } from '../../src/main/dialogue/decide/decide.ts';
import type { DialogueAct, DialogueState, Understanding } from '../../src/main/dialogue/port.ts';
import { initialState } from '../../src/main/dialogue/state/reduce.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';

const heard = (act: DialogueAct, more: Partial<Understanding> = {}): Understanding => ({
  text: '',
  act,
  intent: null,
  confidence: 1,
  slots: {},
  further: [],
  alternatives: [],
  ...more,
});
const fresh = initialState('en');
const proposal = { id: 'proposal_1' } as Proposal;
const waiting: DialogueState = {
  ...fresh,
  pending: proposal,
  task: { intent: 'cancel_order', slots: { order_id: '1042' }, asked: null },
};

test('a yes means the proposal that waits, and nothing when none does', () => {
  expect(decide(waiting, heard('confirm'), retail)).toEqual({
    do: 'commit',
    proposalId: 'proposal_1',
  });
  expect(decide(fresh, heard('confirm'), retail)).toEqual({ do: 'say', phrase: 'confirm.nothing' });
});

test('a no declines the proposal, else drops the task, else nothing', () => {
  expect(decide(waiting, heard('deny'), retail)).toEqual({
    do: 'decline',
    proposalId: 'proposal_1',
  });
  expect(decide({ ...waiting, pending: null }, heard('deny'), retail)).toEqual({ do: 'drop-task' });
  expect(decide(fresh, heard('deny'), retail)).toEqual({ do: 'say', phrase: 'deny.nothing' });
});

test('only a yes commits', () => {
  const acts: DialogueAct[] = [
    'request',
    'inform',
    'deny',
    'correct',
    'greet',
    'thanks',
    'goodbye',
    'help',
    'repeat',
    'stop',
    'slower',
    'faster',
    'louder',
    'quieter',
    'chitchat',
    'complaint',
    'human',
    'language',
    'unfinished',
    'misheard',
    'unclear',
  ];
  for (const act of acts) {
    for (const intent of [null, ...Object.keys(retail.intents), 'nowhere']) {
      expect(decide(waiting, heard(act, { intent }), retail).do, `${act} ${intent}`).not.toBe(
        'commit',
      );
    }
  }
});

test('a question in passing leaves the task, when there is one', () => {
  const policy = heard('request', { intent: 'get_policy' });
  expect(decide(waiting, policy, retail).do).toBe('aside');
  expect(
    decide(
      { ...fresh, task: { intent: 'track_order', slots: {}, asked: 'order_id' } },
      policy,
      retail,
    ).do,
  ).toBe('aside');
  expect(decide(fresh, policy, retail)).toMatchObject({ do: 'task' });
});

test('"it" is what is being worked on, then what was talked about, unless something else is named', () => {
  const cancel = heard('request', { intent: 'cancel_order' });
  const focus = { order_id: '1057' };
  expect(decide({ ...fresh, focus }, cancel, retail)).toMatchObject({
    task: { slots: { order_id: '1057' } },
  });
  const working: DialogueState = {
    ...fresh,
    focus,
    task: { intent: 'track_order', slots: { order_id: '1042' }, asked: null },
  };
  expect(decide(working, cancel, retail)).toMatchObject({ task: { slots: { order_id: '1042' } } });
  const named = heard('request', {
    intent: 'cancel_order',
    slots: { order_id: { value: '1031', confidence: 1 } },
  });
  expect(decide(working, named, retail)).toMatchObject({ task: { slots: { order_id: '1031' } } });
});

test('a phone number is never carried from one task to another', () => {
  const working: DialogueState = {
    ...fresh,
    task: { intent: 'track_order', slots: { order_id: '1042', phone_last4: '4321' }, asked: null },
  };
  const decision = decide(working, heard('request', { intent: 'cancel_order' }), retail);
  expect(decision).toMatchObject({ do: 'task', task: { slots: { order_id: '1042' } } });
  expect(JSON.stringify(decision)).not.toContain('4321');
});

test('a task that is wished for again with another detail goes on, with another order it is another', () => {
  const task = {
    intent: 'initiate_return',
    slots: { order_id: '1031', return_item: 'P303', return_reason: 'defective' },
    asked: 'return_action',
  };
  const again = (slots: Understanding['slots']) =>
    decide({ ...fresh, task }, heard('request', { intent: 'initiate_return', slots }), retail);
  expect(again({ return_action: { value: 'exchange', confidence: 0.9 } })).toEqual({
    do: 'task',
    task: {
      intent: 'initiate_return',
      slots: { ...task.slots, return_action: 'exchange' },
      asked: null,
    },
  });
  expect(again({ order_id: { value: '1010', confidence: 0.9 } })).toEqual({
    do: 'task',
    task: { intent: 'initiate_return', slots: { order_id: '1010' }, asked: null },
  });
  expect(again({ which_order: { value: 'last', confidence: 0.9 } })).toMatchObject({
    task: { slots: { which_order: 'last' } },
  });
});

test('an intent the pack does not have is unsure', () => {
  for (const intent of [null, 'nowhere', 'constructor', '__proto__']) {
    expect(decide(fresh, heard('request', { intent }), retail).do, String(intent)).toBe('unsure');
  }
});

test('"cancel that" in the middle of something else is asked about, and taken at its word the second time', () => {
  const working: DialogueState = {
    ...fresh,
    task: { intent: 'track_order', slots: { order_id: '1042' }, asked: 'phone_last4' },
  };
  const cancel = heard('request', { intent: 'cancel_order' });
  expect(decide(working, cancel, retail)).toMatchObject({
    do: 'stop-or-task',
    task: { intent: 'cancel_order', slots: { order_id: '1042' } },
  });
  const asked = { ...working, mentions: [{ name: 'stop', words: '', slots: {}, stops: true }] };
  expect(decide(asked as DialogueState, cancel, retail).do).toBe('task');
  const named = { ...cancel, slots: { order_id: { value: '1057', confidence: 1 } } };
  expect(decide(working, named, retail).do).toBe('task');
});

test('a correction changes the task, or the one that ended last, and forgets what belonged to the old value', () => {
  const task = {
    intent: 'track_order',
    slots: { order_id: '1024', phone_last4: '4321' },
    asked: null,
  };
  const correction = heard('correct', {
    intent: 'track_order',
    slots: { order_id: { value: '1042', confidence: 1 } },
  });
  const wanted = { intent: 'track_order', slots: { order_id: '1042' }, asked: null };
  expect(decide({ ...fresh, task }, correction, retail)).toEqual({ do: 'task', task: wanted });
  expect(decide({ ...fresh, last: task }, correction, retail)).toEqual({
    do: 'task',
    task: wanted,
  });
  expect(decide(fresh, correction, retail).do).toBe('unsure');
});

test('slower and louder go step by step to a limit, and back', () => {
  let state = fresh;
  const say = (act: DialogueAct) => {
    const decision = decide(state, heard(act), retail);
    if (decision.do !== 'set-voice') throw new Error(decision.do);
    state = { ...state, rate: decision.rate, volume: decision.volume };
    return decision;
  };
  expect(say('slower').rate).toBeLessThan(1);
  expect(say('faster').rate).toBeCloseTo(1);
  expect(say('louder').volume).toBeGreaterThan(1);
  expect(say('quieter').volume).toBeCloseTo(1);
  for (let step = 0; step < 10; step += 1) say('slower');
  const slowest = state.rate;
  expect(slowest).toBeGreaterThanOrEqual(0.5);
  expect(say('slower').rate).toBe(slowest);
});

test('a yes to several things that are offered chooses none of them', () => {
  const task = { intent: 'track_order', slots: {}, asked: 'order_id' };
  const mentions = ['1042', '1057'].map((id) => ({ name: id, words: id, slots: { order_id: id } }));
  const offered = { ...fresh, task, mentions };
  expect(decide(offered, heard('confirm'), retail)).toEqual({ do: 'which' });
  expect(
    decide({ ...offered, task: { ...task, asked: 'phone' } }, heard('confirm'), retail),
  ).toEqual({ do: 'say', phrase: 'confirm.nothing' });
});

test('what is said for the first time belongs to what is going on; another value is another task', () => {
  const task = { intent: 'cancel_order', slots: { phone: '9876543210' }, asked: null };
  const of = (order: string) =>
    heard('request', {
      intent: 'cancel_order',
      slots: { order_id: { value: order, confidence: 1 } },
    });
  expect(decide({ ...fresh, task }, of('1042'), retail)).toMatchObject({
    task: { slots: { phone: '9876543210', order_id: '1042' } },
  });
  const working = { ...task, slots: { ...task.slots, order_id: '1031' } };
  expect(decide({ ...fresh, task: working }, of('1042'), retail)).toMatchObject({
    task: { slots: { order_id: '1042' } },
  });
  const other = decide({ ...fresh, task: working }, of('1042'), retail);
  expect(other).not.toMatchObject({ task: { slots: { phone: expect.anything() } } });
});

test('a correction of what was done is the change of it; of what was declined, the same again', () => {
  const { cancel_order: cancel, ...others } = retail.intents;
  if (!cancel) throw new Error('retail cancels orders');
  const domain = {
    ...retail,
    intents: { ...others, cancel_order: { ...cancel, correctedBy: 'change_address' } },
  };
  const last = { intent: 'cancel_order', slots: { order_id: '1042' }, asked: null };
  const correction = heard('correct', { slots: { address: { value: 'B 21', confidence: 1 } } });
  const focus = { order_id: '1042' };
  expect(
    decide({ ...fresh, focus, last: { ...last, done: true } }, correction, domain),
  ).toMatchObject({
    do: 'task',
    task: { intent: 'change_address', slots: { order_id: '1042', address: 'B 21' } },
  });
  expect(decide({ ...fresh, focus, last }, correction, domain)).toMatchObject({
    task: { intent: 'cancel_order' },
  });
});
