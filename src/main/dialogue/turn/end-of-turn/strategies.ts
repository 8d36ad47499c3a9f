import type { Language } from '../../../../contract/language.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import { yesOrNo } from '../../../language/parse/yes-no/index.ts';
import type { Understanding } from '../../port.ts';
import { endsInHesitation, isUnfinished } from '../unfinished.ts';

/** What was heard of a turn when the person fell silent, and what it means so far. */
export interface TurnSoFar {
  readonly text: string;
  /** Of the conversation. */
  readonly language: Language;
  /** A question waits for an answer. */
  readonly asked: boolean;
  /** How many digits the thing that is asked for has; null where it is no number. */
  readonly digits: number | null;
  readonly meaning: Pick<Understanding, 'act' | 'confidence' | 'slots'>;
}

/** What speaks for the end of a turn (above 0) or against it, in log-odds. */
export interface Evidence {
  readonly odds: number;
  /** The words themselves have no say: a number has as many digits as it has. */
  readonly decides?: true;
}

/** Judges what it knows of; undefined where these words are none of its business. */
export type Strategy = (turn: TurnSoFar) => Evidence | undefined;

const surelyMore = { odds: -5, decides: true } as const;

/** "um", "उम्म": somebody holds the turn. */
export const hesitation: Strategy = ({ text }) => (endsInHesitation(text) ? surelyMore : undefined);

/** A number of known length is being given: until it is whole there is more to come. */
export const number: Strategy = ({ text, language, digits }) => {
  const clean = normalise(text);
  const last = findDigits(clean, { language }).at(-1);
  if (!last || /[\p{L}\p{N}]/u.test(clean.slice(last.end))) return undefined;
  const { length } = last.value;
  const words = tokenise(clean.slice(last.start, last.end));
  // "Ten lakh" is no string of digits.
  const spelled = words.length * 2 >= length || words.every(({ text: word }) => /\d/.test(word));
  if (!spelled) return undefined;
  if (digits !== null) {
    if (length < digits) return surelyMore;
    return { odds: length === digits ? 5 : 2, decides: true };
  }
  // Nobody asked for it: an order number has four digits, a phone number ten.
  if (length > 4 && length < 10) return surelyMore;
  if (length === 2 || length === 3) return { odds: -1.5, decides: true };
  return length === 4 || length === 10 ? { odds: 2 } : undefined;
};

const emailBegun = /(?:@|(?<![\p{L}\p{M}])(?:at|एट|ऐट|अॅट|অ্যাট|এট)(?![\p{L}\p{M}]))/u;
const emailWord = /(?:mail|मेल|মেল|মেইল|@)/u;
const emailWhole = /(?:\.|(?:dot|डॉट|ডট)\s*)(?:com|in|org|net|co|कॉम|इन|কম|ইন)$/u;

/** An e-mail address is being spelt: its end is "dot" and a few letters. */
export const email: Strategy = ({ text }) => {
  const clean = normalise(text);
  if (!emailBegun.test(clean) || !emailWord.test(clean)) return undefined;
  return emailWhole.test(clean) ? { odds: 4, decides: true } : surelyMore;
};

/** It ends in a conjunction, an article, a postposition, or only introduces what is to come. */
export const openSentence: Strategy = ({ text, language }) =>
  isUnfinished(text, language) ? { odds: -3 } : undefined;

/** A yes or a no, or what was asked for. */
export const answer: Strategy = ({ text, asked, meaning }) => {
  if (yesOrNo(text)) return { odds: asked ? 3.4 : 2.5 };
  return asked && meaning.act === 'inform' ? { odds: 3.4 } : undefined;
};

/** What is sure to be meant needs nothing more, with a detail less still. */
export const wholeWish: Strategy = ({ text, meaning }) => {
  const { act, confidence, slots } = meaning;
  if (act === 'unclear' || confidence < 0.8) return undefined;
  const words = tokenise(normalise(text)).length;
  if (act !== 'request') return { odds: words > 1 ? 1 : 0.3 };
  if (Object.keys(slots).length > 0) return { odds: words > 2 ? 1 : 0 };
  return { odds: words > 3 ? 0 : -0.5 };
};

/** Nothing can be made of it: a beginning, or what nobody can wait out. */
export const nothingYet: Strategy = () => ({ odds: -1 });

/** Every strategy by its name; the first that knows of the words judges them. */
export const strategies = {
  hesitation,
  number,
  email,
  openSentence,
  answer,
  wholeWish,
  nothingYet,
} as const satisfies Readonly<Record<string, Strategy>>;
