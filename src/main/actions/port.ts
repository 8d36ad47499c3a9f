import type { z } from 'zod';
import type { Card } from '../../contract/cards.ts';
import type { Edit } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Database } from '../store/port.ts';

/** Plain JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** What a pack remembers for the length of a session (who was verified, wrong tries); replaced key by key. */
export type Memory = Readonly<Record<string, Json>>;

/** A value inside a phrase; the wording decides how it looks on screen and how it is spoken. */
export type PhraseParam =
  | string
  | number
  | { readonly kind: 'money'; readonly rupees: number }
  /** Spoken digit by digit. */
  | { readonly kind: 'digits'; readonly value: string }
  /** A day; ISO 8601. */
  | { readonly kind: 'date'; readonly iso: string }
  /** A time of day on the clock on the wall: "19:30". */
  | { readonly kind: 'time'; readonly value: string }
  /** Another phrase of the same language. */
  | { readonly kind: 'phrase'; readonly key: string }
  /** Worded as "A, B or C", or "A, B and C". */
  | {
      readonly kind: 'list';
      readonly items: readonly PhraseParam[];
      readonly how?: 'or' | 'and';
    };

/** A sentence without its wording: what to say, for the voice agent to word. */
export interface Phrase {
  readonly key: string;
  readonly params?: Readonly<Record<string, PhraseParam>>;
}

/**
 * Something that was just shown or offered. "The second one", "the blue one" or its tapped name mean
 * it, until other things are shown.
 */
export interface Mention {
  /** What it is called when the person must choose. */
  readonly name: PhraseParam;
  /** Everything else it could be called by, in any language: names, brand, colour, kind. */
  readonly words: string;
  /** What choosing it fills in. */
  readonly slots: Readonly<Record<string, Json>>;
  /** What choosing it asks for; without it, what the slots are about (`DialogueDomain.about`). */
  readonly intent?: string;
  /** Choosing it drops what is going on. */
  readonly stops?: true;
  /** In rupees, for "the cheaper one". */
  readonly price?: number;
}

/** What an action answers: sentences, cards, what is now being talked about, what to remember. */
export interface ActionReply {
  readonly phrases: readonly Phrase[];
  readonly cards?: readonly Card[];
  /** Slot values that "it" and "that" mean from now on. */
  readonly focus?: Readonly<Record<string, Json>>;
  /** What was shown, in its order, to be referred to. */
  readonly mentions?: readonly Mention[];
  readonly memory?: Memory;
  /** Nothing was found: whoever asked in doubt may try something else. */
  readonly empty?: true;
}

export interface ActionContext {
  readonly db: Database;
  /** ms since the epoch. */
  readonly now: number;
  readonly language: Language;
  readonly memory: Memory;
  /** Things shown or offered within the last turns (`recentTurns`), the latest first. */
  readonly recent: readonly Mention[];
  /** The conversation's id; absent where there is no conversation around the action. */
  readonly sessionId?: string;
  /** A phrase's text on the screen, for labels on cards. */
  label(key: string): string;
}

/** The slots a task has so far; values as the slot grammars made them, unchecked. */
export type Slots = Readonly<Record<string, Json>>;

export type CheckResult<Input> =
  | { readonly status: 'ready'; readonly input: Input; readonly memory?: Memory }
  /** A slot is needed, or (`clear`) what was given is wrong and must be given again. */
  | {
      readonly status: 'needs';
      readonly slot: string;
      readonly clear: boolean;
      readonly phrase: Phrase;
      /** Shown beside the question. */
      readonly cards?: readonly Card[];
      /** What may be chosen from; each fills the slot. */
      readonly mentions?: readonly Mention[];
      readonly memory?: Memory;
    }
  /** A rule of the business forbids it. */
  | { readonly status: 'refused'; readonly reply: ActionReply };

/** A thing that words may mean. */
export interface Candidate {
  /** What it is called, and what choosing it fills in: the entity's own slot, and any others. */
  readonly mention: Mention;
  /** 0 to 1: how well the words fit, by spelling, sound or history. */
  readonly confidence: number;
  /** Shown where it is one of several to choose from. */
  readonly card?: Card;
}

/**
 * How words become the thing they mean. The resolve step takes the candidate that stands out, asks
 * "do you mean A or B?" where two are alike, and has the words said again where there is none.
 */
export interface Entity {
  /** The slot that holds the thing's id. */
  readonly slot: string;
  /** Slots whose words name it: while none of them is filled there is nothing to resolve. */
  readonly from: readonly string[];
  /**
   * What the words may mean, in the shop's data, among what was shown and in the person's history. Null
   * where there is nothing to resolve, or not yet: the words are about something else this time, or
   * nobody knows whose things are meant. `check` then sees the words alone.
   */
  candidates(slots: Slots, context: ActionContext): readonly Candidate[] | null;
  /** Said where there is none; the first of `from` is asked for again. */
  readonly unknown: string;
}

/** The key of `Memory` under which a pack says who the person is, once they told: `{ phone: '9876543210' }`. */
export const personKey = 'person';

/**
 * The key of `Memory` under which actions find what is remembered of the person from earlier visits: a
 * `KnownPerson`. The engine puts it there when the person of `personKey` agreed to be remembered once;
 * it is absent, or null, for everybody else.
 */
export const profileKey = 'profile';

/** Ids of things (`order_id`, `venue_id`, …) by slot. */
export type ThingIds = Readonly<Record<string, string>>;

/** What is remembered of a person who agreed to it. */
export interface KnownPerson {
  /** Ten digits. */
  readonly phone: string;
  readonly name: string | null;
  /** What they come back to, the most often first; `count` times. */
  readonly favourites: readonly {
    readonly slot: string;
    readonly id: string;
    readonly count: number;
  }[];
  /** What they did and asked about, the latest first; `at` is ISO 8601, `what` an intent or an action. */
  readonly history: readonly {
    readonly at: string;
    readonly what: string;
    readonly ids: ThingIds;
  }[];
}

interface ActionBase<Input> {
  readonly name: string;
  /** For the language model: when to use it. */
  readonly description: string;
  /** What the language model may fill in; every key is a slot. */
  readonly parameters: z.ZodObject;
  /** What is resolved before `check`, in this order. */
  readonly entities?: readonly Entity[];
  /** Finds out whether the action can run: missing slots, wrong slots, rules. Never writes. */
  check(slots: Slots, context: ActionContext): CheckResult<Input>;
}

/** Looks something up. */
export interface ReadAction<Input> extends ActionBase<Input> {
  readonly effect: 'read';
  run(input: Input, context: ActionContext): ActionReply;
}

/** Changes something. Everything that changes is confirmed first. */
export interface WriteAction<Input, Outcome> extends ActionBase<Input> {
  readonly effect: 'write';
  readonly requiresConfirmation: true;
  /** What will happen: read back, and shown line by line (labels are phrase keys). */
  describe(
    input: Input,
    context: ActionContext,
  ): {
    readonly question: Phrase;
    readonly lines: readonly ProposalLine[];
  };
  /**
   * The slots that a line changed on the screen stands for, where they are not just its own: a moment is
   * a day and a time. Undefined: its own.
   */
  edited?(slot: string, value: string | number): Slots | undefined;
  /** Does it, inside the agent's transaction. */
  run(input: Input, context: ActionContext): Outcome;
  /** The only source of a sentence that says it was done. */
  report(receipt: Receipt<Outcome>, context: ActionContext): ActionReply;
}

/** Any action; its input is whatever its own `check` gave. */
export type Action = ReadAction<unknown> | WriteAction<unknown, unknown>;

/** What will happen, in one line. */
export interface ProposalLine {
  readonly label: string;
  readonly value: string;
  /**
   * How the person may change it before they say yes, where that is harmless: a time, a number of people,
   * a reason. Never whose order it is, nor an amount of money.
   */
  readonly edit?: Edit;
}

/** A change that was worked out and waits for a yes. */
export interface Proposal {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly action: string;
  readonly input: Json;
  readonly question: Phrase;
  readonly lines: readonly ProposalLine[];
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/** Proof of a committed transaction. */
export interface Receipt<Outcome = Json> {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly action: string;
  readonly outcome: Outcome;
  /** ISO 8601. */
  readonly committedAt: string;
  /** It had been committed before under this key; nothing was done this time. */
  readonly replayed: boolean;
}
