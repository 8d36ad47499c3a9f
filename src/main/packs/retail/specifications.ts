import type { ProductCard } from '../../../contract/cards.ts';
import type { Language } from '../../../contract/language.ts';
import type { ActionContext } from '../../actions/port.ts';
import { type Product, productCard, specificationsOf } from './products.ts';
import words from './specifications.json' with { type: 'json' };

type Translations = Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>>;
const labels: Translations = words.labels;
const values: Translations = words.values;
const colours: Translations = words.colours;

/** A row of a specification as it is read and said in one language. */
export interface SpecificationRow {
  /** The catalog's own name of the row. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** What is known of a product, in the order of the catalog. */
export function specificationRows(product: Product, language: Language): SpecificationRow[] {
  return Object.entries(specificationsOf(product)).map(([key, value]) => ({
    key,
    label: translated(labels, key, language),
    value: translated(values, value, language),
  }));
}

/** A colour of the catalog, in the language. */
export const colourName = (colour: string, language: Language): string =>
  translated(colours, colour, language);

/** The product's card with everything that is known of it. */
export function detailedCard(product: Product, { language }: ActionContext): ProductCard {
  return {
    ...productCard(product, language),
    specifications: specificationRows(product, language).map(({ label, value }) => ({
      label,
      value,
    })),
  };
}

/** A shop's own words, which are in no table, stay as the shop wrote them. */
function translated(table: Translations, text: string, language: Language): string {
  return (Object.hasOwn(table, text) ? table[text]?.[language] : undefined) ?? text;
}
