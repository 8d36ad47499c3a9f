import type { MouseEvent } from 'react';
import { type Language, languages } from '../../contract/language.ts';
import { Brand } from '../components/brand.tsx';
import { Invitation } from '../components/invitation.tsx';
import { ModelsPill } from '../components/model-progress.tsx';
import { PackChoice } from '../components/pack-choice.tsx';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { languageNames } from '../i18n/languages.ts';
import { useLanguage } from '../language-context.ts';

/** What a passer-by sees: one invitation, and one tap to begin; where several trades are served, which. */
export function Attract() {
  const kiosk = useKiosk();
  const title = useKioskState(({ view }) => view?.packTitle ?? '');
  const several = useKioskState(({ view }) => (view?.packs.length ?? 0) > 1);
  const ready = useKioskState((state) => state.link === 'open');
  const notice = useKioskState(({ view }) => view?.notice ?? view?.voice.notice ?? null);
  // The whole wall is the button; what stands on it has a meaning of its own.
  const tapped = ({ target }: MouseEvent) => {
    const own = target instanceof Element && target.closest('button, a, [role=dialog]');
    if (ready && !several && !own) void kiosk.begin();
  };
  return (
    <main className="attract" onClick={tapped}>
      <header className="keeps-corner flex min-h-16 items-center justify-between gap-4">
        <Brand />
        <span className="flex min-w-0 items-center gap-3">
          <span className="truncate text-xl text-on-wall-soft max-sm:hidden">{title}</span>
          <ModelsPill />
        </span>
      </header>
      {several ? <PackChoice /> : <Invitation />}
      <LanguageChoice begins={!several} />
      {notice && (
        <p className="mx-auto max-w-3xl text-center text-lg text-on-wall-soft">{notice}</p>
      )}
    </main>
  );
}

/** The languages, each as its own readers write it. `begins`: a tap also starts the conversation. */
function LanguageChoice({ begins }: { begins: boolean }) {
  const text = useText();
  const kiosk = useKiosk();
  const chosen = useLanguage();
  const ready = useKioskState((state) => state.link === 'open');
  const offered = useKioskState(({ view }) => view?.languages ?? languages);
  const choose = (language: Language) =>
    void (begins ? kiosk.begin({ language }) : kiosk.language(language));
  return (
    <nav
      aria-label={text(begins ? 'attract.languages' : 'controls.language')}
      className="mx-auto w-full max-w-5xl"
    >
      {/* Beside a list of trades a phone has room for one row only. */}
      <ul
        className={`grid gap-3 sm:grid-cols-4 sm:gap-4 ${begins ? 'grid-cols-2' : 'grid-cols-4'}`}
      >
        {offered.map((language) => (
          <li key={language} className="flex min-w-0">
            <button
              type="button"
              lang={language}
              disabled={!ready}
              aria-pressed={begins ? undefined : language === chosen}
              onClick={() => choose(language)}
              className="wall-button touch"
            >
              {languageNames[language]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
