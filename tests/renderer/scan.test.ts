import { expect, test } from 'vitest';
import {
  pressed,
  resting,
  type Scan,
  stepped,
} from '../../src/renderer/components/accessibility/scan.ts';

/** Three groups: one thing, three things, two things. */
const sizes = [1, 3, 2];
const steps = (scan: Scan, count: number) => {
  let now = scan;
  for (let step = 0; step < count; step++) now = stepped(now, sizes);
  return now;
};
const begun = pressed(resting, sizes).scan;

test('at rest nothing moves until the switch is used', () => {
  expect(steps(resting, 5)).toEqual(resting);
  expect(begun).toEqual({ at: 'groups', group: 0, rounds: 0 });
});

test('the frame goes from group to group, and a press goes into one', () => {
  const second = steps(begun, 1);
  expect(second).toMatchObject({ at: 'groups', group: 1 });
  const inside = pressed(second, sizes);
  expect(inside.does).toBeNull();
  expect(inside.scan).toMatchObject({ at: 'things', group: 1, thing: 0 });
  expect(pressed(steps(inside.scan, 2), sizes).does).toEqual({ group: 1, thing: 2 });
});

test('a group of one thing is used at once', () => {
  expect(pressed(begun, sizes).does).toEqual({ group: 0, thing: 0 });
});

test('after a choice the frame begins again', () => {
  const inside = pressed(steps(begun, 1), sizes).scan;
  expect(pressed(inside, sizes).scan).toEqual({ at: 'groups', group: 0, rounds: 0 });
});

test('two rounds inside a group that nobody wants lead out of it, to the next', () => {
  const inside = pressed(steps(begun, 1), sizes).scan;
  expect(steps(inside, 5)).toMatchObject({ at: 'things', thing: 2, rounds: 1 });
  expect(steps(inside, 6)).toEqual({ at: 'groups', group: 2, rounds: 0 });
});

test('after three rounds that nobody used the frame rests', () => {
  expect(steps(begun, 8).at).toBe('groups');
  expect(steps(begun, 9)).toEqual(resting);
});

test('what has gone from the page under the frame is not used', () => {
  const inside: Scan = { at: 'things', group: 2, thing: 1, rounds: 0 };
  expect(pressed(inside, [1, 3])).toEqual({
    scan: { at: 'groups', group: 0, rounds: 0 },
    does: null,
  });
  expect(pressed(inside, [1, 3, 1]).does).toEqual({ group: 2, thing: 0 });
  expect(pressed(inside, [])).toEqual({ scan: resting, does: null });
  expect(stepped(inside, [])).toEqual(resting);
});
