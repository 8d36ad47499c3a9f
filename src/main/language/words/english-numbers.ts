/** English number words: units and tens add, scales multiply (Indian scales included). */
export const units: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9,
  ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16,
  seventeen: 17, eighteen: 18, nineteen: 19,
};
export const tens: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80,
  ninety: 90,
};
export const scales: Readonly<Record<string, number>> = {
  hundred: 100, thousand: 1_000, k: 1_000, lakh: 100_000, lac: 100_000, million: 1_000_000,
  crore: 10_000_000,
};
