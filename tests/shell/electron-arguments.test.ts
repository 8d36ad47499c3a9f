import { expect, test } from 'vitest';
import { parseElectronArguments } from '../../src/main/shell/electron/arguments.ts';

test('without arguments: retail in English, the whole screen', () => {
  expect(parseElectronArguments([])).toEqual({
    pack: 'retail',
    languages: ['en', 'hi', 'bn', 'mr'],
    kiosk: true,
    fetchModels: true,
  });
});

test('pack, language, window and fetching can be told', () => {
  const argv = ['--pack', 'dining', '--lang=bn', '--windowed', '--no-fetch'];
  expect(parseElectronArguments(argv)).toEqual({
    pack: 'dining',
    languages: ['bn', 'en', 'hi', 'mr'],
    kiosk: false,
    fetchModels: false,
  });
});

test("Chromium's switches, unknown languages and stray words do not stop a kiosk", () => {
  const argv = ['--no-sandbox', '--lang', 'xx', '--pack', '--disable-gpu', 'stray'];
  expect(parseElectronArguments(argv)).toMatchObject({
    languages: ['en', 'hi', 'bn', 'mr'],
    kiosk: true,
  });
});
