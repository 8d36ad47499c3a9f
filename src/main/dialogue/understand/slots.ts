import { isBesideAnswer } from '../../language/beside-answers.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import type { SlotContext, SlotMatch } from '../port.ts';
import type { Reading } from './reading.ts';

/** What finding a slot depends on. */
export type SlotSearch = Pick<Reading, 'domain' | 'now'> & {
  readonly state: Pick<Reading['state'], 'language'>;
};

/** Every slot of an intent that the utterance holds. */
export function findSlots(
  search: SlotSearch,
  text: string,
  intent: string,
): Record<string, SlotMatch> {
  const found: Record<string, SlotMatch> = {};
  for (const name of search.domain.intents[intent]?.slots ?? []) {
    const match = findSlot(search, name, text, { asked: false, intent });
    if (match) found[name] = match;
  }
  return found;
}

export function findSlot(
  { domain, state, now }: SlotSearch,
  name: string,
  text: string,
  about: Pick<SlotContext, 'asked' | 'intent'>,
): SlotMatch | undefined {
  const { language } = state;
  return domain.slots[name]?.find(text, { ...about, language, now });
}

/** Whether nothing but these was said ("for Friday at eight, please"): whatever else it could mean, it is the answer. */
export function isWhole(matches: readonly SlotMatch[], text: string): boolean {
  const spans = matches.flatMap(({ span }) => (span ? [span] : []));
  if (spans.length === 0) return false;
  const rest = spans.reduce(
    (left, [from, to]) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    normalise(text),
  );
  return tokenise(rest).every(({ text: word }) => isBesideAnswer(word));
}

export function overlap(a: SlotMatch, b: SlotMatch): boolean {
  return (
    a.span !== undefined && b.span !== undefined && a.span[0] < b.span[1] && b.span[0] < a.span[1]
  );
}
