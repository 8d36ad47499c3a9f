import { parseArgs } from 'node:util';
import { type Language, languages } from '../../../contract/language.ts';

/** What the installed kiosk can be told on its command line. */
export interface ElectronArguments {
  readonly pack: string;
  /** The language that conversations begin in comes first. */
  readonly languages: readonly [Language, ...Language[]];
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
  const first = languages.find((language) => language === values.lang) ?? languages[0];
  return {
    pack: typeof values.pack === 'string' ? values.pack : 'retail',
    languages: [first, ...languages.filter((language) => language !== first)],
    kiosk: values.windowed !== true,
    fetchModels: values['no-fetch'] !== true,
  };
}
