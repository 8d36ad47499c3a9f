import type { Status } from '../../../contract/kiosk.ts';
import type { Language } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Emitter } from '../../kernel/emitter.ts';
import type { Log } from '../../ops/log.ts';
import type { SpeechClient } from '../../speech/index.ts';
import type { Session } from '../session.ts';
import type { Answer } from '../spoken.ts';
import type { Caption } from './saying.ts';
import type { Unheard } from '../unheard.ts';

export interface VoiceEvents {
  changed: undefined;
  partial: { readonly text: string };
  caption: Caption;
  /** The person's words are a turn; `at`: when they fell silent, ms since the epoch. */
  turn: { readonly at: number };
  /** Something begins to be audible; ms since the epoch. */
  sounded: { readonly at: number };
  level: { readonly source: 'person' | 'vaani'; readonly rms: number };
  hint: { readonly kind: 'too-quiet' | 'clipping' };
  'playback.duck': { readonly on: boolean };
  'playback.stop': undefined;
  'playback.complete': { readonly utterance: number };
}

/** One session's ears and mouth. */
export interface Voice {
  readonly events: Pick<Emitter<VoiceEvents>, 'on'>;
  /** What the voice is doing; the session itself tells whether it is thinking. */
  readonly status: Exclude<Status, 'thinking' | 'doing'>;
  listen(on: boolean): void;
  /** The person holds push-to-talk: whatever pauses they make, their turn lasts until `endTurn`. */
  hold(): void;
  /** The person let go of push-to-talk: their turn is over. */
  endTurn(): void;
  setLanguage(language: Language): void;
  /** Says something that belongs to no turn; where the line is gone nobody hears it, then or later. */
  say(answer: Omit<Answer, 'turnId'>): void;
  /** The person wants no sound, or again. What is said meanwhile is on the screen alone. */
  mute(on: boolean): void;
  /** Fades out what is being said. */
  silence(): void;
  /** What the far speaker did with an utterance (remote channels). */
  played(utterance: number, state: 'started' | 'ended'): void;
  /**
   * The line to the far microphone and speaker is gone (remote channels): nothing is heard and
   * nothing said until `join`, and an answer that was being spoken counts as not heard.
   */
  leave(): void;
  /** The line is there, again or from another screen: what was not heard to its end is said again. */
  join(): void;
  close(): Promise<void>;
}

export interface VoiceOptions {
  readonly speech: SpeechClient;
  readonly session: Session;
  /** Unique among the open channels of the speech process. */
  readonly channel: number;
  readonly kind: 'device' | 'remote';
  /** A number that no utterance of its screen had before; its own numbers where left out. */
  readonly nextUtterance?: () => number;
  /** Keeps the answer that nobody heard; given where it must outlive this voice. */
  readonly unheard?: Unheard;
  readonly clock?: Clock;
  readonly log: Log;
}
