import { expect, test } from 'vitest';
import type { Pending, SessionView, ViewTurn } from '../../src/contract/kiosk.ts';
import { serverMessages } from '../../src/contract/web-messages.ts';
import { createDerive } from '../../src/main/shell/web/derive.ts';
import { blankView } from '../fakes/places.ts';

/** What is told of these states, one after the other; what the first one tells is left out. */
function told(...changes: Partial<SessionView>[]) {
  const derive = createDerive();
  derive(blankView);
  let view = blankView;
  return changes.map((change) => {
    view = { ...view, ...change };
    const messages = derive(view);
    for (const message of messages) serverMessages[message.type].parse(message);
    return messages;
  });
}

const turn = (id: number, who: ViewTurn['who'], text: string): ViewTurn => ({
  id,
  who,
  text,
  cards: [],
  interrupted: false,
});
const pending = (proposalId: string, title = 'Cancel it?'): Pending => ({
  proposalId,
  title,
  lines: [],
  expiresAt: '2026-11-21T10:00:00.000Z',
});

test('the first state tells where it stands, and of an empty one only the status', () => {
  expect(createDerive()(blankView)).toEqual([{ type: 'status', status: 'idle' }]);
  const derive = createDerive();
  const resumed = { ...blankView, turns: [turn(1, 'person', 'Hello')], pending: pending('p1') };
  expect(derive(resumed).map(({ type }) => type)).toEqual([
    'status',
    'transcript',
    'action_confirmation',
  ]);
});

test('nothing is told of what did not change', () => {
  expect(told({ notice: 'restored' }, {}, { suggestions: ['x'] })).toEqual([[], [], []]);
});

test('the status, once a change', () => {
  expect(told({ status: 'hearing' }, {}, { status: 'doing' })).toEqual([
    [{ type: 'status', status: 'hearing' }],
    [],
    [{ type: 'status', status: 'doing' }],
  ]);
});

test('turns that are new, and those that were corrected', () => {
  const said = turn(1, 'person', 'track order forty two');
  const line = { type: 'transcript', final: true };
  expect(
    told(
      { turns: [said] },
      { turns: [said, turn(2, 'vaani', 'Which one?')] },
      { turns: [turn(1, 'person', 'track order 1042'), turn(3, 'vaani', 'It is on its way.')] },
      { turns: [] },
    ),
  ).toEqual([
    [{ ...line, who: 'person', text: said.text, turnId: 1 }],
    [{ ...line, who: 'vaani', text: 'Which one?', turnId: 2 }],
    [
      { ...line, who: 'person', text: 'track order 1042', turnId: 1 },
      { ...line, who: 'vaani', text: 'It is on its way.', turnId: 3 },
    ],
    [],
  ]);
});

test('the next conversation has turns of its own, though they are counted alike', () => {
  const turns = [turn(1, 'person', 'Hello')];
  const [, second] = told({ turns }, { sessionId: 'next', turns });
  expect(second).toEqual([
    { type: 'transcript', who: 'person', final: true, text: 'Hello', turnId: 1 },
  ]);
});

test('a confirmation appears, changes, is replaced and goes', () => {
  const type = 'action_confirmation';
  const changed = pending('p1', 'Cancel both?');
  expect(
    told(
      { pending: pending('p1') },
      { pending: pending('p1') },
      { pending: changed },
      { pending: pending('p2') },
      { pending: null, sessionId: 'next' },
    ),
  ).toEqual([
    [{ type, change: 'appeared', proposalId: 'p1', pending: pending('p1') }],
    [],
    [{ type, change: 'changed', proposalId: 'p1', pending: changed }],
    [{ type, change: 'changed', proposalId: 'p2', pending: pending('p2') }],
    [{ type, change: 'gone', proposalId: 'p2', pending: null }],
  ]);
});

test('what is being done, and who is waited for', () => {
  const task = { title: 'Return', slots: [] };
  const type = 'task_update';
  expect(
    told({ task }, { waiting: 'asked' }, { task: null, waiting: null, later: ['Track'] }),
  ).toEqual([
    [{ type, task, later: [], waiting: null, callbackAt: null }],
    [{ type, task, later: [], waiting: 'asked', callbackAt: null }],
    [{ type, task: null, later: ['Track'], waiting: null, callbackAt: null }],
  ]);
});
