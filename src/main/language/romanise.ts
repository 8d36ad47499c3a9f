// Devanagari (U+0900) and Bengali (U+0980) are laid out alike: the low seven bits name the letter.
const firstConsonant = 0x15;
const consonants =
  'k kh g gh n ch ch j j n t th d dh n t th d dh n n p f b b m y r r l l l v sh sh s h'.split(' ');
const firstNuktaConsonant = 0x58;
const nuktaConsonants = 'k k g z r r f y'.split(' ');
const nukta = 0x3c;
const withNukta: Readonly<Record<string, string>> = { d: 'r', dh: 'r', j: 'z' };
const virama = 0x4d;
const khandaTa = 0x4e;
const firstVowel = 0x04;
const vowels = 'a a a i i u u ri l e e e ai o o o au'.split(' ');
const firstSign = 0x3e;
const signs = 'a i i u u ri ri e e e ai o o o au'.split(' ');
const candraBindu = 0x01;
const anusvara = 0x02;

/** Devanagari and Bengali in Latin letters, with the vowel `a` that is said but not written. */
export function romanise(word: string): string {
  let out = '';
  let bare = false;
  for (let at = 0; at < word.length; at += 1) {
    const letter = letterOf(word, at);
    if (letter === null) {
      out += word[at];
      bare = false;
      continue;
    }
    const consonant =
      consonants[letter - firstConsonant] ?? nuktaConsonants[letter - firstNuktaConsonant];
    const vowel = vowels[letter - firstVowel];
    const follows = letterOf(word, at + 1);
    const inherent = bare ? 'a' : '';
    if (letter === nukta) continue;
    if (consonant !== undefined) {
      out += inherent + (follows === nukta ? (withNukta[consonant] ?? consonant) : consonant);
      bare = true;
    } else if (vowel !== undefined) {
      out += inherent + vowel;
      bare = false;
    } else if (letter === candraBindu || letter === anusvara) {
      // At the end of a word it only colours the vowel, and many do not write it.
      out +=
        inherent + (follows !== null && follows >= firstConsonant && follows < nukta ? 'n' : '');
      bare = false;
    } else if (letter === khandaTa) {
      out += `${inherent}t`;
      bare = false;
    } else {
      if (letter !== virama) out += signs[letter - firstSign] ?? '';
      bare = false;
    }
  }
  // ও before য় is how Bengali writes a w: ওয়ারেন্টি is "warranty".
  return out.replace(/^oy(?=[aei])/, 'v');
}

function letterOf(word: string, at: number): number | null {
  const code = word.charCodeAt(at);
  return code >= 0x0900 && code <= 0x09ff ? code & 0x7f : null;
}
