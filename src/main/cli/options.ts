import type { Language } from '../../contract/language.ts';
import type { TradeFile } from '../engine/trades.ts';
import { type Clock, fixedClock, systemClock } from '../kernel/clock.ts';
import { databaseFile } from '../ops/paths.ts';
import { readSettings, type Settings } from '../ops/settings.ts';
import { packs } from '../packs/index.ts';
import type { Pack } from '../packs/pack.ts';
import { type CommandContext, UsageError } from './command.ts';
import { languageOption } from './language-option.ts';

/** The options that choose pack, language, database and clock, for the commands that take them. */
export const conversationOptions = {
  pack: { type: 'string' },
  lang: { type: 'string' },
  db: { type: 'string' },
  now: { type: 'string' },
} as const;

export const packIds: readonly string[] = packs.map(({ id }) => id);

/**
 * The kiosk's settings, which options come before.
 *
 * @throws with the file, the key and what is allowed, when something in the file cannot be used.
 */
export function settingsOption(): Settings {
  const { settings, problems } = readSettings(packIds);
  if (problems[0]) throw new Error(problems[0]);
  return settings;
}

/** `--pack P`, for commands about one trade. Throws UsageError. */
export function packOption({ options }: CommandContext, fallback = packs[0]?.id): Pack {
  const given = String(options['pack'] ?? fallback);
  if (given.includes(',')) {
    throw new UsageError(`--pack takes one pack here, not "${given}"; "vaani serve" takes several`);
  }
  return packNamed(given);
}

/** `--pack P,P`, for the kiosk itself. Throws UsageError. */
export function packsOption({ options }: CommandContext, settings: Settings): [Pack, ...Pack[]] {
  const given = options['pack'];
  const ids = typeof given === 'string' ? given.split(',').map((id) => id.trim()) : settings.packs;
  if (new Set(ids).size < ids.length) {
    throw new UsageError(`--pack names a pack twice: "${ids.join(',')}"`);
  }
  return ids.map(packNamed) as [Pack, ...Pack[]];
}

function packNamed(id: string): Pack {
  const pack = packs.find((one) => one.id === id);
  if (pack) return pack;
  throw new UsageError(`there is no pack "${id}"; there is: ${packIds.join(', ')}`);
}

/** `--db FILE`, else the pack's own in the data folder. */
export function databaseOption({ options }: CommandContext, pack: Pack): string {
  const file = options['db'];
  return typeof file === 'string' ? file : databaseFile(pack.id);
}

/** Each pack with its database. One file holds one pack's. Throws UsageError. */
export function tradesOption(
  context: CommandContext,
  settings: Settings,
): [TradeFile, ...TradeFile[]] {
  const served = packsOption(context, settings);
  if (served.length > 1 && context.options['db'] !== undefined) {
    const ids = served.map(({ id }) => id).join(',');
    throw new UsageError(
      `--db names the database of one pack, and these are several: ${ids}; choose one with --pack, or another data folder with VAANI_HOME`,
    );
  }
  return served.map((pack) => ({ pack, databaseFile: databaseOption(context, pack) })) as [
    TradeFile,
    ...TradeFile[],
  ];
}

/** The languages of the settings, with that of `--lang` first. Throws UsageError. */
export function languagesOption(
  context: CommandContext,
  settings: Settings,
): [Language, ...Language[]] {
  const first = languageOption(context, settings.languages[0]);
  return [first, ...settings.languages.filter((language) => language !== first)];
}

export function clockOption({ options }: CommandContext): Clock {
  const now = options['now'];
  if (typeof now !== 'string') return systemClock;
  const time = Date.parse(now);
  if (Number.isNaN(time))
    throw new UsageError(`--now takes an ISO 8601 time such as 2026-11-21T10:00, not "${now}"`);
  return fixedClock(time);
}

/** A whole number option within limits. */
export function integerOption(
  { options }: CommandContext,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const given = options[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (given === '' || !Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not "${given}"`);
  }
  return value;
}
