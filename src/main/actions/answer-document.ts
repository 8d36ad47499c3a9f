import type { Language } from '../../contract/language.ts';
import type { Database } from '../store/port.ts';
import type { RequestDocument, ResponseDocument } from './document.ts';
import { drive } from './graph/drive.ts';
import { failure } from './graph/format.ts';
import { logError, openPorts, type Tools } from './graph/ports.ts';
import type { Call, Response } from './graph/state.ts';
import { type OpenProposals, openProposals } from './open-proposals.ts';
import type { Action, Phrase, PhraseParam, Proposal, Slots } from './port.ts';
import { compose, doubt, tell } from './response.ts';

/** What a document's intent stands for. */
export interface IntentAction {
  readonly action: string;
  /** What it is called, to ask whether it is meant. */
  readonly name: PhraseParam;
  /** The entities, with what is not named taken from what was being talked about. */
  readonly slots: Slots;
}

/** The words for what is said. */
export interface DocumentWording {
  /** For the screen, and for a voice. */
  word(phrases: readonly Phrase[]): { readonly text: string; readonly spoken: string };
  label(key: string): string;
  name(param: PhraseParam): string;
}

export interface DocumentTools extends Tools {
  readonly actions: Readonly<Record<string, Action>>;
  readonly db: Database;
  /** ms since the epoch */
  readonly now: number;
  /** Finds an intent; undefined when nobody has it. */
  intent(name: string, entities: Slots, focus: Slots): IntentAction | undefined;
  wording(language: Language): DocumentWording;
}

/** Below this it is as likely that something else is wanted: better asked than done. */
export const sureOfIntent = 0.5;

/** Answers one request. Errors of storage and of actions are answers too. */
export function answerDocument(request: RequestDocument, tools: DocumentTools): ResponseDocument {
  const open = openProposals(tools.db);
  const { pending, answer, change } = request.context;
  if (pending && answer !== undefined) return settle(request, pending, tools, open);
  if (pending && change !== undefined) return edit(request, pending, change, tools, open);
  return begin(request, tools, open);
}

/** Makes another proposal of one, with one line changed; what cannot be leaves it as it is. */
function edit(
  request: RequestDocument,
  pending: Proposal,
  change: { readonly slot: string; readonly value: string },
  tools: DocumentTools,
  open: OpenProposals,
): ResponseDocument {
  const { session, context } = request;
  const { action } = pending;
  const other = () => {
    const told = { status: 'expired', reply: { phrases: [{ key: 'confirm.other' }] } } as const;
    return compose(request, tools, { action, pending, told });
  };
  if (context.proposalId !== pending.id) return other();
  const response = attempt(tools, () =>
    run({ kind: 'change', proposal: pending, ...change }, request, tools, open),
  );
  if (response.status !== 'proposed') {
    const waits = response.status === 'expired' ? null : pending;
    return compose(request, tools, { action, pending: waits, told: tell(response, {}) });
  }
  const { proposal } = response;
  let taken = false;
  const placed = attempt(tools, () => {
    // A yes to what was asked before must find nothing, before a yes to this one finds something.
    taken = open.claim(session, pending);
    if (taken) open.put(session, proposal, tools.now);
    return response;
  });
  if (placed.status !== 'proposed') {
    return compose(request, tools, { action, pending, told: tell(placed, {}) });
  }
  if (!taken) return other();
  return compose(request, tools, { action, pending: proposal, told: tell(response, {}) });
}

/** Takes the person's yes or no. */
function settle(
  request: RequestDocument,
  pending: Proposal,
  tools: DocumentTools,
  open: OpenProposals,
): ResponseDocument {
  const { answer, proposalId } = request.context;
  const { action } = pending;
  if (proposalId !== pending.id) {
    // A yes that names another proposal than the one it brings is for neither.
    const reply = { phrases: [{ key: 'confirm.other' }] };
    return compose(request, tools, { action, pending, told: { status: 'expired', reply } });
  }
  const yes = answer === 'yes';
  const response = attempt(tools, () => {
    // From here on no yes counts any more, not even one that is under way.
    if (!yes) open.claim(request.session, pending);
    return run({ kind: 'answer', proposal: pending, yes }, request, tools, open);
  });
  const waits = response.status === 'unknown' ? pending : null;
  return compose(request, tools, { action, pending: waits, told: tell(response, {}) });
}

/** Works on what is wanted: to an answer, a question or a proposal. */
function begin(
  request: RequestDocument,
  tools: DocumentTools,
  open: OpenProposals,
): ResponseDocument {
  const { intent = '', entities, confidence, context, session } = request;
  const { pending } = context;
  const wanted = tools.intent(intent, entities, context.focus);
  if (!wanted) {
    const told = tell({ status: 'error', message: `there is no intent ${intent}` }, {});
    return compose(request, tools, { action: null, pending, told });
  }
  const { action, slots, name } = wanted;
  if (confidence < sureOfIntent) {
    const words = tools.wording(context.language).name(name);
    const told = doubt({ name, words, slots, intent });
    return compose(request, tools, { action, pending, told });
  }
  const writes = Object.hasOwn(tools.actions, action) && tools.actions[action]?.effect === 'write';
  const response = attempt(tools, () => {
    // Other details, or another wish: a yes would not mean any more what was asked before.
    if (writes) open.drop(session);
    const made = run({ kind: 'request', action, slots }, request, tools, open);
    if (made.status === 'proposed') open.put(session, made.proposal, tools.now);
    return made;
  });
  const asked = response.status === 'proposed' ? response.proposal : null;
  const told = tell(response, slots);
  return compose(request, tools, { action, pending: writes ? asked : pending, told });
}

function run(
  call: Call,
  { session, context }: RequestDocument,
  tools: DocumentTools,
  open: OpenProposals,
): Response {
  const { language, memory, recent } = context;
  const { label } = tools.wording(language);
  const ports = openPorts({
    ...tools,
    sessionId: session,
    context: { now: tools.now, language, memory, recent, sessionId: session, label },
    claim: (proposal) => open.claim(session, proposal),
  });
  return drive(call, ports);
}

/** What throws has changed nothing: from the yes on, the graph makes answers of errors. */
function attempt({ onError = logError }: DocumentTools, work: () => Response): Response {
  let response: Response;
  try {
    response = work();
  } catch (error) {
    response = failure(error);
  }
  if (response.status === 'failed') onError(response.cause);
  return response;
}
