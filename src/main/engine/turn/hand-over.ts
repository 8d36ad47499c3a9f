import type { Card } from '../../../contract/cards.ts';
import type { Json, Phrase } from '../../actions/port.ts';
import type { DialogueAct, DialogueState } from '../../dialogue/port.ts';
import { escalationKey } from '../../store/escalations.ts';
import type { Draft } from './draft.ts';
import { openQuestion } from './tasks.ts';

/** The intent, of every pack, that arranges a call. */
export const callBackIntent = 'call_back';
/** Said or done in between, they leave an offer open: the person has not answered it yet. */
const inBetween: ReadonlySet<DialogueAct> = new Set([
  'repeat',
  'slower',
  'faster',
  'louder',
  'quieter',
  'misheard',
  'unclear',
  'unfinished',
  'language',
]);

/** "I want to talk to a person": somebody is asked, and the conversation goes on. */
export function handOver(draft: Draft): void {
  const { tools } = draft;
  const help = tools.askForPerson?.() ?? { how: 'nobody', id: null };
  draft.apply({ type: 'handed-over' });
  switch (help.how) {
    case 'asked':
      draft.say([{ key: 'handover' }]);
      break;
    case 'already':
      draft.say([{ key: 'handover.already' }]);
      break;
    case 'not-saved':
      draft.say([{ key: 'handover.see_staff' }]);
      break;
    case 'nobody':
      offerCall(draft, {
        asks: { key: 'handover.nobody' },
        later: { key: 'handover.nobody_later' },
        escalation: help.id,
      });
  }
  draft.say(openQuestion(draft));
}

export interface CallOffer {
  /** Says that nobody is there, and asks whether somebody shall call. */
  readonly asks: Phrase;
  /** The same where something else is open: what the person can say when that is done. */
  readonly later: Phrase;
  /** What was asked for in vain. */
  readonly escalation: string | null;
  /** Details that are known already. */
  readonly slots?: Readonly<Record<string, Json>>;
  /** More will be said after it, so that it cannot ask. */
  readonly more?: boolean;
}

/**
 * Nobody is there: offers a call. Where something else is open it does not ask, it says how to ask for
 * one. The open question is left to the caller.
 */
export function offerCall(draft: Draft, offer: CallOffer): void {
  const { asks, later, escalation, slots = {}, more } = offer;
  const { pack, label } = draft.tools;
  const definition = pack.intents[callBackIntent];
  if (!definition) {
    draft.say([{ key: 'handover.see_staff' }]);
    return;
  }
  if (escalation !== null) {
    draft.apply({ type: 'remembered', memory: { [escalationKey]: escalation } });
  }
  const choice = label(definition.choice);
  const card: Card = { kind: 'choice', options: [{ label: choice, say: choice }] };
  if (more || openQuestion(draft).length > 0) {
    draft.say([later], [card]);
    return;
  }
  draft.apply({ type: 'offered', task: { intent: callBackIntent, slots, asked: null } });
  draft.say([asks], [card]);
}

/** What was offered is left behind by an answer about something else. `before`: the state as the turn began. */
export function leaveOffer(draft: Draft, before: DialogueState, act: DialogueAct): void {
  const same = before.offered !== null && draft.state.offered === before.offered;
  if (same && !inBetween.has(act)) draft.apply({ type: 'offered', task: null });
}
