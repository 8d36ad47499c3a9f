import type { Language } from '../../contract/language.ts';
import type { Json, Memory, Phrase, Proposal } from '../actions/port.ts';

/** A slot value found in an utterance. */
export interface SlotMatch {
  readonly value: Json;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where in the normalised utterance it stands, [start, end); words can fill only one slot. */
  readonly span?: readonly [number, number];
}

/** How one slot is found in words, and asked for. */
export interface SlotDefinition {
  /**
   * Finds the slot in an utterance. `asked`: this slot was just asked for, so a bare answer counts.
   * `intent`: what the utterance is about, when known. `language`: the conversation's.
   */
  find(
    text: string,
    context: {
      readonly asked: boolean;
      readonly intent: string | null;
      readonly language: Language;
    },
  ): SlotMatch | undefined;
  /** The phrase that asks for it. */
  readonly ask: string;
}

/** Something a person may want, and what it takes. */
export interface IntentDefinition {
  /** The action that serves it. */
  readonly action: string;
  /** Slots it may use, in the order a person would be asked. */
  readonly slots: readonly string[];
  /** Slots taken from what was being talked about when they are not said: "cancel it". */
  readonly carries: readonly string[];
  /** `aside`: answered at once, and an interrupted task goes on afterwards. */
  readonly kind: 'task' | 'aside';
  /** The phrase that names it when the person must choose; said back, it is understood as this intent. */
  readonly choice: string;
}

/** What the dialogue needs to know of a pack. */
export interface DialogueDomain {
  readonly intents: Readonly<Record<string, IntentDefinition>>;
  readonly slots: Readonly<Record<string, SlotDefinition>>;
  /** The action that tries to answer a free question, given the slot `question`; null where there is none. */
  readonly freeQuestionAction: string | null;
}

/** What a person does by saying something, besides what it is about. */
export type DialogueAct =
  | 'request'
  | 'inform'
  | 'confirm'
  | 'deny'
  | 'greet'
  | 'thanks'
  | 'goodbye'
  | 'help'
  | 'repeat'
  | 'stop'
  | 'human'
  | 'unclear';

export interface Understanding {
  readonly text: string;
  readonly act: DialogueAct;
  /** What it is about: an intent of the pack, or null. */
  readonly intent: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly slots: Readonly<Record<string, SlotMatch>>;
  /** The likeliest intents, for "did you mean". */
  readonly alternatives: readonly { readonly intent: string; readonly confidence: number }[];
}

/** A wish being worked on. */
export interface Task {
  readonly intent: string;
  readonly slots: Readonly<Record<string, Json>>;
  /** The slot that was asked for last. */
  readonly asked: string | null;
}

export interface DialogueState {
  readonly language: Language;
  /** Turns of the person so far. */
  readonly turn: number;
  readonly task: Task | null;
  readonly pending: Proposal | null;
  /** Slot values that "it" means. */
  readonly focus: Readonly<Record<string, Json>>;
  readonly memory: Memory;
  readonly handover: boolean;
  /** Utterances in a row that were not understood. */
  readonly misunderstood: number;
  /** What Vaani said last, for "say that again". */
  readonly lastReply: readonly Phrase[];
  /** How often each phrase was said, so that its wordings take turns. */
  readonly said: Readonly<Record<string, number>>;
}
