import type { Language } from '../../contract/language.ts';
import type { Json, Memory, Mention, Phrase, Proposal } from '../actions/port.ts';

/** A slot value found in an utterance. */
export interface SlotMatch {
  readonly value: Json;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where in the normalised utterance it stands, [start, end); words can fill only one slot. */
  readonly span?: readonly [number, number];
}

/** What the meaning of words depends on besides the words. */
export interface SlotContext {
  /** This slot was just asked for, so a bare answer counts. */
  readonly asked: boolean;
  /** What the utterance is about, when known. */
  readonly intent: string | null;
  /** The conversation's. */
  readonly language: Language;
  /** ms since the epoch, for "tomorrow". */
  readonly now: number;
}

/** How one slot is found in words, and asked for. */
export interface SlotDefinition {
  /** Finds the slot in an utterance. */
  find(text: string, context: SlotContext): SlotMatch | undefined;
  /** The phrase that asks for it. */
  readonly ask: string;
  /** The slot it belongs to: when that one changes, this one is forgotten. */
  readonly of?: string;
  /** The slot whose place it takes: "my last order" for an order number. Then nothing is carried over for that one. */
  readonly insteadOf?: string;
  /** How many digits it has, where it is a number of one length: until then there is more to come. */
  readonly digits?: number;
  /** Tells who the person is: turns about it are not kept with the conversation. Digits never are. */
  readonly personal?: true;
}

/** A piece of what a wish takes, as the screen shows it: known, or a gap. */
export interface Need {
  /** The slots that hold it, any of them; the first is asked for. */
  readonly slots: readonly [string, ...string[]];
  /** Phrase key of what it is called. */
  readonly label: string;
  /** Its values are phrases: `values` + "." + value. */
  readonly values?: string;
  /** Not always needed: shown only where it is known or asked for. */
  readonly seldom?: true;
}

/** Something a person may want, and what it takes. */
export interface IntentDefinition {
  /** The action that serves it. */
  readonly action: string;
  /** Slots it may use, in the order a person would be asked. */
  readonly slots: readonly string[];
  /** What must be known before it can be done, in the same order; left out where it is answered at once. */
  readonly needs?: readonly Need[];
  /** Slots taken from what was being talked about when they are not said: "cancel it". */
  readonly carries: readonly string[];
  /** `aside`: answered at once, and an interrupted task goes on afterwards. */
  readonly kind: 'task' | 'aside';
  /** The phrase that names it when the person must choose; said back, it is understood as this intent. */
  readonly choice: string;
  /**
   * Without details it is said in the words that also stop what is going on: "cancel that". While
   * something is going on, the person is asked which was meant.
   */
  readonly soundsLikeStop?: true;
  /** The intent that changes what this one did: "no, five people", said after the table was booked. */
  readonly correctedBy?: string;
  /** Which of the trade's desks serves it, for the operator's view: "faq", "booking", "escalation". */
  readonly route?: string;
}

/** What the dialogue needs to know of a pack. */
export interface DialogueDomain {
  readonly intents: Readonly<Record<string, IntentDefinition>>;
  readonly slots: Readonly<Record<string, SlotDefinition>>;
  /** The action that tries to answer a free question, given the slot `question`; null where there is none. */
  readonly freeQuestionAction: string | null;
  /** What naming something that was shown asks for, by the slot it fills: { product_id: 'product_details' }. */
  readonly about: Readonly<Record<string, string>>;
}

/** What a person does by saying something, besides what it is about. */
export type DialogueAct =
  | 'request'
  | 'inform'
  | 'confirm'
  | 'deny'
  | 'correct'
  | 'greet'
  | 'thanks'
  | 'goodbye'
  | 'help'
  | 'repeat'
  | 'stop'
  | 'slower'
  | 'faster'
  | 'louder'
  | 'quieter'
  | 'chitchat'
  | 'complaint'
  | 'human'
  /** Asked for another language, or answered whether to go on in one. */
  | 'language'
  /** The words end in the middle of a sentence. */
  | 'unfinished'
  /** The recogniser was not sure of the words. */
  | 'misheard'
  | 'unclear';

/** One thing that is wanted, and what was said about it. */
export interface Wish {
  readonly intent: string;
  readonly confidence: number;
  readonly slots: Readonly<Record<string, SlotMatch>>;
}

export interface Understanding {
  readonly text: string;
  readonly act: DialogueAct;
  /** What it is about: an intent of the pack, or null. */
  readonly intent: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly slots: Readonly<Record<string, SlotMatch>>;
  /** Further wishes of the same sentence, in its order. */
  readonly further: readonly Wish[];
  /** The likeliest intents, for "did you mean". */
  readonly alternatives: readonly { readonly intent: string; readonly confidence: number }[];
}

/** A wish being worked on. */
export interface Task {
  readonly intent: string;
  readonly slots: Readonly<Record<string, Json>>;
  /** The slot that was asked for last. */
  readonly asked: string | null;
  /** How it was asked; the slot's own question where nothing else is known. */
  readonly question?: Phrase;
  /** It was begun and waits for something else to end. */
  readonly interrupted?: true;
  /** It changed something, and is over. */
  readonly done?: true;
}

/** Languages a person changed to without asking for it. */
export interface LanguageHabits {
  /** Agreed to, or simply gone on with: no more questions about them. */
  readonly accepted: readonly Language[];
  /** Declined: no more offers. */
  readonly declined: readonly Language[];
  /** Vaani answers in another language and has asked, or will ask, whether to go on; from which it came. */
  readonly trying: { readonly from: Language; readonly asked: boolean } | null;
}

export interface DialogueState {
  readonly language: Language;
  readonly habits: LanguageHabits;
  /** Turns of the person so far. */
  readonly turn: number;
  readonly task: Task | null;
  /** What is still to be done, or gone on with, after the task. At most `maxQueue`. */
  readonly queue: readonly Task[];
  /** The task that ended last, for corrections that come late. */
  readonly last: Task | null;
  readonly pending: Proposal | null;
  /** Slot values that "it" means. */
  readonly focus: Readonly<Record<string, Json>>;
  /** What was shown or offered last, in its order. */
  readonly mentions: readonly Mention[];
  /** What was shown or offered in the last `recentTurns` turns, the latest first. */
  readonly recent: readonly { readonly turn: number; readonly mention: Mention }[];
  readonly memory: Memory;
  /** What Vaani has just offered to do, nothing else being open: a bare yes takes it. */
  readonly offered: Task | null;
  readonly handover: boolean;
  /** Utterances in a row that were not understood. */
  readonly misunderstood: number;
  /** The half of a sentence that was cut off, to be joined with what comes next. */
  readonly unfinished: string | null;
  /** How fast Vaani speaks; 1 is normal. */
  readonly rate: number;
  /** How loud Vaani speaks; 1 is normal. */
  readonly volume: number;
  /** What Vaani said last, and how often each phrase had been said before it, for "say that again". */
  readonly lastReply: {
    readonly phrases: readonly Phrase[];
    readonly said: Readonly<Record<string, number>>;
  };
  /** How often each phrase was said, so that its wordings take turns. */
  readonly said: Readonly<Record<string, number>>;
}
