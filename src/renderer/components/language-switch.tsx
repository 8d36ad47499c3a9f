import { Languages } from 'lucide-react';
import { Popover, ToggleGroup } from 'radix-ui';
import { type Language, languages } from '../../contract/language.ts';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { languageNames } from '../i18n/languages.ts';
import { useLanguage } from '../language-context.ts';

/** Changes the language in mid-conversation; each language is offered in its own script. */
export function LanguageSwitch() {
  const kiosk = useKiosk();
  const text = useText();
  const language = useLanguage();
  const offered = useKioskState(({ view }) => view?.languages ?? languages);
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`${text('controls.language')}: ${languageNames[language]}`}
        className="touch flex shrink-0 items-center justify-center gap-2.5 rounded-full border border-line bg-surface px-4 text-lg font-semibold"
      >
        <Languages aria-hidden className="size-6 shrink-0" />
        <span className="max-sm:hidden">{languageNames[language]}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          className="z-10 rounded-card border border-line bg-surface p-3 shadow-card"
        >
          <ToggleGroup.Root
            type="single"
            value={language}
            aria-label={text('controls.language')}
            onValueChange={(next) => {
              if (next !== '') void kiosk.language(next as Language);
            }}
            className="grid grid-cols-2 gap-2"
          >
            {offered.map((each) => (
              <Popover.Close asChild key={each}>
                <ToggleGroup.Item
                  value={each}
                  lang={each}
                  className="touch rounded-inner px-6 text-xl font-semibold data-[state=on]:bg-brand data-[state=on]:text-on-brand"
                >
                  {languageNames[each]}
                </ToggleGroup.Item>
              </Popover.Close>
            ))}
          </ToggleGroup.Root>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
