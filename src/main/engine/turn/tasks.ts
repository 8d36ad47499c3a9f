import type { ActionResponse } from '../../actions/agent.ts';
import type { Json, Mention, Phrase } from '../../actions/port.ts';
import type { Task, Wish } from '../../dialogue/port.ts';
import { maxQueue } from '../../dialogue/state/reduce.ts';
import { carryOver, taskOf } from '../../dialogue/state/tasks.ts';
import type { Draft } from './draft.ts';

/** Things named in a question; more would not be remembered. */
const maxNamed = 4;

/**
 * Takes a task as far as it goes: to a question, a proposal or an answer. It becomes the current one.
 *
 * @param fresh the slots that were said or pointed at just now; all of them where it is a new task.
 */
export function workOn(draft: Draft, task: Task, fresh?: readonly string[]): void {
  const response = ask(draft, task, fresh);
  const { intent } = task;
  const slots = { ...task.slots, ...('resolved' in response && response.resolved) };
  draft.apply({ type: 'task-started', task: { intent, slots, asked: null } });
  switch (response.status) {
    case 'needs':
      remember(draft, response.memory);
      askFor(draft, response);
      return;
    case 'proposed':
      remember(draft, response.memory);
      // Declined or expired, it is still what was talked about.
      draft.apply({ type: 'focused', focus: carried(draft, { ...task, slots }) });
      draft.apply({ type: 'proposed', proposal: response.proposal });
      draft.say([response.proposal.question]);
      return;
    case 'answered':
    case 'refused':
      draft.answer(response.reply);
      draft.apply({ type: 'task-ended' });
      if (response.status === 'answered' && isTask(draft, intent)) draft.serve();
  }
}

const isTask = ({ tools }: Draft, intent: string) => tools.pack.intents[intent]?.kind === 'task';

/** Answers in passing. The task that was going on, or its proposal, stays as it is. */
export function answerInPassing(draft: Draft, task: Task, fresh: readonly string[]): void {
  const response = ask(draft, task, fresh);
  if (response.status === 'answered' || response.status === 'refused') {
    draft.answer(response.reply);
    draft.say(openQuestion(draft));
    return;
  }
  // It has a question of its own: what was going on waits for it.
  const interrupted = draft.state.task;
  if (interrupted) {
    const tasks = [{ ...interrupted, interrupted: true as const }];
    draft.apply({ type: 'queued', tasks, first: true });
  }
  workOn(draft, task, fresh);
}

/** Puts further wishes of the same sentence behind what is going on. */
export function enqueue(draft: Draft, wishes: readonly Wish[]): void {
  if (wishes.length === 0) return;
  const tasks = wishes.map((wish) => taskOf(wish, draft.tools.pack));
  draft.apply({ type: 'queued', tasks, first: false });
}

/** Takes up what waits, one after the other, until something needs the person. */
export function goOn(draft: Draft): void {
  for (let done = 0; done < maxQueue; done += 1) {
    const { task, pending, queue } = draft.state;
    const next = queue[0];
    if (task || pending || !next) return;
    draft.apply({ type: 'dequeued' });
    draft.say([announce(next, draft)]);
    workOn(draft, carryOver(next, draft.state, draft.tools.pack));
  }
}

/** What is taken up now: its name, and the number it is about. */
function announce({ intent, slots, interrupted }: Task, { tools }: Draft): Phrase {
  const { choice = '', carries = [] } = tools.pack.intents[intent] ?? {};
  const what = { kind: 'phrase', key: choice } as const;
  const number = carries.map((slot) => slots[slot]).find(isNumber);
  if (interrupted) return { key: 'task.resumed', params: { what } };
  if (number === undefined) return { key: 'task.next', params: { what } };
  return { key: 'task.next_of', params: { what, name: { kind: 'digits', value: number } } };
}

const isNumber = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^\d+$/.test(value);

/** The question that still waits for an answer: a proposal's, or the slot asked for. */
export function openQuestion({ state, tools }: Draft): Phrase[] {
  if (state.pending && tools.now < state.pending.expiresAt) return [state.pending.question];
  const { asked, question } = state.task ?? {};
  const slot = asked ? tools.pack.slots[asked] : undefined;
  return slot ? [question ?? { key: slot.ask }] : [];
}

function ask({ tools, context }: Draft, task: Task, fresh?: readonly string[]): ActionResponse {
  const action = tools.pack.intents[task.intent]?.action ?? task.intent;
  return tools.agent.request({ action, slots: task.slots, ...(fresh && { fresh }) }, context);
}

/** What was proposed cannot be done any more as it was: its task goes on with the question what instead. */
export function askAgain(
  draft: Draft,
  response: Extract<ActionResponse, { status: 'needs' }>,
): void {
  const { task } = draft.state;
  if (task) draft.apply({ type: 'task-started', task: { ...task, asked: null } });
  remember(draft, response.memory);
  askFor(draft, response);
}

/** Asks for a slot; where what was shown could fill it ("cancel that", of two orders), which of those is meant. */
function askFor(draft: Draft, response: Extract<ActionResponse, { status: 'needs' }>): void {
  const { phrase, slot, clear, cards, mentions } = response;
  const shown = draft.state.mentions.filter((mention) => Object.hasOwn(mention.slots, slot));
  const which = !mentions && !clear && shown.length > 1 && shown.length <= maxNamed;
  const question = which ? whichOf(shown) : phrase;
  // What was wrong with a value is not asked again: the slot's own question is.
  draft.apply({ type: 'slot-asked', slot, clear, ...(!clear && { question }) });
  draft.say([question], which ? [] : cards);
  const offered = mentions ?? (which ? shown : []);
  const tapped = cards?.some(({ kind }) => kind === 'times');
  if (offered.length > 0) draft.offer(offered, tapped);
}

/** A yes to several things that were offered: which of them? */
export function askWhich(draft: Draft): void {
  const { task, mentions } = draft.state;
  const shown = mentions.filter(({ slots }) => Object.hasOwn(slots, task?.asked ?? ''));
  draft.say([whichOf(shown.slice(0, maxNamed))]);
  draft.offer(shown);
}

/** "Which one do you mean: A, B or C?" */
function whichOf(mentions: readonly Mention[]): Phrase {
  const items = mentions.map(({ name }) => name);
  return { key: 'which_one', params: { options: { kind: 'list', items } } };
}

function remember(draft: Draft, memory: Readonly<Record<string, Json>> | undefined): void {
  if (memory && Object.keys(memory).length > 0) draft.apply({ type: 'remembered', memory });
}

function carried({ tools }: Draft, task: Task): Record<string, Json> {
  const carries = tools.pack.intents[task.intent]?.carries ?? [];
  return Object.fromEntries(Object.entries(task.slots).filter(([slot]) => carries.includes(slot)));
}
