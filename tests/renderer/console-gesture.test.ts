import { describe, expect, test } from 'vitest';
import {
  afterTouch,
  type Gesture,
  holdMs,
  isChord,
  longestHoldMs,
  noGesture,
  placeOf,
  tapWithinMs,
  type Touch,
} from '../../src/renderer/console/gesture.ts';

const touch = (kind: Touch['kind'], place: Touch['place'], at: number, pointer = 1): Touch => ({
  kind,
  place,
  at,
  pointer,
});
const down = (place: Touch['place'], at: number, pointer?: number) =>
  touch('down', place, at, pointer);
const up = (place: Touch['place'], at: number, pointer?: number) => touch('up', place, at, pointer);

/** Whether it opens, and the touches whose click is swallowed. */
function play(...touches: readonly Touch[]): { open: boolean; swallowed: readonly string[] } {
  let gesture: Gesture = noGesture;
  let open = false;
  const swallowed: string[] = [];
  for (const each of touches) {
    const outcome = afterTouch(gesture, each);
    gesture = outcome.gesture;
    open ||= outcome.open;
    if (outcome.swallow) swallowed.push(`${each.kind} ${each.place}`);
  }
  return { open, swallowed };
}

const held = [down('start', 0), up('start', holdMs)] as const;

describe('the hidden gesture', () => {
  test('a hold in the first corner and a tap in the second open the console, and press nothing', () => {
    expect(play(...held, down('end', holdMs + tapWithinMs))).toEqual({
      open: true,
      swallowed: ['up start', 'down end'],
    });
  });

  test('a finger that trembles in the corner holds it all the same', () => {
    const trembling = [down('start', 0), touch('move', 'start', 900), up('start', holdMs)];
    expect(play(...trembling, down('end', holdMs + 100)).open).toBe(true);
  });

  test.each([
    ['the hold is too short', [down('start', 0), up('start', holdMs - 1)]],
    ['somebody leans on the screen', [down('start', 0), up('start', longestHoldMs + 1)]],
    [
      'the finger leaves the corner',
      [down('start', 0), touch('move', 'elsewhere', 500), up('start', holdMs)],
    ],
    ['the system takes the finger away', [down('start', 0), touch('cancel', 'start', holdMs)]],
    ['a second finger comes', [down('start', 0), down('elsewhere', 900, 2), up('start', holdMs)]],
    ['it begins elsewhere', [down('elsewhere', 0), up('start', holdMs)]],
    ['something else is touched in between', [...held, down('elsewhere', holdMs + 50)]],
  ])('nothing opens, and the page has its clicks, when %s', (_why, touches) => {
    const last = touches.at(-1)?.at ?? 0;
    expect(play(...touches, down('end', last + 100)).open).toBe(false);
  });

  test('the tap comes in time or not at all', () => {
    const late = down('end', holdMs + tapWithinMs + 1);
    expect(play(...held, late).open).toBe(false);
    expect(play(...held, late, down('end', late.at + 10)).open).toBe(false);
  });

  test('taps and presses of ordinary use are left to the page', () => {
    const use = [
      down('start', 0),
      up('start', 120),
      down('end', 300),
      up('end', 400),
      down('end', 600),
      up('end', 9_000),
      down('elsewhere', 9_100),
      up('elsewhere', 13_000),
    ];
    expect(play(...use)).toEqual({ open: false, swallowed: [] });
  });

  test('a late tap may begin the next try', () => {
    const again = 20_000;
    const touches = [...held, down('start', again), up('start', again + holdMs)];
    expect(play(...touches, down('end', again + holdMs + 1)).open).toBe(true);
  });
});

test.each([
  [{ width: 1080, height: 1920 }],
  [{ width: 1920, height: 1080 }],
  [{ width: 390, height: 844 }],
])('the corners of %o are apart, and as large as a thumb', (size) => {
  const at = (x: number, y: number) => placeOf({ x, y }, size);
  expect(at(0, 0)).toBe('start');
  expect(at(64, 64)).toBe('start');
  expect(at(size.width, 0)).toBe('end');
  expect(at(size.width - 64, 64)).toBe('end');
  expect(at(size.width / 2, 10)).toBe('elsewhere');
  expect(at(10, size.height - 10)).toBe('elsewhere');
  expect(at(-1, 10)).toBe('elsewhere');
});

test('Ctrl+Alt+O is the chord, and what types a letter is not', () => {
  const keys = { code: 'KeyO', ctrlKey: true, altKey: true, shiftKey: false, metaKey: false };
  expect(isChord(keys)).toBe(true);
  expect(isChord({ ...keys, code: 'KeyP' })).toBe(false);
  expect(isChord({ ...keys, altKey: false })).toBe(false);
  expect(isChord({ ...keys, shiftKey: true })).toBe(false);
  expect(isChord({ ...keys, getModifierState: (key) => key === 'AltGraph' })).toBe(false);
});
