/** An exact number: `n / d`, `d` > 0, and how many decimals were said ("18.50" has 2). */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
  readonly places: number;
}

export function rational(n: bigint | number, d: bigint | number = 1, places = 0): Rational {
  const over = BigInt(d);
  const divisor = gcd(BigInt(n), over);
  return { n: BigInt(n) / divisor, d: over / divisor, places };
}

/** Reads "12", "0.50" or ".5". */
export function fromDecimal(text: string): Rational {
  const [whole = '', decimals = ''] = text.split('.');
  return rational(
    BigInt(`${whole}${decimals}` || '0'),
    10n ** BigInt(decimals.length),
    decimals.length,
  );
}

export function powerOfTen(power: number): Rational {
  return rational(10n ** BigInt(power));
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d, Math.max(a.places, b.places));
}

/** The decimals said survive only a multiplication by one: "1.50 lakh" is 150000. */
export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** Throws a RangeError when `b` is zero: ask `isZero` first. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  const sign = b.n < 0n ? -1n : 1n;
  return rational(a.n * b.d * sign, a.d * b.n * sign);
}

export function negate(a: Rational): Rational {
  return { ...a, n: -a.n };
}

export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isWhole(a: Rational): boolean {
  return a.d === 1n;
}

export function toNumber(a: Rational): number {
  return Number(toText(a));
}

const significantDigits = 15;

/**
 * The number in digits: exactly where its decimals end, else to 15 significant digits. Decimals that
 * were said are kept: "eighteen point five o" is 18.50.
 */
export function toText({ n, d, places }: Rational): string {
  const sign = n < 0n ? '-' : '';
  const size = n < 0n ? -n : n;
  const exact = decimalsOf(d);
  if (exact !== undefined) return sign + shift((size * 10n ** BigInt(exact)) / d, exact, places);
  const whole = (size / d).toString();
  // Zeros behind the point do not count as significant.
  let decimals = size >= d ? significantDigits - whole.length : significantDigits;
  if (size < d) {
    for (let scaled = size * 10n; scaled < d; scaled *= 10n) decimals += 1;
  }
  const kept = Math.max(0, decimals);
  const rounded = (size * 10n ** BigInt(kept) * 2n + d) / (2n * d);
  return sign + shift(rounded, kept, 0);
}

/** How many decimals 1/d has, undefined when they never end. */
function decimalsOf(d: bigint): number | undefined {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** `digits` with a point before the last `decimals` of them, no zeros at the end beyond `places`. */
function shift(digits: bigint, decimals: number, places: number): string {
  const text = digits.toString().padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const part = text
    .slice(text.length - decimals)
    .replace(/0+$/, '')
    .padEnd(places, '0');
  return part === '' ? whole : `${whole}.${part}`;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
