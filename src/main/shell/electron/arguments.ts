import { parseArgs } from 'node:util';
import { type Language, languages } from '../../../contract/language.ts';

/** What the program is started for; all but the first end without a window. */
export type ElectronCommand =
  | { readonly kind: 'run' }
  /** Starts the kiosk as another process, and starts that one again whenever it dies. */
  | { readonly kind: 'watchdog' }
  /** Whether it starts when this user logs in. */
  | { readonly kind: 'autostart'; readonly what: 'on' | 'off' | 'status' }
  /** `value` from this file, or from stdin. */
  | { readonly kind: 'set-secret'; readonly name: string; readonly from: string | null }
  | { readonly kind: 'forget-secret'; readonly name: string }
  /** The PIN of the operator's console, from this file or from stdin. */
  | { readonly kind: 'set-pin'; readonly from: string | null }
  | { readonly kind: 'wrong'; readonly why: string };

/** What the installed kiosk can be told on its command line. */
export interface ElectronArguments {
  readonly command: ElectronCommand;
  /** Packs by id; null for those of the settings. */
  readonly packs: readonly [string, ...string[]] | null;
  /** The language that conversations begin in; null for that of the settings. */
  readonly language: Language | null;
  /** The whole screen and no way out; `--windowed` for set-up and development. */
  readonly kiosk: boolean;
  readonly fetchModels: boolean;
  /** A watchdog has started it. */
  readonly watched: boolean;
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
      watchdog: { type: 'boolean' },
      watched: { type: 'boolean' },
      autostart: { type: 'string' },
      'set-secret': { type: 'string' },
      'forget-secret': { type: 'string' },
      'set-pin': { type: 'boolean' },
      from: { type: 'string' },
    },
    strict: false,
    allowPositionals: true,
  });
  const [first, ...others] = (typeof values.pack === 'string' ? values.pack : '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return {
    command: commandOf(values),
    packs: first === undefined ? null : [first, ...new Set(others.filter((id) => id !== first))],
    language: languages.find((language) => language === values.lang) ?? null,
    kiosk: values.windowed !== true,
    fetchModels: values['no-fetch'] !== true,
    watched: values.watched === true,
  };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function commandOf(values: Values): ElectronCommand {
  const { autostart, from } = values;
  if (autostart !== undefined) {
    const what = (['on', 'off', 'status'] as const).find((one) => one === autostart);
    if (what === undefined)
      return { kind: 'wrong', why: '--autostart takes one of: on, off, status' };
    return { kind: 'autostart', what };
  }
  if (from === true) return { kind: 'wrong', why: '--from takes a file' };
  const file = typeof from === 'string' ? from : null;
  if (values['set-pin'] === true) return { kind: 'set-pin', from: file };
  for (const kind of ['set-secret', 'forget-secret'] as const) {
    const name = values[kind];
    if (name === undefined) continue;
    if (typeof name !== 'string') return { kind: 'wrong', why: `--${kind} takes a name` };
    if (kind === 'forget-secret') return { kind, name };
    return { kind, name, from: file };
  }
  return { kind: values['watchdog'] === true ? 'watchdog' : 'run' };
}
