import { type Language, languages } from '../../../contract/language.ts';
import { normalise } from '../normalise.ts';
import { wordKey } from '../verbs.ts';
import { endingEvidence, spellingEvidence } from './affixes.ts';
import { letterEvidence } from './letters.ts';
import { type Evidence, lookUp } from './lexicon.ts';
import { placeEvidence } from './places.ts';

export type Script = 'latin' | 'devanagari' | 'bengali';

/** The language a sentence is in: that of its frame, whatever words it borrows. */
export interface Detection {
  readonly language: Language;
  /** The letters most of its frame is written in. */
  readonly script: Script;
  /** 0..1; at least as often is such an answer right (measured: 0.95 of those at 0.65, 0.99 from 0.8). */
  readonly confidence: number;
}

/** Longer texts are judged by their beginning. */
const maxWords = 60;
/** Less evidence from words of the frame and the endings of words is none: names, numbers, products. */
const leastEvidence = 1.5;
/** Answers less likely than this are not given. */
const leastConfidence = 0.65;
/** Scales summed evidence before it becomes a likelihood; set by how often answers were right. */
const sharpness = 1.1;
/** Bengali letters write nothing but Bengali here, unless the words are English. */
const bengaliLetters = 2.5;

/** English phrases that are said in every language of the shop. */
const everywhere =
  /(?<![\p{L}\p{M}])(?:thank you(?: so much| very much)?|good (?:morning|afternoon|evening|night)|cash on delivery|excuse me)(?![\p{L}\p{M}])/gu;

/** A number plate: its letters are no words. */
const plate = /(?<![\p{L}\p{M}])[a-z]{2}[ -]?\d{1,2}[ -]?[a-z]{1,3}[ -]?\d{1,4}(?!\d)/gu;

const wordPattern = /[\p{L}\p{M}\u200c\u200d]+(?:'[\p{L}\p{M}]+)*/gu;

/**
 * The language of a sentence, in any script: Devanagari is Hindi or Marathi (or English that was
 * written down by ear), Latin is English or any of the others. Words that all of them use, names and
 * products tell nothing; undefined when nothing else was said. Some ten microseconds a sentence.
 */
export function detectLanguage(text: string): Detection | undefined {
  const words = (
    normalise(text).replace(everywhere, ' ').replace(plate, ' ').match(wordPattern) ?? []
  )
    .slice(0, maxWords)
    .filter((word) => scriptOf(word) !== undefined);
  if (words.length === 0) return undefined;
  const { sum, frame, scripts } = weigh(words);
  const best = sum.indexOf(Math.max(...sum));
  const top = sum[best] ?? 0;
  const total = sum.reduce((all, one) => all + Math.exp((one - top) * sharpness), 0);
  const confidence = 1 / total;
  if ((frame[best] ?? 0) < leastEvidence || confidence < leastConfidence) return undefined;
  return { language: languages[best] as Language, script: mostOf(scripts[best]), confidence };
}

type Counts = Record<Script, number>;

/** Evidence by language, all of it and that of the frame alone, and how much of the frame is in which script. */
function weigh(words: readonly string[]) {
  const sum = [0, 0, 0, 0];
  const frame = [0, 0, 0, 0];
  const scripts: Counts[] = languages.map(() => ({ latin: 0, devanagari: 0, bengali: 0 }));
  const add = (list: number[], evidence: Evidence | undefined) => {
    if (!evidence) return;
    for (let at = 0; at < list.length; at += 1) list[at] = (list[at] ?? 0) + (evidence[at] ?? 0);
  };
  words.forEach((word, at) => {
    const key = wordKey(word);
    const known = lookUp(key);
    const grammar = [known ?? endingEvidence(word), placeEvidence(words, at)];
    for (const evidence of grammar) {
      add(sum, evidence);
      add(frame, evidence);
    }
    if (!known) add(sum, letterEvidence(key));
    // A name of the trade says nothing by its spelling: "show me बनारसी साड़ी" is English.
    if (!known || known.some((weight) => weight > 0)) add(sum, spellingEvidence(word));
    const script = scriptOf(word) as Script;
    scripts.forEach((counts, one) => {
      counts[script] += 0.01 + (grammar[0]?.[one] ?? 0) + (grammar[1]?.[one] ?? 0);
    });
  });
  if (words.every((word) => scriptOf(word) === 'bengali')) {
    const letters = [0, 0, bengaliLetters, 0];
    add(sum, letters);
    add(frame, letters);
  }
  return { sum, frame, scripts };
}

function scriptOf(word: string): Script | undefined {
  if (/^[a-z]/.test(word)) return 'latin';
  if (/^[ऀ-ॿ]/.test(word)) return 'devanagari';
  return /^[ঀ-৿]/.test(word) ? 'bengali' : undefined;
}

function mostOf(counts: Counts | undefined): Script {
  const { latin = 0, devanagari = 0, bengali = 0 } = counts ?? {};
  if (bengali > latin && bengali > devanagari) return 'bengali';
  return devanagari > latin ? 'devanagari' : 'latin';
}
