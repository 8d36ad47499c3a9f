/** A sentence longer than this is spoken in pieces, so that its beginning need not wait for its end. */
const maxLength = 220;

/** Words before a full stop that do not end a sentence, in lower case without their stop. */
const abbreviations: ReadonlySet<string> = new Set(
  (
    'rs mr mrs ms dr prof sr jr st no nos vs etc approx ltd pvt inc co dept ext tel fig vol ' +
    'e.g i.e jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ' +
    'रु डॉ श्री क्र प्रा कु सौ ता डा মো ডা ড নং টা'
  ).split(' '),
);

/** Marks that end a sentence, with closing quotes and brackets after them. */
const ends = /[.?!।॥…]+["'”’)\]]*(?=\s|$)|\n+/gu;

/**
 * Splits text into sentences for the voice: at the danda, full stop, question and exclamation mark
 * and line end, but not after an abbreviation ("Rs. 500"), inside a number or after an initial.
 * Long sentences are cut at a comma or, failing that, a space. The pieces together hold every word.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(ends)) {
    const to = match.index + match[0].length;
    if (
      match[0].startsWith('.') &&
      !match[0].includes('..') &&
      continues(text, from, match.index, to)
    ) {
      continue;
    }
    sentences.push(text.slice(from, to));
    from = to;
  }
  sentences.push(text.slice(from));
  return sentences
    .map((sentence) => sentence.replace(/\s+/gu, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap(shorten);
}

/** Whether the full stop at `stop` is part of a word, so that the sentence goes on after it. */
function continues(text: string, from: number, stop: number, after: number): boolean {
  if (text.slice(after).trim() === '') return false;
  const word = /[^\s("'“‘]*$/u.exec(text.slice(from, stop))?.[0] ?? '';
  if (abbreviations.has(word.toLowerCase())) return true;
  if (/^(?:[ap]\.?m)$/iu.test(word)) return !/^\s+\p{Lu}/u.test(text.slice(after));
  return /^\p{Lu}$/u.test(word) && word !== 'I'; // An initial, as in "A. P. Rao".
}

function shorten(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > maxLength) {
    const window = rest.slice(0, maxLength + 1);
    const clause = Math.max(...[', ', '; ', ': ', ' – '].map((mark) => window.lastIndexOf(mark)));
    const space = window.lastIndexOf(' ');
    const cut = clause > maxLength / 3 ? clause + 1 : space > 0 ? space : maxLength;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
