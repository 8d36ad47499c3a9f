import { type Language, languages } from '../../contract/language.ts';
import { type CommandContext, UsageError } from './command.ts';

/** `--lang`, for commands that need nothing of the packs. Throws UsageError. */
export function languageOption({ options }: CommandContext, fallback: Language = 'en'): Language {
  const code = options['lang'] ?? fallback;
  const language = languages.find((one) => one === code);
  if (!language) throw new UsageError(`--lang takes ${languages.join(', ')}, not "${code}"`);
  return language;
}
