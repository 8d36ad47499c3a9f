import type { Token } from '../../normalise.ts';
import * as words from '../../words/answers.ts';

export type Meaning = 'yes' | 'no' | 'agree' | 'disagree' | 'unsure';

/** A phrase found at a token. */
export interface Phrase {
  readonly meaning: Meaning;
  readonly words: number;
}

/** Nukta, chandrabindu and joiners do not tell answers apart; anything more would ("हाँ" yes, Marathi "हा" this). */
export function answerKey(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\u200c|\u200d|\u093c|\u09bc/g, '')
    .replaceAll('ँ', 'ं')
    .normalize('NFC');
}

const meanings: Readonly<Record<Meaning, readonly string[]>> = {
  yes: words.plainYes,
  no: words.plainNo,
  agree: words.agreement,
  disagree: words.disagreement,
  unsure: words.unsure,
};
/** By first word: the words of each phrase behind it. */
const byFirst = new Map<string, { readonly rest: readonly string[]; readonly phrase: Phrase }[]>();
for (const [meaning, lists] of Object.entries(meanings)) {
  for (const text of lists.flatMap((list) => list.split('|'))) {
    const [first = '', ...rest] = text.split(' ').map(answerKey);
    const entry = { rest, phrase: { meaning: meaning as Meaning, words: rest.length + 1 } };
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
}

const set = (list: string) => new Set(list.split(/\s+/).map(answerKey));
const polite = set(words.politeness);
const negating = set(words.negators);
const strong = set(words.strongAnswers);

/** The longest answering phrase that begins at token `index`. */
export function phraseAt(tokens: readonly Token[], index: number): Phrase | undefined {
  let best: Phrase | undefined;
  for (const { rest, phrase } of byFirst.get(answerKey(tokens[index]?.text ?? '')) ?? []) {
    const fits = rest.every((word, at) => answerKey(tokens[index + 1 + at]?.text ?? '') === word);
    if (fits && phrase.words > (best?.words ?? 0)) best = phrase;
  }
  return best;
}

export const isPolite = (token: Token | undefined) =>
  token !== undefined && polite.has(answerKey(token.text));
export const isNegator = (token: Token | undefined) =>
  token !== undefined && negating.has(answerKey(token.text));
export const isStrong = (token: Token | undefined) =>
  token !== undefined && strong.has(answerKey(token.text));
