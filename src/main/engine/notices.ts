import type { Priority } from '../../contract/operator.ts';
import type { DialogueState } from '../dialogue/port.ts';
import type { Clock } from '../kernel/clock.ts';
import { assert } from '../kernel/errors.ts';
import { type Draft, openDraft, type TurnResult, type TurnTools } from './turn/draft.ts';
import { openQuestion } from './turn/tasks.ts';

/** Something to be told to the person from outside the conversation. It never counts as a turn of theirs. */
export interface Notice {
  /** interrupt: as soon as nothing is being worked out, after the sentence being said · high: before the next reply. */
  readonly priority: Priority;
  /** A later notice about the same takes the place of one that still waits. */
  readonly about: string;
  /** Holds what may tell who the person is: it is not kept with the conversation. */
  readonly personal?: true;
  /**
   * Puts it into words and cards, or says nothing and only changes what is shown. `more`: a reply comes right after it; without, the question that is
   * open is said again after it by whoever tells the notice. Task and proposal must stay as they are.
   */
  tell(draft: Draft, more: boolean): void;
}

/** What waits to be told in one conversation. */
export interface Notices {
  /** Takes a notice. Returns false, and does nothing, when too many wait already. */
  add(notice: Notice): boolean;
  /** Gives out what is to be told before the next reply, the oldest first. */
  take(): Notice[];
  clear(): void;
}

/** Notices that wait; more than that could not be listened to. */
const maxWaiting = 8;
/** Without a reply for this long, ms, what was to be told before it is told by itself. */
export const noticeWaitsMs = 20_000;

/**
 * Keeps notices until they can be told.
 *
 * @param tell tells one now, as soon as nothing is being worked out.
 */
export function createNotices(clock: Clock, tell: (notice: Notice) => void): Notices {
  let waiting: { readonly notice: Notice; readonly cancel: () => void }[] = [];

  /** Takes out those that fit. */
  function drop(fits: (notice: Notice) => boolean): Notice[] {
    const gone = waiting.filter(({ notice }) => fits(notice));
    waiting = waiting.filter(({ notice }) => !fits(notice));
    for (const { cancel } of gone) cancel();
    return gone.map(({ notice }) => notice);
  }

  return {
    add(notice) {
      drop(({ about }) => about === notice.about);
      if (notice.priority === 'interrupt') {
        tell(notice);
        return true;
      }
      if (waiting.length >= maxWaiting) return false;
      const cancel = clock.after(noticeWaitsMs, () => {
        for (const due of drop((one) => one === notice)) tell(due);
      });
      waiting.push({ notice, cancel });
      return true;
    },
    take: () => drop(() => true),
    clear: () => void drop(() => true),
  };
}

/**
 * Words a notice where the conversation stands; `more`: a reply comes right after it, else the open
 * question does.
 */
export function wordNotice(
  notice: Notice,
  state: DialogueState,
  tools: TurnTools,
  more: boolean,
): TurnResult {
  const draft = openDraft(state, tools);
  notice.tell(draft, more);
  if (!more && draft.finish().phrases.length > 0) draft.say(openQuestion(draft));
  const { task, pending, turn } = draft.state;
  const same = task === state.task && pending === state.pending && turn === state.turn;
  assert(same, `a notice (${notice.about}) changes nothing that goes on`);
  return draft.finish();
}
