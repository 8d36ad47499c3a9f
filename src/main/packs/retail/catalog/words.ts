import { normalise } from '../../../language/normalise.ts';
import { romanise } from '../../../language/romanise.ts';

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The words of a text as the catalog keeps them, in order: normalised, without apostrophes and joiners,
 * each one a single token of product_search. "Men's T-Shirt" is `mens t shirt`.
 */
export function wordsOf(text: string): string[] {
  return (
    normalise(text)
      .replace(/['\u200c\u200d]/g, '')
      .match(wordPattern) ?? []
  );
}

const endings: readonly (readonly [RegExp, string])[] = [
  // English plurals. The letters before are kept, so that "gas" and "dress" stay.
  [/(?<=^[a-z]{3,})ies$/, 'y'],
  [/(?<=^[a-z]+(?:sh|ch|x|ss|zz))es$/, ''],
  [/(?<=^[a-z]{2,}[^su])s$/, ''],
  // Hindi and Marathi: plural, gender and case. The dots below letters are gone by then.
  [/(?<=[क-ह][\u093e-\u094d]?[क-ह]?)(?:ियों|ियाँ|ियां|ीयों|्यांचा|्यांची|्यांचे|ांचा|ांची|ांचे)$/, ''],
  [/(?<=[\u0900-\u097f]{2,})(?:ओं|ों|ें|्या|ाँ|ां|ा|ी|े|ि|ो)$/, ''],
  // Bengali: the article, the plural and the genitive.
  [/(?<=[\u0980-\u09ff]{3,})(?:গুলো|গুলি|টির|টার|টা|টি|ের)$/, ''],
];

/** A word of `wordsOf` without its ending and without the dots that many leave out: "shoes" and "shoe", "साड़ियाँ" and "साडी" are one. */
export function stemOf(word: string): string {
  const bare = word.replace(/[\u093c\u09bc]/g, '');
  for (const [ending, instead] of endings) {
    if (ending.test(bare)) return bare.replace(ending, instead);
  }
  return bare;
}

/**
 * A word letter by letter in Latin, as it would be typed: "कुर्ता", "কুর্তা" and "kurta" are one. Stricter
 * than its sound. Words of another script stay as they are.
 */
export function latinOf(word: string): string {
  return romanise(word)
    .replace(/aa/g, 'a')
    .replace(/ee|ii/g, 'i')
    .replace(/oo|uu/g, 'u')
    .replace(/w/g, 'v')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/(?<=[a-z]{2})a$/, '');
}
