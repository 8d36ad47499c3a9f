import { useMemo } from 'react';
import type { ViewTurn } from '../../contract/kiosk.ts';
import { useKioskState } from '../context.tsx';
import { captionWords, type SpokenSentence, spokenTurn } from '../store/caption.ts';

const nothingYet: readonly SpokenSentence[] = [];

/** What Vaani says, word by word as it is spoken; all of it at once where nothing is spoken. */
export function Caption({ turn }: { turn: ViewTurn }) {
  const sentences = useKioskState(({ view, toldId, caption }) => {
    if (!view || spokenTurn(view, toldId)?.id !== turn.id) return null;
    return caption?.turnId === turn.id ? caption.sentences : nothingYet;
  });
  const words = useMemo(
    () => (sentences ? captionWords(turn.text, sentences) : null),
    [turn.text, sentences],
  );
  if (!words || !sentences) return turn.text;
  const waiting = sentences.length === 0;
  return words.map(({ from, text, state, delayMs }) => (
    <span
      key={from}
      className={waiting ? 'caption-before' : `caption-${state}`}
      style={state === 'saying' ? { animationDelay: `${delayMs}ms` } : undefined}
    >
      {text}
    </span>
  ));
}
