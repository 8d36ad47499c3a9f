import { Mic } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Language, languages } from '../../contract/language.ts';
import { Brand } from '../components/brand.tsx';
import { ModelsPill } from '../components/model-progress.tsx';
import { PackChoice } from '../components/pack-choice.tsx';
import { Waveform } from '../components/waveform.tsx';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { languageNames } from '../i18n/languages.ts';
import { useLanguage } from '../language-context.ts';

/** What a passer-by sees: one invitation, and one tap to begin; where several trades are served, which. */
export function Attract() {
  const title = useKioskState(({ view }) => view?.packTitle ?? '');
  const several = useKioskState(({ view }) => (view?.packs.length ?? 0) > 1);
  const notice = useKioskState(({ view }) => view?.notice ?? view?.voice.notice ?? null);
  return (
    <main className="attract flex h-full flex-col gap-[2vh] overflow-y-auto px-5 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:px-12 md:pt-8 md:pb-8">
      <header className="flex min-h-16 items-center justify-between gap-4">
        <Brand />
        <span className="flex items-center gap-3">
          <span className="text-lg text-soft max-sm:hidden">{title}</span>
          <ModelsPill />
        </span>
      </header>
      {several ? <PackChoice /> : <Invitation />}
      <LanguageChoice begins={!several} />
      {notice && <p className="mx-auto max-w-3xl text-center text-base text-soft">{notice}</p>}
    </main>
  );
}

function Invitation() {
  const text = useText();
  const kiosk = useKiosk();
  const ready = useKioskState((state) => state.link === 'open');
  const lost = useKioskState((state) => state.link === 'reconnecting');
  return (
    <div className="flex min-h-0 grow flex-col items-center justify-center gap-[3vh] text-center">
      <Waveform mode="calm" className="h-[clamp(6rem,22vh,26rem)] w-full max-w-6xl text-brand" />
      <h1 className="text-[clamp(2.75rem,10.5vmin,6rem)] leading-[1.1] font-bold tracking-tight text-balance">
        {text('attract.headline')}
      </h1>
      <Examples />
      <button
        type="button"
        disabled={!ready}
        onClick={() => void kiosk.begin()}
        className="touch flex items-center gap-4 rounded-full bg-brand px-10 py-5 text-2xl font-bold text-on-brand shadow-card"
      >
        <Mic aria-hidden className="size-8 text-marigold-on-brand" strokeWidth={2.4} />
        {ready ? text('attract.start') : text(lost ? 'link.reconnecting' : 'link.connecting')}
      </button>
    </div>
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
      className="mx-auto w-full max-w-4xl"
    >
      {/* Beside a list of trades a phone has room for one row only. */}
      <ul className={`grid gap-3 sm:grid-cols-4 ${begins ? 'grid-cols-2' : 'grid-cols-4'}`}>
        {offered.map((language) => (
          <li key={language} className="flex">
            <button
              type="button"
              lang={language}
              disabled={!ready}
              aria-pressed={begins ? undefined : language === chosen}
              onClick={() => choose(language)}
              className="touch grow rounded-full border border-line bg-surface px-2 text-lg font-semibold sm:px-4 sm:text-xl aria-pressed:border-brand aria-pressed:bg-brand-tint aria-pressed:text-brand"
            >
              {languageNames[language]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const none: readonly string[] = [];
const exampleMs = 4_000;

/** One example question after the other; the engine's own suggestions come before the built-in ones. */
function Examples() {
  const text = useText();
  const suggestions = useKioskState(({ view }) => view?.suggestions ?? none);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((now) => now + 1), exampleMs);
    return () => clearInterval(timer);
  }, []);
  const examples =
    suggestions.length > 1
      ? suggestions
      : ([1, 2, 3, 4] as const).map((number) => text(`attract.example.${number}`));
  return (
    <div className="flex flex-col items-center gap-3">
      <p
        key={turn}
        aria-hidden
        className="arrive flex min-h-[3em] items-center text-[clamp(1.375rem,3.8vmin,2.25rem)] leading-snug text-balance text-soft"
      >
        “{examples[turn % examples.length]}”
      </p>
      <p className="sr-only">{text('attract.lead')}</p>
    </div>
  );
}
