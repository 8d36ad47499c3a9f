import { expect, test } from 'vitest';
import type {
  DialogueDomain,
  DialogueState,
  SlotMatch,
  Task,
} from '../../src/main/dialogue/port.ts';
import type { IntentClassifier } from '../../src/main/dialogue/understand/classifier/linear.ts';
import { initialState } from '../../src/main/dialogue/state/reduce.ts';
import { understand } from '../../src/main/dialogue/understand/understand.ts';

const digits = (text: string): SlotMatch | undefined => {
  const match = /\d{4}/.exec(text);
  return match
    ? { value: match[0], confidence: 0.9, span: [match.index, match.index + 4] }
    : undefined;
};
const domain: DialogueDomain = {
  intents: {
    track: {
      action: 'track',
      slots: ['id', 'pin'],
      carries: ['id'],
      kind: 'task',
      choice: 'choice.track',
    },
    cancel: {
      action: 'cancel',
      slots: ['id', 'pin'],
      carries: ['id'],
      kind: 'task',
      choice: 'choice.cancel',
    },
    rules: { action: 'rules', slots: [], carries: [], kind: 'aside', choice: 'choice.rules' },
  },
  slots: {
    id: { ask: 'ask.id', find: digits },
    pin: { ask: 'ask.pin', find: (text, { asked }) => (asked ? digits(text) : undefined) },
  },
  freeQuestionAction: null,
  about: { id: 'track' },
};
/** A classifier that is as sure of a label as the text says: "cancel 80". */
const told = (label: string, confidence: number): IntentClassifier => ({
  labels: ['track', 'cancel', 'rules', 'oos'],
  predict: () => [
    { label, confidence },
    { label: label === 'oos' ? 'track' : 'oos', confidence: 1 - confidence },
  ],
});
const idle = initialState('en');
const asking = (asked: string | null): DialogueState => ({
  ...idle,
  task: { intent: 'track', slots: {}, asked } satisfies Task,
});

test('a sure label is a request with its slots', () => {
  expect(understand('cancel 1042', idle, domain, told('cancel', 0.9), 0)).toMatchObject({
    act: 'request',
    intent: 'cancel',
    slots: { id: { value: '1042' } },
  });
});

test('an unsure label is unclear, and what it might be is kept', () => {
  expect(understand('hm 1042', idle, domain, told('cancel', 0.49), 0)).toMatchObject({
    act: 'unclear',
    intent: null,
    alternatives: [{ intent: 'cancel', confidence: 0.49 }],
  });
});

test('out of scope is unclear, however sure', () => {
  expect(understand('weather', idle, domain, told('oos', 0.99), 0).act).toBe('unclear');
});

test('an act is no intent', () => {
  expect(understand('bye', idle, domain, told('act:goodbye', 0.9), 0)).toMatchObject({
    act: 'goodbye',
    intent: null,
    slots: {},
  });
});

test('an answer to the question is taken as that, a clear other wish is not', () => {
  expect(understand('well 4321', asking('pin'), domain, told('oos', 0.99), 0)).toMatchObject({
    act: 'inform',
    intent: 'track',
    slots: { pin: { value: '4321' } },
  });
  expect(
    understand('cancel order 4321', asking('pin'), domain, told('cancel', 0.8), 0),
  ).toMatchObject({ act: 'request', intent: 'cancel' });
  expect(
    understand('cancel order 4321', asking('pin'), domain, told('cancel', 0.7), 0),
  ).toMatchObject({ act: 'inform', intent: 'track' });
});

test('a bare answer is an answer, whatever else it looks like', () => {
  for (const text of ['4321', '4321.', ' 4321 !']) {
    expect(understand(text, asking('pin'), domain, told('cancel', 0.99), 0), text).toMatchObject({
      act: 'inform',
      slots: { pin: { value: '4321' } },
    });
  }
});

test('words fill one slot only', () => {
  expect(
    Object.keys(understand('4321', asking('pin'), domain, told('track', 0.9), 0).slots),
  ).toEqual(['pin']);
  expect(
    Object.keys(understand('4321', asking('id'), domain, told('track', 0.9), 0).slots),
  ).toEqual(['id']);
});

test('yes and no come before everything', () => {
  expect(understand('yes', idle, domain, told('cancel', 1), 0).act).toBe('confirm');
  expect(understand('no', asking('pin'), domain, told('cancel', 1), 0).act).toBe('deny');
});
