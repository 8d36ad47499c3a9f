import { LogOut } from 'lucide-react';
import { AskBar } from '../components/ask-bar.tsx';
import { Brand } from '../components/brand.tsx';
import { Button } from '../components/button.tsx';
import { Confirmation } from '../components/confirmation.tsx';
import { Feed } from '../components/feed.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { ModelsPill } from '../components/model-progress.tsx';
import { Notices } from '../components/notices.tsx';
import { PresenceStage } from '../components/presence.tsx';
import { Suggestions } from '../components/suggestions.tsx';
import { useKiosk, useKioskState, useText } from '../context.tsx';

/** A conversation from the first word to the last. */
export function Conversation() {
  const pending = useKioskState(({ view }) => view?.pending ?? null);
  const begun = useKioskState(({ view }) => (view?.turns.length ?? 0) > 0);
  return (
    <main className="conversation">
      <Header />
      <Notices />
      <PresenceStage />
      <Feed />
      <div className="area-ask min-w-0">
        <div className="mx-auto max-w-5xl">
          {pending ? <Confirmation pending={pending} /> : begun && <Suggestions />}
        </div>
      </div>
      <AskBar />
    </main>
  );
}

function Header() {
  const text = useText();
  const kiosk = useKiosk();
  const title = useKioskState(({ view }) => view?.packTitle ?? '');
  return (
    <header className="area-header group flex items-center gap-3 px-4 py-3 md:px-6">
      <Brand />
      <span className="min-w-0 grow truncate border-l border-line pl-4 text-lg text-soft max-sm:border-0 max-sm:pl-0 max-sm:*:hidden">
        <span>{title}</span>
      </span>
      <ModelsPill />
      <LanguageSwitch />
      <Button onClick={() => void kiosk.end()} className="max-sm:px-0">
        <LogOut aria-hidden className="size-6" />
        <span className="max-sm:sr-only">{text('controls.end')}</span>
      </Button>
    </header>
  );
}
