import { parseArgs } from 'node:util';
import { type Language, languages } from '../../../contract/language.ts';

/** What the installed kiosk can be told on its command line. */
export interface ElectronArguments {
  /** Packs by id; null for those of the settings. */
  readonly packs: readonly [string, ...string[]] | null;
  /** The language that conversations begin in; null for that of the settings. */
  readonly language: Language | null;
  /** The whole screen and no way out; `--windowed` for set-up and development. */
  readonly kiosk: boolean;
  readonly fetchModels: boolean;
}

/** Reads the arguments after program and script. Chromium's own switches among them are left alone. */
export function parseElectronArguments(argv: readonly string[]): ElectronArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      pack: { type: 'string' },
      lang: { type: 'string' },
      windowed: { type: 'boolean' },
      'no-fetch': { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
  });
  const [first, ...others] = (typeof values.pack === 'string' ? values.pack : '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return {
    packs: first === undefined ? null : [first, ...new Set(others.filter((id) => id !== first))],
    language: languages.find((language) => language === values.lang) ?? null,
    kiosk: values.windowed !== true,
    fetchModels: values['no-fetch'] !== true,
  };
}
