import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import type { Names } from '../names.ts';
import words from '../words.json' with { type: 'json' };
import { findKeyword } from '../../../language/keyword.ts';
import { blank, hasWords, tableOf } from './find.ts';

const nearKm = 2.5;
const walkKm = 1.5;
const km = /^\s*(?:km|kms|kilomet|किलोमीटर|किमी|कि\.मी|किलोमिटर|কিলোমিটার|কিমি)/u;

/** How places, and what people want of them, are found in words; venues and areas by their names. */
export function placeSlots(names: Names) {
  /** A venue is called by its name, a whole one rather than a word of it. */
  const venue: SlotDefinition = {
    ask: 'ask.venue',
    insteadOf: 'venue_id',
    find(text) {
      const people = names.find(text, 'person');
      const best = names
        .find(text, 'venue')
        .find((one) =>
          people.every(
            (person) =>
              person.similarity < one.similarity ||
              person.start >= one.end ||
              one.start >= person.end,
          ),
        );
      return (
        best && { value: best.value, confidence: best.similarity, span: [best.start, best.end] }
      );
    },
  };

  const venueId: SlotDefinition = { ask: 'ask.venue', of: 'venue', find: () => undefined };

  /** Words that are part of a venue's name say nothing else. */
  const besidesVenue = (clean: string) =>
    blank(clean, ...names.find(clean, 'venue').map(({ start, end }) => [start, end] as const));

  const area: SlotDefinition = {
    ask: 'ask.venue',
    find(text) {
      const [best] = names.find(besidesVenue(normalise(text)), 'area');
      return (
        best && { value: best.value, confidence: best.similarity, span: [best.start, best.end] }
      );
    },
  };

  const cuisine: SlotDefinition = {
    ask: 'ask.cuisine',
    insteadOf: 'venue_id',
    find(text, { asked }) {
      const clean = besidesVenue(normalise(text));
      const found = findKeyword(clean, words.cuisines);
      if (found || !asked) return found;
      return findKeyword(clean, tableOf(words.any)) && { value: 'any', confidence: 0.9 };
    },
  };

  const priceLevel: SlotDefinition = {
    ask: 'ask.cuisine',
    find: (text) => findKeyword(besidesVenue(normalise(text)), words.prices),
  };

  const occasion: SlotDefinition = {
    ask: 'ask.cuisine',
    find: (text) => findKeyword(normalise(text), words.occasions),
  };

  /** How far it may be, km. */
  const maxKm: SlotDefinition = {
    ask: 'ask.cuisine',
    find(text, { language }) {
      const clean = normalise(text);
      const said = findNumbers(clean, { language, now: 0 }).find(
        ({ value, end }) => value > 0 && value <= 50 && km.test(clean.slice(end)),
      );
      if (said) return { value: said.value, confidence: 0.9, span: [said.start, said.end] };
      if (hasWords(clean, words.walkable)) return { value: walkKm, confidence: 0.8 };
      return hasWords(clean, words.near) ? { value: nearKm, confidence: 0.8 } : undefined;
    },
  };

  const vegetarian: SlotDefinition = {
    ask: 'ask.cuisine',
    find(text) {
      const found = findKeyword(`${besidesVenue(normalise(text))} `, tableOf(words.vegetarian));
      return found && { ...found, value: true };
    },
  };

  const topic: SlotDefinition = {
    ask: 'ask.venue',
    find: (text) => findKeyword(`${besidesVenue(normalise(text))} `, words.topics),
  };

  const mode: SlotDefinition = {
    ask: 'ask.venue',
    find: (text) => findKeyword(normalise(text), words.modes),
  };

  return {
    venue,
    venue_id: venueId,
    area,
    cuisine,
    price_level: priceLevel,
    occasion,
    max_km: maxKm,
    vegetarian,
    topic,
    mode,
  } as const satisfies Readonly<Record<string, SlotDefinition>>;
}
