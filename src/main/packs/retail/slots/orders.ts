import type { Language } from '../../../../contract/language.ts';
import type { SlotDefinition, SlotMatch } from '../../../dialogue/port.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import type { Found } from '../../../language/parse/found.ts';
import { findOrderIds } from '../../../language/parse/order-id/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { findAddress } from '../address.ts';
import { mobileOf } from '../../../language/mobile.ts';
import words from '../order-words.json' with { type: 'json' };
import { findKeyword, spaced } from '../../../language/keyword.ts';

/** How many digits an order number has; a return number is an R and as many. */
const ownNumber = /^R?\d{4}$/;

const digitMatch = (run: Found<string>, value: string, confidence: number): SlotMatch => ({
  value,
  confidence,
  span: [run.start, run.end],
});

const longest = (a: string, b: string) => b.length - a.length;
const besideNumber = new Set(words.besideNumber.map(normalise));

/** An answer, with all of the text as its span where nothing else is said: "my number is 98765 44321". */
function answer(match: SlotMatch, text: string): SlotMatch {
  const [start, end] = match.span ?? [0, 0];
  const clean = normalise(text);
  const around = tokenise(`${clean.slice(0, start)} ${clean.slice(end)}`);
  const only = around.every((token) => besideNumber.has(token.text));
  return only ? { ...match, span: [0, clean.length] } : match;
}

/** Order numbers of a sentence, ours first; letters people put before one ("ORD-1042") are not part of it. */
function numbersIn(text: string, language: Language): Found<string>[] {
  const phones = findPhones(text, { language }).filter(({ value }) => mobileOf(value) !== null);
  return findOrderIds(text, { language })
    .filter((id) => !phones.some((phone) => id.start < phone.end && phone.start < id.end))
    .map((id) => ({
      ...id,
      value: /^R\d{4}$/.test(id.value) ? id.value : id.value.replace(/\D/g, ''),
    }));
}

const takenBack = new RegExp(
  `^[\\s,.;।-]*(?:${words.takenBack.map(normalise).toSorted(longest).join('|')})[\\s,.;।-]*$`,
  'u',
);

/** The first number that was not taken back in the same breath: "1042, no, 1050". */
function meant(numbers: readonly Found<string>[], clean: string): Found<string> | undefined {
  return numbers.find(({ end }, at) => {
    const next = numbers[at + 1];
    return !next || !takenBack.test(clean.slice(end, next.start));
  });
}

const orderId: SlotDefinition = {
  ask: 'ask.order_id',
  digits: 4,
  find(text, { asked, intent, language }) {
    // The house number of a new address is no order.
    const address = intent === 'change_address' ? findAddress(text, language) : undefined;
    const numbers = numbersIn(text.slice(0, address?.start), language);
    const exact = meant(
      numbers.filter(({ value }) => ownNumber.test(value)),
      normalise(text),
    );
    if (exact) {
      const match = digitMatch(exact, exact.value, 0.9);
      return asked ? answer(match, text) : match;
    }
    // A wrong length is still an answer to the question: the person is told that there is no such order.
    const near = asked
      ? numbers.find(({ value }) => value.length >= 3 && value.length <= 8)
      : undefined;
    return near && answer(digitMatch(near, near.value, 0.6), text);
  },
};

const lastWords = { last: words.last };
const lastWord = new RegExp(
  ` (?:${words.last.map(spaced).toSorted(longest).join('|')})[^ ]*`,
  'gu',
);

const whichOrder: SlotDefinition = {
  ask: 'ask.order_id',
  // Whoever says a number means that one.
  of: 'order_id',
  find(text, { language }) {
    if (numbersIn(text, language).some(({ value }) => ownNumber.test(value))) return undefined;
    if (!findKeyword(text, lastWords)) return undefined;
    const match = { value: 'last', confidence: 0.9 };
    const around = tokenise(` ${spaced(text)}`.replaceAll(lastWord, ' '));
    const only = around.every((token) => besideNumber.has(token.text));
    return only ? { ...match, span: [0, normalise(text).length] } : match;
  },
};

/** Nobody asked for a phone number: so many digits beside the word for one are meant to be one. */
const unaskedDigits = 7;

const phone: SlotDefinition = {
  ask: 'ask.phone',
  digits: 10,
  find(text, { asked, language }) {
    for (const found of findPhones(text, { language })) {
      const mobile = mobileOf(found.value);
      // Asked for the order number, a person may say this instead.
      if (mobile) return answer(digitMatch(found, mobile, 0.9), text);
    }
    // Too few or too many digits answer the question all the same: the person is told what is missing.
    const clean = normalise(text);
    const named = phoneWord.test(clean);
    if (asked ? orderWord.test(clean) && !named : !named) return undefined;
    const least = asked ? 4 : unaskedDigits;
    const some = findDigits(clean, { language }).find(({ value }) => value.length >= least);
    return some && answer(digitMatch(some, some.value, 0.6), text);
  },
};

const lastFourIntro =
  /(?:end(?:s|ing)?(?: with| in)|number ends?|last four(?: digits)?(?: are| is)?|last 4(?: digits)?(?: are| is)?|आखिरी चार|आख़िरी चार|शेवटचे चार|शेष चार|শেষ চার(?:টে|টি)?|aakhri char|akhri char|shevatche char)/;

const orderWord = new RegExp(normalise('order|ऑर्डर|आर्डर|ऑडर|অর্ডার'));
const phoneWord = new RegExp(
  normalise('phone|mobile|digits|फ़ोन|फोन|मोबाइल|मोबाईल|अंक|आकडे|ফোন|মোবাইল|সংখ্যা'),
);

const phoneLast4: SlotDefinition = {
  ask: 'ask.phone_last4',
  digits: 4,
  of: 'order_id',
  find(text, { asked, language }) {
    const clean = normalise(text);
    const intro = lastFourIntro.exec(clean);
    // "sorry, order number 1057" corrects the order; it must not count as a wrong phone number.
    if (asked && !intro && orderWord.test(clean) && !phoneWord.test(clean)) return undefined;
    if (!asked && !intro) return undefined;
    const from = intro ? intro.index + intro[0].length : 0;
    const digits = findDigits(clean, { language }).find(
      ({ value, start }) => start >= from && value.length >= 4,
    );
    if (!digits) return undefined;
    const match = digitMatch(digits, digits.value.slice(-4), 0.9);
    return asked ? answer(match, text) : match;
  },
};

/** How an order is found in words. */
export const orderSlots = {
  order_id: orderId,
  which_order: whichOrder,
  phone,
  phone_last4: phoneLast4,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
