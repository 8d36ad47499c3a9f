import { normalise } from '../../language/normalise.ts';
import { findOrderIds } from '../../language/parse/order-id/index.ts';
import { findPriceRange } from '../../language/price-range.ts';
import type { DialogueAct, DialogueDomain, DialogueState, Understanding, Wish } from '../port.ts';
import type { IntentClassifier, Prediction } from './classifier/linear.ts';

/** What of the state bears on the meaning of words. */
export type Situation = Pick<DialogueState, 'task' | 'last' | 'pending' | 'mentions' | 'language'>;

/** An utterance with all that its meaning may depend on. */
export interface Reading {
  /** As it was said. */
  readonly text: string;
  /** Normalised. */
  readonly clean: string;
  readonly state: Situation;
  readonly domain: DialogueDomain;
  /** ms since the epoch. */
  readonly now: number;
  /** Labels by likelihood; each text is classified once. */
  predict(text: string): readonly Prediction[];
}

export function openReading(
  text: string,
  state: Situation,
  domain: DialogueDomain,
  classifier: IntentClassifier,
  now: number,
): Reading {
  const known = new Map<string, readonly Prediction[]>();
  return {
    text,
    clean: normalise(text),
    state,
    domain,
    now,
    predict(part) {
      const ranked = known.get(part) ?? classifier.predict(withNumerals(part, state.language));
      known.set(part, ranked);
      return ranked;
    },
  };
}

/** What Marathi and Bengali write onto a number. */
const caseEnding = /(?:च[ाीेंं]|च्या|ला|मध्ये|টা|টার)$/u;

/** With numbers said in words written out, so that "एक हजार बेचाळीस" says to the classifier what 1042 does. */
function withNumerals(text: string, language: Situation['language']): string {
  let rest = normalise(text);
  const price = findPriceRange(rest, language);
  for (const { value, start, end } of findOrderIds(rest, { language }).toReversed()) {
    const said = rest.slice(start, end);
    const isPrice = price !== undefined && start < price.end && price.start < end;
    if (isPrice || /^\d/.test(said)) continue;
    // "दहा बेचाळीसचं" is "1042 चं".
    const ending = caseEnding.exec(said)?.[0] ?? '';
    rest = `${rest.slice(0, start)}${value} ${ending}${rest.slice(end)}`;
  }
  return rest;
}

/** The likeliest intents, for "did you mean". */
export function alternativesOf({ text, domain, predict }: Reading): Understanding['alternatives'] {
  return predict(text)
    .filter(({ label }) => Object.hasOwn(domain.intents, label))
    .slice(0, 3)
    .map(({ label, confidence }) => ({ intent: label, confidence }));
}

/** An understanding that is about nothing in particular. */
export function plain(text: string, act: DialogueAct, confidence: number): Understanding {
  return { text, act, intent: null, confidence, slots: {}, further: [], alternatives: [] };
}

/** An understanding that is about one wish, and perhaps others after it. */
export function wished(
  reading: Reading,
  act: 'request' | 'inform' | 'correct',
  { intent, slots, confidence }: Wish,
  further: readonly Wish[] = [],
): Understanding {
  const alternatives = alternativesOf(reading);
  return { text: reading.text, act, intent, confidence, slots, further, alternatives };
}
