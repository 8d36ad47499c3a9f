import type { PriceRange } from '../../../language/price-range.ts';
import type { Database } from '../../../store/port.ts';
import type { Product } from './product.ts';
import { ranked } from './rank.ts';
import { entryFrom, numberOf } from './entry.ts';
import { rowsOf } from './rows.ts';
import { setsOf } from './sets.ts';
import { describedMatch, isKnown, matchUnit, type Unit, unitsOf } from './units.ts';

export interface ProductQuery {
  readonly query: string;
  readonly category: string | null;
  /** In rupees. */
  readonly price: PriceRange;
  readonly limit: number;
}

export interface ProductSearch {
  readonly products: readonly Product[];
  /** What was said and had to be left out to find them, as it was said. */
  readonly leftOut: readonly string[];
  /** None is in the price range: these are nearest to it. */
  readonly outOfRange: boolean;
}

/** So many matches are ranked, the cheapest first. */
const maxRanked = 20;
/** Of the words, so many must be kept for one of them to be looked for in descriptions only. */
const leastDescribed = 2 / 3;

const nothing: ProductSearch = { products: [], leftOut: [], outOfRange: false };

/**
 * Searches by all that was said; else by as much of it as any product has. With the same words left
 * out, a product in the price range comes before the nearest outside it. Words that the catalog does
 * not know are taken for those that sound like them.
 */
export function searchCatalog(db: Database, wanted: ProductQuery): ProductSearch {
  const units = unitsOf(db, wanted.query);
  if (units.length === 0) {
    const browses = wanted.category !== null || hasRange(wanted.price);
    return browses ? browse(db, wanted, []) : nothing;
  }
  for (const kept of setsOf(db, units)) {
    const leftOut = units.filter((unit) => !kept.includes(unit)).map(({ said }) => said);
    for (const place of placesOf(kept, units.length)) {
      for (const inRange of hasRange(wanted.price) ? [true, false] : [true]) {
        const found = pool(db, kept, place, wanted, inRange);
        if (found.length === 0) continue;
        const products = inRange
          ? ranked(found, kept).slice(0, wanted.limit)
          : ranked(nearest(found, wanted), []);
        return { products, leftOut, outOfRange: !inRange };
      }
    }
  }
  // A kind of product was named and what else was said is unknown: show that kind.
  return wanted.category === null
    ? nothing
    : browse(
        db,
        wanted,
        units.map(({ said }) => said),
      );
}

const hasRange = ({ min, max }: PriceRange) => min !== undefined || max !== undefined;

/** Products that have as many of the units as any, the cheapest of them first; for `findProducts`. */
export function candidates(db: Database, units: readonly Unit[]): Product[] {
  if (units.length === 0) return [];
  for (const kept of setsOf(db, units)) {
    for (const place of placesOf(kept, units.length)) {
      const found = pool(db, kept, place, anywhere, true);
      if (found.length > 0) return found;
    }
  }
  return [];
}

const anywhere: Pick<ProductQuery, 'category' | 'price'> = { category: null, price: {} };

/** Where the units are looked for, one place after the other. */
type Place = 'words' | 'descriptions';

function placesOf(units: readonly Unit[], asked: number): Place[] {
  const places: Place[] = units.every(isKnown) ? ['words'] : [];
  // Colours are known of every product: a description that names one names another thing's.
  const described = !units.some(({ isColour }) => isColour);
  if (described && units.length >= asked * leastDescribed) places.push('descriptions');
  return places;
}

/** Products that have all the units: by name and keywords, those by name first; or by description. */
function pool(
  db: Database,
  units: readonly Unit[],
  place: Place,
  { category, price }: Pick<ProductQuery, 'category' | 'price'>,
  inRange: boolean,
): Product[] {
  const kind = category === null ? '' : ` AND kind : "${category.replaceAll('"', '')}"`;
  const find = (match: string) => entriesOf(db, `(${match})${kind}`, price, inRange);
  const all = units.filter(isKnown).map(matchUnit).join(' AND ');
  let entries = find(place === 'words' ? `{names keywords} : (${all})` : describedMatch(units));
  // With more matches than are ranked, those by name might not be among them.
  if (place === 'words' && inRange && entries.length >= maxRanked)
    entries = [...new Set([...find(`names : (${all})`), ...entries])].slice(0, maxRanked);
  return entries.flatMap((entry) => {
    const number = numberOf(entry);
    return db.get<Product>('SELECT * FROM products WHERE number = :number', { number }) ?? [];
  });
}

/** The nearest to the price range. */
function nearest(products: readonly Product[], { price, limit }: ProductQuery): Product[] {
  const gap = gapTo(price);
  return products.toSorted((a, b) => gap(a) - gap(b)).slice(0, limit);
}

/** Matches in the price range, cheapest first; or, outside it, the nearest on both sides. */
function entriesOf(db: Database, match: string, price: PriceRange, inRange: boolean): number[] {
  const [from, to] = [entryFrom(price.min ?? 0), entryFrom((price.max ?? maxRupees) + 1) - 1];
  if (inRange) return rowsOf(db, match, from, to, 'ASC', maxRanked);
  return [
    ...(price.min === undefined ? [] : rowsOf(db, match, 0, from - 1, 'DESC', maxRanked)),
    ...(price.max === undefined
      ? []
      : rowsOf(db, match, to + 1, Number.MAX_SAFE_INTEGER, 'ASC', maxRanked)),
  ];
}

const maxRupees = 2 ** 27;

/** How far a product is from the range, in rupees. */
function gapTo({ min, max }: PriceRange): (product: Product) => number {
  return ({ price }) => Math.max((min ?? 0) - price, price - (max ?? maxRupees), 0);
}

/** A kind of product, or all of them, by price. */
function browse(db: Database, wanted: ProductQuery, leftOut: readonly string[]): ProductSearch {
  const { category, price, limit } = wanted;
  const of = category === null ? '' : 'category = :category AND';
  const select = (from: number, to: number, order: 'ASC' | 'DESC') =>
    db.all<Product>(
      `SELECT * FROM products WHERE ${of} price BETWEEN :from AND :to ORDER BY price ${order} LIMIT :most`,
      { ...(category !== null && { category }), from, to, most: maxRanked },
    );
  const [from, to] = [price.min ?? 0, price.max ?? maxRupees];
  const inside = select(from, to, 'ASC');
  if (inside.length > 0 || !hasRange(price)) {
    return { products: ranked(inside, []).slice(0, limit), leftOut, outOfRange: false };
  }
  const near = [...select(0, from - 1, 'DESC'), ...select(to + 1, maxRupees, 'ASC')];
  return {
    products: ranked(nearest(near, wanted), []),
    leftOut,
    outOfRange: near.length > 0,
  };
}
