import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Language, languages } from '../../contract/language.ts';
import { messageOf } from '../kernel/errors.ts';
import { homeFolder } from './paths.ts';
import {
  allowedOf,
  type IdleTimes,
  type Interruption,
  type KeyName,
  schemasOf,
  settingDefaults,
  type VoiceDefaults,
  type WantedDevices,
} from './settings-schema.ts';

export {
  type IdleTimes,
  type Interruption,
  settingDefaults,
  type VoiceDefaults,
  type WantedDevices,
} from './settings-schema.ts';

/** Where a kiosk stands, in degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What whoever runs a kiosk decides about it. */
export interface Settings {
  /** The trades it serves, by id, in the order to show them; at least one. */
  readonly packs: readonly [string, ...string[]];
  /** The languages it offers; the one that conversations begin in comes first. */
  readonly languages: readonly [Language, ...Language[]];
  /** Conversations are kept this many days; 0 keeps none. */
  readonly retentionDays: number;
  /** Where it stands; null where the trade's own data says it. */
  readonly position: Position | null;
  /** What the screen is headed by; null for the name of the trade. */
  readonly shopName: string | null;
  /** The address in the shop's own system that is told who waits for a person or a call; null for none. */
  readonly webhook: string | null;
  /** The folder in the network that updates come from; null for none (docs/updates.md). */
  readonly updateUrl: string | null;
  /** Whether noise is taken out of what the microphone hears; it costs time, and helps only where it is loud. */
  readonly noiseSuppression: boolean;
  /** How little of a voice interrupts Vaani while it speaks. */
  readonly interruption: Interruption;
  /** When whoever has gone silent is asked whether they are there, and when they have gone. */
  readonly idle: IdleTimes;
  /** How Vaani speaks until somebody asks for something else. */
  readonly voice: VoiceDefaults;
  /** The kiosk's own microphone and speaker, where not those of the system. */
  readonly devices: WantedDevices;
}

/** Settings as they were read, and what in the file cannot be used; a default stands in for each of those. */
export interface ReadSettings {
  readonly settings: Settings;
  /** One line each: the file, the key, what is allowed. Empty when all is well. */
  readonly problems: readonly string[];
  /** Whether there is a file at all. */
  readonly found: boolean;
  /** The keys that stand in it and can be used. */
  readonly set: readonly string[];
}

/** Longer than this no settings file is. */
const maxFileBytes = 64 * 1024;

export const settingsFile = (): string => join(homeFolder(), 'settings.json');

/** The keys of the file, in the order they are shown. */
export const settingKeys = Object.keys(schemasOf([])) as readonly KeyName[];

/**
 * The settings of a kiosk. A missing file, or key, has its default: a kiosk without settings is one
 * too. Never throws for what is in the file: that is in `problems`.
 *
 * @param packIds every pack there is; the first is the default.
 */
export function readSettings(packIds: readonly string[], file = settingsFile()): ReadSettings {
  const { content, problem, found } = readContent(file);
  const read = checked(content, packIds, file);
  const problems = problem ? [problem] : read.problems;
  const set = settingKeys.filter((key) => {
    if (content[key] === undefined) return false;
    return schemasOf(packIds)[key].safeParse(content[key]).success;
  });
  return { ...read, problems, found, set };
}

/**
 * Changes one key of the file, or with `undefined` takes it out, and leaves the others as they are. The
 * file is replaced whole: a reader, or a power cut, never sees half of it.
 *
 * @throws with the file, the key and what is allowed, when the value or another one is wrong.
 */
export function writeSetting(
  key: string,
  value: unknown,
  packIds: readonly string[],
  file = settingsFile(),
): Settings {
  const { content, problem } = readContent(file);
  if (problem) throw new Error(problem);
  const { [key]: _before, ...others } = content;
  const changed = value === undefined ? others : { ...others, [key]: value };
  const { settings, problems } = checked(changed, packIds, file);
  if (problems[0]) throw new Error(problems[0]);
  replace(file, `${JSON.stringify(changed, null, 2)}\n`);
  return settings;
}

function readContent(file: string): {
  readonly content: Readonly<Record<string, unknown>>;
  readonly problem: string | null;
  readonly found: boolean;
} {
  const bad = (why: string) => ({
    content: {},
    problem: `${file}: ${why}; put it right, or delete it for the defaults`,
    found: true,
  });
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) return { content: {}, problem: null, found: false };
    return bad(`it cannot be read (${messageOf(error)})`);
  }
  if (text.length > maxFileBytes) return bad('it is no settings file, for it is too long');
  try {
    const content = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    if (!content.success) return bad('it must be one JSON object, such as { "packs": ["retail"] }');
    return { content: content.data, problem: null, found: true };
  } catch (error) {
    return bad(`it is not JSON (${messageOf(error)})`);
  }
}

function checked(
  content: Readonly<Record<string, unknown>>,
  packIds: readonly string[],
  file: string,
): Pick<ReadSettings, 'settings' | 'problems'> {
  const schemas = schemasOf(packIds);
  const allowed = allowedOf(packIds);
  const problems: string[] = Object.keys(content)
    .filter((name) => !Object.hasOwn(schemas, name))
    .map((name) => `${file}: there is no setting "${name}"; there is: ${settingKeys.join(', ')}`);
  const wrong = (name: KeyName) => {
    // An address may hold a password, and this line ends up in logs.
    const instead =
      name === 'webhook' || name === 'updateUrl' ? '' : `, not ${JSON.stringify(content[name])}`;
    problems.push(`${file}: "${name}" must be ${allowed[name]}${instead}`);
  };

  function valueOf<Name extends KeyName>(
    name: Name,
  ): z.infer<ReturnType<typeof schemasOf>[Name]> | undefined {
    if (content[name] === undefined) return undefined;
    const result = schemas[name].safeParse(content[name]);
    if (result.success) return result.data as z.infer<ReturnType<typeof schemasOf>[Name]>;
    wrong(name);
    return undefined;
  }

  const offered: readonly [Language, ...Language[]] = valueOf('languages') ?? languages;
  const asked = valueOf('language');
  if (asked !== undefined && !offered.includes(asked)) wrong('language');
  const first = asked !== undefined && offered.includes(asked) ? asked : offered[0];
  return {
    settings: {
      packs: valueOf('packs') ?? [packIds[0] ?? ''],
      languages: [first, ...offered.filter((language) => language !== first)],
      retentionDays: valueOf('retentionDays') ?? settingDefaults.retentionDays,
      position: valueOf('position') ?? null,
      shopName: valueOf('shopName') ?? null,
      webhook: valueOf('webhook') ?? null,
      updateUrl: valueOf('updateUrl') ?? null,
      noiseSuppression: valueOf('noiseSuppression') ?? settingDefaults.noiseSuppression,
      interruption: valueOf('interruption') ?? settingDefaults.interruption,
      idle: valueOf('idle') ?? settingDefaults.idle,
      voice: valueOf('voice') ?? settingDefaults.voice,
      devices: valueOf('devices') ?? settingDefaults.devices,
    },
    problems,
  };
}

function replace(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(part, text, { flush: true });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true, recursive: true });
    throw new Error(`cannot write ${file}: ${messageOf(error)}`);
  }
}
