import type { SlotDefinition } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';
import { clitic } from '../../kit/endings.ts';
import { findKeyword, spaced } from '../../../language/keyword.ts';
import words from './product-questions.json' with { type: 'json' };

const setOf = (list: readonly string[]) => new Set(list.map((word) => normalise(word)));
const around = setOf(words.around);
const comparing = setOf(words.compare);
const joiners = setOf(words.joiners);
const pronouns = setOf(words.pronouns);
const interrogatives = setOf(words.interrogatives);
const compounds = words.compounds.map(spaced);
/** What stands between the names of two products in a value of `product`. */
const nameSeparator = ' | ';

/**
 * The words that name a product: what is left of a question when the words around it are taken away.
 * Two names of a comparison are kept apart by `nameSeparator`.
 */
const product: SlotDefinition = {
  ask: 'ask.product',
  find(text, { asked, intent }) {
    const compares = intent === 'compare_products';
    let said = spaced(text).replace(sizeAsked, '');
    // "Which product?" "What is the weather?": another question is no name.
    if (asked && isQuestion(said)) return undefined;
    if (intent === 'get_product_faq') {
      // "Can it get wet?" is about what "it" is, and what is left behind the "it" names nothing; in
      // "can I return the shirt if it is small" the name stands before.
      const pronoun = said.split(' ').findIndex((word) => pronouns.has(word));
      if (pronoun >= 0 && !asked) said = said.split(' ').slice(0, pronoun).join(' ');
      said = withoutQuestion(said);
    }
    // "Which has the better battery?" compares what was shown; a battery is not shown.
    if (compares && !asked) said = withoutQuestion(said);
    const names: string[][] = [[]];
    for (const word of said.split(' ')) {
      if (compares && joiners.has(word)) names.push([]);
      else if (!isAround(word, compares)) names.at(-1)?.push(word);
    }
    const kept = names.filter((name) => name.length > 0).map((name) => name.join(' '));
    return kept.length === 0 ? undefined : { value: kept.join(nameSeparator), confidence: 0.8 };
  },
};

/** It asks something; "what about the lamp?" names it. */
const isQuestion = (said: string) =>
  !/^(?:what|how) about /.test(said) && said.split(' ').some((word) => interrogatives.has(word));

function isAround(word: string, compares: boolean): boolean {
  const known = (one: string) => one === '' || around.has(one) || (compares && comparing.has(one));
  return known(word) || known(word.replace(clitic, ''));
}

/** "In size 8" says nothing of the product's name. */
const sizeAsked =
  /(?: |^)(?:in )?(?:size|साइज|সাইজ) (?:no |number |नंबर |নম্বর )?(?:\d{1,2}|x{0,3}[sl]|m)(?= |$)/gu;

/** A product by its number: never said, only pointed at. */
const pointedAt: SlotDefinition = { ask: 'ask.product', find: () => undefined };

const faqTopic: SlotDefinition = {
  ask: 'ask.faq_topic',
  find(text) {
    const said = withoutCompounds(spaced(text));
    const topic = findKeyword(said, words.topics);
    if (topic) return topic;
    const aspect = findKeyword(said, words.aspects);
    if (!aspect) return undefined;
    return {
      value: words.usage.includes(aspect.value) ? 'usage' : 'specifications',
      confidence: 0.8,
    };
  },
};

/** Which of its properties is asked for: "battery", "fabric", "care". */
const specification: SlotDefinition = {
  ask: 'ask.faq_topic',
  find: (text) => findKeyword(withoutCompounds(spaced(text)), words.aspects),
};

/** How questions about one product are found in words. */
export const productQuestionSlots = {
  product,
  product_id: pointedAt,
  product_id_2: pointedAt,
  faq_topic: faqTopic,
  specification,
} as const satisfies Readonly<Record<string, SlotDefinition>>;

/** The rows of a specification that answer a question about this property, the likeliest first. */
export function rowsAbout(aspect: string): readonly string[] {
  const rows: Readonly<Record<string, readonly string[]>> = words.specifications;
  return Object.hasOwn(rows, aspect) ? (rows[aspect] ?? []) : [];
}

/** The words of all languages that ask for this property. */
export function wordsAbout(aspect: string): readonly string[] {
  const all: Readonly<Record<string, readonly string[]>> = words.aspects;
  return Object.hasOwn(all, aspect) ? (all[aspect] ?? []) : [];
}

/** "Face wash" is a thing, and nothing that is asked about washing. */
function withoutCompounds(text: string): string {
  return compounds.reduce((rest, name) => rest.replaceAll(` ${name} `, '  '), ` ${text} `);
}

/** What is left when the words that say what is asked are taken away; names keep theirs. */
function withoutQuestion(text: string): string {
  const asked = withoutCompounds(text);
  const topic = findKeyword(asked, words.topics)?.value;
  const aspect = findKeyword(asked, words.aspects)?.value;
  const topics: Readonly<Record<string, readonly string[]>> = words.topics;
  const keywords = [
    ...(topic ? (topics[topic] ?? []) : []),
    ...(aspect ? wordsAbout(aspect) : []),
  ].map(spaced);
  const names = compounds.filter((name) => ` ${text} `.includes(` ${name} `));
  return [withoutKeywords(asked, keywords), ...names].join(' ');
}

/** Takes keywords away, each with the rest of its word: "warrant" takes "warranty". */
function withoutKeywords(text: string, keywords: readonly string[]): string {
  let rest = ` ${text.trim()} `;
  for (const keyword of keywords.toSorted((a, b) => b.length - a.length)) {
    for (let at = rest.indexOf(` ${keyword}`); at >= 0; at = rest.indexOf(` ${keyword}`, at + 1)) {
      const end = rest.indexOf(' ', at + 1 + keyword.length);
      rest = `${rest.slice(0, at)} ${rest.slice(end)}`;
    }
  }
  return rest.trim();
}

/**
 * The two names in a value of `product`, by what stands between them; one name where nothing does.
 * What a language model writes into the slot has its "and" still in it.
 */
export function namesIn(value: string): string[] {
  return value
    .split(nameSeparator.trim())
    .flatMap((part) => {
      const names: string[][] = [[]];
      for (const word of spaced(part).split(' ')) {
        if (joiners.has(word)) names.push([]);
        else names.at(-1)?.push(word);
      }
      return names.map((name) => name.join(' '));
    })
    .filter((name) => name !== '');
}

/** "spark nova" may be two names: every way to cut it in two. */
export function cutsOf(name: string): (readonly [string, string])[] {
  const words = spaced(name).split(' ');
  return words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
}
