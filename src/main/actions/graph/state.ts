import type {
  Action,
  ActionReply,
  CheckResult,
  Memory,
  Proposal,
  ReadAction,
  Receipt,
  Slots,
  WriteAction,
} from '../port.ts';

/** What is asked of the agent: to work on an action, to take the answer to a proposal, or to make another of it. */
export type Call =
  | {
      readonly kind: 'request';
      readonly action: string;
      /** Plain JSON, unchecked. */
      readonly slots: unknown;
      /** The slots that were said in this very turn, where that is known. */
      readonly fresh?: readonly string[];
    }
  | { readonly kind: 'answer'; readonly proposal: Proposal; readonly yes: boolean }
  /** A line of a proposal is to be another: the rest of it stays. */
  | {
      readonly kind: 'change';
      readonly proposal: Proposal;
      readonly slot: string;
      readonly value: string;
    };

/** What the agent answers. */
export type Response =
  | Needs
  | { readonly status: 'answered' | 'refused'; readonly reply: ActionReply }
  | {
      readonly status: 'proposed';
      readonly proposal: Proposal;
      readonly memory?: Memory;
      /** Slots that the resolve step filled. */
      readonly resolved?: Slots;
    }
  | { readonly status: 'committed'; readonly receipt: Receipt; readonly reply: ActionReply }
  /** Nothing was changed: not wanted, or too late. */
  | { readonly status: 'declined' | 'expired'; readonly reply: ActionReply }
  /** Nothing was changed, for a technical reason: a StorageError, or a mistake in the code. */
  | { readonly status: 'failed'; readonly reply: ActionReply; readonly cause: unknown }
  /** Whether it was changed cannot be told now; the same answer, given again, looks again. */
  | { readonly status: 'unknown'; readonly reply: ActionReply }
  /** The call itself is wrong. Nothing was changed. */
  | { readonly status: 'error'; readonly message: string };

export type Needs = Extract<CheckResult<unknown>, { readonly status: 'needs' }> & {
  /** Several things are alike: which one is meant. */
  readonly ambiguous?: true;
  /** Slots that the resolve step filled. */
  readonly resolved?: Slots;
};

type Read = ReadAction<unknown>;
type Write = WriteAction<unknown, unknown>;

/** Why the receipts are looked through for a proposal's key. */
export type Why =
  /** The person said no, or too late; what was done before that stays done. */
  | { readonly kind: 'declined' | 'expired' }
  /** Executing it threw: whether before or after the commit cannot be told from the error. */
  | { readonly kind: 'threw'; readonly error: unknown; readonly attempt: number };

/** What came out, before it is worded. */
export type Outcome =
  | { readonly kind: 'ready'; readonly response: Response }
  | { readonly kind: 'committed'; readonly action: Write; readonly receipt: Receipt }
  | { readonly kind: 'declined' | 'expired' | 'replaced' }
  | { readonly kind: 'failed' | 'unknown'; readonly error: unknown };

/** What each node is given. */
interface Nodes {
  parse: { readonly call: Call };
  resolve: {
    readonly action: Action;
    readonly slots: Slots;
    readonly fresh: readonly string[] | null;
  };
  validate: { readonly action: Action; readonly slots: Slots; readonly resolved: Slots };
  look: { readonly action: Read; readonly input: unknown; readonly memory: Memory };
  propose: {
    readonly action: Write;
    readonly input: unknown;
    readonly memory: Memory;
    readonly resolved: Slots;
  };
  confirm: { readonly action: Write; readonly proposal: Proposal; readonly yes: boolean };
  execute: { readonly action: Write; readonly proposal: Proposal; readonly attempt: number };
  verify: { readonly action: Write; readonly proposal: Proposal; readonly why: Why };
  retry: {
    readonly action: Write;
    readonly proposal: Proposal;
    readonly attempt: number;
    readonly error: unknown;
  };
  format: { readonly outcome: Outcome };
  done: { readonly response: Response };
}
export type At = keyof Nodes;

/** Where the graph stands. */
export type State<A extends At = At> = { [K in A]: { readonly at: K } & Nodes[K] }[A];

/** The edges of the graph: a node can go nowhere else. */
interface Edges {
  parse: 'resolve' | 'confirm' | 'format';
  resolve: 'validate' | 'format';
  validate: 'look' | 'propose' | 'format';
  look: 'format';
  propose: 'format';
  confirm: 'execute' | 'verify';
  execute: 'verify' | 'format';
  verify: 'retry' | 'format';
  retry: 'execute' | 'format';
  format: 'done';
}

/** What the node `A` may return. */
export type To<A extends keyof Edges> = State<Edges[A]>;
