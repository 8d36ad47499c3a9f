import { splitSentences } from '../../speech/index.ts';
import type { Answer, SpokenPart } from '../spoken.ts';
import type { AudioEnd } from './speaker-port.ts';

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
  return { saying, part: { ...part, text: rest, screen: sentences.slice(before).join(' ') } };
}

/** What was heard of an answer, the cut sentence included. */
export const heardOf = ({ heard, cut }: Saying): string =>
  [...heard, cut].filter((text) => text !== '').join(' ');

export const sentencesIn = ({ text }: SpokenPart): number => splitSentences(text).length;

export const isLastSentence = ({ part, sentence }: Current): boolean =>
  sentence >= sentencesIn(part) - 1;
