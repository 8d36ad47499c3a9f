import type { SlotDefinition, SlotMatch } from '../../dialogue/port.ts';
import { findDigits } from '../../language/parse/digits/index.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import type { Found } from '../../language/parse/found.ts';
import { findPriceRange } from '../../language/price-range.ts';
import words from './words.json' with { type: 'json' };

/** How many digits an order number has. */
const orderIdLength = 4;

const found = <T extends string>(value: T, confidence = 0.9) => ({ value, confidence });

const digitMatch = (run: Found<string>, value: string, confidence: number): SlotMatch => ({
  value,
  confidence,
  span: [run.start, run.end],
});

const orderId: SlotDefinition = {
  ask: 'ask.order_id',
  find(text, { asked, language }) {
    const runs = findDigits(text, { language });
    const exact = runs.find(({ value }) => value.length === orderIdLength);
    if (exact) return digitMatch(exact, exact.value, 0.9);
    // A wrong length is still an answer to the question: the person is told that there is no such order.
    const near = asked
      ? runs.find(({ value }) => value.length >= 3 && value.length <= 8)
      : undefined;
    return near && digitMatch(near, near.value, 0.6);
  },
};

const lastFourIntro =
  /(?:end(?:s|ing)?(?: with| in)|last four(?: digits)?(?: are| is)?|आखिरी चार|शेष चार|শেষ চার)/;

const orderWord = new RegExp(normalise('order|ऑर्डर|आर्डर|ऑडर|অর্ডার'));
const phoneWord = new RegExp(normalise('phone|mobile|digits|फ़ोन|फोन|मोबाइल|अंक|आकडे|ফোন|মোবাইল|সংখ্যা'));

const phoneLast4: SlotDefinition = {
  ask: 'ask.phone_last4',
  find(text, { asked, language }) {
    const clean = normalise(text);
    const intro = lastFourIntro.exec(clean);
    // "sorry, order number 1057" corrects the order; it must not count as a wrong phone number.
    if (asked && !intro && orderWord.test(clean) && !phoneWord.test(clean)) return undefined;
    const from = intro ? intro.index + intro[0].length : 0;
    const digits = findDigits(clean, { language }).find(
      ({ value, start }) => start >= from && value.length >= (asked || intro ? 4 : 10),
    );
    return digits && digitMatch(digits, digits.value.slice(-4), 0.9);
  },
};

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

const carrierWords = new Set(words.carriers.map((word) => normalise(word)));

/** What to look for: what is left when prices and the words around a request are taken away. */
const query: SlotDefinition = {
  ask: 'ask.query',
  find(text, { language }) {
    const clean = normalise(text);
    const range = findPriceRange(clean, language);
    const rest = range ? `${clean.slice(0, range.start)} ${clean.slice(range.end)}` : clean;
    const kept = tokenise(rest)
      .map((token) => token.text)
      .filter((word) => !carrierWords.has(word) && !/^[\d₹]/.test(word));
    return kept.length === 0 ? undefined : found(kept.join(' '), 0.8);
  },
};

const question: SlotDefinition = {
  ask: 'ask.question',
  find: (text) => found(normalise(text)),
};

export const slots = {
  order_id: orderId,
  phone_last4: phoneLast4,
  policy_type: policyType,
  category,
  price_range: priceRange,
  query,
  question,
} as const satisfies Readonly<Record<string, SlotDefinition>>;

/** The key whose words occur in the text; the longest match wins. Words match as prefixes: "return" finds "returned". */
function findKeyword(text: string, table: Readonly<Record<string, readonly string[]>>) {
  const clean = ` ${tokenise(normalise(text))
    .map((token) => token.text)
    .join(' ')}`;
  let best: { value: string; length: number } | undefined;
  for (const [value, stems] of Object.entries(table)) {
    for (const stem of stems) {
      if (clean.includes(` ${normalise(stem)}`) && stem.length > (best?.length ?? 0)) {
        best = { value, length: stem.length };
      }
    }
  }
  return best && found(best.value);
}
