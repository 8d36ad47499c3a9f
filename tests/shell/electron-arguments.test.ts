import { expect, test } from 'vitest';
import { parseElectronArguments } from '../../src/main/shell/electron/arguments.ts';

test('without arguments: packs and language of the settings, the whole screen', () => {
  expect(parseElectronArguments([])).toEqual({
    command: { kind: 'run' },
    packs: null,
    language: null,
    kiosk: true,
    fetchModels: true,
    watched: false,
  });
});

test('packs, language, window and fetching can be told', () => {
  const argv = ['--pack', 'dining, retail,dining,', '--lang=bn', '--windowed', '--no-fetch'];
  expect(parseElectronArguments(argv)).toMatchObject({
    packs: ['dining', 'retail'],
    language: 'bn',
    kiosk: false,
    fetchModels: false,
  });
});

test("Chromium's switches, unknown languages and stray words do not stop a kiosk", () => {
  const argv = ['--no-sandbox', '--lang', 'xx', '--pack', '--disable-gpu', 'stray'];
  expect(parseElectronArguments(argv)).toMatchObject({
    command: { kind: 'run' },
    language: null,
    kiosk: true,
  });
});

test.each([
  [['--watchdog', '--pack', 'dining'], { kind: 'watchdog' }],
  [['--watched'], { kind: 'run' }],
  [['--autostart', 'on'], { kind: 'autostart', what: 'on' }],
  [['--autostart=status'], { kind: 'autostart', what: 'status' }],
  [['--autostart', 'maybe'], { kind: 'wrong', why: '--autostart takes one of: on, off, status' }],
  [['--autostart'], { kind: 'wrong', why: '--autostart takes one of: on, off, status' }],
  [['--set-secret', 'GROQ_API_KEY'], { kind: 'set-secret', name: 'GROQ_API_KEY', from: null }],
  [['--set-secret', 'A', '--from', 'f'], { kind: 'set-secret', name: 'A', from: 'f' }],
  [['--set-secret', 'A', '--from'], { kind: 'wrong', why: '--from takes a file' }],
  [['--set-pin'], { kind: 'set-pin', from: null }],
  [['--set-pin', '--from', 'f'], { kind: 'set-pin', from: 'f' }],
  [['--set-secret'], { kind: 'wrong', why: '--set-secret takes a name' }],
  [['--forget-secret', 'A'], { kind: 'forget-secret', name: 'A' }],
])('%j', (argv, command) => {
  expect(parseElectronArguments(argv).command).toEqual(command);
});
