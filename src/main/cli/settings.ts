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
  summary: `Shows the kiosk's settings, or changes one: ${settingKeys.join(', ')} (a list as A,B; position as LATITUDE,LONGITUDE; noiseSuppression as true or false)`,
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

function asText(
  value: string | number | boolean | null | Settings['packs'] | Settings['position'],
): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'object') return String(value);
  return 'latitude' in value ? `${value.latitude},${value.longitude}` : value.join(',');
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
    case 'position': {
      const [latitude, longitude, ...more] = text.split(',').map(asNumber);
      return more.length > 0 ? text : { latitude, longitude };
    }
    default:
      return text;
  }
}

const asNumber = (text: string): number | string =>
  /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : text;
