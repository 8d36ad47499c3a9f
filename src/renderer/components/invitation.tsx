import { Mic } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SessionView } from '../../contract/kiosk.ts';
import { type Language, languages } from '../../contract/language.ts';
import { useKioskState, useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';
import { texts } from '../i18n/index.ts';
import { useLanguage } from '../language-context.ts';
import { invitationsOf } from '../store/invitations.ts';
import { lessMotion } from './less-motion.ts';
import { Waveform } from './waveform.tsx';

const none: readonly string[] = [];
const noneOf: NonNullable<SessionView['examples']> = [];
const turnsAfterMs = 5_000;

/** The wall's middle: a wave, an invitation that goes through the languages, and what is heard when somebody just speaks. */
export function Invitation() {
  const text = useText();
  const start = useVoice((voice) => voice.start);
  const ready = useKioskState((state) => state.link === 'open');
  const lost = useKioskState((state) => state.link === 'reconnecting');
  const hearing = useKioskState(({ view }) => view?.status === 'hearing');
  const hears = useKioskState(
    ({ view }) => view?.status !== 'idle' && (view?.voice.hears ?? false),
  );
  const partial = useVoice((voice) => voice.partial);
  return (
    <div className="invitation">
      <Waveform mode={hearing ? 'hearing' : 'calm'} className="wall-wave" />
      {partial === '' ? (
        <Rotating />
      ) : (
        <div className="flex flex-col items-center gap-[2.5vh]">
          <h1 className="wall-headline">{text('presence.hearing')}</h1>
          <div className="wall-place">
            <p className="wall-question" data-testid="partial">
              {partial}
            </p>
          </div>
        </div>
      )}
      <div className="flex flex-col items-center gap-3">
        <button
          type="button"
          disabled={!ready}
          onClick={() => void start()}
          className="wall-start touch"
        >
          <Mic aria-hidden className="size-9" strokeWidth={2.4} />
          {ready ? text('attract.start') : text(lost ? 'link.reconnecting' : 'link.connecting')}
        </button>
        {/* Its line is kept, so that nothing moves when somebody can just speak. */}
        <p className="min-h-[1lh] text-xl text-on-wall-soft">
          {ready && hears && text('attract.speak')}
        </p>
      </div>
    </div>
  );
}

/** "Ask me anything" with a real question, in one language after the other; without motion, in the screen's. */
function Rotating() {
  const text = useText();
  const language = useLanguage();
  const suggestions = useKioskState(({ view }) => view?.suggestions ?? none);
  const examples = useKioskState(({ view }) => view?.examples ?? noneOf);
  const offered = useKioskState(({ view }) => view?.languages ?? languages);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (lessMotion()) return;
    const timer = setInterval(() => setTurn((now) => now + 1), turnsAfterMs);
    return () => clearInterval(timer);
  }, []);
  const invitations = invitationsOf({ language, offered, examples, suggestions });
  const shown = invitations[turn % Math.max(1, invitations.length)];
  return (
    <div className="flex w-full flex-col items-center gap-[2.5vh]">
      <h1 className="wall-headline">
        <span className="sr-only">{text('attract.headline')}</span>
        <Headline language={shown?.language ?? language} />
      </h1>
      <div aria-hidden className="wall-place">
        {shown && (
          <p key={turn} lang={shown.language} className="wall-question arrive">
            “{shown.text}”
          </p>
        )}
      </div>
      <p className="sr-only">{text('attract.lead')}</p>
    </div>
  );
}

function Headline({ language }: { language: Language }) {
  return (
    <span aria-hidden lang={language} key={language} className="arrive block">
      {texts[language]['attract.headline']}
    </span>
  );
}
