import type { Json, Mention } from '../../actions/port.ts';
import { patience } from '../../dialogue/decide/decide.ts';
import type { Understanding } from '../../dialogue/port.ts';
import { findSlots } from '../../dialogue/understand/slots.ts';
import type { Draft, TurnTools } from './draft.ts';
import { openQuestion } from './tasks.ts';

/** Two likelihoods at least this high are two likely meanings. */
const possibleConfidence = 0.2;

/** Nothing fits well: tries the pack's free answers, then asks, then offers the keyboard and staff. */
export function runUnsure(draft: Draft, heard: Understanding): void {
  if (answersFreely(draft, heard)) return;
  const { state, tools } = draft;
  const question = openQuestion(draft);
  if (question.length > 0 && state.misunderstood < patience) {
    draft.say([{ key: 'unsure.again' }, ...question]);
    return;
  }
  draft.apply({ type: 'focused', focus: namedIn(heard, draft) });
  const likely = heard.alternatives.filter(({ confidence }) => confidence >= possibleConfidence);
  if (likely.length >= 2 && state.misunderstood < patience) {
    const mentions = likely.slice(0, 2).map(({ intent }) => intentMention(intent, tools));
    const items = mentions.map(({ name }) => name);
    draft.say([{ key: 'did_you_mean', params: { options: { kind: 'list', items } } }]);
    draft.offer(mentions);
    return;
  }
  draft.say([{ key: ['unsure.offer', 'unsure.again'][state.misunderstood - 1] ?? 'unsure.type' }]);
  draft.offer(tools.pack.offers.map((intent) => intentMention(intent, tools)));
}

/** "Cancel that", while something else is going on: stops it, or cancels the thing talked about. */
export function askStopOrTask(draft: Draft, intent: string): void {
  const { tools } = draft;
  const stop: Mention = {
    name: { kind: 'phrase', key: 'choice.leave' },
    words: tools.label('choice.leave'),
    slots: {},
    stops: true,
  };
  const mentions = [stop, intentMention(intent, tools)];
  const items = mentions.map(({ name }) => name);
  draft.say([{ key: 'did_you_mean', params: { options: { kind: 'list', items } } }]);
  draft.offer(mentions);
}

/** What was named in words whose wish is not clear ("I don't want 1043"): the wish, once it is, is about that. */
function namedIn(
  { text, alternatives }: Understanding,
  { tools, state }: Draft,
): Record<string, Json> {
  const { pack } = tools;
  const named = alternatives.flatMap(({ intent }) => {
    const carries = pack.intents[intent]?.carries ?? [];
    const search = { domain: pack, state, now: tools.now };
    const found = Object.entries(findSlots(search, text, intent));
    return found.filter(([slot]) => carries.includes(slot));
  });
  return Object.fromEntries(named.map(([slot, { value }]) => [slot, value]));
}

function intentMention(intent: string, { pack, label }: TurnTools): Mention {
  const key = pack.intents[intent]?.choice ?? '';
  return { name: { kind: 'phrase', key }, words: label(key), slots: {}, intent };
}

function answersFreely(draft: Draft, { text }: Understanding): boolean {
  const { tools } = draft;
  const action = tools.pack.freeQuestionAction;
  if (action === null || !text.trim().includes(' ')) return false;
  const slots = { question: text };
  const response = tools.agent.request({ action, slots }, draft.context);
  if (response.status !== 'answered' || response.reply.empty) return false;
  draft.answer(response.reply);
  draft.say(openQuestion(draft));
  return true;
}
