import { describe, expect, test } from 'vitest';
import { ArgumentError, parseStartArguments, parseTestArguments } from '../../build/lib/args.mjs';

describe('npm start arguments', () => {
  test('none: everything is left to its default', () => {
    expect(parseStartArguments([])).toEqual({
      help: false,
      web: false,
      noWindow: false,
      port: undefined,
      host: undefined,
      pack: undefined,
    });
  });

  test('a forced web shell on a free port', () => {
    expect(parseStartArguments(['--web', '--port', '0', '--pack=dining'])).toMatchObject({
      web: true,
      port: '0',
      pack: 'dining',
    });
  });

  test.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '80a']],
    [['--port=']],
    [['--host=']],
    [['--pack', '../retail']],
    [['--pack', 'Retail']],
    [['--wed']],
    [['web']],
    [['--port']],
  ])('%j is refused in one line', (argv) => {
    let message = '';
    try {
      parseStartArguments(argv);
    } catch (error) {
      expect(error).toBeInstanceOf(ArgumentError);
      message = String((error as Error).message);
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('\n');
  });
});

describe('npm test arguments', () => {
  test('none: every project in order, nothing for vitest', () => {
    expect(parseTestArguments([])).toEqual({
      help: false,
      check: false,
      only: ['unit', 'native', 'screens', 'e2e'],
      rest: [],
      narrowed: false,
      byName: false,
    });
  });

  test('--only keeps the order of the projects and takes both spellings', () => {
    expect(parseTestArguments(['--only=e2e', '--only', 'unit', '--only', 'e2e']).only).toEqual([
      'unit',
      'e2e',
    ]);
  });

  test('what it does not know goes to vitest as it is', () => {
    const parsed = parseTestArguments([
      '--only',
      'unit',
      'tests/kernel',
      '-t',
      'a name',
      '--check',
    ]);
    expect(parsed.rest).toEqual(['tests/kernel', '-t', 'a name']);
    expect(parsed).toMatchObject({ narrowed: true, byName: true, check: true });
  });

  test('a file alone narrows without choosing by name', () => {
    expect(parseTestArguments(['tests/kernel'])).toMatchObject({ narrowed: true, byName: false });
  });

  test.each([[['--only', 'all']], [['--only']], [['--only=']]])('%j is refused', (argv) => {
    expect(() => parseTestArguments(argv)).toThrow(/choose one of unit, native, screens, e2e/);
  });

  test('a reporter of its own would leave nothing to count', () => {
    expect(() => parseTestArguments(['--reporter=dot'])).toThrow(ArgumentError);
  });
});
