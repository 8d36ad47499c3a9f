import { personIn } from '../../packs/common/person.ts';
import { askedToRemember, mayAskToRemember, rememberAction } from '../profiles.ts';
import type { Draft } from './draft.ts';

/**
 * "May I remember you, for next time?", said after an answer, once in a conversation, to whoever told
 * their number and is not remembered. It is no task of theirs: what they wished for last stays their last
 * task, and anything else they say drops the question.
 */
export function askToRemember(draft: Draft): void {
  const { state, tools, served } = draft;
  if (!served || !Object.hasOwn(tools.pack.actions, rememberAction)) return;
  if (tools.more || !mayAskToRemember(state)) return;
  const phone = personIn(state.memory)?.phone ?? '';
  const response = tools.agent.request({ action: rememberAction, slots: { phone } }, draft.context);
  if (response.status !== 'proposed') return;
  draft.apply(askedToRemember, { type: 'proposed', proposal: response.proposal });
  draft.say([response.proposal.question]);
}
