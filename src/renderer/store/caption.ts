import type { SessionView, ViewTurn } from '../../contract/kiosk.ts';

/** A sentence of a turn that began to be audible: UTF-16 units of the turn's text, end excluded. */
export interface SpokenSentence {
  readonly from: number;
  readonly to: number;
  readonly durationMs: number;
}

/** What of a turn has been audible so far. */
export interface Caption {
  readonly turnId: number;
  readonly sentences: readonly SpokenSentence[];
}

/**
 * A word of a caption with the space after it. said: it has been audible · saying: its sentence is, and it
 * is reached after `delayMs` · unsaid: it comes later.
 */
export interface CaptionWord {
  readonly from: number;
  readonly text: string;
  readonly state: 'said' | 'saying' | 'unsaid';
  readonly delayMs: number;
}

/** More sentences than any answer has; later ones are not followed word by word. */
const maxSentences = 100;

/** Takes in that a sentence begins; one of an older turn than the one that is followed is too late. */
export function withSentence(
  caption: Caption | null,
  { turnId, ...sentence }: SpokenSentence & { readonly turnId: number },
): Caption | null {
  if (caption !== null && turnId < caption.turnId) return caption;
  const before = caption?.turnId === turnId ? caption.sentences : [];
  if (before.length >= maxSentences) return caption;
  return { turnId, sentences: [...before, sentence] };
}

/**
 * The turn that is being spoken, whose words show how far it has come; null when nothing is, or when the
 * whole text is to stand there at once.
 * @param toldId the last turn whose speaking is over
 */
export function spokenTurn(view: SessionView, toldId: number): ViewTurn | null {
  const turn = view.turns.at(-1);
  if (turn?.who !== 'vaani' || turn.interrupted || turn.id <= toldId) return null;
  if (!view.voice.speaks || view.voice.muted) return null;
  // A person who begins to talk has not silenced it yet.
  return view.status === 'speaking' || view.status === 'hearing' ? turn : null;
}

/** The words of a text, and how far Vaani has come in saying them. Together they are the whole text. */
export function captionWords(
  text: string,
  sentences: readonly SpokenSentence[],
): readonly CaptionWord[] {
  const current = sentences.at(-1);
  const begun = Math.max(0, ...sentences.map(({ to }) => to));
  const words = [...text.matchAll(/\S+\s*|^\s+/gu)].map(({ 0: word, index }) => ({
    from: index,
    text: word,
  }));
  const delays = current ? spread(words, current) : new Map<number, number>();
  return words.map((word) => {
    const delayMs = delays.get(word.from);
    if (delayMs !== undefined) return { ...word, state: 'saying', delayMs };
    return { ...word, state: word.from < begun ? 'said' : 'unsaid', delayMs: 0 };
  });
}

/** When each word of the sentence is reached, by its place in the text: long words take longer, and a comma rests. */
function spread(
  words: readonly { readonly from: number; readonly text: string }[],
  { from, to, durationMs }: SpokenSentence,
): ReadonlyMap<number, number> {
  const mine = words.filter((word) => word.from >= from && word.from < to);
  const whole = mine.reduce((sum, { text }) => sum + weight(text), 0);
  const delays = new Map<number, number>();
  let before = 0;
  for (const word of mine) {
    delays.set(word.from, Math.round((Math.max(0, durationMs) * before) / whole));
    before += weight(word.text);
  }
  return delays;
}

/** Roughly how long a word takes, in letters: there is a beat between words, and a rest after a comma. */
function weight(word: string): number {
  const said = word.trimEnd();
  return said.length + 1 + (/[,;:.!?।]$/u.test(said) ? 3 : 0);
}
