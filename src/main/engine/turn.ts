import type { Card } from '../../contract/cards.ts';
import type { ActionAgent } from '../actions/agent.ts';
import type { ActionContext, ActionReply, Json, Phrase, Receipt } from '../actions/port.ts';
import { decide } from '../dialogue/decide/decide.ts';
import type { DialogueState, Task, Understanding } from '../dialogue/port.ts';
import type { DialogueEvent } from '../dialogue/state/reduce.ts';
import type { Pack } from '../packs/pack.ts';

/** What a turn came to: events for the log, sentences without wording, cards, receipts. */
export interface TurnResult {
  readonly events: readonly DialogueEvent[];
  readonly phrases: readonly Phrase[];
  readonly cards: readonly Card[];
  readonly receipts: readonly Receipt[];
  /** The person said goodbye. */
  readonly goodbye: boolean;
  /** Nothing on the fast path fits: worth asking a language model. */
  readonly unsure: boolean;
}

export interface TurnTools {
  readonly pack: Pack;
  readonly agent: ActionAgent;
  readonly sessionId: string;
  readonly now: number;
  /** A label on the screen in the language of the state. */
  label(key: string): string;
}

type Part = Partial<TurnResult>;

/**
 * Does what an understanding calls for. Synchronous; the only things it touches are the database,
 * through the action agent, and what it returns.
 */
export function takeTurn(state: DialogueState, heard: Understanding, tools: TurnTools): TurnResult {
  const decision = decide(state, heard, tools.pack);
  switch (decision.do) {
    case 'commit':
      return result(commit(state, decision.proposalId, tools));
    case 'decline':
      return result({
        events: [{ type: 'settled', proposalId: decision.proposalId, how: 'declined' }],
        phrases: [{ key: 'confirm.declined' }],
      });
    case 'task':
      return result(runTask(state, decision.task, tools));
    case 'aside':
      return result(runAside(state, decision.task, tools));
    case 'drop-task':
      return result({ events: [{ type: 'task-ended' }], phrases: [{ key: 'task.dropped' }] });
    case 'say':
      return result({ phrases: [{ key: decision.phrase }, ...openQuestion(state, tools)] });
    case 'repeat':
      return result({
        phrases: state.lastReply.length > 0 ? state.lastReply : [{ key: 'repeat.nothing' }],
      });
    case 'stop':
      return result({ phrases: [{ key: 'stop.ok' }] });
    case 'goodbye':
      return result({ phrases: [{ key: 'goodbye' }], goodbye: true });
    case 'hand-over':
      return result({ events: [{ type: 'handed-over' }], phrases: [{ key: 'handover' }] });
    case 'unsure':
      return result({ ...runUnsure(state, heard, tools), unsure: true });
  }
}

/** Confirms by touch: a yes or no that names its proposal. */
export function settleByTouch(
  state: DialogueState,
  proposalId: string,
  yes: boolean,
  tools: TurnTools,
): TurnResult {
  // What was tapped is not what is on the screen any more: never do something else instead.
  if (state.pending?.id !== proposalId) return result({ phrases: [{ key: 'confirm.other' }] });
  const heard: Understanding = {
    text: '',
    act: yes ? 'confirm' : 'deny',
    intent: null,
    confidence: 1,
    slots: {},
    alternatives: [],
  };
  return takeTurn(state, heard, tools);
}

function result(part: Part): TurnResult {
  return {
    events: [],
    phrases: [],
    cards: [],
    receipts: [],
    goodbye: false,
    unsure: false,
    ...part,
  };
}

function contextOf(state: DialogueState, tools: TurnTools): Omit<ActionContext, 'db'> {
  return { now: tools.now, language: state.language, memory: state.memory, label: tools.label };
}

function commit(state: DialogueState, proposalId: string, tools: TurnTools): Part {
  const proposal = state.pending;
  if (proposal?.id !== proposalId) return { phrases: [{ key: 'confirm.other' }] };
  if (tools.now >= proposal.expiresAt) {
    return {
      events: [{ type: 'settled', proposalId, how: 'expired' }],
      phrases: [{ key: 'confirm.expired' }],
    };
  }
  const done = tools.agent.commit(proposal, tools.sessionId, contextOf(state, tools));
  return {
    events: [...replyEvents(done.reply), { type: 'settled', proposalId, how: done.status }],
    phrases: done.reply.phrases,
    cards: done.reply.cards ?? [],
    receipts: done.status === 'committed' ? [done.receipt] : [],
  };
}

/** Takes a task as far as it goes: to a question, a proposal or an answer. */
function runTask(state: DialogueState, task: Task, tools: TurnTools): Part {
  const intent = tools.pack.intents[task.intent];
  if (!intent) return runUnsure(state, undefined, tools);
  const response = tools.agent.request(
    { action: intent.action, slots: task.slots },
    contextOf(state, tools),
  );
  const started: DialogueEvent = { type: 'task-started', task };
  switch (response.status) {
    case 'needs':
      return {
        events: [
          started,
          ...remembered(response.memory),
          { type: 'slot-asked', slot: response.slot, clear: response.clear },
        ],
        phrases: [response.phrase],
      };
    case 'proposed':
      return {
        events: [
          // Nothing is asked for any more: what comes next is a yes, a no or another wish.
          { type: 'task-started', task: { ...task, asked: null } },
          ...remembered(response.memory),
          // Declined or expired, it is still what was talked about.
          { type: 'focused', focus: carried(task, intent.carries) },
          { type: 'proposed', proposal: response.proposal },
        ],
        phrases: [response.proposal.question],
      };
    case 'answered':
    case 'refused':
      return {
        events: [started, ...replyEvents(response.reply), { type: 'task-ended' }],
        phrases: response.reply.phrases,
        cards: response.reply.cards ?? [],
      };
  }
}

/** Answers in passing and comes back to the question that was open. */
function runAside(state: DialogueState, task: Task, tools: TurnTools): Part {
  const intent = tools.pack.intents[task.intent];
  if (!intent) return runUnsure(state, undefined, tools);
  const response = tools.agent.request(
    { action: intent.action, slots: task.slots },
    contextOf(state, tools),
  );
  if (response.status === 'needs') return { phrases: [response.phrase] };
  if (response.status === 'proposed') return runTask(state, task, tools);
  return {
    events: replyEvents(response.reply),
    phrases: [...response.reply.phrases, ...openQuestion(state, tools)],
    cards: response.reply.cards ?? [],
  };
}

/** Two likelihoods at least this high are two likely meanings. */
const possibleConfidence = 0.2;

/** Nothing fits well: tries the pack's free answers, then asks, then offers the keyboard and staff. */
function runUnsure(state: DialogueState, heard: Understanding | undefined, tools: TurnTools): Part {
  const { pack, agent } = tools;
  if (heard && pack.freeQuestionAction !== null && heard.text.trim().includes(' ')) {
    const slots = { question: heard.text };
    const response = agent.request(
      { action: pack.freeQuestionAction, slots },
      contextOf(state, tools),
    );
    if (response.status === 'answered' && !response.reply.empty) {
      return {
        events: replyEvents(response.reply),
        phrases: [...response.reply.phrases, ...openQuestion(state, tools)],
        cards: response.reply.cards ?? [],
      };
    }
  }
  const question = openQuestion(state, tools);
  if (question.length > 0 && state.misunderstood < 3) {
    return { phrases: [{ key: 'unsure.again' }, ...question] };
  }
  const likely = (heard?.alternatives ?? []).filter(
    ({ confidence }) => confidence >= possibleConfidence,
  );
  if (likely.length >= 2) {
    const keys = likely.slice(0, 2).map(({ intent }) => pack.intents[intent]?.choice ?? '');
    return { phrases: [{ key: 'did_you_mean' }], cards: [choices(keys, tools)] };
  }
  const key = ['unsure.offer', 'unsure.again'][state.misunderstood - 1] ?? 'unsure.type';
  return {
    phrases: [{ key }],
    cards: [
      choices(
        Object.values(pack.intents).map((i) => i.choice),
        tools,
      ),
    ],
  };
}

function choices(keys: readonly string[], tools: TurnTools): Card {
  const options = keys.map((key) => tools.label(key)).map((label) => ({ label, say: label }));
  return { kind: 'choice', options };
}

/** The question that still waits for an answer: a proposal's, or the slot asked for. */
function openQuestion(state: DialogueState, tools: TurnTools): Phrase[] {
  if (state.pending && tools.now < state.pending.expiresAt) return [state.pending.question];
  const asked = state.task?.asked;
  const slot = asked ? tools.pack.slots[asked] : undefined;
  return slot ? [{ key: slot.ask }] : [];
}

function replyEvents(reply: ActionReply): DialogueEvent[] {
  const events = remembered(reply.memory);
  if (reply.focus) events.push({ type: 'focused', focus: reply.focus });
  return events;
}

function carried(task: Task, slots: readonly string[]): Record<string, Json> {
  return Object.fromEntries(Object.entries(task.slots).filter(([slot]) => slots.includes(slot)));
}

function remembered(memory: ActionReply['memory']): DialogueEvent[] {
  return memory && Object.keys(memory).length > 0 ? [{ type: 'remembered', memory }] : [];
}
