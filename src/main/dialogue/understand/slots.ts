import type { Language } from '../../../contract/language.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import type { DialogueDomain, SlotDefinition, SlotMatch } from '../port.ts';

/** Every slot of an intent that the utterance holds. */
export function findSlots(
  domain: DialogueDomain,
  text: string,
  intent: string,
  language: Language,
): Record<string, SlotMatch> {
  const found: Record<string, SlotMatch> = {};
  for (const name of domain.intents[intent]?.slots ?? []) {
    const match = findSlot(domain, name, text, { asked: false, intent, language });
    if (match) found[name] = match;
  }
  return found;
}

export function findSlot(
  domain: DialogueDomain,
  name: string,
  text: string,
  context: Parameters<SlotDefinition['find']>[1],
): SlotMatch | undefined {
  return domain.slots[name]?.find(text, context);
}

/** Whether nothing but this was said: whatever else it could mean, it is the answer. */
export function isWhole({ span }: SlotMatch, text: string): boolean {
  if (!span) return false;
  const clean = normalise(text);
  return tokenise(`${clean.slice(0, span[0])} ${clean.slice(span[1])}`).length === 0;
}

export function overlap(a: SlotMatch, b: SlotMatch): boolean {
  return (
    a.span !== undefined && b.span !== undefined && a.span[0] < b.span[1] && b.span[0] < a.span[1]
  );
}
