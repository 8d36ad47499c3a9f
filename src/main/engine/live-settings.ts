import type { ConsoleSettings } from '../../contract/console.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { createEmitter } from '../kernel/emitter.ts';
import { messageOf } from '../kernel/errors.ts';
import { settingInputs } from '../ops/settings-input.ts';
import { allowedOf, type KeyName } from '../ops/settings-schema.ts';
import {
  readSettings,
  type Settings,
  settingDefaults,
  settingKeys,
  settingsFile,
  writeSetting,
} from '../ops/settings.ts';

/** The settings that a change of is in force at once. */
const lively = [
  'retentionDays',
  'shopName',
  'noiseSuppression',
  'interruption',
  'idle',
  'voice',
  'devices',
] as const satisfies readonly (keyof Settings)[];
type LivelyKey = (typeof lively)[number];
export type LivelySettings = Pick<Settings, LivelyKey>;

/** What a kiosk is started with: settings that are newer than it need not be given. */
export type GivenSettings = Omit<Settings, 'packs' | NewerKey> & Partial<Pick<Settings, NewerKey>>;
type NewerKey = 'interruption' | 'idle' | 'voice' | 'devices' | 'updateUrl';

/** The settings of a kiosk that runs, and how they are changed. */
export interface LiveSettings {
  /** What is in force now. */
  readonly now: LivelySettings;
  read(): ConsoleSettings;
  /**
   * Writes one key to the file, or with `undefined` takes it out; what can be is in force at once.
   *
   * @throws RpcError `invalid` with the key and what is allowed.
   */
  write(key: string, value: unknown): ConsoleSettings;
  /** Told which key is in force with another value now. */
  onApplied(listener: (key: LivelyKey) => void): () => void;
}

/** @param packIds every pack there is. */
export function createLiveSettings(
  given: GivenSettings,
  packIds: readonly string[],
  file: () => string = settingsFile,
): LiveSettings {
  const applied = createEmitter<{ applied: LivelyKey }>();
  const atStart = readSettings(packIds, file()).settings;
  let now: LivelySettings = {
    retentionDays: given.retentionDays,
    shopName: given.shopName,
    noiseSuppression: given.noiseSuppression,
    interruption: given.interruption ?? settingDefaults.interruption,
    idle: given.idle ?? settingDefaults.idle,
    voice: given.voice ?? settingDefaults.voice,
    devices: given.devices ?? settingDefaults.devices,
  };

  function read(): ConsoleSettings {
    const { settings, problems, set } = readSettings(packIds, file());
    // Never read: what holds where there is no file.
    const { settings: usual } = readSettings(packIds, `${file()}.none`);
    const inputs = settingInputs(packIds);
    const allowed = allowedOf(packIds);
    return {
      file: file(),
      problems: [...problems],
      settings: settingKeys.map((key) => ({
        key,
        value: valueOf(settings, key),
        default: valueOf(usual, key),
        set: set.includes(key),
        allowed: allowed[key],
        ...inputs[key],
        waits:
          inputs[key].applies === 'restart' && !same(valueOf(settings, key), valueOf(atStart, key)),
      })),
    };
  }

  return {
    get now() {
      return now;
    },
    read,
    write(key, value) {
      let settings: Settings;
      try {
        settings = writeSetting(key, value, packIds, file());
      } catch (error) {
        throw new RpcError('invalid', messageOf(error));
      }
      const lives = lively.find((one) => one === key);
      if (lives && !same(now[lives], settings[lives])) {
        now = { ...now, [lives]: settings[lives] };
        applied.emit('applied', lives);
      }
      return read();
    },
    onApplied: (listener) => applied.on('applied', listener),
  };
}

/** The language that conversations begin in is the first of the languages. */
const valueOf = (settings: Settings, key: KeyName): unknown =>
  key === 'language' ? settings.languages[0] : settings[key];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
