import type { Priority } from '../../../contract/operator.ts';
import { clockOf, dayOf } from '../../kernel/wall-calendar.ts';
import type { Notice } from '../notices.ts';
import { offerCall } from '../turn/hand-over.ts';

/** What the person is told of a task; `id` is the task's. */

/** Somebody has taken it. */
export function acceptedNotice(id: string, operator: string): Notice {
  return {
    priority: 'high',
    about: id,
    tell: (draft) => draft.say([{ key: 'escalation.accepted', params: { name: operator } }]),
  };
}

/** Their answer. Whatever they wrote may be about the person. */
export function answerNotice(
  id: string,
  operator: string,
  answer: string,
  priority: Priority,
): Notice {
  return {
    priority,
    about: id,
    personal: true,
    tell(draft) {
      draft.apply({ type: 'handed-back' });
      draft.say([{ key: 'escalation.answer', params: { name: operator, answer: closed(answer) } }]);
    },
  };
}

/** They came: nothing is said, they talk. */
export function doneNotice(id: string): Notice {
  return {
    priority: 'interrupt',
    about: id,
    tell: (draft) => draft.apply({ type: 'handed-back' }),
  };
}

/** Nobody has answered in time, or nobody can come: somebody could call. */
export function nobodyNotice(id: string): Notice {
  return {
    priority: 'high',
    about: id,
    tell: (draft, more) =>
      offerCall(draft, {
        asks: { key: 'escalation.nobody' },
        later: { key: 'escalation.nobody_later' },
        escalation: id,
        more,
      }),
  };
}

/** Declined with a time (ISO 8601) at which somebody could call. */
export function callOfferNotice(id: string, callbackAt: string): Notice {
  const when = new Date(callbackAt);
  const params = {
    day: { kind: 'date', iso: callbackAt },
    time: { kind: 'time', value: clockOf(when.getTime()) },
  } as const;
  return {
    priority: 'high',
    about: id,
    tell: (draft, more) =>
      offerCall(draft, {
        asks: { key: 'escalation.call_offer', params },
        later: { key: 'escalation.call_offer_later', params },
        escalation: id,
        slots: { callback_date: dayOf(when.getTime()), callback_time: clockOf(when.getTime()) },
        more,
      }),
  };
}

/** A sentence ends with its mark, so that what is said after it does not run into it. */
function closed(text: string): string {
  return /[.!?।…]["')\]]?$/u.test(text) ? text : `${text}.`;
}
