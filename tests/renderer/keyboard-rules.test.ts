import { describe, expect, test } from 'vitest';
import { drawsKeyboard } from '../../src/renderer/components/keyboard/rule.ts';
import { erases, fits } from '../../src/renderer/components/keyboard/typing.ts';

const at = (text: string, from = text.length, to = from) => ({ text, from, to });
/** What is left after one backspace at the end. */
const erased = (text: string) => {
  const range = erases(at(text));
  return range ? text.slice(0, range[0]) + text.slice(range[1]) : text;
};

describe('backspace', () => {
  test('takes a letter with all its marks, not half of it', () => {
    expect(erased('कि')).toBe('');
    expect(erased('नमस्ते')).toBe('नम');
    expect(erased('বাড়ি')).toBe('বা');
    expect(erased('ok 👍🏽')).toBe('ok ');
    expect(erased('abc')).toBe('ab');
  });
  test('takes what is selected, from wherever', () => {
    expect(erases(at('one two', 0, 3))).toEqual([0, 3]);
  });
  test('takes what is before the caret, not the end', () => {
    expect(erases(at('कखग', 1))).toEqual([0, 1]);
  });
  test('has nothing to take at the beginning', () => {
    expect(erases(at('abc', 0))).toBeNull();
  });
});

describe('a field with a longest length', () => {
  test('takes a key that fits and no other', () => {
    expect(fits(at('12345'), '6', 6)).toBe(true);
    expect(fits(at('123456'), '7', 6)).toBe(false);
    expect(fits(at('12345'), 'क्ष', 6)).toBe(false);
  });
  test('takes a key in place of what is selected', () => {
    expect(fits(at('123456', 0, 6), '7', 6)).toBe(true);
  });
  test('without one it takes everything', () => {
    expect(fits(at('x'.repeat(20_000)), 'y', -1)).toBe(true);
  });
});

describe('the page draws its own keyboard', () => {
  const rows: [string, Parameters<typeof drawsKeyboard>[0], boolean][] = [
    ['on the kiosk’s own screen', { device: true, coarse: false, width: 1080, height: 1920 }, true],
    [
      'on a thin kiosk with fingers',
      { device: false, coarse: true, width: 1280, height: 800 },
      true,
    ],
    ['not on a phone', { device: false, coarse: true, width: 390, height: 844 }, false],
    ['not on a phone on its side', { device: false, coarse: true, width: 932, height: 430 }, false],
    ['not at a desk', { device: false, coarse: false, width: 1920, height: 1080 }, false],
  ];
  test.each(rows)('%s', (_where, surroundings, drawn) => {
    expect(drawsKeyboard(surroundings)).toBe(drawn);
  });
});
