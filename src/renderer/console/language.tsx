import { languages } from '../../contract/language.ts';
import { languageNames } from '../i18n/languages.ts';
import { useLanguage } from '../language-context.ts';
import { useConsole, useConsoleText } from './context.tsx';
import { Select } from './ui/select.tsx';

/** The language of the console's own texts; the kiosk's conversation keeps its own. */
export function ConsoleLanguage({ className = '' }: { className?: string }) {
  const text = useConsoleText();
  const client = useConsole();
  const chosen = useLanguage();
  return (
    <Select
      aria-label={text('language')}
      value={chosen}
      className={`shrink-0 ${className}`}
      onChange={({ target }) => {
        const next = languages.find((language) => language === target.value);
        if (next) client.language(next);
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageNames[language]}
        </option>
      ))}
    </Select>
  );
}
