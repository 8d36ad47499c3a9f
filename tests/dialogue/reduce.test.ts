import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Proposal } from '../../src/main/actions/port.ts';
import type { Understanding } from '../../src/main/dialogue/port.ts';
import {
  type DialogueEvent,
  initialState,
  maxQueue,
  reduce,
} from '../../src/main/dialogue/state/reduce.ts';

const understood = (act: Understanding['act']): DialogueEvent => ({
  type: 'understood',
  understanding: {
    text: '',
    act,
    intent: null,
    confidence: 1,
    slots: {},
    further: [],
    alternatives: [],
  },
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

test('a repetition leaves what was said last as it was', () => {
  const state = after(
    { type: 'said', phrases: [{ key: 'a' }] },
    { type: 'said', phrases: [{ key: 'slower' }], passing: true },
  );
  expect(state).toMatchObject({
    said: { a: 1, slower: 1 },
    lastReply: { phrases: [{ key: 'a' }], said: {} },
  });
});

test('what was said is counted by phrase', () => {
  const state = after(
    { type: 'said', phrases: [{ key: 'a' }, { key: 'b' }] },
    { type: 'said', phrases: [{ key: 'a' }] },
  );
  expect(state.said).toEqual({ a: 2, b: 1 });
  expect(state.lastReply).toEqual({ phrases: [{ key: 'a' }], said: { a: 1, b: 1 } });
});

test('a slot is only asked for while there is a task', () => {
  expect(after({ type: 'slot-asked', slot: 'order_id', clear: false }).task).toBeNull();
  expect(after({ type: 'task-started', task }, { type: 'task-ended' }).task).toBeNull();
});

const json = fc.constantFrom('1042', '1057', 4321);
const event: fc.Arbitrary<DialogueEvent> = fc.oneof(
  fc.constantFrom(understood('unclear'), understood('confirm'), understood('request')),
  fc.record({ type: fc.constant('task-started' as const), task: fc.constant(task) }),
  fc.record({
    type: fc.constant('queued' as const),
    tasks: fc.constantFrom([task], [task, task, task]),
    first: fc.boolean(),
  }),
  fc.constant({ type: 'dequeued' as const }),
  fc.constant({ type: 'language-asked' as const }),
  fc.record({
    type: fc.constant('language-settled' as const),
    how: fc.constantFrom('kept' as const, 'declined' as const, 'left' as const),
  }),
  fc.record({
    type: fc.constant('language-tried' as const),
    language: fc.constantFrom('bn' as const, 'mr' as const),
  }),
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

test('what waits is bounded; an interrupted task comes first', () => {
  const other = { intent: 'track_order', slots: {}, asked: null };
  const many = [task, task, task, task];
  const state = after(
    { type: 'queued', tasks: many, first: false },
    { type: 'queued', tasks: many, first: false },
    { type: 'queued', tasks: [other], first: true },
  );
  expect(state.queue).toHaveLength(maxQueue);
  expect(state.queue[0]).toEqual(other);
  expect(reduce(state, { type: 'dequeued' }).queue[0]).toEqual(task);
});

test('a task that ended can still be corrected', () => {
  expect(after({ type: 'task-started', task }, { type: 'task-ended' }).last).toEqual(task);
  expect(
    after(
      { type: 'task-started', task },
      { type: 'proposed', proposal: proposal('a') },
      { type: 'settled', proposalId: 'a', how: 'declined' },
    ).last,
  ).toEqual(task);
});

test('a language that was tried stays when it is agreed to, and is declined when not', () => {
  const tried: DialogueEvent = { type: 'language-tried', language: 'hi' };
  expect(after(tried)).toMatchObject({
    language: 'hi',
    habits: { trying: { from: 'en', asked: false } },
  });
  expect(after(tried, { type: 'language-settled', how: 'kept' })).toMatchObject({
    language: 'hi',
    habits: { accepted: ['en', 'hi'], trying: null },
  });
  expect(after(tried, { type: 'language-settled', how: 'declined' })).toMatchObject({
    language: 'en',
    habits: { declined: ['hi'], trying: null },
  });
  expect(after(tried, { type: 'language-settled', how: 'left' })).toMatchObject({
    language: 'en',
    habits: { accepted: ['en', 'hi'], declined: [], trying: null },
  });
  expect(after(tried, { type: 'language-chosen', language: 'mr' })).toMatchObject({
    language: 'mr',
    habits: { trying: null },
  });
});
