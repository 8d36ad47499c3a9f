/** A row of product_search is `price * scale + number`. */
const scale = 2 ** 24;
/** Above it, prices share a place in the order: far beyond what a shop sells, and within exact integers. */
const maxPrice = 2 ** 28;

/** The row of product_search at which products of a price, in rupees, begin. */
export function entryFrom(price: number): number {
  return Math.min(Math.max(Math.floor(price), 0), maxPrice) * scale;
}

/** The products.number of a row of product_search. */
export function numberOf(entry: number): number {
  return entry % scale;
}
