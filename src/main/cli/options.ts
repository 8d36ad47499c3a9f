import { join } from 'node:path';
import { type Clock, fixedClock, systemClock } from '../kernel/clock.ts';
import { homeFolder } from '../ops/paths.ts';
import { packs } from '../packs/index.ts';
import type { Pack } from '../packs/pack.ts';
import { type CommandContext, UsageError } from './command.ts';

/** The options that choose pack, language, database and clock, for the commands that take them. */
export const conversationOptions = {
  pack: { type: 'string' },
  lang: { type: 'string' },
  db: { type: 'string' },
  now: { type: 'string' },
} as const;

export function packOption({ options }: CommandContext): Pack {
  const id = options['pack'] ?? 'retail';
  const pack = packs.find((one) => one.id === id);
  if (!pack)
    throw new UsageError(
      `there is no pack "${id}"; there is: ${packs.map((p) => p.id).join(', ')}`,
    );
  return pack;
}

export function databaseOption({ options }: CommandContext, pack: Pack): string {
  const file = options['db'];
  return typeof file === 'string' ? file : join(homeFolder(), `${pack.id}.db`);
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
