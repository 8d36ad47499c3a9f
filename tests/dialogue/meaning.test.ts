import { describe, expect, test } from 'vitest';
import type { Mention, Proposal } from '../../src/main/actions/port.ts';
import type { DialogueDomain, DialogueState, SlotMatch } from '../../src/main/dialogue/port.ts';
import { initialState } from '../../src/main/dialogue/state/reduce.ts';
import type { IntentClassifier } from '../../src/main/dialogue/understand/classifier/linear.ts';
import { understand } from '../../src/main/dialogue/understand/understand.ts';

// A small trade, and a classifier that goes by one word: what is tested is what is made of its labels.

const number = (text: string): SlotMatch | undefined => {
  const match = /\d{4}/.exec(text);
  return match
    ? { value: match[0], confidence: 0.9, span: [match.index, match.index + 4] }
    : undefined;
};
const colour = (text: string): SlotMatch | undefined => {
  const match = /\b(?:red|blue|green) shirts?\b/.exec(text);
  return match ? { value: match[0], confidence: 0.9 } : undefined;
};
const intent = (name: string, slots: string[], carries: string[], kind: 'task' | 'aside') => ({
  action: name,
  slots,
  carries,
  kind,
  choice: `choice.${name}`,
});
const domain: DialogueDomain = {
  intents: {
    track: intent('track', ['id', 'pin'], ['id'], 'task'),
    cancel: intent('cancel', ['id', 'pin'], ['id'], 'task'),
    search: intent('search', ['query'], [], 'aside'),
    price: intent('price', ['thing'], ['thing'], 'aside'),
    details: intent('details', ['thing'], ['thing'], 'aside'),
    compare: intent('compare', ['thing', 'thing_2'], ['thing'], 'aside'),
  },
  slots: {
    id: { ask: 'ask.id', find: number },
    pin: {
      ask: 'ask.pin',
      of: 'id',
      find: (text, { asked }) => (asked ? number(text) : undefined),
    },
    query: { ask: 'ask.query', find: colour },
    thing: { ask: 'ask.thing', find: () => undefined },
    thing_2: { ask: 'ask.thing', find: () => undefined },
  },
  freeQuestionAction: null,
  about: { thing: 'details', id: 'track' },
};
const keywords = [
  [/cancel/, 'cancel'],
  [/where|track/, 'track'],
  [/show|shirt/, 'search'],
  [/how much|price/, 'price'],
  [/compare/, 'compare'],
  [/hello/, 'act:greet'],
] as const;
const classifier: IntentClassifier = {
  labels: keywords.map(([, label]) => label),
  predict: (text) => [
    { label: keywords.find(([word]) => word.test(text))?.[1] ?? 'oos', confidence: 0.9 },
  ],
};
const idle = initialState('en');
const hear = (text: string, state: Partial<DialogueState> = {}) =>
  understand(text, { ...idle, ...state }, domain, classifier, 0);
const values = (slots: Readonly<Record<string, SlotMatch>>) =>
  Object.fromEntries(Object.entries(slots).map(([name, { value }]) => [name, value]));

test('a number said in words is to the classifier what it is in figures', () => {
  const seen: string[] = [];
  const listening: IntentClassifier = {
    labels: classifier.labels,
    predict: (text) => {
      seen.push(text);
      return classifier.predict(text);
    },
  };
  const state = { ...idle, language: 'mr' } as const;
  for (const text of ['एक हजार बेचाळीस कुठे आहे', 'दहा बेचाळीसचं काय झालं', 'पाच शर्ट दाखवा'])
    understand(text, state, domain, listening, 0);
  expect([...new Set(seen)]).toEqual(['1042  कुठे आहे', '1042 चं काय झालं', 'पाच शर्ट दाखवा']);
});

describe('several wishes in one sentence', () => {
  const wishes = (text: string) => {
    const heard = hear(text);
    if (heard.intent === null) return [heard.act];
    return [{ intent: heard.intent, slots: heard.slots }, ...heard.further].map((wish) => [
      wish.intent,
      values(wish.slots),
    ]);
  };

  test('each becomes a wish with its own slots', () => {
    expect(wishes('cancel 1042 and where is 1057')).toEqual([
      ['cancel', { id: '1042' }],
      ['track', { id: '1057' }],
    ]);
    expect(wishes('where is 1042, then cancel 1057 and show me red shirts')).toEqual([
      ['track', { id: '1042' }],
      ['cancel', { id: '1057' }],
      ['search', { query: 'red shirts' }],
    ]);
  });

  test('a bare number after one is the same wish again', () => {
    expect(wishes('cancel 1042 and 1057')).toEqual([
      ['cancel', { id: '1042' }],
      ['cancel', { id: '1057' }],
    ]);
  });

  test('a greeting before a wish is manners', () => {
    expect(wishes('hello, where is 1042')).toEqual([['track', { id: '1042' }]]);
  });

  test('one wish in two halves stays one', () => {
    expect(wishes('cancel it and cancel it now')).toEqual([['cancel', {}]]);
    expect(wishes('cancel 1042 and make it quick')).toEqual([['cancel', { id: '1042' }]]);
  });
});

const shown: readonly Mention[] = [
  { name: 'Sona', words: 'Sona red shirt लाल', slots: { thing: 'P1' }, price: 900 },
  { name: 'Rupa', words: 'Rupa blue shirt नीला', slots: { thing: 'P2' }, price: 700 },
  { name: 'Hira', words: 'Hira blue trousers', slots: { thing: 'P3' }, price: 1_200 },
];

describe('references to what was shown', () => {
  test.each([
    ['how much is the second one', 'price', { thing: 'P2' }],
    ['the first one', 'details', { thing: 'P1' }],
    ['and the cheapest one?', 'details', { thing: 'P2' }],
    ['show me the last one', 'details', { thing: 'P3' }],
    ['how much is the red one', 'price', { thing: 'P1' }],
    ['what is the price of the cheapest one', 'price', { thing: 'P2' }],
    ['compare the first and the third', 'compare', { thing: 'P1', thing_2: 'P3' }],
  ])('%s', (text, wanted, slots) => {
    const heard = hear(text, { mentions: shown });
    expect(heard).toMatchObject({ act: 'request', intent: wanted, further: [] });
    expect(values(heard.slots)).toEqual(slots);
  });

  test('what fits two things, or none, is no reference', () => {
    expect(hear('how much is the blue one', { mentions: shown }).slots).toEqual({});
    expect(hear('how much is the fifth one', { mentions: shown }).slots).toEqual({});
    expect(hear('how much is the second one').slots).toEqual({});
  });

  test('what points at nothing is not the name of a thing', () => {
    const named = {
      ...domain.slots,
      thing: {
        ask: 'ask.thing',
        find: (text: string) => ({ value: text.trim(), confidence: 0.5 }),
      },
    };
    const heard = understand(
      'price of the second one',
      idle,
      { ...domain, slots: named },
      classifier,
      0,
    );
    expect(heard.slots['thing']?.value).not.toContain('second');
  });

  test('a yes takes the one thing that was suggested for the open question', () => {
    const order: Mention = { name: '1042', words: '1042', slots: { id: '1042' } };
    const task = { intent: 'cancel', slots: {}, asked: 'id' };
    expect(hear('yes', { mentions: [order], task })).toMatchObject({
      act: 'inform',
      slots: { id: { value: '1042' } },
    });
    const other = { ...order, slots: { id: '1057' } };
    expect(hear('yes', { mentions: [order, other], task }).act).toBe('confirm');
    expect(hear('yes', { mentions: shown.slice(0, 1), task }).act).toBe('confirm');
  });

  test('it answers the question that is open', () => {
    const orders: readonly Mention[] = [
      { name: '1042', words: '1042 kettle', slots: { id: '1042' } },
      { name: '1057', words: '1057 lamp', slots: { id: '1057' } },
    ];
    const task = { intent: 'cancel', slots: {}, asked: 'id' };
    for (const text of ['the second one', 'the lamp', 'lamp', '1057', 'lampটা', 'lampেরটা']) {
      expect(hear(text, { mentions: orders, task }), text).toMatchObject({
        act: 'inform',
        intent: 'cancel',
        slots: { id: { value: '1057' } },
      });
    }
  });

  test('what only sounds like a name is none beside another word', () => {
    const orders: readonly Mention[] = [
      { name: '1042', words: '1042 kettle', slots: { id: '1042' } },
      { name: '1057', words: '1057 study lamp', slots: { id: '1057' } },
    ];
    const task = { intent: 'cancel', slots: {}, asked: 'id' };
    expect(hear('stody', { mentions: orders, task }).slots).toMatchObject({
      id: { value: '1057' },
    });
    expect(hear('store credit', { mentions: orders, task }).slots).toEqual({});
  });

  test('both of them is no one of them, and a "not" alone is nobody\'s name', () => {
    const orders: readonly Mention[] = [
      { name: '1042', words: '1042 kettle', slots: { id: '1042' } },
      { name: '1057', words: '1057 does not fit', slots: { id: '1057' } },
    ];
    const task = { intent: 'cancel', slots: {}, asked: 'id' };
    for (const text of ['both of them', 'not nice'])
      expect(hear(text, { mentions: orders, task }).act, text).not.toBe('inform');
    expect(hear('does not fit', { mentions: orders, task }).slots).toMatchObject({
      id: { value: '1057' },
    });
  });

  test('what is offered is chosen by its name or place, and may mean to stop', () => {
    const offers: readonly Mention[] = [
      { name: 'Leave it', words: 'leave what we were doing', slots: {}, stops: true },
      { name: 'Cancel an order', words: 'cancel an order', slots: {}, intent: 'cancel' },
    ];
    const task = { intent: 'track', slots: { id: '1042' }, asked: 'pin' };
    expect(hear('the second one', { mentions: offers, task })).toMatchObject({
      act: 'request',
      intent: 'cancel',
    });
    expect(hear('the order', { mentions: offers.slice(1), task }).intent).toBe('cancel');
    expect(hear('the first one', { mentions: offers, task }).act).toBe('deny');
    expect(hear('leave it', { mentions: offers, task }).act).toBe('deny');
  });
});

describe('corrections', () => {
  const task = { intent: 'cancel', slots: { id: '1024' }, asked: null };

  test('of a number, while it is being worked on or just after', () => {
    for (const state of [{ task }, { last: task }]) {
      expect(hear('no, 1042', state)).toMatchObject({
        act: 'correct',
        intent: 'cancel',
        slots: { id: { value: '1042' } },
      });
    }
    expect(hear('not 1024 but 1042', { task }).slots).toMatchObject({ id: { value: '1042' } });
    expect(hear('no, 1042').act).not.toBe('correct');
  });

  test('of one word among others', () => {
    const last = { intent: 'search', slots: { query: 'red shirt' }, asked: null };
    expect(hear('not the red one, the blue one', { last })).toMatchObject({
      act: 'correct',
      slots: { query: { value: 'blue shirt' } },
    });
  });

  test('a bare number is a correction, even when it alone would be another wish', () => {
    const eager: IntentClassifier = {
      labels: [],
      predict: () => [{ label: 'track', confidence: 0.95 }],
    };
    const pending = { id: 'p1', expiresAt: 0 } as Proposal;
    for (const state of [{ task }, { task, pending }]) {
      expect(understand('no, 1048', { ...idle, ...state }, domain, eager, 0)).toMatchObject({
        act: 'correct',
        intent: 'cancel',
        slots: { id: { value: '1048' } },
      });
    }
  });

  test('a no in the middle of a sentence about the talk corrects nothing', () => {
    const greeting = hear('no good, hello again', { task: { ...task, asked: 'id' } });
    expect(greeting.act).not.toBe('correct');
  });

  test('a no before another wish is that wish', () => {
    expect(hear('no, where is 1057', { task })).toMatchObject({
      act: 'request',
      intent: 'track',
      slots: { id: { value: '1057' } },
    });
  });
});

describe('a yes to what waits', () => {
  const pending = { id: 'proposal_1' } as Proposal;
  const task = { intent: 'cancel', slots: { id: '1042' }, asked: null };

  test('may say again what it is a yes to', () => {
    for (const text of ['yes, cancel it', 'yes please cancel 1042', 'yes cancel'])
      expect(hear(text, { pending, task }).act, text).toBe('confirm');
  });

  test('is not one when it names something else, denies or only begins like one', () => {
    for (const text of [
      'yes, cancel 1057',
      "yes, don't cancel it",
      'yes but where is it',
      'cancel it',
    ])
      expect(hear(text, { pending, task }).act, text).not.toBe('confirm');
    expect(hear('yes, cancel it').act).not.toBe('confirm');
  });

  test('may be followed by another wish, and so may a no', () => {
    expect(hear('yes, and where is 1057', { pending, task })).toMatchObject({
      act: 'confirm',
      further: [{ intent: 'track', slots: { id: { value: '1057' } } }],
    });
    expect(hear('no, and show me red shirts', { pending, task })).toMatchObject({
      act: 'deny',
      further: [{ intent: 'search' }],
    });
  });
});

describe('two of a thing in one sentence', () => {
  const pair: DialogueDomain = {
    ...domain,
    slots: { ...domain.slots, pin: { ask: 'ask.pin', find: pinIn } },
  };
  function pinIn(text: string): SlotMatch | undefined {
    const match = /pin (\d{4})/.exec(text);
    return match?.[1]
      ? { value: match[1], confidence: 0.9, span: [match.index, match.index + 8] }
      : undefined;
  }
  const both: Mention[] = ['1042', '1057'].map((id) => ({ name: id, words: id, slots: { id } }));

  test('all the details on both sides of the "and" make two wishes; one of them on each side is one', () => {
    const heard = understand(
      'cancel 1042 with pin 1111 and 1057 with pin 2222',
      idle,
      pair,
      classifier,
      0,
    );
    expect([heard, ...heard.further].map(({ slots }) => values(slots))).toEqual([
      { id: '1042', pin: '1111' },
      { id: '1057', pin: '2222' },
    ]);
    expect(understand('cancel 1042 and my pin 2222', idle, pair, classifier, 0).further).toEqual(
      [],
    );
  });

  test('"both" of a thing that one wish takes only one of is a wish for each', () => {
    const heard = hear('cancel both of them', { mentions: both });
    expect(heard).toMatchObject({ act: 'request', intent: 'cancel' });
    expect([heard, ...heard.further].map(({ slots }) => values(slots).id)).toEqual([
      '1042',
      '1057',
    ]);
  });
});

describe('answers', () => {
  const task = { intent: 'track', slots: {}, asked: 'id' };

  test('"the second one" is nothing but which, whatever the classifier takes it for', () => {
    const eager: IntentClassifier = {
      labels: ['search'],
      predict: () => [{ label: 'search', confidence: 0.99 }],
    };
    const mentions: Mention[] = ['1042', '1057'].map((id) => ({
      name: id,
      words: id,
      slots: { id },
    }));
    const heard = understand(
      'the second one please',
      { ...idle, task, mentions },
      domain,
      eager,
      0,
    );
    expect(heard).toMatchObject({ act: 'inform', slots: { id: { value: '1057' } } });
  });

  test('a time that is not among those offered chooses none of them', () => {
    const times = ['10:30', '11:30'].map((at) => ({ name: at, words: at, slots: { id: at } }));
    const heard = hear('12:30', { task, mentions: times });
    expect(heard.slots['id']?.value).not.toBe('10:30');
    expect(heard.slots['id']?.value).not.toBe('11:30');
  });

  test('a correction keeps what is said along with it for the first time', () => {
    const base = { intent: 'cancel', slots: { id: '1042' }, asked: null };
    const heard = understand(
      'no, 1057 with pin 4321',
      { ...idle, task: base },
      { ...domain, slots: { ...domain.slots, pin: { ask: 'ask.pin', find: pinOf } } },
      classifier,
      0,
    );
    expect(values(heard.slots)).toEqual({ id: '1057', pin: '4321' });
  });
  function pinOf(text: string): SlotMatch | undefined {
    const at = text.indexOf('pin ');
    return at < 0
      ? undefined
      : { value: text.slice(at + 4), confidence: 0.9, span: [at, text.length] };
  }
});
