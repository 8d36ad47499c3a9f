import type { Language } from '../../../contract/language.ts';
import type { EarEvent } from '../ear.ts';
import type { NearEvidence } from './control.ts';

/** Whether what was heard is (part of) what is being said; src/main/language/own-words.ts. */
export type IsOwnWords = (heard: string, spoken: readonly string[], language: Language) => boolean;

export interface OwnVoiceOptions {
  readonly isOwnWords: IsOwnWords;
  /** How long after its end a sentence may still be heard, ms. */
  readonly tailMs: number;
  /** What the levels say of the last so many ms; absent where levels are not known (remote channels). */
  readonly evidence?: (ms: number) => NearEvidence;
  /** Our own words were recognised. */
  readonly onLeak: () => void;
}

/** Knows what Vaani said when, and takes it out of what was heard. */
export interface OwnVoice {
  /** A sentence of an utterance has begun to be audible at `at`. */
  sentence(utterance: number, text: string, at: number): void;
  /** The utterance is no longer audible. */
  ended(utterance: number, at: number): void;
  /** The event, with the text '' where it is only our own. */
  filter(event: EarEvent, language: Language): EarEvent;
}

interface Audible {
  readonly utterance: number;
  readonly text: string;
  readonly from: number;
  until: number;
}

/** Sentences kept; with what is older nobody's stretch of speech overlaps. */
const kept = 12;
/** People answer with a word of the question ("yes" to "say yes or no"): up to this many words the levels decide too. */
const shortWords = 4;
/** Frames of 10 ms that are somebody else's, and their share, that prove a person. */
const provingFrames = 8;
const provingShare = 0.3;
/** Where there are no levels, a short answer that begins so close to the end of the sentence is a person's, ms. */
const answersEarlyMs = 500;

export function createOwnVoice(options: OwnVoiceOptions): OwnVoice {
  const { isOwnWords, tailMs, evidence, onLeak } = options;
  let audible: Audible[] = [];
  /** When the present stretch of speech began. */
  let start = 0;

  function isOwn(text: string, at: number, language: Language): boolean {
    const heardFrom = audible.filter(({ from, until }) => start < until + tailMs && from < at);
    if (text === '' || heardFrom.length === 0) return false;
    const spoken = heardFrom.map((sentence) => sentence.text);
    if (!isOwnWords(text, spoken, language)) return false;
    return text.trim().split(/\s+/).length > shortWords || !isPerson(at, heardFrom);
  }

  function isPerson(at: number, heardFrom: readonly Audible[]): boolean {
    if (!evidence) {
      const end = Math.max(...heardFrom.map(({ until }) => until));
      return start > end - answersEarlyMs;
    }
    const { audible: frames, strong } = evidence(at - start);
    return strong >= provingFrames && strong >= (frames + strong) * provingShare;
  }

  function end(utterance: number, at: number): void {
    for (const one of audible) {
      if (one.utterance === utterance && one.until > at) one.until = at;
    }
  }

  return {
    sentence(utterance, text, at) {
      end(utterance, at);
      const until = Number.POSITIVE_INFINITY;
      audible = [...audible, { utterance, text, from: at, until }].slice(-kept);
    },
    ended: end,
    filter(event, language) {
      if (event.kind === 'speech-start') start = event.at;
      if (event.kind !== 'partial' && event.kind !== 'pause' && event.kind !== 'heard')
        return event;
      if (!isOwn(event.text, event.at, event.kind === 'heard' ? event.language : language)) {
        return event;
      }
      if (event.kind === 'heard') onLeak();
      return event.kind === 'partial'
        ? { ...event, text: '' }
        : { ...event, text: '', confidence: 0 };
    },
  };
}
