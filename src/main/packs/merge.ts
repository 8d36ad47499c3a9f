import { type Language, languages } from '../../contract/language.ts';
import { assert } from '../kernel/errors.ts';
import { commonPart } from './common/part.ts';
import type { Pack } from './pack.ts';

/**
 * A pack with what every pack has: the intents, slots, actions, examples and phrases of packs/common.
 * A slot or a phrase of the pack's own takes the place of the common one of the same name.
 *
 * @throws if the pack has an intent or an action of the same name: one of the two would be lost.
 */
export function withCommon(pack: Pack): Pack {
  const part = commonPart(pack);
  const twice = [
    ...shared(pack.intents, part.intents),
    ...shared(pack.actions, part.actions),
    ...languages.flatMap((language) => shared(pack.examples[language], part.examples[language])),
  ];
  assert(twice.length === 0, `${pack.id} has what packs/common has: ${twice.join(', ')}`);
  return {
    ...pack,
    intents: { ...pack.intents, ...part.intents },
    slots: { ...part.slots, ...pack.slots },
    actions: { ...pack.actions, ...part.actions },
    examples: byLanguage((language) => ({
      ...pack.examples[language],
      ...part.examples[language],
    })),
    phrases: byLanguage((language) => ({ ...part.phrases[language], ...pack.phrases[language] })),
  };
}

const shared = (one: object, other: object): string[] =>
  Object.keys(one).filter((name) => Object.hasOwn(other, name));

const byLanguage = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;
