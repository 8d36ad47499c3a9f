import { expect, test } from 'vitest';
import { parseElectronArguments } from '../../src/main/shell/electron/arguments.ts';

test('without arguments: packs and language of the settings, the whole screen', () => {
  expect(parseElectronArguments([])).toEqual({
    packs: null,
    language: null,
    kiosk: true,
    fetchModels: true,
  });
});

test('packs, language, window and fetching can be told', () => {
  const argv = ['--pack', 'dining, retail,dining,', '--lang=bn', '--windowed', '--no-fetch'];
  expect(parseElectronArguments(argv)).toEqual({
    packs: ['dining', 'retail'],
    language: 'bn',
    kiosk: false,
    fetchModels: false,
  });
});

test("Chromium's switches, unknown languages and stray words do not stop a kiosk", () => {
  const argv = ['--no-sandbox', '--lang', 'xx', '--pack', '--disable-gpu', 'stray'];
  expect(parseElectronArguments(argv)).toMatchObject({
    language: null,
    kiosk: true,
  });
});
