import type { SessionView } from '../../../contract/kiosk.ts';
import type { Language } from '../../../contract/language.ts';
import type { Phrase } from '../../actions/port.ts';
import type { DialogueState, Understanding } from '../../dialogue/port.ts';
import type { DialogueEvent } from '../../dialogue/state/reduce.ts';
import type { TurnEnd } from '../../dialogue/turn/end-of-turn/index.ts';
import type { Command } from '../../dialogue/turn/commands.ts';
import type { Heard } from '../../dialogue/turn/hear.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Emitter } from '../../kernel/emitter.ts';
import type { Help } from '../escalation/port.ts';
import type { Lobby } from '../lobby/lobby.ts';
import type { Notice } from '../notices.ts';
import type { Trade } from '../trade.ts';
import type { TurnList } from '../turn-list.ts';
import type { LineChange } from '../turn/index.ts';
import type { TurnRecord } from '../turn-record.ts';
import type { Answer, SpokenPart } from '../spoken.ts';
import type { Opening } from '../voice/ahead.ts';

export interface SessionEvents {
  /** The view may have changed. */
  changed: undefined;
  /**
   * An answer to be spoken. next: after what is being said · interrupts: what is being said ends with its
   * present sentence · holding: only while nothing else is audible.
   */
  speak: {
    readonly parts: readonly SpokenPart[];
    readonly turnId: number;
    readonly how: 'next' | 'interrupts' | 'holding';
  };
  /** The voice must stop at once. */
  silence: undefined;
  /** The conversation goes on in another language. */
  language: Language;
  /** A turn was answered. */
  answered: TurnRecord;
  /** The person said goodbye. */
  goodbye: undefined;
  /** Something was told to the person that they did not ask for just now; its words on the screen. */
  notified: { readonly text: string };
  /** The conversation is over; what it knew is forgotten next. */
  closed: undefined;
}

export interface Session {
  readonly id: string;
  /** What it is about; the lobby while it has not been said of several trades which. */
  readonly trade: Trade;
  readonly language: Language;
  readonly events: Pick<Emitter<SessionEvents>, 'on'>;
  /** Everything that happened in the dialogue; reduced from initialState, it is its state. */
  readonly log: readonly DialogueEvent[];
  readonly state: DialogueState;
  /**
   * Takes one turn of the person. Turns are answered one after the other, in the order they came.
   * Rejects with SessionClosedError when the conversation ended before the answer.
   *
   * @param heard how the words were heard; typed and tapped words are sure.
   */
  say(text: string, heard?: HeardHow): Promise<TurnRecord>;
  /** What would be said first if the turn were over after these words; changes nothing. Null where that cannot be known before. */
  rehearse(text: string, heard: Pick<Heard, 'confidence'>): Opening | null;
  /** Changes how Vaani speaks, without a turn; how it speaks from now on. */
  adjust(command: Exclude<Command, 'stop' | 'wait' | 'repeat'>): Pick<Answer, 'rate' | 'volume'>;
  /** Whether anything is understood of these words, or they are at least a part of a sentence that was cut off; changes nothing. */
  makesSense(heard: Heard): boolean;
  /** How long to wait for more of what the person is saying, and why; changes nothing. */
  turnEnd(text: string): TurnEnd;
  /** A gap of the task was tapped, or a value that is not right: it is asked for. `gone`: the task has no such thing. */
  askFor(slot: string): 'asked' | 'gone';
  /**
   * The person's turn with this id was misheard. Where nothing has happened since its answer, these words take
   * its place; else they are a turn of their own.
   */
  correct(turnId: number, text: string): Promise<TurnRecord>;
  /** Yes or no by touch, for the proposal on the screen. */
  confirm(proposalId: string, yes: boolean): Promise<TurnRecord>;
  /**
   * Another value for a line of the proposal on the screen (`Edit`): a new proposal takes its place, and a yes
   * to the old one does nothing any more. What cannot be is answered in words, and the proposal stays.
   */
  change(proposalId: string, change: LineChange): Promise<TurnRecord>;
  setLanguage(language: Language): void;
  /** Goes on in this one of several trades. Once something was said in another, it is too late. */
  enter(packId: string): 'entered' | 'unknown' | 'too-late';
  /**
   * Tells the person something from outside the conversation, when its priority says. Returns false when
   * the conversation is over, or too much waits to be told.
   */
  notify(notice: Notice): boolean;
  /** Whether a person was asked and may still answer. */
  readonly waiting: boolean;
  /** Says something by the way. It is no turn, and what was said last can still be said again. */
  remark(phrases: readonly Phrase[]): void;
  /** A goodbye as the person would hear it, for when their conversation is over; nothing of them is in it. */
  farewell(): Omit<Answer, 'turnId'>;
  /** "One moment": what is said when nothing is audible for too long. */
  filler(): Omit<Answer, 'turnId'>;
  /** What the screen shows of the conversation. */
  view(): Pick<
    SessionView,
    | 'sessionId'
    | 'pack'
    | 'packTitle'
    | 'language'
    | 'turns'
    | 'pending'
    | 'task'
    | 'later'
    | 'suggestions'
    | 'handover'
    | 'waiting'
    | 'callbackAt'
  >;
  /** What was said, to be kept by the shop; null in place of what tells who the person is. */
  transcript(): ReturnType<TurnList['transcript']>;
  /** What is known to belong to the person, to be taken out of what is kept (`keptTurns`). */
  personal(): readonly string[];
  /** Whether an answer is being worked out, or what was agreed to by touch is being done. */
  readonly working: 'thinking' | 'doing' | null;
  /** The person interrupted the answer with this turn id; `heard` is what they had heard of it, which is what is kept. */
  markInterrupted(turnId: number, heard: string): void;
  /** Forgets everything; the session can not be used any more. */
  close(): void;
}

/** How words were heard. */
export interface HeardHow extends Pick<Heard, 'confidence'> {
  /** Words that may be wrong, as ranges of the text. */
  readonly unsure?: readonly (readonly [from: number, to: number])[];
  /** When the person fell silent, ms. */
  readonly endedAt?: number;
  /** They went on before anything of the answer to their last words was audible: these belong together. */
  readonly continues?: boolean;
  /** These words take the place of the person's last turn, where nothing has happened since its answer. */
  readonly replaces?: boolean;
  /** The question that is open was cut off before its end: a yes may be to something else. */
  readonly questionCut?: boolean;
}

/** A second opinion on an utterance the fast path is unsure of; null when there is none. */
export type Interpret = (
  heard: Understanding,
  state: DialogueState,
  signal: AbortSignal,
) => Promise<Understanding | null>;

export interface SessionOptions {
  readonly trade: Trade;
  readonly clock: Clock;
  readonly language: Language;
  readonly interpret: Interpret | null;
  /** Who asks people of the shop; left out where there is nobody to ask. */
  readonly help?: SessionHelp;
  /** Where `trade` is the lobby of several trades: which one it is for shows as it goes. */
  readonly lobby?: Lobby | undefined;
  /** Told when an answer could not be worked out, with the error; the person hears an apology. */
  readonly onError: (error: unknown) => void;
}

/** Where a conversation asks for a person. */
export interface SessionHelp {
  ask(session: Session): Help;
  /** Who this conversation waits for. */
  waitingFor(sessionId: string): Pick<SessionView, 'waiting' | 'callbackAt'>;
}

/** The conversation ended before this turn was answered; nothing of it is kept. */
export class SessionClosedError extends Error {
  constructor() {
    super('the conversation has ended');
    this.name = 'SessionClosedError';
  }
}
