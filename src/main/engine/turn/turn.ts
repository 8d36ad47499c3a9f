import type { ChangeResponse, CommitResponse, DeclineResponse } from '../../actions/agent.ts';
import type { Phrase, Proposal, Slots } from '../../actions/port.ts';
import { decide } from '../../dialogue/decide/decide.ts';
import type { DialogueState, Understanding } from '../../dialogue/port.ts';
import { plain } from '../../dialogue/understand/reading.ts';
import { type Draft, openDraft, type TurnResult, type TurnTools } from './draft.ts';
import { askToRemember } from './remember.ts';
import { handOver, leaveOffer } from './hand-over.ts';
import {
  answerInPassing,
  askAgain,
  askWhich,
  enqueue,
  goOn,
  openQuestion,
  workOn,
} from './tasks.ts';
import { askStopOrTask, runUnsure } from './unsure.ts';

type How = NonNullable<Parameters<Draft['finish']>[0]>;

/**
 * Does what an understanding calls for. Synchronous; the only things it touches are the database,
 * through the action agent, and what it returns.
 */
export function takeTurn(state: DialogueState, heard: Understanding, tools: TurnTools): TurnResult {
  const draft = openDraft(state, tools);
  const how = act(draft, heard);
  // Which of the two was meant is asked once; an answer about something else leaves it behind.
  if (state.mentions.some(({ stops }) => stops) && draft.state.mentions === state.mentions) {
    draft.apply({ type: 'mentioned', mentions: [] });
  }
  leaveOffer(draft, state, heard.act);
  enqueue(draft, heard.further);
  if (!how.goodbye) {
    goOn(draft);
    askAboutLanguage(draft);
    askToRemember(draft);
  }
  return draft.finish(how);
}

/** Confirms by touch: a yes or no that names its proposal. */
export function settleByTouch(
  state: DialogueState,
  proposalId: string,
  yes: boolean,
  tools: TurnTools,
): TurnResult {
  if (state.pending?.id === proposalId) {
    return takeTurn(state, plain('', yes ? 'confirm' : 'deny', 1), tools);
  }
  // What was tapped is not what is on the screen any more: never do something else instead.
  const draft = openDraft(state, tools);
  draft.say([{ key: 'confirm.other' }]);
  return draft.finish();
}

/** Which line of a proposal is to be what; `value` as the screen has it. */
export interface LineChange {
  readonly slot: string;
  readonly value: string;
}

/**
 * A line of the confirmation was changed on the screen: another proposal takes its place, with its own id, so
 * that a yes to the one before does nothing. Where it cannot be, that is said and the proposal stays.
 */
export function changeByTouch(
  state: DialogueState,
  proposalId: string,
  change: LineChange,
  tools: TurnTools,
): TurnResult {
  const draft = openDraft(state, tools);
  const { pending } = state;
  if (pending?.id !== proposalId) {
    draft.say([{ key: 'confirm.other' }]);
    return draft.finish();
  }
  const made = tools.agent.change(pending, change, draft.context);
  switch (made.status) {
    case 'proposed':
      repropose(draft, pending, made);
      break;
    case 'declined':
    case 'expired':
      draft.answer(made.reply);
      draft.apply({ type: 'settled', proposalId, how: made.status });
      break;
    case 'answered':
    case 'refused': {
      // What it would be about is not what is talked about: the proposal as it was still is.
      const { phrases, cards } = made.reply;
      draft.say([...phrases, ...asItWas(draft)], cards);
      break;
    }
    case 'needs':
      draft.say([made.phrase, ...asItWas(draft)], made.cards);
  }
  return draft.finish();
}

/**
 * A gap of the task, or a value that is not right, was tapped: it is asked for, and what was known of it is
 * forgotten. Null where there is no such task any more.
 */
export function askByTouch(
  state: DialogueState,
  slot: string,
  tools: TurnTools,
): TurnResult | null {
  const draft = openDraft(state, tools);
  const { task, pending } = state;
  const need =
    task && tools.pack.intents[task.intent]?.needs?.find(({ slots }) => slots[0] === slot);
  const definition = tools.pack.slots[slot];
  if (!task || !need || !definition) return null;
  if (task.asked === slot && !pending) {
    draft.say(openQuestion(draft));
    return draft.finish();
  }
  const gone = new Set<string>(need.slots);
  const kept = Object.entries(task.slots).filter(([name]) => !gone.has(name));
  // A proposal is about the value that goes.
  const slots = Object.fromEntries(kept);
  draft.apply({ type: 'task-started', task: { intent: task.intent, slots, asked: null } });
  draft.apply({ type: 'slot-asked', slot, clear: true });
  draft.say([{ key: definition.ask }]);
  return draft.finish();
}

/** Nothing became of it: what was asked is asked again, as it was. */
const asItWas = (draft: Draft): Phrase[] => [{ key: 'confirm.stays' }, ...openQuestion(draft)];

/** Puts another proposal in the place of one, and notes in its task what is different. */
function repropose(
  draft: Draft,
  before: Proposal,
  { proposal, memory }: Extract<ChangeResponse, { status: 'proposed' }>,
): void {
  if (memory) draft.apply({ type: 'remembered', memory });
  const { task } = draft.state;
  if (task) {
    const slots = { ...task.slots, ...changedSlots(before, proposal) };
    draft.apply({ type: 'task-started', task: { ...task, slots, asked: null } });
  }
  draft.apply({ type: 'proposed', proposal });
  draft.say([proposal.question]);
}

/** The slots in which two proposals of one action differ, as the second has them. */
function changedSlots(before: Proposal, after: Proposal): Slots {
  const [old, fresh] = [before.input, after.input] as [Slots, Slots];
  return Object.fromEntries(
    Object.entries(fresh).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]),
    ),
  );
}

function act(draft: Draft, heard: Understanding): How {
  const { state, tools } = draft;
  const decision = decide(state, heard, tools.pack);
  switch (decision.do) {
    case 'commit':
      commit(draft, decision.proposalId);
      return {};
    case 'decline':
      decline(draft, decision.proposalId);
      return {};
    case 'task':
      workOn(draft, decision.task, Object.keys(heard.slots));
      return {};
    case 'aside':
      answerInPassing(draft, decision.task, Object.keys(heard.slots));
      return {};
    case 'stop-or-task':
      askStopOrTask(draft, decision.task.intent);
      return {};
    case 'which':
      askWhich(draft);
      return {};
    case 'drop-task':
      draft.apply({ type: 'task-ended' });
      draft.say([{ key: 'task.dropped' }]);
      return {};
    case 'say':
      draft.say([{ key: decision.phrase }, ...openQuestion(draft)]);
      return {};
    case 'set-voice':
      return setVoice(draft, decision, heard.act);
    case 'repeat':
      if (state.lastReply.phrases.length === 0) draft.say([{ key: 'repeat.nothing' }]);
      return { last: 'repeated' };
    case 'goodbye':
      draft.say([{ key: 'goodbye' }]);
      return { goodbye: true };
    case 'hand-over':
      handOver(draft);
      return {};
    case 'complaint':
      complain(draft);
      return {};
    case 'wait-for-rest':
      draft.say([{ key: 'cut_off' }]);
      return {};
    case 'unsure':
      runUnsure(draft, heard);
      return { unsure: true };
  }
}

/** "Shall I go on in Hindi?", once, when nothing else waits for an answer. */
function askAboutLanguage(draft: Draft): void {
  const { habits, task, pending } = draft.state;
  if (!habits.trying || habits.trying.asked || task || pending) return;
  draft.apply({ type: 'language-asked' });
  draft.say([{ key: 'language.keep' }]);
}

function commit(draft: Draft, proposalId: string): void {
  const { state, tools } = draft;
  const proposal = state.pending;
  if (proposal?.id !== proposalId) {
    draft.say([{ key: 'confirm.other' }]);
    return;
  }
  settle(draft, proposalId, tools.agent.commit(proposal, tools.sessionId, draft.context));
}

function decline(draft: Draft, proposalId: string): void {
  const { state, tools } = draft;
  const proposal = state.pending;
  if (proposal?.id !== proposalId) return;
  settle(draft, proposalId, tools.agent.decline(proposal, tools.sessionId, draft.context));
}

/** Says what became of a proposal. */
function settle(draft: Draft, proposalId: string, done: CommitResponse | DeclineResponse): void {
  if (done.status === 'needs') {
    askAgain(draft, done);
    return;
  }
  draft.answer(done.reply);
  // Whether it was done is not known: the proposal waits for another answer, which looks again.
  if (done.status === 'unknown') return;
  draft.apply({ type: 'settled', proposalId, how: done.status });
  if (done.status === 'committed') draft.receive(done.receipt);
}

/** Slower or louder, what was said last is said again: that is what could not be followed. */
function setVoice(
  draft: Draft,
  voice: { readonly rate: number; readonly volume: number },
  asked: Understanding['act'],
): How {
  const { rate, volume } = draft.state;
  if (voice.rate === rate && voice.volume === volume) {
    draft.say([{ key: `voice.limit.${asked}` }]);
    return { last: 'kept' };
  }
  draft.apply({ type: 'voice-set', rate: voice.rate, volume: voice.volume });
  draft.say([{ key: `voice.${asked}` }]);
  if (asked === 'slower' || asked === 'louder') return { last: 'repeated' };
  draft.say(openQuestion(draft));
  return { last: 'kept' };
}

/** Says sorry, and offers a person. */
function complain(draft: Draft): void {
  draft.say([{ key: 'complaint' }, ...openQuestion(draft)]);
  const label = draft.tools.label('choice.human');
  draft.say([], [{ kind: 'choice', options: [{ label, say: label }] }]);
}
