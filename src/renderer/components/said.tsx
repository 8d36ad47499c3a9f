import { Pencil } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { ViewTurn } from '../../contract/kiosk.ts';
import { useKioskState, useText } from '../context.tsx';
import { Correction } from './correction.tsx';
import { markUnsure } from './mark-unsure.ts';

/** What the person said. `open`: it is the newest, and a tap corrects it where it was misheard. */
export function Said({ turn, open }: { turn: ViewTurn; open: boolean }) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  const linked = useKioskState((state) => state.link === 'open');
  const unsure = turn.unsure ?? [];
  if (editing && open) return <Correction turn={turn} onDone={() => setEditing(false)} />;
  return (
    <div className={`said ${open ? 'said-open' : ''}`}>
      <p>
        <span className="sr-only">{text('feed.you')}: </span>
        <Words text={turn.text} unsure={unsure} />
      </p>
      {open && unsure.length > 0 && <p className="said-doubt">{text('feed.unsure')}</p>}
      {open && (
        // All of the bubble can be tapped; its words stay words, which a screen reader reads.
        <button
          type="button"
          disabled={!linked}
          aria-label={text('feed.correct')}
          onClick={() => setEditing(true)}
          className="said-button touch"
        >
          <Pencil aria-hidden className="size-6" />
        </button>
      )}
    </div>
  );
}

/** Words while they are being recognised. */
export function Hearing({ words }: { words: string }) {
  const text = useText();
  return (
    <p data-testid="partial" className="said said-unfinished">
      <span className="sr-only">{text('feed.you')}: </span>
      {words}
      <span
        aria-hidden
        className="blink ml-1 inline-block h-[1em] w-1 translate-y-[0.15em] rounded bg-(--hearing)"
      />
    </p>
  );
}

/** The text, with the words that may be wrong marked; ranges that do not fit it are left out. */
function Words({ text, unsure }: { text: string; unsure: NonNullable<ViewTurn['unsure']> }) {
  const say = useText();
  const parts = markUnsure(text, unsure);
  return parts.map(({ from, words, doubtful }) =>
    doubtful ? (
      <mark key={from} className="unsure">
        {words}
        <span className="sr-only"> ({say('feed.unsureWord')})</span>
      </mark>
    ) : (
      <Fragment key={from}>{words}</Fragment>
    ),
  );
}
