import type { AudioFrame } from '../../../contract/audio-frame.ts';
import type { ModelProgress, SessionView } from '../../../contract/kiosk.ts';
import type { Language } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Emitter } from '../../kernel/emitter.ts';
import type { Log } from '../../ops/log.ts';
import type { SpeechClient } from '../../speech/index.ts';
import type { Latency } from '../latency.ts';
import type { IdleTimes } from '../idle.ts';
import type { Lobby } from '../lobby/lobby.ts';
import type { Interpret, Session, SessionHelp } from '../session.ts';
import type { Trade } from '../trade.ts';
import type { Caption } from '../voice/saying.ts';

/** Which ears and mouth a seat has. */
export type AudioKind = 'none' | 'remote' | 'device';

export interface SeatEvents {
  view: SessionView;
  partial: { readonly text: string };
  level: { readonly source: 'person' | 'vaani'; readonly rms: number };
  caption: Caption;
  latency: Latency;
  notification: { readonly text: string };
  'playback.duck': { readonly on: boolean };
  'playback.stop': undefined;
  'playback.complete': { readonly utterance: number };
  /** Audio for a remote speaker. */
  audio: AudioFrame;
}

/**
 * One place where people talk to Vaani, one after the other: a screen with its current session and
 * voice. It outlives its connection, so that a reload or a dropped line finds everything again.
 */
export interface Seat {
  readonly token: string;
  readonly audio: AudioKind;
  readonly session: Session;
  readonly events: Pick<Emitter<SeatEvents>, 'on'>;
  view(): SessionView;
  /** Something outside the seat that the view shows has changed. */
  refresh(): void;
  setAudio(kind: AudioKind): Promise<void>;
  /** A screen shows this seat, and its ears and mouth are set: it hears again what no screen has heard. */
  attach(): void;
  /** A screen is gone. With the last one goes the line to a far microphone and speaker. */
  detach(): void;
  setLanguage(language: Language): void;
  /** Chooses one of several trades by touch. Where the talk has begun, it is a turn like its name said aloud. */
  choosePack(packId: string): ReturnType<Session['enter']>;
  listen(on: boolean): void;
  /** Push-to-talk is held: the person's turn lasts until `endTurn`. */
  hold(): void;
  /** Push-to-talk was let go: the person's turn is over. */
  endTurn(): void;
  silence(): void;
  /** The person wants no sound, or again; for this conversation. */
  mute(on: boolean): void;
  played(utterance: number, state: 'started' | 'ended'): void;
  /** Microphone audio of a remote screen. */
  hear(frame: AudioFrame): void;
  /** Ends the conversation: everything of this person is forgotten, and the next one can begin. */
  endConversation(): Promise<void>;
  close(): Promise<void>;
}

export interface SeatOptions {
  /** The one trade; of several, the first. */
  readonly trade: Trade;
  /** Where every conversation begins, of several trades; null or left out with one. */
  readonly lobby?: Lobby | null;
  readonly clock: Clock;
  readonly language: Language;
  /** The languages offered; all, where left out. */
  readonly languages?: readonly Language[];
  /** Heads the screen in place of the trade's title; of several trades, until one is chosen. */
  readonly shopName?: string | null;
  /** When a quiet person is asked, and when they have left; the usual times, where left out. */
  readonly idleTimes?: () => IdleTimes;
  readonly speech: SpeechClient | null;
  readonly interpret: Interpret | null;
  /** Who asks people of the shop; left out where there is nobody to ask. */
  readonly help?: SessionHelp;
  readonly models: () => ModelProgress[];
  readonly notice: (language: Language) => string | null;
  /** How much of this conversation waits for the network; left out where nothing needs one. */
  readonly outbox?: (sessionId: string) => number;
  /** A number no other open channel has. */
  readonly nextChannel: () => number;
  /** Told when a conversation has changed, to be stored. */
  readonly onTurn: (session: Session) => void;
  readonly log: Log;
}
