import { ChevronDown } from 'lucide-react';
import { languages } from '../../contract/language.ts';
import { languageNames } from '../i18n/languages.ts';
import { useLanguage } from '../language-context.ts';
import { useOperator, useOperatorText } from './context.tsx';

/** The language of the desk's own texts. */
export function DeskLanguage() {
  const text = useOperatorText();
  const operator = useOperator();
  const chosen = useLanguage();
  return (
    <span className="relative flex shrink-0">
      <select
        aria-label={text('language')}
        value={chosen}
        onChange={({ target }) => {
          const next = languages.find((language) => language === target.value);
          if (next) operator.language(next);
        }}
        className="touch cursor-pointer appearance-none rounded-full border border-line bg-surface pr-12 pl-6 text-lg font-semibold"
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-5 size-5 -translate-y-1/2 text-soft"
      />
    </span>
  );
}
