import type { ConsoleSetting } from '../../contract/console.ts';

/** The parts of the settings, in the order they are shown, and what is in each. */
export const settingGroups = [
  { id: 'shop', keys: ['packs', 'shopName', 'position'] },
  { id: 'language', keys: ['languages', 'language'] },
  { id: 'voice', keys: ['voice', 'interruption', 'noiseSuppression', 'devices'] },
  { id: 'people', keys: ['idle', 'retentionDays'] },
  { id: 'outside', keys: ['webhook', 'updateUrl'] },
] as const;
export type SettingGroup = (typeof settingGroups)[number]['id'] | 'other';

/** The settings by part; what this screen does not know yet comes last, so that none is hidden. */
export function grouped(
  settings: readonly ConsoleSetting[],
): { readonly id: SettingGroup; readonly settings: readonly ConsoleSetting[] }[] {
  const known = new Set<string>(settingGroups.flatMap(({ keys }) => keys));
  const groups = settingGroups.map(({ id, keys }) => ({
    id: id as SettingGroup,
    settings: keys.flatMap((key) => settings.filter((setting) => setting.key === key)),
  }));
  const others = settings.filter(({ key }) => !known.has(key));
  return [...groups, { id: 'other' as const, settings: others }].filter(
    (group) => group.settings.length > 0,
  );
}

export interface NumberField {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** One step up or down from a number, on the steps of the field and within its bounds. */
export function stepped(value: number, by: 1 | -1, { min, max, step }: NumberField): number {
  const steps = (value - min) / step;
  // From between two steps it goes to the next one.
  const next = by > 0 ? Math.floor(steps + 1e-9) + 1 : Math.ceil(steps - 1e-9) - 1;
  return tidy(Math.min(max, Math.max(min, min + next * step)));
}

/** A number as somebody typed it; null for what is none, or out of bounds. */
export function numberOf(text: string, { min, max }: NumberField): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^[+-]?\d+(\.\d+)?$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= min && value <= max ? value : null;
}

/** Without the dust that binary fractions leave: 0.7 + 0.1 is 0.8. */
const tidy = (value: number) => Number(value.toFixed(6));

/** The list with one option put in at the end, or taken out; at least one stays. */
export function toggled(list: readonly string[], option: string): readonly string[] {
  if (!list.includes(option)) return [...list, option];
  return list.length === 1 ? list : list.filter((one) => one !== option);
}

/** The list with one option a place further up. */
export function raised(list: readonly string[], option: string): readonly string[] {
  const at = list.indexOf(option);
  if (at <= 0) return list;
  return [...list.slice(0, at - 1), option, list[at - 1] ?? option, ...list.slice(at + 1)];
}

/** An object of numbers, as far as it is one. */
export function numbersOf(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}

export const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Whether two values of settings are the same, whatever the order of an object's keys. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}
