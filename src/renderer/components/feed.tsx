import { useEffect, useRef } from 'react';
import type { ViewTurn } from '../../contract/kiosk.ts';
import { useKioskState, useText } from '../context.tsx';
import { Cards } from './cards/card-view.tsx';
import { Suggestions } from './suggestions.tsx';

const none: readonly ViewTurn[] = [];

/** Everything that was said, newest last; words appear here while they are being recognised. */
export function Feed() {
  const text = useText();
  const turns = useKioskState(({ view }) => view?.turns ?? none);
  const partial = useKioskState((state) => state.partial);
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef<HTMLDivElement>(null);
  const lastId = turns.at(-1)?.id;

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // What is new is shown from its beginning; when it is short, the end of the conversation is.
    const reveal = () => {
      const start = latest.current?.offsetTop ?? box.scrollHeight;
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const top = Math.min(start - 16, box.scrollHeight - box.clientHeight);
      box.scrollTo({ top, behavior: calm ? 'instant' : 'smooth' });
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
      className="area-feed feed-fade relative min-h-0 overflow-y-auto overscroll-contain px-4 py-4 focus-visible:outline-offset-[-0.2rem] md:px-6"
    >
      <div className="mx-auto flex min-h-full max-w-5xl flex-col justify-end gap-5">
        {turns.length === 0 && !partial && <Opening />}
        {turns.map((turn, index) => (
          <div
            key={turn.id}
            ref={index === Math.max(0, newest) ? latest : undefined}
            className={index < newest ? 'opacity-60' : ''}
          >
            <Turn turn={turn} />
          </div>
        ))}
        {partial && (
          <div ref={latest}>
            <Said unfinished>{partial}</Said>
          </div>
        )}
      </div>
    </div>
  );
}

function Turn({ turn }: { turn: ViewTurn }) {
  const text = useText();
  if (turn.who === 'person') return <Said>{turn.text}</Said>;
  return (
    <div className="arrive flex flex-col gap-4">
      <p className="max-w-[46ch] text-2xl leading-snug font-medium text-pretty [overflow-wrap:anywhere]">
        {turn.text}
        {turn.interrupted && (
          <span className="ml-3 inline-block rounded-full bg-sunk px-3 py-0.5 align-middle text-base font-normal text-soft">
            {text('feed.interrupted')}
          </span>
        )}
      </p>
      <Cards cards={turn.cards} />
    </div>
  );
}

function Said({ children, unfinished = false }: { children: string; unfinished?: boolean }) {
  const text = useText();
  return (
    <p
      data-testid={unfinished ? 'partial' : undefined}
      className={`ml-auto w-fit max-w-[85%] rounded-card rounded-br-md px-5 py-3 text-xl [overflow-wrap:anywhere] ${unfinished ? 'border-2 border-dashed border-(--hearing) text-ink' : 'bg-brand-tint'}`}
    >
      <span className="sr-only">{text('feed.you')}: </span>
      {children}
      {unfinished && (
        <span
          aria-hidden
          className="blink ml-1 inline-block h-[1em] w-1 translate-y-[0.15em] rounded bg-(--hearing)"
        />
      )}
    </p>
  );
}

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
