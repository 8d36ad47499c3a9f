import type { Language } from '../../../../contract/language.ts';
import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import type { Found } from '../../../language/parse/found.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import { findPriceRange } from '../../../language/price-range.ts';
import words from '../catalog/carriers.json' with { type: 'json' };

const most = 10;
const any = (list: readonly string[]) => list.map((word) => normalise(word)).join('|');
const edge = '(?![\\p{L}\\p{M}\\p{N}])';
/** What makes a number a size and not a count: "5 litre", "5g", "43-inch". */
const measured = new RegExp(`^(?:[\\p{L}\\p{M}%.,/-]|\\s*(?:${any(words.units)})${edge})`, 'u');
/** Whether what stands behind a number makes it a measure. */
export const isMeasure = (behind: string): boolean => measured.test(behind);
/** "Only one", "the top three": a count, whatever follows. */
const limiting = new RegExp(`(?<![\\p{L}\\p{M}])(?:${any(words.limiters)})\\s*$`, 'u');
/** "तीन ही", "তিনটেই". */
const limitedBehind = new RegExp(`^\\s*(?:${any(words.limitersBehind)})${edge}`, 'u');

/** How many things to show a person asks for, 1 to 10: "three phones", "only two", "तीन फ़ोन दिखाओ". */
export function findMaxResults(text: string, language: Language): Found<number> | undefined {
  const clean = normalise(text);
  const range = findPriceRange(clean, language);
  return findNumbers(clean, { language, now: 0 }).find(({ value, start, end }) => {
    if (!Number.isInteger(value) || value < 1 || value > most) return false;
    if (range && start < range.end && range.start < end) return false;
    const [before, behind] = [clean.slice(0, start), clean.slice(end)];
    // A number is read with the case ending on it, never with half a word.
    if (/[\p{L}\p{M}\p{N}-]$/u.test(before) || isMeasure(behind)) return false;
    if (limiting.test(before) || limitedBehind.test(behind)) return true;
    // "One" is often but an article, and a number at the end belongs to a name: "spark 2".
    return value > 1 && /^\s+[\p{L}\p{M}]/u.test(behind);
  });
}

/** How many products to show. */
export const maxResults: SlotDefinition = {
  ask: 'ask.query',
  find(text, { language }) {
    const found = findMaxResults(text, language);
    return found && { value: found.value, confidence: 0.8, span: [found.start, found.end] };
  },
};
