/** A consonant, or a vowel as it stands alone and as a sign behind a consonant. */
export type Sound = { readonly c: string } | { readonly v: string };

/** Spellings that Indian names do not have. */
const looksEnglish =
  /(?:ck|wh|tion|sion|ture|ough|augh|igh|[bcdfgklmnprst]le$|[a-z]{2}ing$|[^aeiou]er$|ers$|ness$|ment$|ss$|ll$|ff$|x|^[^aeiou]*[aiou][bcdfgklmnpstvz]e$|tt$|ty$|ly$|oa|ow|ea(?!n$)|tch|dge|ful$|ume$|oes$|tton$)/;

/** Spelling → sounds, the longest first; capital letters name what one Latin letter cannot. */
const consonants: Readonly<Record<string, string>> = {
  tch: 'C',
  sch: 'sk',
  chh: 'X',
  ch: 'C',
  sh: 'S',
  ph: 'f',
  th: 'H',
  dh: 'D',
  bh: 'B',
  gh: 'G',
  kh: 'K',
  jh: 'J',
  wh: 'w',
  ck: 'k',
  qu: 'kw',
  dge: 'j',
  ngh: 'nG',
  ng: 'N',
  tt: 'TT',
  dd: 'QQ',
  x: 'ks',
  q: 'k',
  zh: 'J',
  b: 'b',
  d: 'd',
  f: 'f',
  g: 'g',
  h: 'h',
  j: 'j',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  p: 'p',
  r: 'r',
  s: 's',
  t: 't',
  v: 'v',
  w: 'w',
  z: 'z',
};

const indianVowels: Readonly<Record<string, string>> = {
  aa: 'A',
  ai: 'E',
  ay: 'e',
  au: 'O',
  ow: 'O',
  ou: 'O',
  ee: 'I',
  ii: 'I',
  ie: 'I',
  ea: 'I',
  ei: 'e',
  ey: 'e',
  oo: 'U',
  uu: 'U',
  oi: 'oi',
  oy: 'oi',
  a: 'a',
  e: 'e',
  i: 'i',
  o: 'o',
  u: 'u',
};

const englishVowels: Readonly<Record<string, string>> = {
  igh: 'Ai',
  eigh: 'e',
  ough: 'o',
  eer: 'Ir',
  ear: 'Ir',
  oor: 'or',
  our: 'or',
  aw: 'o',
  au: 'o',
  ar: 'Ar',
  er: 'ar',
  ir: 'ar',
  ur: 'ar',
  or: 'or',
  ai: 'e',
  ay: 'e',
  ee: 'I',
  ea: 'I',
  ei: 'I',
  ey: 'I',
  ie: 'I',
  oa: 'o',
  oo: 'U',
  ou: 'Au',
  ow: 'Au',
  oi: 'oi',
  oy: 'oi',
  ew: 'U',
  ue: 'U',
  ui: 'U',
  a: '@',
  e: 'e',
  i: 'i',
  o: 'q',
  u: 'V',
};
/** With a silent e behind the next consonant. */
const magic: Readonly<Record<string, string>> = { a: 'e', e: 'I', i: 'Ai', o: 'o', u: 'U' };

/** The sounds of a word of lower-case letters. */
export function soundsOf(word: string): Sound[] {
  return looksEnglish.test(word) ? englishSounds(word) : indianSounds(word);
}

function indianSounds(word: string): Sound[] {
  const out: Sound[] = [];
  const single = (word.match(/[aeiou]+/g) ?? []).length === 1;
  for (let at = 0; at < word.length; ) {
    const found = longestOf(indianVowels, word, at);
    // "Mayur": the y belongs to the next vowel.
    const vowel =
      found?.endsWith('y') === true && /[aeiou]/.test(word[at + 2] ?? '') ? word[at] : found;
    const last = vowel !== undefined && at + vowel.length === word.length;
    if (vowel) {
      const sound = indianVowels[vowel] as string;
      const long: Record<string, string> = { a: 'A', i: 'I', u: 'U' };
      push(
        out,
        vowel.length === 1 && (last || (single && sound === 'a')) ? (long[sound] ?? sound) : sound,
      );
      at += vowel.length;
    } else if (word[at] === 'y') {
      // A vowel where no other is beside it: "jyoti", "tripathy".
      const beside = /[aeiou]/.test(word[at + 1] ?? '');
      out.push(beside ? { c: 'y' } : { v: at === word.length - 1 ? 'I' : 'i' });
      at += 1;
    } else {
      at += consonantAt(word, at, out, 'indian');
    }
  }
  return out;
}

function englishSounds(word: string): Sound[] {
  const out: Sound[] = [];
  const silent = /[^aeiou]e$/.test(word) && /[aeiouy].*[^aeiou]e$/.test(word);
  const end = silent ? word.length - 1 : word.length;
  for (let at = 0; at < end; ) {
    const rest = word.slice(at);
    const suffix = /^(?:tion|sion|ture)(?=s?$)/.exec(rest)?.[0];
    if (suffix) {
      out.push(
        { c: suffix === 'ture' ? 'C' : 'S' },
        { v: 'a' },
        { c: suffix === 'ture' ? 'r' : 'n' },
      );
      at += suffix.length;
      continue;
    }
    // "le" and "re" at the end: the vowel is not said.
    const vowel = longestOf(englishVowels, word.slice(0, end), at);
    const closing = silent && vowel?.length === 1 && at === end - 2;
    if (vowel && closing) {
      push(out, magic[vowel] as string);
      at += 1;
    } else if (vowel) {
      const vowelNext = /[aeiou]/.test(word[at + vowel.length] ?? '');
      // "ar" before a vowel is a and r.
      const short =
        vowel.endsWith('r') && vowel.length === 2 && vowelNext ? (vowel[0] as string) : vowel;
      const final = at + short.length === word.length && short.length === 1;
      push(
        out,
        final
          ? ({ a: 'A', o: 'o', i: 'I', u: 'U' }[short] ?? '')
          : (englishVowels[short] as string),
      );
      at += short.length;
    } else if (word[at] === 'y') {
      const beside = /[aeiou]/.test(word[at + 1] ?? '');
      out.push(beside ? { c: 'y' } : { v: at === word.length - 1 && word.length > 3 ? 'I' : 'i' });
      at += 1;
    } else {
      at += consonantAt(word, at, out, 'english');
    }
  }
  return out;
}

function consonantAt(word: string, at: number, out: Sound[], manner: 'indian' | 'english'): number {
  const soft = /^[ei]|^y/.test(word.slice(at + 1));
  if (word[at] === 'c' && word[at + 1] !== 'h' && word[at + 1] !== 'k') {
    out.push({ c: soft ? 's' : 'k' });
    return 1;
  }
  const found = longestOf(consonants, word, at);
  if (!found) return 1;
  for (const one of consonants[found] as string) {
    let sound = one;
    // The t and d of English are further back; those of Indian names mostly not.
    if (manner === 'english' && (one === 't' || one === 'd')) sound = one === 't' ? 'T' : 'Q';
    if (manner === 'indian' && one === 't' && word.slice(0, at).endsWith('sh')) sound = 'T';
    if (manner === 'english' && one === 'g' && soft && /g[ei]?$/.test(word)) sound = 'j';
    // Written double, said once.
    const before = out.at(-1);
    if (manner === 'english' && before && 'c' in before && before.c === sound) continue;
    out.push({ c: sound });
  }
  return found.length;
}

function push(out: Sound[], sounds: string): void {
  for (const one of sounds) out.push(/[r]/.test(one) ? { c: one } : { v: one });
}

function longestOf(table: Readonly<Record<string, string>>, word: string, at: number) {
  for (let length = 4; length > 0; length -= 1) {
    const part = word.slice(at, at + length);
    if (part.length === length && Object.hasOwn(table, part)) return part;
  }
  return undefined;
}
