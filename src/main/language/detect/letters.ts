import { languages } from '../../../contract/language.ts';
import { remembered } from '../parse/memo.ts';
import { wordsOf } from '../verbs.ts';
import { type Evidence, tongues } from './lexicon.ts';
import { type Alphabet, type LetterModel, trainLetters } from './ngrams.ts';

const isLatin = (word: string) => /^[a-z]/.test(word);
const isDevanagari = (word: string) => /^[ऀ-ॿ]/.test(word);

/** The letter models of one script, learnt when its first unknown word is met; languages by their place. */
function learner(belongs: (word: string) => boolean, alphabet: Alphabet) {
  let models: readonly (LetterModel | undefined)[] | undefined;
  return () => {
    models ??= languages.map((language) => {
      const { strong, fair, content } = tongues[language];
      const words = wordsOf(`${strong} ${fair} ${content}`).filter(belongs);
      return words.length >= leastWords ? trainLetters(words, alphabet) : undefined;
    });
    return models;
  };
}

/** A language has no model in a script that its lists hardly use. */
const leastWords = 200;
const latin = learner(isLatin, { first: 0x61, size: 26 });
const devanagari = learner(isDevanagari, { first: 0x901, size: 0x6f });

/** Share of the words of an Indian language's sentence that are English, and of an English one's that are Indian. */
const borrowed = { fromEnglish: 0.45, fromIndian: 0.2, indic: 0.3 } as const;
/** One word's letters never tell more than this. */
const most = 1.6;
/** Neighbouring letters are not independent; their likelihoods are softened. */
const soften = 0.5;

/** What the letters of an unknown word tell; small, since any language borrows any word. */
export const letterEvidence: (word: string) => Evidence = remembered((word) => {
  if (isLatin(word)) return readLatin(word);
  if (isDevanagari(word)) return readDevanagari(word);
  return [0, 0, 0.6, 0].map((value) => (/^[ঀ-৿]/.test(word) ? value : 0));
});

function likelihoods(models: readonly (LetterModel | undefined)[], word: string): number[] {
  const logs = models.map((model) => (model ? model(word) * soften : Number.NEGATIVE_INFINITY));
  const best = Math.max(...logs);
  return logs.map((log) => Math.exp(log - best));
}

function readLatin(word: string): number[] {
  const [english = 0, ...indian] = likelihoods(latin(), word);
  const anyIndian = indian.reduce((sum, one) => sum + one, 0) / indian.length;
  const chances = [
    (1 - borrowed.fromIndian) * english + borrowed.fromIndian * anyIndian,
    ...indian.map((own) => (1 - borrowed.fromEnglish) * own + borrowed.fromEnglish * english),
  ];
  return centred(chances);
}

function readDevanagari(word: string): number[] {
  const all = likelihoods(devanagari(), word);
  const any = ((all[1] ?? 0) + (all[3] ?? 0)) / 2;
  const own = all.map((one) => (1 - borrowed.indic) * one + borrowed.indic * any);
  const [, hindi = 0, , marathi = 0] = centred([any, own[1] ?? 0, any, own[3] ?? 0]);
  // A word in the letters of Hindi and Marathi speaks for both against the others, a little.
  return [0, hindi + 0.6, 0, marathi + 0.6];
}

function centred(chances: readonly number[]): number[] {
  const logs = chances.map((chance) => Math.log(Math.max(chance, 1e-6)));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return logs.map((log) => Math.max(-most, Math.min(most, log - mean)));
}
