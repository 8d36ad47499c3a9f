import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Language, languageSchema, languages } from '../../contract/language.ts';
import { messageOf } from '../kernel/errors.ts';
import { homeFolder } from './paths.ts';

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
  /** Whether noise is taken out of what the microphone hears; it costs time, and helps only where it is loud. */
  readonly noiseSuppression: boolean;
}

/** Settings as they were read, and what in the file cannot be used; a default stands in for each of those. */
export interface ReadSettings {
  readonly settings: Settings;
  /** One line each: the file, the key, what is allowed. Empty when all is well. */
  readonly problems: readonly string[];
  /** Whether there is a file at all. */
  readonly found: boolean;
}

/** Longer than this no settings file is. */
const maxFileBytes = 64 * 1024;

export const settingsFile = (): string => join(homeFolder(), 'settings.json');

/** The longest address that is taken, in characters. */
const maxAddress = 500;

/** https, or http to this machine itself; a name and password in it would end up in settings and logs. */
function isWebhook(text: string): boolean {
  if (text.length > maxAddress || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  const here =
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && here);
}

const differing = (values: readonly unknown[]) => new Set(values).size === values.length;

/** What may stand in the file, each key on its own: one bad value spoils no other. */
function schemasOf(packIds: readonly string[]) {
  const pack = z.enum(packIds);
  return {
    packs: z.tuple([pack], pack).refine(differing),
    languages: z.tuple([languageSchema], languageSchema).refine(differing),
    language: languageSchema,
    retentionDays: z.number().int().min(0).max(3_650),
    position: z
      .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      })
      .nullable(),
    shopName: z.string().trim().min(1).max(60).nullable(),
    webhook: z.string().trim().refine(isWebhook).nullable(),
    noiseSuppression: z.boolean(),
  };
}

type KeyName = keyof ReturnType<typeof schemasOf>;

/** The same in words, to be read after "must be". */
function allowedOf(packIds: readonly string[]): Readonly<Record<KeyName, string>> {
  const quoted = (values: readonly string[]) => values.map((value) => `"${value}"`).join(', ');
  return {
    packs: `a list of one or more of ${quoted(packIds)}, each once`,
    languages: `a list of one or more of ${quoted(languages)}, each once`,
    language: `one of "languages" (${quoted(languages)})`,
    retentionDays: 'a whole number of days from 0 to 3650',
    position: '{ "latitude": -90 to 90, "longitude": -180 to 180 } in degrees, or null',
    shopName: 'a text of 1 to 60 characters, or null',
    webhook:
      'an https address without a password in it (http only of this machine, such as http://127.0.0.1:8080/vaani), or null',
    noiseSuppression: 'true or false',
  };
}

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
  return { ...read, problems: problem ? [problem] : read.problems, found };
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
    const instead = name === 'webhook' ? '' : `, not ${JSON.stringify(content[name])}`;
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
      retentionDays: valueOf('retentionDays') ?? 30,
      position: valueOf('position') ?? null,
      shopName: valueOf('shopName') ?? null,
      webhook: valueOf('webhook') ?? null,
      noiseSuppression: valueOf('noiseSuppression') ?? false,
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
