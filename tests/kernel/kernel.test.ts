import { expect, test } from 'vitest';
import { fixedClock } from '../../src/main/kernel/clock.ts';
import { createDisposables } from '../../src/main/kernel/disposables.ts';
import { createEmitter } from '../../src/main/kernel/emitter.ts';
import { assert, messageOf } from '../../src/main/kernel/errors.ts';
import { newId } from '../../src/main/kernel/ids.ts';

test('disposables are undone once, last in first out, even when one throws', async () => {
  const done: string[] = [];
  const disposables = createDisposables();
  disposables.add(() => void done.push('first'));
  disposables.add(() => {
    throw new Error('stuck');
  });
  disposables.add(async () => void done.push('last'));
  await expect(disposables.dispose()).rejects.toThrow('did not close');
  expect(done).toEqual(['last', 'first']);
  await disposables.dispose();
  expect(done).toHaveLength(2);
});

test('listeners are told in order until they leave, and may leave while being told', () => {
  const emitter = createEmitter<{ said: string }>();
  const told: string[] = [];
  const leave = emitter.on('said', (text) => {
    told.push(`a ${text}`);
    leave();
  });
  emitter.on('said', (text) => told.push(`b ${text}`));
  emitter.emit('said', '1');
  emitter.emit('said', '2');
  expect(told).toEqual(['a 1', 'b 1', 'b 2']);
});

test('identifiers are long, prefixed and never the same', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => newId('key')));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^key_[0-9a-z]{28}$/);
});

test('messages and assertions', () => {
  expect(messageOf(new Error('why'))).toBe('why');
  expect(messageOf('why')).toBe('why');
  expect(() => assert(false, 'x')).toThrow('assertion failed: x');
});

test('a fixed clock stands still', async () => {
  const clock = fixedClock(1234);
  await new Promise<void>((resolve) => void clock.after(5, resolve));
  expect(clock.now()).toBe(1234);
});
