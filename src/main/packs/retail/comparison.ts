import type { ComparisonCard } from '../../../contract/cards.ts';
import type { ActionContext } from '../../actions/port.ts';
import { type Product, productCard } from './products.ts';
import { specificationRows } from './specifications.ts';

/** A property that both products have, and not the same. */
export interface Difference {
  readonly label: string;
  /** Of the first and the second product. */
  readonly values: readonly [string, string];
  readonly products: readonly [Product, Product];
}

export interface Comparison {
  readonly card: ComparisonCard;
  /** What matters most comes first. */
  readonly differences: readonly Difference[];
  /** They are of one category: comparing more than prices makes sense. */
  readonly sameKind: boolean;
}

/** Rows people choose by, before all others. */
const matters = [
  'RAM',
  'Storage',
  'Camera',
  'Battery',
  'Playtime',
  'Noise cancellation',
  'Capacity',
  'Fabric',
  'Material',
  'Power',
  'Display',
  'Screen size',
  'SPF',
  'Volume',
  'Warranty',
  'Sizes',
  'Weight',
];
const rank = (key: string) => {
  const place = matters.indexOf(key);
  return place < 0 ? matters.length : place;
};

/** Two products side by side. */
export function compare(
  products: readonly [Product, Product],
  { language, label }: Pick<ActionContext, 'language' | 'label'>,
): Comparison {
  const [first, second] = products;
  const [left, right] = [specificationRows(first, language), specificationRows(second, language)];
  const inRight = new Map(right.map((row) => [row.key, row]));
  const inLeft = new Set(left.map(({ key }) => key));
  const shared = left.flatMap((row) => {
    const other = inRight.get(row.key);
    return other
      ? [{ key: row.key, label: row.label, values: [row.value, other.value] as [string, string] }]
      : [];
  });
  const none = label('compare.not_given');
  const rows = [
    ...shared,
    ...left
      .filter(({ key }) => !inRight.has(key))
      .map((row) => ({ ...row, values: [row.value, none] as [string, string] })),
    ...right
      .filter(({ key }) => !inLeft.has(key))
      .map((row) => ({ ...row, values: [none, row.value] as [string, string] })),
  ].map((row) => ({
    label: row.label,
    values: row.values,
    differs: row.values[0] !== row.values[1],
  }));
  const differences = shared
    .filter(({ values }) => values[0] !== values[1])
    .toSorted((a, b) => rank(a.key) - rank(b.key))
    .map((row) => ({ label: row.label, values: row.values, products }));
  return {
    card: {
      kind: 'comparison',
      products: [productCard(first, language), productCard(second, language)],
      rows,
    },
    differences,
    sameKind: first.category === second.category,
  };
}
