import { memo, useEffect, useRef } from 'react';
import type { ViewTurn } from '../../contract/kiosk.ts';
import { useText } from '../context.tsx';
import { useVoice } from '../use-voice.ts';
import { Caption } from './caption.tsx';
import { Cards } from './cards/card-view.tsx';
import { lessMotion } from './less-motion.ts';
import { Hearing, Said } from './said.tsx';
import { Suggestions } from './suggestions.tsx';

/** Everything that was said, newest last; words appear here while they are being recognised. */
export function Feed() {
  const text = useText();
  const turns = useVoice((voice) => voice.transcripts);
  const partial = useVoice((voice) => voice.partial);
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef<HTMLDivElement>(null);
  const lastId = turns.at(-1)?.id;

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // What is new is shown from its beginning; when it is short, the end of the conversation is.
    const reveal = () => {
      const start = latest.current?.offsetTop ?? box.scrollHeight;
      const top = Math.min(start - 16, box.scrollHeight - box.clientHeight);
      box.scrollTo({ top, behavior: lessMotion() ? 'instant' : 'smooth' });
    };
    const observer = new ResizeObserver(reveal);
    observer.observe(box);
    return () => observer.disconnect();
  }, [lastId, partial]);

  // The newest exchange starts with what the person said last.
  const newest = partial ? turns.length : turns.findLastIndex(({ who }) => who === 'person');
  return (
    <div
      ref={scroller}
      role="log"
      aria-label={text('feed.label')}
      aria-live="polite"
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="area-feed feed-fade relative flex min-h-0 flex-col overflow-y-auto overscroll-contain px-4 focus-visible:outline-offset-[-0.2rem] md:px-6"
    >
      <div className="mx-auto flex w-full max-w-5xl grow flex-col justify-end gap-5 py-4">
        {turns.length === 0 && !partial && <Opening />}
        {turns.map((turn, index) => (
          <div
            key={turn.id}
            ref={index === Math.max(0, newest) ? latest : undefined}
            className="min-w-0"
          >
            <Turn turn={turn} place={placeOf(index, newest)} />
          </div>
        ))}
        {partial && (
          // A screen reader reads the sentence once it is whole, not each word that comes.
          <div ref={latest} aria-live="off">
            <Hearing words={partial} />
          </div>
        )}
      </div>
    </div>
  );
}

/** past: it belongs to an earlier exchange · newest: what the person said last · now: the answer to that. */
type Place = 'past' | 'newest' | 'now';

function placeOf(index: number, newest: number): Place {
  if (index < newest) return 'past';
  return index === newest ? 'newest' : 'now';
}

/** Drawn again only when something of it changed: the store keeps what is the same the same object. */
const Turn = memo(function Turn({ turn, place }: { turn: ViewTurn; place: Place }) {
  const text = useText();
  if (turn.who === 'person') return <Said turn={turn} open={place === 'newest'} />;
  return (
    <div className="arrive flex flex-col gap-4">
      <p className={`answer ${place === 'past' ? 'text-soft' : ''}`}>
        <Caption turn={turn} />
        {turn.interrupted && (
          <span className="ml-3 inline-block rounded-full bg-sunk px-3 py-0.5 align-middle text-base font-normal text-soft">
            {text('feed.interrupted')}
          </span>
        )}
      </p>
      <Cards cards={turn.cards} />
    </div>
  );
});

/** Before anything was said: an invitation. */
function Opening() {
  const text = useText();
  return (
    <div className="my-auto flex flex-col gap-2 py-6">
      <h1 className="text-4xl font-bold tracking-tight text-balance">{text('feed.empty.title')}</h1>
      <p className="text-xl text-soft">{text('feed.empty.text')}</p>
      <Suggestions tall />
    </div>
  );
}
