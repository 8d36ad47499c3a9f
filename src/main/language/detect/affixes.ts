import type { Evidence } from './lexicon.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly evidence: Evidence;
}

const rule = (
  pattern: RegExp,
  [en, hi, bn, mr]: readonly [number, number, number, number],
): Rule => ({
  pattern: new RegExp(pattern.source.normalize('NFC'), 'u'),
  evidence: [en, hi, bn, mr],
});

/*
 * Spellings and endings that tell Hindi from Marathi and romanised languages from English. The first
 * rule of each list that fits counts.
 */
const spelling: readonly Rule[] = [
  // ळ, the eyelash r and the short e and o of loans (कॅन्सल, ॲप) are Marathi; so is व्ह for v.
  rule(/ळ|ऱ्/, [0, 0, 0, 2.2]),
  rule(/ॅ|ॲ|व्ह/, [0, 0, 0, 1.6]),
  // The nukta of ज़ फ़ ड़ ढ़ ख़ क़ ग़ is Hindi.
  rule(/[जफडढखकग]़/, [0, 1.8, 0, 0]),
  rule(/[ैँ]ं?$|ाएँ|ँ/, [0, 0.8, 0, 0]),
];
const endings: readonly Rule[] = [
  rule(
    /.(?:ायच(?:ा|ी|ं|े|्या)|ायला|ांच(?:ा|ी|ं|े|्या)|ा?च्या|ांना|साठी|पर्यंत|पेक्षा|मध्ये|मधून|मधल[ेंाी]|वरून|बद्दल|कडून|कडे|तोय|तेय|लंय|णार)$/,
    [0, 0, 0, 2.4],
  ),
  rule(/..(?:चं|चा|ची|चे|ाला|ीला|ेल|तील|ातल[ेंाीा]|ांत|ून|तलं|ण्या|ल्या|त्या)$/, [0, 0, 0, 1.2]),
  rule(
    /.(?:इए|िए|इये|िये|इएगा|िएगा|ेगा|ेगी|ेंगे|एगा|एगी|एंगे|एँगे|ूँगा|ूंगा|ूँगी|ूंगी|ाओ|ियाँ|ियां|ियों|ाओं|ुओं)$/,
    [0, 2.2, 0, 0],
  ),
  rule(/..(?:ों|ें|कर)$/, [0, 1.2, 0, 0]),
  rule(/^..+(?:unga|ungi|enge|egaa?|iyega|wana|waana|iyaan)$/, [0, 1.6, 0, 0]),
  rule(/^..+(?:aycha|aychi|ayche|aychay|sathi|madhe|madhye|paryant|peksha|chya)$/, [0, 0, 0, 2.2]),
  rule(/^..+(?:chhi|chhe|cchi|cche|echen|echi|eche|chhilo|echilam|guloo?|tuku)$/, [0, 0, 1.8, 0]),
];

/** What the spelling of a word tells: no grammar, so no more than a hint. Undefined when it tells nothing. */
export function spellingEvidence(word: string): Evidence | undefined {
  return spelling.find(({ pattern }) => pattern.test(word))?.evidence;
}

/** What the ending of an unknown word tells; undefined when it tells nothing. */
export function endingEvidence(word: string): Evidence | undefined {
  return endings.find(({ pattern }) => pattern.test(word))?.evidence;
}
