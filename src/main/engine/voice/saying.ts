import type { KioskApi } from '../../../contract/kiosk.ts';
import type { Language } from '../../../contract/language.ts';
import type { EventData } from '../../../contract/rpc/api.ts';
import { splitSentences } from '../../speech/index.ts';
import type { Answer, SpokenPart } from '../spoken.ts';
import type { AudioEnd } from './speaker-port.ts';

export type Caption = EventData<KioskApi, 'caption'>;

/** An answer being said, and how much of it was heard. */
export interface Saying {
  readonly answer: Answer;
  readonly lasting: boolean;
  manner: Pick<Answer, 'rate' | 'volume'>;
  /** On the screen's words, up to the sentence that was cut. */
  heard: string[];
  cut: string;
  /** Some of it will not be said. */
  dropped: boolean;
}

/** A part of it that waits. */
export interface Piece {
  readonly saying: Saying;
  readonly part: SpokenPart;
}

/** A part that the speech process has. */
export interface Current extends Piece {
  readonly utterance: number;
  begun: boolean;
  /** The sentence that is audible; -1 for none. */
  sentence: number;
}

/** An answer to be said. `lasting`: it outlasts an interruption. */
export function piecesOf(answer: Answer, lasting = false): Piece[] {
  const { rate, volume } = answer;
  const manner = { rate, volume };
  const saying = { answer, lasting, manner, heard: [], cut: '', dropped: false };
  return answer.parts.map((part) => ({ saying, part }));
}

/** How much of a cut part was heard, on the screen's words; returns the part from the cut sentence on. */
export function noteCut({ saying, part }: Piece, { heardText, rest }: AudioEnd): Piece {
  const sentences = splitSentences(part.screen);
  const audible = Math.min(splitSentences(heardText).length, sentences.length);
  const before = Math.max(0, audible - 1);
  saying.heard.push(...sentences.slice(0, before));
  saying.cut = audible > 0 ? (sentences[before] ?? '') : '';
  const [at] = placeOf(part, before);
  const screen = part.screen.slice(at - part.at);
  return { saying, part: { ...part, text: rest, screen, at } };
}

/** Where a sentence of a part stands on the screen, the end excluded; the sentences of screen and voice are counted alike. */
function placeOf({ screen, at }: SpokenPart, index: number): [from: number, to: number] {
  const sentences = splitSentences(screen);
  let to = 0;
  let from = 0;
  for (const sentence of sentences.slice(0, index + 1)) {
    from = Math.max(to, screen.indexOf(sentence, to));
    to = from + sentence.length;
  }
  // Where the voice has more of them, the last one is the rest.
  return index >= sentences.length - 1 ? [at + from, at + screen.length] : [at + from, at + to];
}

/** The sentence that is audible, as it stands on the screen. */
export function captionOf({ saying, part, sentence }: Current): Caption {
  const [from, to] = placeOf(part, sentence);
  const { language, turnId } = saying.answer;
  const graphemes = [...segmenter.segment(part.screen.slice(from - part.at, to - part.at))].length;
  const durationMs = Math.round((graphemes * graphemeMs[language]) / saying.manner.rate);
  return { turnId, from, to, durationMs };
}

const segmenter = new Intl.Segmenter();
/** How long a voice needs for what a reader sees as one letter, ms: measured on sentences of espeak-ng at rate 1. */
const graphemeMs: Readonly<Record<Language, number>> = {
  en: 53,
  hi: 104,
  bn: 119,
  mr: 110,
};

/** What was heard of an answer, the cut sentence included. */
export const heardOf = ({ heard, cut }: Saying): string =>
  [...heard, cut].filter((text) => text !== '').join(' ');

export const sentencesIn = ({ text }: SpokenPart): number => splitSentences(text).length;

export const isLastSentence = ({ part, sentence }: Current): boolean =>
  sentence >= sentencesIn(part) - 1;
