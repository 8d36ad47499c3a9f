import { LogOut } from 'lucide-react';
import { AskBar } from '../components/ask-bar.tsx';
import { Brand } from '../components/brand.tsx';
import { Button } from '../components/button.tsx';
import { Confirmation } from '../components/confirmation.tsx';
import { Feed } from '../components/feed.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { ModelsPill } from '../components/model-progress.tsx';
import { NoteCards } from '../components/note-cards.tsx';
import { Notices } from '../components/notices.tsx';
import { PresenceStage } from '../components/presence.tsx';
import { StillThere } from '../components/still-there.tsx';
import { Suggestions } from '../components/suggestions.tsx';
import { TaskPanel } from '../components/task-panel.tsx';
import { useKioskState, useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';

/** A conversation from the first word to the last. */
export function Conversation() {
  const pending = useVoice((voice) => voice.pendingConfirmation);
  const begun = useKioskState(({ view }) => (view?.turns.length ?? 0) > 0);
  return (
    <main className="conversation">
      <Header />
      <div className="area-side">
        <PresenceStage />
        <TaskPanel />
        <NoteCards />
      </div>
      <Notices />
      <Feed />
      <div className="area-ask min-w-0">
        <div className="mx-auto max-w-5xl">
          {pending ? <Confirmation pending={pending} /> : begun && <Suggestions />}
        </div>
      </div>
      <AskBar />
      <StillThere />
    </main>
  );
}

function Header() {
  const text = useText();
  const end = useVoice((voice) => voice.end);
  const title = useKioskState(({ view }) => view?.packTitle ?? '');
  return (
    <header className="area-header keeps-corner group flex items-center gap-3 px-4 py-3 md:px-6">
      <Brand />
      <span className="min-w-0 grow truncate border-l border-line pl-4 text-lg text-soft max-sm:border-0 max-sm:pl-0 max-sm:*:hidden">
        <span>{title}</span>
      </span>
      <ModelsPill />
      <LanguageSwitch />
      <Button onClick={() => void end()} className="max-sm:px-0">
        <LogOut aria-hidden className="size-6" />
        <span className="max-sm:sr-only">{text('controls.end')}</span>
      </Button>
    </header>
  );
}
