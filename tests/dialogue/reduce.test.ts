import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Proposal } from '../../src/main/actions/port.ts';
import type { Understanding } from '../../src/main/dialogue/port.ts';
import { type DialogueEvent, initialState, reduce } from '../../src/main/dialogue/state/reduce.ts';

const understood = (act: Understanding['act']): DialogueEvent => ({
  type: 'understood',
  understanding: { text: '', act, intent: null, confidence: 1, slots: {}, alternatives: [] },
});
const proposal = (id: string) => ({ id, idempotencyKey: `key_${id}` }) as Proposal;
const task = { intent: 'cancel_order', slots: { order_id: '1042' }, asked: null };
const after = (...events: DialogueEvent[]) => events.reduce(reduce, initialState('en'));

test('a new task drops the proposal before it', () => {
  const state = after(
    { type: 'task-started', task },
    { type: 'proposed', proposal: proposal('a') },
    { type: 'task-started', task },
  );
  expect(state.pending).toBeNull();
});

test('only the settling of the proposal that waits settles it', () => {
  const waiting = after(
    { type: 'task-started', task },
    { type: 'proposed', proposal: proposal('a') },
  );
  expect(reduce(waiting, { type: 'settled', proposalId: 'b', how: 'committed' })).toEqual(waiting);
  expect(reduce(waiting, { type: 'settled', proposalId: 'a', how: 'expired' })).toMatchObject({
    pending: null,
    task: null,
  });
});

test('a wrong slot is cleared when it is asked for again, a missing one is only asked for', () => {
  const asked = (clear: boolean) =>
    after({ type: 'task-started', task }, { type: 'slot-asked', slot: 'order_id', clear }).task;
  expect(asked(true)).toEqual({ ...task, slots: {}, asked: 'order_id' });
  expect(asked(false)).toEqual({ ...task, asked: 'order_id' });
});

test('misunderstandings in a row are counted, and forgotten after a turn that was understood', () => {
  expect(after(understood('unclear'), understood('unclear')).misunderstood).toBe(2);
  expect(
    after(understood('unclear'), understood('thanks'), understood('unclear')).misunderstood,
  ).toBe(1);
  expect(after(understood('unclear'), understood('thanks')).turn).toBe(2);
});

test('what was said is counted by phrase', () => {
  const state = after(
    { type: 'said', phrases: [{ key: 'a' }, { key: 'b' }] },
    { type: 'said', phrases: [{ key: 'a' }] },
  );
  expect(state.said).toEqual({ a: 2, b: 1 });
  expect(state.lastReply).toEqual([{ key: 'a' }]);
});

test('slots are only filled and asked for while there is a task', () => {
  expect(after({ type: 'slots-filled', slots: { order_id: '1' } }).task).toBeNull();
  expect(after({ type: 'slot-asked', slot: 'order_id', clear: false }).task).toBeNull();
  expect(after({ type: 'task-started', task }, { type: 'task-ended' }).task).toBeNull();
});

const json = fc.constantFrom('1042', '1057', 4321);
const event: fc.Arbitrary<DialogueEvent> = fc.oneof(
  fc.constantFrom(understood('unclear'), understood('confirm'), understood('request')),
  fc.record({ type: fc.constant('task-started' as const), task: fc.constant(task) }),
  fc.record({ type: fc.constant('slots-filled' as const), slots: fc.record({ order_id: json }) }),
  fc.record({
    type: fc.constant('slot-asked' as const),
    slot: fc.constantFrom('order_id', 'pin'),
    clear: fc.boolean(),
  }),
  fc.constant({ type: 'task-ended' as const }),
  fc.record({
    type: fc.constant('proposed' as const),
    proposal: fc.constantFrom('a', 'b').map(proposal),
  }),
  fc.record({
    type: fc.constant('settled' as const),
    proposalId: fc.constantFrom('a', 'b'),
    how: fc.constantFrom('committed' as const, 'declined' as const),
  }),
  fc.record({ type: fc.constant('focused' as const), focus: fc.record({ order_id: json }) }),
  fc.record({
    type: fc.constant('remembered' as const),
    memory: fc.record({ verified: fc.constant(['1042']) }),
  }),
  fc.constant({ type: 'handed-over' as const }),
  fc.record({
    type: fc.constant('said' as const),
    phrases: fc.array(fc.constantFrom({ key: 'a' }, { key: 'b' })),
  }),
  fc.record({
    type: fc.constant('language-chosen' as const),
    language: fc.constantFrom('en' as const, 'hi' as const),
  }),
);

/** Freezes everything, so that a reducer that changes what it was given throws. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  }
  return value;
}

test('any log gives the same state twice and changes nothing it was given', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      freeze(events);
      const step = (state: ReturnType<typeof initialState>, next: DialogueEvent) =>
        freeze(reduce(state, next));
      const state = events.reduce(step, freeze(initialState('en')));
      expect(events.reduce(reduce, initialState('en'))).toEqual(state);
      expect(structuredClone(state)).toEqual(state);
    }),
  );
});

test('the state after a log is the state after its first part, and then its second', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), fc.nat(30), (events, cut) => {
      const first = events.slice(0, cut).reduce(reduce, initialState('en'));
      expect(events.slice(cut).reduce(reduce, first)).toEqual(
        events.reduce(reduce, initialState('en')),
      );
    }),
  );
});
