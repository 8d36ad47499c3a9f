import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { findPriceRange } from '../../../language/price-range.ts';
import { carriers } from '../catalog/carriers.ts';
import { wordsOf } from '../catalog/words.ts';
import words from '../words.json' with { type: 'json' };
import { findKeyword } from '../../../language/keyword.ts';
import { findMaxResults, isMeasure, maxResults } from './max-results.ts';

const policyType: SlotDefinition = {
  ask: 'ask.policy_type',
  find: (text) => findKeyword(text, words.policies),
};

const category: SlotDefinition = {
  ask: 'ask.query',
  find: (text) => findKeyword(text, words.categories),
};

const priceRange: SlotDefinition = {
  ask: 'ask.query',
  find(text, { language }) {
    const range = findPriceRange(text, language);
    return range && { value: { ...range.value }, confidence: 0.9 };
  },
};

/** "Something cheaper": than what was shown. */
const thanShown: SlotDefinition = {
  ask: 'ask.query',
  find: (text) => findKeyword(text, words.thanShown),
};

/** A word with whatever is written to it: "5g", "men's". */
const wordPattern = /(?:[\p{L}\p{M}\p{N}']|\u200c|\u200d)+/gu;

/** What to look for: what is left when prices, counts and the words around a request are taken away. */
const query: SlotDefinition = {
  ask: 'ask.query',
  find(text, { language }) {
    const clean = normalise(text);
    const spans = [findPriceRange(clean, language), findMaxResults(clean, language)];
    let rest = clean;
    // Blanks keep every other word in its place.
    for (const span of spans)
      if (span)
        rest = rest.slice(0, span.start) + ' '.repeat(span.end - span.start) + rest.slice(span.end);
    const kept = Array.from(rest.matchAll(wordPattern))
      .filter(({ 0: word, index }) => saysWhat(word, rest.slice(index + word.length)))
      .map(({ 0: word }) => word);
    return kept.length === 0 ? undefined : { value: kept.join(' '), confidence: 0.8 };
  },
};

/** A bare number says nothing of a product, unless it is a measure: "43 inch". */
function saysWhat(word: string, behind: string): boolean {
  if (/^[\d']+$/.test(word)) return isMeasure(behind);
  return wordsOf(word).some((one) => !carriers.has(one));
}

const question: SlotDefinition = {
  ask: 'ask.question',
  find: (text) => ({ value: normalise(text), confidence: 0.9 }),
};

/** How products, policies and questions are found in words. */
export const productSlots = {
  policy_type: policyType,
  category,
  price_range: priceRange,
  than_shown: thanShown,
  query,
  max_results: maxResults,
  question,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
