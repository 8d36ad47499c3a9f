import { expect, test } from 'vitest';
import { stepOf, todoOf } from '../../src/renderer/console/updates.ts';

test('a copy gets ready, copies, and is checked when all is there', () => {
  expect(stepOf({ copied: 0, total: 0 })).toBe('prepare');
  expect(stepOf({ copied: 0, total: 10 })).toBe('copy');
  expect(stepOf({ copied: 9, total: 10 })).toBe('copy');
  expect(stepOf({ copied: 10, total: 10 })).toBe('check');
});

test('what to do is said by what went wrong; a way back that is damaged is no stick to be copied again', () => {
  const todo = (kind: 'copy' | 'back', code: string) => todoOf({ kind, code });
  expect(todo('copy', 'stick-gone')).toBe('updates.todo.stick-gone');
  expect(todo('copy', 'damaged')).toBe('updates.todo.damaged');
  expect(todo('back', 'damaged')).toBe('updates.todo.back');
  expect(todo('back', 'busy')).toBe('updates.todo.busy');
  for (const code of ['aborted', 'failed', 'toString', '']) {
    expect(todo('copy', code)).toBe('updates.todo.other');
  }
});
