import type { SpeechApi } from '../../../contract/speech.ts';
import type { EventData } from '../../../contract/rpc/api.ts';
import type { Answer } from '../spoken.ts';
import type { Caption } from './saying.ts';

/** The calls of a speech channel that a speaker makes; a `speak` that is refused is told to `Speaker.refused`. */
export interface SpeakerMouth {
  speak(
    utterance: number,
    speech: Omit<Answer, 'parts' | 'turnId'> & { readonly text: string; readonly holding: boolean },
  ): void;
  prepare(speech: Pick<Answer, 'language' | 'rate'> & { readonly text: string }): void;
  silence(): void;
  finishSentence(): void;
  duck(on: boolean): void;
}

export interface SpeakerOptions {
  readonly mouth: SpeakerMouth;
  /** A number that no utterance of this screen had before: its player drops what is older than what it stopped. */
  readonly nextUtterance: () => number;
  /** What the speaker is doing has changed. */
  readonly onChanged: () => void;
  /** A sentence of an answer begins to be audible. */
  readonly onCaption: (caption: Caption) => void;
  /** The person interrupted this answer; `heard` is what they had heard of it, as on the screen. */
  readonly onInterrupted: (answer: Answer, heard: string) => void;
  /** The voice failed, and nothing newer is to be said. */
  readonly onUnheard: (answer: Answer) => void;
}

export type AudioEnd = Pick<
  EventData<SpeechApi, 'audio-end'>,
  'utterance' | 'completed' | 'heardText' | 'rest' | 'failure'
>;

/**
 * What is said and what waits to be said, part by part. The speech process holds one part at a time, so
 * that what is cut, or overtaken, is decided here alone.
 */
export interface Speaker {
  /** Something is audible, being made, or next. */
  readonly speaking: boolean;
  /** Something was silenced, or lowered, for the person who makes a sound. */
  readonly yielding: boolean;
  /** A question about a change was cut before its last sentence: an answer to it may be to something else. */
  readonly questionCut: boolean;
  /** Nothing is audible, though something is to be said. */
  readonly late: boolean;
  /** The last sentence of all that was to be said is, or was, audible. */
  readonly atEnd: boolean;
  say(answer: Answer): void;
  /** After the sentence being said, before what waits. It outlasts an interruption. */
  interrupt(answer: Answer): void;
  /** Fills a gap until something else is audible. */
  hold(answer: Answer): void;
  /** Somebody makes a sound: falls silent, or lowers what must be heard. */
  yield(): void;
  /** It was nothing: goes on from the beginning of the sentence that was cut. */
  goOn(): void;
  /** They have spoken: what was cut stays so. What reports a change, and what interrupts, is still said. */
  giveWay(): void;
  /** Nothing more of all this. */
  silence(): void;
  /** Says the last answer again from its beginning; false when there is none. */
  repeat(): boolean;
  /** From now on, and for what is still to be said. */
  change(manner: Pick<Answer, 'rate' | 'volume'>): void;
  /** The line is gone, or another screen came: the last answer that nobody cut off and nobody heard whole. */
  takeBack(): Answer | undefined;
  started(utterance: number): void;
  sentence(utterance: number, index: number): void;
  ended(end: AudioEnd): void;
  /** The speech process did not take an utterance. */
  refused(utterance: number): void;
}
