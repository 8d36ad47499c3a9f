import type { ConsoleSetting } from '../../../contract/console.ts';
import { type Language, languages } from '../../../contract/language.ts';
import { languageNames } from '../../i18n/languages.ts';
import { type ConsoleText, knownText } from '../i18n/index.ts';
import { listOf, numbersOf } from '../settings.ts';

/** An option as it is read: a language in its own script, a trade, a word of the setting, or as it is. */
export function optionText(text: ConsoleText, key: string, option: string): string {
  const language = languages.find((one) => one === option);
  if (language && key.startsWith('language')) return languageNames[language];
  return (
    knownText(text, `option.${key}.${option}`) ??
    option.slice(0, 1).toUpperCase() + option.slice(1).replaceAll('_', ' ')
  );
}

/** A unit in the language: "d" is days, "s" seconds; one that is not known stays as it is. */
export const unitText = (text: ConsoleText, unit: string): string =>
  unit === '' ? '' : (knownText(text, `unit.${unit}`) ?? unit);

/** The name of one number of a setting that has several. */
export const fieldText = (text: ConsoleText, key: string, field: string): string =>
  knownText(text, `setting.${key}.${field}`) ?? field;

/** A whole value as it is read in a line; empty where there is nothing to say. */
export function valueText(
  text: ConsoleText,
  language: Language,
  setting: ConsoleSetting,
  value: unknown,
): string {
  const { input, key } = setting;
  if (value === null || value === undefined) return text('setting.none');
  switch (input.kind) {
    case 'toggle':
      return text(value === true ? 'on' : 'off');
    case 'choice':
      return optionText(text, key, String(value));
    case 'list':
      return new Intl.ListFormat(language, { type: 'conjunction' }).format(
        listOf(value).map((option) => optionText(text, key, option)),
      );
    case 'number':
      return `${String(value)} ${unitText(text, input.unit)}`.trim();
    case 'numbers': {
      const numbers = numbersOf(value);
      return input.fields
        .map(({ name, unit }) => `${numbers[name] ?? '–'} ${unitText(text, unit)}`.trim())
        .join(' · ');
    }
    case 'text':
      return String(value);
    case 'devices':
      return text('devices.default');
  }
}
