import { normalise } from './normalise.ts';
import { remembered } from './parse/memo.ts';
import { romanise } from './romanise.ts';

/**
 * How a word sounds, in Latin letters, whatever script it was written in, so that "ऑर्डर", "অর্ডার",
 * "order" and "ordr" share features. Rough on purpose: a mistake costs one feature among hundreds.
 */
export interface Sound {
  /** With its vowels, in classes: `e` and `y` as `i`, `o` as `u`. */
  readonly vowelled: string;
  /** Consonants alone; a word that starts with a vowel starts with `a`. */
  readonly skeleton: string;
}

export function soundOf(word: string): Sound {
  const latin = romanise(word);
  const folded = fold(latin);
  if (folded === '') return { vowelled: latin, skeleton: latin };
  const vowelled = folded
    .replace(/[ey]/g, 'i')
    .replace(/o/g, 'u')
    .replace(/ai|ia/g, 'i')
    .replace(/au|ua/g, 'u')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.)a$/, '');
  const skeleton =
    (/^[aeiouy]/.test(folded) ? 'a' : '') +
    folded.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');
  return { vowelled, skeleton };
}

/** One letter for letters that are heard or typed for each other; digits and signs fall away. */
function fold(latin: string): string {
  return latin
    .replace(/[^a-z]/g, '')
    .replace(/tion/g, 'san')
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/q/g, 'k')
    .replace(/sch/g, 'sk')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c(?!h)/g, 'k')
    .replace(/([kgcjtdpbs])h/g, '$1')
    .replace(/z/g, 'j')
    .replace(/[vw]h?/g, 'b')
    .replace(/(.)\1+/g, '$1');
}

/** Longer than any word of the four languages: what is longer is cut. */
const maxLetters = 40;

/**
 * How a word is heard, one letter a sound, written alike for what sounds alike in Latin letters,
 * Devanagari and Bengali: "laptop", "लॅपटॉप" and "ল্যাপটপ" differ in vowels only. Empty for digits and
 * signs.
 */
export function heardAs(word: string): string {
  return heard(word.slice(0, maxLetters));
}

/** The names of what was shown are compared with each word of each turn: what they sound like is kept. */
const heard = remembered((word) => soundOf(rewrite(word)).vowelled.replace(/[^a-z]/g, ''));

/** Spellings that one letter at a time cannot tell: how Bengali writes æ and w, and how English does. */
function rewrite(word: string): string {
  return (
    word
      .replace(/[\u200c\u200d]/g, '')
      // অ্যা and ্যা are æ; a য-ফলা alone doubles what is before it.
      .replace(/অ্যা?/g, 'আ')
      .replace(/্যা/g, 'া')
      .replace(/্য(?!\u09bc)/g, '')
      // ওয় before a vowel is w, and হোয় is wh.
      .replace(/(?:হো|ও|ো)য\u09bc(?=[\u09be-\u09cc])/g, 'ব')
      // The signs ॅ and ऍ, ॲ are æ too.
      .replace(/ॅ/g, 'ा')
      .replace(/[ऍॲ]/g, 'आ')
      .replace(/tch/g, 'ch')
      .replace(/oo/g, 'u')
      .replace(/ee|ea/g, 'i')
  );
}

const vowel = (sound: string) => sound === 'a' || sound === 'i' || sound === 'u';

/** How much a sound is missed. */
const vowelWeight = 0.5;
const consonantWeight = 1;
/** What begins a word is rarely mistaken. */
const positionWeights = [1.6, 1.25];

/** What it costs to hear one for the other, where it is less than one sound lost and another gained. */
const confusions: Readonly<Record<string, number>> = {
  au: 0.35,
  ai: 0.45,
  iu: 1.3,
  dr: 0.4,
  kg: 0.6,
  td: 0.6,
  pb: 0.6,
  pf: 0.6,
  bf: 0.7,
  sj: 0.5,
  sc: 0.8,
  jc: 0.7,
  jg: 0.45,
  mn: 0.5,
  ks: 0.9,
  lr: 0.9,
};
const costOf = (a: string, b: string) =>
  confusions[a + b] ?? confusions[b + a] ?? (vowel(a) === vowel(b) ? 1.2 : 1.6);

const transposed = 0.6;

/**
 * How alike two words sound, 0 to 1, whatever scripts they are written in; 1 is the same sound. From
 * `sameWord` on they may well be one word spelt in two ways. Words without letters are alike only when
 * they are the same.
 */
export function soundSimilarity(a: string, b: string): number {
  return a === b ? 1 : compared(a + separator + b);
}

/** Stands in no word. */
const separator = '\u0000';
const compared = remembered((pair) => {
  const [left = '', right = ''] = pair.split(separator).map(normalise);
  return left === right ? 1 : heardSimilarity(heardAs(left), heardAs(right));
});

/** From this similarity on, two words may be one. */
export const sameWord = 0.8;

/** `soundSimilarity` of two results of `heardAs`. A weighted edit distance over the weight of the longer. */
export function heardSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const weight = Math.max(weightOf(a), weightOf(b));
  let before: number[] = [];
  let above: number[] = [0];
  for (let j = 1; j <= b.length; j += 1) above.push((above[j - 1] as number) + loss(b, j - 1));
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = [(above[0] as number) + loss(a, i - 1)];
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1] as string, b[j - 1] as string];
      const swap =
        x === y ? 0 : costOf(x, y) * (vowel(x) || vowel(y) ? 1 : place(Math.min(i, j) - 1));
      let cost = Math.min(
        (above[j - 1] as number) + swap,
        (above[j] as number) + loss(a, i - 1),
        (row[j - 1] as number) + loss(b, j - 1),
      );
      if (i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2] && x !== y) {
        cost = Math.min(cost, (before[j - 2] as number) + transposed * place(Math.min(i, j) - 2));
      }
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return Math.max(0, 1 - (above[b.length] as number) / weight);
}

const place = (at: number) => positionWeights[at] ?? 1;

/** What it costs that a sound is not in the other word. */
function loss(word: string, at: number): number {
  const sound = word[at] as string;
  const last = at === word.length - 1;
  // The vowel that is written and not said, or said and not written.
  if (sound === 'a') return at === 0 ? 0.5 : 0.25;
  if (vowel(sound)) return (last ? 0.3 : 0.5) * place(at);
  const next = word[at + 1] ?? '';
  // Before a consonant these are swallowed, or a dot that many leave out; a last s is a plural.
  const weak = (sound === 'n' || sound === 'r') && next !== '' && !vowel(next);
  if (sound === 'h' || weak || (last && sound === 's')) return 0.7 * place(at);
  return place(at);
}

function weightOf(word: string): number {
  let sum = 0;
  for (const [at, sound] of [...word].entries()) {
    sum += (vowel(sound) ? vowelWeight : consonantWeight) * place(at);
  }
  return sum;
}

/** Consonants that are heard for each other, under one name. */
const families: Readonly<Record<string, string>> = {
  g: 'k',
  d: 't',
  b: 'p',
  f: 'p',
  j: 's',
  c: 's',
};

/**
 * Keys under which words that sound alike meet: two words that are alike share at least one, unless
 * they differ in more than a consonant lost, gained, mistaken or out of its place. Empty for words
 * without a sound. At most about as many as the word has consonants.
 */
export function soundKeys(word: string): string[] {
  const heard = heardAs(normalise(word));
  if (heard === '') return [];
  const spoken = [heard];
  // A flapped d is an r: साडी is साड़ी without its dot.
  if (/[aiu]d(?=[aiu])/.test(heard)) spoken.push(heard.replace(/(?<=[aiu])d(?=[aiu])/g, 'r'));
  return [...new Set(spoken.flatMap((one) => lacking(skeletonOf(one))))];
}

function skeletonOf(heard: string): string {
  const bare = heard
    .replace(/(?<=.)[aiuh]/g, '')
    .replace(/[aiu]/, 'a')
    .replace(/[gdbfjc]/g, (sound) => families[sound] ?? sound);
  return bare.replace(/(.)\1+/g, '$1');
}

/** The skeleton, and from three sounds on also without one of them, the first excepted. */
function lacking(skeleton: string): string[] {
  if (skeleton.length < 3) return [skeleton];
  const keys = [skeleton];
  for (let at = 1; at < skeleton.length; at += 1) {
    keys.push(skeleton.slice(0, at) + skeleton.slice(at + 1));
  }
  return keys;
}
