import type { ConsoleSetting } from '../../contract/console/keep.ts';
import { languages } from '../../contract/language.ts';
import { idleBounds, interruptions, type KeyName, voiceBounds } from './settings-schema.ts';

/** How a setting is asked for on a screen, and when a change of it is in force. */
export interface SettingInput {
  readonly input: ConsoleSetting['input'];
  readonly nullable: boolean;
  readonly applies: ConsoleSetting['applies'];
}

/** Of every key of the file. @param packIds every pack there is. */
export function settingInputs(packIds: readonly string[]): Readonly<Record<KeyName, SettingInput>> {
  const start = { nullable: false, applies: 'restart' } as const;
  const now = { nullable: false, applies: 'now' } as const;
  return {
    packs: { ...start, input: { kind: 'list', options: [...packIds] } },
    languages: { ...start, input: { kind: 'list', options: [...languages] } },
    language: { ...start, input: { kind: 'choice', options: [...languages] } },
    retentionDays: { ...now, input: { kind: 'number', min: 0, max: 3_650, step: 1, unit: 'd' } },
    position: {
      ...start,
      nullable: true,
      input: {
        kind: 'numbers',
        fields: [
          { name: 'latitude', min: -90, max: 90, step: 0.0001, unit: '°' },
          { name: 'longitude', min: -180, max: 180, step: 0.0001, unit: '°' },
        ],
      },
    },
    shopName: { ...now, nullable: true, input: { kind: 'text', maxLength: 60 } },
    webhook: { ...start, nullable: true, input: { kind: 'text', maxLength: 500 } },
    updateUrl: { ...now, nullable: true, input: { kind: 'text', maxLength: 500 } },
    noiseSuppression: { ...now, input: { kind: 'toggle' } },
    interruption: { ...now, input: { kind: 'choice', options: [...interruptions] } },
    idle: {
      ...now,
      input: {
        kind: 'numbers',
        fields: [
          { name: 'askAfterS', ...idleBounds.ask, step: 5, unit: 's' },
          { name: 'endAfterS', ...idleBounds.end, step: 5, unit: 's' },
        ],
      },
    },
    voice: {
      ...now,
      input: {
        kind: 'numbers',
        fields: [
          { name: 'rate', ...voiceBounds.rate, step: 0.05, unit: '×' },
          { name: 'volume', ...voiceBounds.volume, step: 0.1, unit: '×' },
        ],
      },
    },
    devices: { ...now, input: { kind: 'devices' } },
  };
}
