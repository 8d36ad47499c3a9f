import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createActionAgent } from '../../src/main/actions/agent.ts';
import { alikeMargin, leastConfidence, maxNamed } from '../../src/main/actions/graph/resolve.ts';
import type { Candidate, Entity, Mention, ReadAction, Slots } from '../../src/main/actions/port.ts';
import { normalise, tokenise } from '../../src/main/language/normalise.ts';
import { soundSimilarity } from '../../src/main/language/sound.ts';
import type { Database } from '../../src/main/store/port.ts';
import { context } from './bank.ts';

const cars: Readonly<Record<string, string>> = {
  V1: 'Swift VXI',
  V2: 'Swift ZXI',
  V3: 'Baleno',
  V4: 'Creta',
  V5: 'Nexon',
  V6: 'Safari',
};
const mentionOf = (id: string): Mention => ({
  name: cars[id] ?? id,
  words: cars[id] ?? id,
  slots: { vehicle_id: id, make: `make of ${id}` },
});

/** By sound, word by word: each word said counts by the word of the name that it sounds like most. */
function candidates({ vehicle, make }: Slots): readonly Candidate[] {
  const said = tokenise(normalise(String(vehicle ?? make))).map(({ text }) => text);
  return Object.entries(cars).map(([id, name]) => {
    const words = tokenise(normalise(name)).map(({ text }) => text);
    const fits = said.map((word) => Math.max(...words.map((own) => soundSimilarity(word, own))));
    const confidence = fits.reduce((sum, fit) => sum + fit, 0) / Math.max(1, said.length);
    return { mention: mentionOf(id), confidence };
  });
}

const car: Entity = {
  slot: 'vehicle_id',
  from: ['vehicle', 'make'],
  candidates,
  unknown: 'vehicle.unknown',
};

const none = {} as Database;

/** What `check` is given, or what is asked instead. */
function resolve(
  slots: Slots,
  { entities = [car], recent = [] as string[], fresh = undefined as string[] | undefined } = {},
) {
  const look: ReadAction<Slots> = {
    name: 'look',
    description: '',
    parameters: z.object({}),
    effect: 'read',
    entities,
    check: (given) => ({ status: 'ready', input: given }),
    run: (given) => ({ phrases: [], focus: given }),
  };
  const response = createActionAgent({ look: look as ReadAction<unknown> }, none).request(
    { action: 'look', slots, ...(fresh && { fresh }) },
    { ...context(0), recent: recent.map(mentionOf) },
  );
  if (response.status === 'answered') return response.reply.focus;
  return response;
}

/** The entity with these candidates, whatever is said. */
const fixed = (list: readonly (readonly [string, number])[] | null): Entity => ({
  ...car,
  candidates: () =>
    list && list.map(([id, confidence]) => ({ mention: mentionOf(id), confidence })),
});
const of = (list: readonly (readonly [string, number])[], recent: string[] = []) => {
  const found: unknown = resolve({ vehicle: 'x' }, { entities: [fixed(list)], recent });
  const { mentions, status, ...slots } = found as Slots & {
    readonly mentions?: readonly Mention[];
  };
  if (status !== 'needs') return slots['vehicle_id'];
  return (mentions ?? []).map((mention) => mention.slots['vehicle_id']);
};

describe('words become the id of what they mean', () => {
  test.each([
    ['baleno', 'V3'],
    ['balleno', 'V3'],
    ['बलेनो', 'V3'],
    ['বালেনো', 'V3'],
    ['क्रेटा', 'V4'],
    ['kreta', 'V4'],
    ['ক্রেটা', 'V4'],
    ['neksan', 'V5'],
    ['नेक्सॉन', 'V5'],
    ['सफारी', 'V6'],
    ['swift zxi', 'V2'],
  ])('%s', (vehicle, id) => {
    expect(resolve({ vehicle })).toMatchObject({ vehicle, vehicle_id: id, make: `make of ${id}` });
  });

  test('what two are called alike is asked about, by their names, and each may be chosen', () => {
    expect(resolve({ vehicle: 'swift' })).toEqual({
      status: 'needs',
      slot: 'vehicle_id',
      clear: false,
      phrase: {
        key: 'which_one',
        params: { options: { kind: 'list', items: ['Swift VXI', 'Swift ZXI'] } },
      },
      mentions: [mentionOf('V1'), mentionOf('V2')],
      ambiguous: true,
    });
  });

  test('what nothing is called is said, and asked for again', () => {
    expect(resolve({ vehicle: 'bicycle' })).toEqual({
      status: 'needs',
      slot: 'vehicle',
      clear: true,
      phrase: { key: 'vehicle.unknown' },
    });
    // Named by its second slot, it is still the first that is asked for.
    expect(resolve({ make: 'bicycle' })).toMatchObject({ slot: 'vehicle', clear: true });
  });

  test('nothing said, or nothing to resolve: the action sees the slots as they are', () => {
    expect(resolve({ other: 'swift' })).toEqual({ other: 'swift' });
    expect(resolve({ vehicle: 'swift' }, { entities: [fixed(null)] })).toEqual({
      vehicle: 'swift',
    });
    expect(resolve({ vehicle: 'swift' }, { entities: [] })).toEqual({ vehicle: 'swift' });
  });

  test('what a thing brings along never takes the place of what was said', () => {
    expect(resolve({ vehicle: 'baleno', make: 'maruti' })).toEqual({
      vehicle: 'baleno',
      make: 'maruti',
      vehicle_id: 'V3',
    });
  });
});

describe('an id that is there already', () => {
  test('stays while nothing was said, and while the words may mean it', () => {
    expect(resolve({ vehicle_id: 'V4' })).toEqual({ vehicle_id: 'V4' });
    expect(resolve({ vehicle: 'swift', vehicle_id: 'V2' })).toMatchObject({ vehicle_id: 'V2' });
  });

  test('gives way to words that mean something else', () => {
    expect(resolve({ vehicle: 'creta', vehicle_id: 'V2' })).toMatchObject({ vehicle_id: 'V4' });
    expect(resolve({ vehicle: 'swift', vehicle_id: 'V3' })).toMatchObject({ status: 'needs' });
  });

  test('where it is known what was said now, that counts', () => {
    const slots = { vehicle: 'swift', vehicle_id: 'V3' };
    // Tapped after the words: what was tapped.
    expect(resolve(slots, { fresh: ['vehicle_id'] })).toMatchObject({ vehicle_id: 'V3' });
    // Neither now: something else was answered.
    expect(resolve(slots, { fresh: ['date'] })).toMatchObject({ vehicle_id: 'V3' });
    expect(resolve(slots, { fresh: ['vehicle'] })).toMatchObject({ status: 'needs' });
  });
});

describe('which one stands out', () => {
  const least = leastConfidence;
  test('one alone, from the least confidence on; asked about where it is not sure', () => {
    expect(of([['V1', 0.8]])).toBe('V1');
    expect(of([['V1', 0.75]])).toBe('V1');
    expect(of([['V1', 0.74]])).toEqual(['V1']);
    expect(of([['V1', least]])).toEqual(['V1']);
    expect(of([['V1', least - 0.01]])).toEqual([]);
  });

  test('a margin before the next, whatever their order', () => {
    expect(
      of([
        ['V1', 0.9 - alikeMargin],
        ['V2', 0.9],
      ]),
    ).toBe('V2');
    expect(
      of([
        ['V1', 0.81],
        ['V2', 0.9],
      ]),
    ).toEqual(['V2', 'V1']);
    expect(
      of([
        ['V1', 0.9],
        ['V2', 0.9],
      ]),
    ).toEqual(['V1', 'V2']);
  });

  test('the same thing twice is one thing; a thing without an id is none', () => {
    expect(
      of([
        ['V1', 0.8],
        ['V1', 0.9],
      ]),
    ).toBe('V1');
    const nameless = { mention: { name: 'x', words: 'x', slots: {} }, confidence: 1 };
    const entity = { ...car, candidates: () => [nameless] };
    expect(resolve({ vehicle: 'x' }, { entities: [entity] })).toMatchObject({ clear: true });
  });

  test('of several alike, what was just shown', () => {
    expect(
      of(
        [
          ['V1', 0.9],
          ['V2', 0.88],
        ],
        ['V2'],
      ),
    ).toBe('V2');
    // Both were shown, or neither: the question stays.
    expect(
      of(
        [
          ['V1', 0.9],
          ['V2', 0.9],
        ],
        ['V2', 'V1'],
      ),
    ).toEqual(['V1', 'V2']);
    expect(
      of(
        [
          ['V1', 0.9],
          ['V2', 0.9],
          ['V3', 0.9],
        ],
        ['V3', 'V1'],
      ),
    ).toEqual(['V1', 'V3']);
    // But not against words that clearly mean another.
    expect(
      of(
        [
          ['V1', 1],
          ['V2', 0.84],
        ],
        ['V2'],
      ),
    ).toBe('V1');
  });

  test('what was just shown may be said a little less clearly', () => {
    expect(of([['V1', 0.66]], ['V1'])).toBe('V1');
    expect(of([['V1', 0.42]], ['V1'])).toEqual(['V1']);
    expect(of([['V1', 0.38]], ['V1'])).toEqual([]);
  });

  test('at most four are named', () => {
    const all = Object.keys(cars).map((id) => [id, 0.9] as const);
    expect(of(all)).toEqual(Object.keys(cars).slice(0, maxNamed));
  });
});

test('entities are resolved in their order; a later one sees the ids of the earlier', () => {
  const seen: Slots[] = [];
  const bay: Entity = {
    slot: 'bay_id',
    from: ['bay'],
    unknown: 'bay.unknown',
    candidates(slots) {
      seen.push(slots);
      return [{ mention: { name: 'B', words: '', slots: { bay_id: 'B' } }, confidence: 0.5 }];
    },
  };
  const found = resolve({ vehicle: 'baleno', bay: 'left' }, { entities: [car, bay] });
  expect(seen).toMatchObject([{ vehicle_id: 'V3' }]);
  // What was resolved before the question is told, to be kept.
  expect(found).toMatchObject({
    status: 'needs',
    slot: 'bay_id',
    resolved: { vehicle_id: 'V3', make: 'make of V3' },
  });
});

test('the same words give the same answer, every time', () => {
  const once = JSON.stringify(resolve({ vehicle: 'swift' }, { recent: ['V3'] }));
  for (let time = 0; time < 20; time += 1) {
    expect(JSON.stringify(resolve({ vehicle: 'swift' }, { recent: ['V3'] }))).toBe(once);
  }
});
