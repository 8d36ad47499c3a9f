import type { Language } from '../../../contract/language.ts';
import type { Pack } from '../../packs/pack.ts';

/** Sentences of each intent in a conversation. */
const perIntent = 2;

/** Everything that may be wanted of the trade, one after the other: questions stay open, tasks are interrupted. */
export function conversation({ intents, examples }: Pack, language: Language): string[] {
  return Array.from({ length: perIntent }, (_, at) =>
    Object.keys(intents).flatMap((intent) => examples[language][intent]?.at(at) ?? []),
  ).flat();
}
