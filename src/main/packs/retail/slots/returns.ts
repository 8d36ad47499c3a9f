import type { Language } from '../../../../contract/language.ts';
import type { SlotDefinition, SlotMatch } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { findOrderIds } from '../../../language/parse/order-id/index.ts';
import { findAddress, readAddress } from '../address.ts';
import words from '../return-words.json' with { type: 'json' };
import { findKeyword, spaced } from '../../../language/keyword.ts';

/** Words that may stand beside an answer without being one. */
const beside = new Set(words.beside.map(normalise));
const questions = new Set(words.questions.map(normalise));
/** Reasons, and what one may want for a return. */
const spoken = new RegExp(
  ` (?:${[...Object.values(words.reasons), ...Object.values(words.actions)]
    .flat()
    .map((stem) => spaced(stem).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .toSorted((a, b) => b.length - a.length)
    .join('|')})[^ ]*`,
  'gu',
);

/** The words of a text that are neither reason nor wish, nor stand beside one. */
function otherWords(text: string): string[] {
  return tokenise(` ${spaced(text)}`.replaceAll(spoken, ' 0'))
    .map((token) => token.text)
    .filter((word) => !beside.has(word) && !/^[\d₹%+]/.test(word));
}

/** The match, with all of the text as its span where the text says nothing else: "a refund please". */
function answer<Match extends SlotMatch>(match: Match | undefined, text: string) {
  if (!match || otherWords(text).length > 0) return match;
  return { ...match, span: [0, text.normalize('NFC').length] as const };
}

const returnReason: SlotDefinition = {
  ask: 'ask.return_reason',
  of: 'order_id',
  find: (text) => answer(findKeyword(text, words.reasons), text),
};

/** Texts of which a part means something else than its words: "changed my mind" asks for no exchange. */
const misleading = [...words.reasons.changed_mind, ...words.notStoreCredit].map(spaced);

const returnAction: SlotDefinition = {
  ask: 'ask.return_action',
  of: 'order_id',
  find(text) {
    const rest = misleading.reduce(
      (clean, phrase) => clean.replaceAll(` ${phrase}`, ' 0 '),
      ` ${spaced(text)}`,
    );
    return answer(findKeyword(rest, words.actions), text);
  },
};

const everything = words.everything.map(spaced);
/** "Not at all" is not all of it. */
const notEverything = words.notEverything.map(spaced);
const returning = { returning: words.returning };
/** A product is named in at most so many words. */
const mostWords = 6;

/** What to send back: all of it, or the words that are left when those of asking are taken away. */
const returnItem: SlotDefinition = {
  ask: 'ask.return_item',
  of: 'order_id',
  find(text, { asked, language }) {
    if (!asked && !findKeyword(text, returning)) return undefined;
    const clean = notEverything.reduce(
      (rest, phrase) => rest.replaceAll(` ${phrase} `, ' '),
      ` ${spaced(text)} `,
    );
    const whole = everything.filter((word) => clean.includes(` ${word} `));
    if (whole.length > 0) {
      const rest = whole.reduce((left, word) => left.replaceAll(` ${word} `, ' '), clean);
      // "Both of them" says nothing else.
      const only = otherWords(rest).length === 0;
      const span = only ? ([0, text.normalize('NFC').length] as const) : undefined;
      return { value: 'all', confidence: 0.8, ...(span && { span }) };
    }
    const kept = otherWords(withoutOrders(text, language)).filter(
      (word) => word.length > 1 && !questions.has(word),
    );
    if (kept.length === 0 || kept.length > mostWords) return undefined;
    return { value: kept.join(' '), confidence: asked ? 0.8 : 0.6 };
  },
};

function withoutOrders(text: string, language: Language): string {
  let clean = normalise(text);
  for (const { start, end } of findOrderIds(clean, { language })) {
    clean = clean.slice(0, start) + ' '.repeat(end - start) + clean.slice(end);
  }
  return clean;
}

const address: SlotDefinition = {
  ask: 'ask.address',
  personal: true,
  of: 'order_id',
  find(text, { asked, language }) {
    if (asked) {
      // All of it is the address: no number in it is an order, nothing in it another wish.
      const value = readAddress(text, language);
      const span = [0, text.normalize('NFC').length] as const;
      return value === '' ? undefined : { value, confidence: 0.8, span };
    }
    const found = findAddress(text, language);
    return found && { value: found.value, confidence: 0.8, span: [found.start, found.end] };
  },
};

/** How returns and new addresses are found in words. */
export const returnSlots = {
  return_item: returnItem,
  return_reason: returnReason,
  return_action: returnAction,
  address,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
