import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { asHotwords } from '../kit/hotwords.ts';
import { localised } from '../kit/localised.ts';
import lexicon from './lexicon.json' with { type: 'json' };
import pronunciation from './pronunciation.json' with { type: 'json' };

/** Products whose names are read: what is in stock first. */
const most = 400;

const scripts: Readonly<Record<Language, RegExp>> = {
  en: /^[a-z]/,
  hi: /^\p{Script=Devanagari}/u,
  bn: /^\p{Script=Bengali}/u,
  mr: /^\p{Script=Devanagari}/u,
};

/**
 * What a recogniser does not expect people to say in the shop: first the brands, whose names are in no
 * dictionary, then the products by their whole names, then the kinds of things.
 */
export function hotwords(db: Database, language: Language): string[] {
  const brands = db
    .all<{ brand: string }>(
      'SELECT brand FROM products GROUP BY brand ORDER BY count(*) DESC, min(number)',
    )
    .map(({ brand }) => spokenBrand(brand, language));
  const products = db
    .all<object>(
      'SELECT name, name_hi, name_bn, name_mr FROM products ORDER BY stock_quantity > 0 DESC, number LIMIT :most',
      { most },
    )
    .map((row) => localised(row, 'name', language));
  const kinds = lexicon.kinds.filter((word) => scripts[language].test(word));
  return asHotwords([...brands.slice(0, 200), ...products, ...kinds], language);
}

/** The table knows how a brand is written in another script; what it does not know goes by its sound. */
function spokenBrand(brand: string, language: Language): string {
  const table: Readonly<Record<string, string>> = pronunciation[language];
  return language === 'en' ? brand : (table[brand.toLowerCase()] ?? brand);
}
