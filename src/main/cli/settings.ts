import { packs } from '../packs/index.ts';
import {
  readSettings,
  type Settings,
  settingKeys,
  settingsFile,
  writeSetting,
} from '../ops/settings.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

const packIds = packs.map(({ id }) => id);

/** `vaani settings`: what whoever runs the kiosk decided, and how to change it. */
export const settings: Command = {
  name: 'settings',
  usage: '[set KEY VALUE | unset KEY]',
  summary: `Shows the kiosk's settings, or changes one: ${settingKeys.join(', ')} (a list as A,B; position as LATITUDE,LONGITUDE; idle as ASK,END in seconds; voice as RATE,VOLUME; devices as JSON; noiseSuppression as true or false)`,
  options: {},
  async run(context) {
    const [task, key, value, ...more] = context.positionals;
    switch (task) {
      case undefined:
        return show(context);
      case 'set':
        if (key === undefined || value === undefined || more.length > 0)
          throw new UsageError('give a key and one value: vaani settings set packs retail,dining');
        print(context, writeSetting(knownKey(key), fromText(key, value), packIds));
        return 0;
      case 'unset':
        if (key === undefined || value !== undefined)
          throw new UsageError('give one key: vaani settings unset shopName');
        print(context, writeSetting(key, undefined, packIds));
        return 0;
      default:
        throw new UsageError(`there is no "${task}": give nothing, set or unset`);
    }
  },
};

function knownKey(key: string): string {
  if (settingKeys.some((known) => known === key)) return key;
  throw new UsageError(`there is no setting "${key}"; there is: ${settingKeys.join(', ')}`);
}

function show(context: CommandContext): number {
  const read = readSettings(packIds);
  for (const problem of read.problems) process.stderr.write(`vaani settings: ${problem}\n`);
  print(context, read.settings);
  return read.problems.length > 0 ? 1 : 0;
}

function print(context: CommandContext, shown: Settings): void {
  const record = { ...shown, language: shown.languages[0], file: settingsFile() };
  const lines = Object.entries(record).map(([key, value]) => `${key.padEnd(16)} ${asText(value)}`);
  context.print(record, lines.join('\n'));
}

/** As it is typed; an object as its values in the order they are given. */
function asText(value: Settings[keyof Settings] | string): string {
  if (value === null) return '-';
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .map((part: unknown) => (part === null ? '-' : String(part)))
    .join(',');
}

/** A value as it is typed; what it may be is for the settings to say. */
function fromText(key: string, text: string): unknown {
  switch (key) {
    case 'packs':
    case 'languages':
      return text.split(',').map((item) => item.trim());
    case 'retentionDays':
      return asNumber(text);
    case 'noiseSuppression':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'position':
      return asFields(text, 'latitude', 'longitude');
    case 'idle':
      return asFields(text, 'askAfterS', 'endAfterS');
    case 'voice':
      return asFields(text, 'rate', 'volume');
    case 'devices':
      return asJson(text);
    default:
      return text;
  }
}

/** Two numbers with a comma between. */
function asFields(text: string, ...names: [string, string]): unknown {
  const parts = text.split(',').map(asNumber);
  return parts.length === names.length
    ? Object.fromEntries(names.map((name, at) => [name, parts[at]]))
    : text;
}

/** Names of devices have commas in them. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const asNumber = (text: string): number | string =>
  /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : text;
