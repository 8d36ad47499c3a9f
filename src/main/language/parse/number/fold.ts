/**
 * Spelling keys: two spellings of one number word have the same key, two numbers never do (a test
 * holds that). What is folded is what recognisers and typists differ in; a word that differs in its
 * sounds is a variant and stands in the word tables.
 */
export function foldWord(word: string): string {
  return /[a-z]/.test(word) ? foldLatin(word) : foldIndic(word);
}

/** A nasal letter before the stops of its own place: पन्द्रह is पंद्रह. */
const nasals = [
  ['ङঙ', 'कखगघকখগঘ'],
  ['ञঞ', 'चछजझচছজঝ'],
  ['णণ', 'टठडढটঠডঢ'],
  ['नন', 'तथदधटठडढতথদধটঠডঢ'],
  ['मম', 'पफबभপফবভ'],
].map(([nasal, stops]) => new RegExp(`[${nasal}][्্](?=[${stops}])`, 'g'));
const aspirates = 'कखगघचछजझटठडढतथदधपफबभকখগঘচছজঝটঠডঢতথদধপফবভ';
const alike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'ीि',
    'ूु',
    'ईइ',
    'ऊउ',
    'ैे',
    'ऐए',
    'णन',
    'ळल',
    'शस',
    'षस',
    'ীি',
    'ূু',
    'ঈই',
    'ঊউ',
    'ণন',
    'শস',
    'ষস',
  ].map((pair) => Array.from(pair) as [string, string]),
);

/** Joiners, nukta, chandrabindu, anusvara and visarga (also typed as a colon), in both scripts. */
const silent = /\u200c|\u200d|'|:|\u093c|\u0901|\u0902|\u0903|\u09bc|\u0981|\u0982|\u0983/g;

/**
 * Devanagari and Bengali: no nukta, no nasalisation (पाँच, पांच, पाच), no joiners; doubled letters and
 * letters with their breathed twin are one (अट्ठाईस, अठाईस); long and short i and u, the two n and l
 * and the three s are the same.
 */
function foldIndic(word: string): string {
  let text = word.normalize('NFD').replace(silent, '');
  for (const nasal of nasals) text = text.replace(nasal, '');
  text = text
    .replace(/(\p{Lo})[्্]\1/gu, '$1')
    .replace(/(\p{Lo})[्্](\p{Lo})/gu, (all, first: string, second: string) => {
      const place = aspirates.indexOf(first);
      return place >= 0 && place % 2 === 0 && aspirates[place + 1] === second ? second : all;
    });
  text = text.replace(/[्্]/g, '');
  return Array.from(text, (letter) => alike[letter] ?? letter).join('');
}

/** Romanised Hindi: aa/a, ee/i, oo/u, w/v, z/j, doubled letters and a last h (barah, bara) are the same. */
function foldLatin(word: string): string {
  return word
    .replaceAll("'", '')
    .replace(/aa+/g, 'a')
    .replace(/ee+|ii+/g, 'i')
    .replace(/oo+|uu+/g, 'u')
    .replaceAll('ou', 'au')
    .replaceAll('w', 'v')
    .replaceAll('z', 'j')
    .replace(/(?:c+h+)+/g, 'ch')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/([aeiou])h$/, '$1');
}
