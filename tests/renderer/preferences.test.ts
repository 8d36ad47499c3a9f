import { expect, test } from 'vitest';
import {
  attributesOf,
  createPreferences,
  isChanged,
  showOn,
  usual,
} from '../../src/renderer/components/accessibility/preferences.ts';

const page = () => ({ dataset: {} as Record<string, string | undefined> });

test('what is as usual leaves no trace on the page', () => {
  const root = page();
  showOn(root, { ...usual, text: 'larger', contrast: true, still: true, scanning: true });
  expect(root.dataset).toEqual({
    text: 'larger',
    contrast: 'more',
    motion: 'less',
    scanning: 'on',
  });
  showOn(root, usual);
  expect(root.dataset).toEqual({});
});

test('attributes of others on the page stay', () => {
  const root = page();
  root.dataset.keyboard = 'open';
  showOn(root, usual);
  expect(root.dataset.keyboard).toBe('open');
});

test('a change is a change of what is seen; the speed of a frame that is off is none', () => {
  expect(isChanged(usual)).toBe(false);
  expect(isChanged({ ...usual, speed: 'slow' })).toBe(false);
  expect(isChanged({ ...usual, contrast: true })).toBe(true);
  expect(attributesOf({ ...usual, text: 'large' }).text).toBe('large');
});

test('each page begins as usual', () => {
  createPreferences().setState({ contrast: true });
  expect(createPreferences().getState()).toEqual(usual);
});
