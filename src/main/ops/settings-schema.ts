import { z } from 'zod';
import { languageSchema, languages } from '../../contract/language.ts';

/**
 * low: only somebody who goes on talking interrupts, for a loud place · normal · high: a word is enough,
 * for a quiet one.
 */
export const interruptions = ['low', 'normal', 'high'] as const;
export type Interruption = (typeof interruptions)[number];

/** Seconds since the last sign of life. */
export interface IdleTimes {
  /** Then the person is asked whether they are still there. */
  readonly askAfterS: number;
  /** And then they have gone. */
  readonly endAfterS: number;
}

export interface VoiceDefaults {
  /** 1 is normal; 0.8 slower, 1.2 faster. */
  readonly rate: number;
  /** 1 is as loud as the voice is made, 2 twice its amplitude. */
  readonly volume: number;
}

/** Names as `vaani doctor` lists them; null: the system's own. */
export interface WantedDevices {
  readonly input: string | null;
  readonly output: string | null;
}

/** Seconds. */
export const idleBounds = {
  ask: { min: 10, max: 600 },
  end: { min: 20, max: 900 },
  /** Whoever is asked needs this long to answer. */
  leastBetween: 10,
} as const;
export const voiceBounds = {
  rate: { min: 0.7, max: 1.4 },
  volume: { min: 0.5, max: 2 },
} as const;

/** What holds where nothing is said; packs, and languages, are those there are. */
export const settingDefaults = {
  retentionDays: 30,
  noiseSuppression: false,
  interruption: 'normal',
  idle: { askAfterS: 30, endAfterS: 60 },
  voice: { rate: 1, volume: 1 },
  devices: { input: null, output: null },
} as const;

const deviceName = z.string().trim().min(1).max(200).nullable();

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
export function schemasOf(packIds: readonly string[]) {
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
    updateUrl: z.string().trim().refine(isWebhook).nullable(),
    noiseSuppression: z.boolean(),
    interruption: z.enum(interruptions),
    idle: z
      .strictObject({
        askAfterS: z.number().int().min(idleBounds.ask.min).max(idleBounds.ask.max),
        endAfterS: z.number().int().min(idleBounds.end.min).max(idleBounds.end.max),
      })
      .refine(({ askAfterS, endAfterS }) => endAfterS >= askAfterS + idleBounds.leastBetween),
    voice: z.strictObject({
      rate: z.number().min(voiceBounds.rate.min).max(voiceBounds.rate.max),
      volume: z.number().min(voiceBounds.volume.min).max(voiceBounds.volume.max),
    }),
    devices: z.strictObject({ input: deviceName, output: deviceName }),
  };
}

export type KeyName = keyof ReturnType<typeof schemasOf>;

/** The same in words, to be read after "must be". */
export function allowedOf(packIds: readonly string[]): Readonly<Record<KeyName, string>> {
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
    updateUrl:
      'the https address of a folder, without a password in it (http only of this machine), or null',
    noiseSuppression: 'true or false',
    interruption: `one of ${quoted(interruptions)}`,
    idle: `{ "askAfterS": ${idleBounds.ask.min} to ${idleBounds.ask.max}, "endAfterS": ${idleBounds.end.min} to ${idleBounds.end.max} } in whole seconds, the second at least ${idleBounds.leastBetween} more than the first`,
    voice: `{ "rate": ${voiceBounds.rate.min} to ${voiceBounds.rate.max}, "volume": ${voiceBounds.volume.min} to ${voiceBounds.volume.max} }, 1 being as the voice was made`,
    devices:
      '{ "input": NAME, "output": NAME }, each a name that "vaani doctor" lists, or null for the system\'s own',
  };
}
