import { z } from 'zod';
import { type Language, languages } from '../../../contract/language.ts';
import type { Json, ReadAction } from '../../actions/port.ts';
import { createWording } from '../../dialogue/say/phrases.ts';
import { commonPhrases } from '../../dialogue/say/phrases/index.ts';
import type { IntentDefinition } from '../../dialogue/port.ts';
import { normalise } from '../../language/normalise.ts';
import type { Pack } from '../../packs/pack.ts';
import { lobbyPhrases } from './phrases.ts';

/** The key of `Memory` under which the trade that was just chosen stands. */
export const chosenKey = 'lobby.chosen';

/** A trade has far more examples than another: of each, so many in a language are looked at. */
const examplesPerTrade = 600;

const enter = (id: string) => `enter_${id}`;
/** Whether a label of the lobby's classifier is a trade. */
export const isTrade = (label: string): boolean => label.startsWith(enter(''));
const titleKey = (id: string) => `trade.${id}`;

/**
 * The lobby of a kiosk that serves several trades, as a trade of its own: what can be wished for in it
 * is to enter one of the others, by its name or by any wish that belongs there.
 *
 * @param served the trades that can be entered.
 * @param known every trade there is: a wish for one that is not served belongs nowhere here.
 */
export function lobbyPack(served: readonly Pack[], known: readonly Pack[]): Pack {
  const byTrade = <Value>(pick: (pack: Pack) => Value) =>
    Object.fromEntries(served.map((pack) => [enter(pack.id), pick(pack)]));
  const titles = served.map(({ id }) => titleKey(id));
  return {
    id: 'lobby',
    intents: byTrade(
      ({ id }): IntentDefinition => ({
        action: enter(id),
        slots: [],
        carries: [],
        kind: 'task',
        choice: titleKey(id),
      }),
    ),
    slots: {},
    about: {},
    freeQuestionAction: null,
    actions: byTrade(({ id }) => enterAction(id)),
    examples: ownExamples(known),
    phrases: inEveryLanguage((language) => phrasesIn(language, served)),
    offers: served.map(({ id }) => enter(id)),
    suggestions: titles,
    // Nothing is kept in the lobby.
    isSeeded: () => true,
    seed() {},
  };
}

/** Entering changes nothing in the world: the conversation reads from memory where it goes on. */
function enterAction(id: string): ReadAction<null> {
  return {
    name: enter(id),
    description: `Everything about ${id}`,
    parameters: z.object({}),
    effect: 'read',
    check: () => ({ status: 'ready', input: null }),
    run: () => ({ phrases: [], memory: { [chosenKey]: id satisfies Json } }),
  };
}

function inEveryLanguage<Value>(make: (language: Language) => Value): Record<Language, Value> {
  return Object.fromEntries(languages.map((l) => [l, make(l)])) as Record<Language, Value>;
}

function phrasesIn(language: Language, served: readonly Pack[]) {
  const titles = Object.fromEntries(
    served.map(({ id, phrases }) => [titleKey(id), phrases[language]['pack.title'] ?? id]),
  );
  const wording = createWording(language, [commonPhrases[language], titles]);
  const items = served.map(({ id }) => ({ kind: 'phrase', key: titleKey(id) }) as const);
  return { ...lobbyPhrases(language, wording.name({ kind: 'list', items })), ...titles };
}

/** What is said in a trade, under the trade; what is said in several alike tells none of them. */
function ownExamples(known: readonly Pack[]): Pack['examples'] {
  return inEveryLanguage((language) => {
    const trades = new Map<string, Set<string>>();
    for (const { id, examples } of known) {
      for (const text of Object.values(examples[language]).flat()) {
        const key = normalise(text);
        trades.set(key, (trades.get(key) ?? new Set()).add(id));
      }
    }
    const telling = (text: string) => trades.get(normalise(text))?.size === 1;
    return Object.fromEntries(
      known.map(({ id, examples, names, phrases }) => {
        const wishes = Object.values(examples[language]).flat().filter(telling);
        const title = String(phrases[language]['pack.title'] ?? id);
        const texts = [title, ...(names?.[language] ?? []), ...spread(wishes, examplesPerTrade)];
        return [enter(id), [...new Set(texts)]];
      }),
    );
  });
}

/** At most `most` of a list, evenly. */
function spread<Item>(list: readonly Item[], most: number): Item[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as Item);
}
