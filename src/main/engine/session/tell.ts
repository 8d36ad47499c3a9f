import type { Card } from '../../../contract/cards.ts';
import type { Phrase } from '../../actions/port.ts';
import { type Notice, wordNotice } from '../notices.ts';
import type { Talk } from './talk.ts';

/** What is told before a reply. */
interface Told {
  readonly phrases: readonly Phrase[];
  readonly cards: readonly Card[];
  readonly personal: boolean;
}

/** Tells a notice by itself, and says the question that is open again after it; the words on the screen. */
export function tellNow(notice: Notice, talk: Talk): string {
  const { events, phrases, cards } = wordNotice(notice, talk.state, talk.tools(false), false);
  talk.apply(...events);
  if (phrases.length === 0) return '';
  const how = notice.priority === 'interrupt' ? 'interrupts' : 'next';
  return talk.speak(phrases, cards, { personal: notice.personal ?? false, how });
}

/** Words what is to be told before a reply. */
export function tellAhead(due: readonly Notice[], talk: Talk): Told {
  const told = due.map((notice) => {
    const worded = wordNotice(notice, talk.state, talk.tools(false), true);
    talk.apply(...worded.events);
    return worded;
  });
  return {
    phrases: told.flatMap(({ phrases }) => phrases),
    cards: told.flatMap(({ cards }) => cards),
    personal: due.some(({ personal }) => personal),
  };
}
