import type { Language } from '../../../contract/language.ts';
import type { Sound } from './read.ts';

/** The languages that are not written in Latin letters. */
export type IndicLanguage = Exclude<Language, 'en'>;

interface Script {
  /** Sound → consonant. */
  readonly consonants: Readonly<Record<string, string>>;
  /** Sound → vowel alone, and its sign ("" where it is not written). */
  readonly vowels: Readonly<Record<string, readonly [alone: string, sign: string]>>;
  readonly virama: string;
  readonly nasal: string;
}

const devanagari = (
  own: Partial<Record<string, string>>,
  ae: readonly [string, string],
): Script => ({
  consonants: {
    ...letters(
      'k:क K:ख g:ग G:घ N:ङ C:च X:छ j:ज J:झ T:ट Q:ड t:त H:थ d:द D:ध n:न p:प f:फ़ b:ब B:भ m:म y:य r:र l:ल v:व w:व S:श s:स h:ह z:ज़',
    ),
    ...(own as Record<string, string>),
  },
  vowels: {
    a: ['अ', ''],
    A: ['आ', 'ा'],
    i: ['इ', 'ि'],
    I: ['ई', 'ी'],
    u: ['उ', 'ु'],
    U: ['ऊ', 'ू'],
    e: ['ए', 'े'],
    E: ['ऐ', 'ै'],
    o: ['ओ', 'ो'],
    O: ['औ', 'ौ'],
    q: ['ऑ', 'ॉ'],
    V: ['अ', ''],
    '@': ae,
  },
  virama: '्',
  nasal: 'ं',
});

const scripts: Readonly<Record<IndicLanguage, Script>> = {
  hi: devanagari({}, ['ऐ', 'ै']),
  mr: devanagari({ f: 'फ', z: 'झ' }, ['अॅ', 'ॅ']),
  bn: {
    consonants: letters(
      'k:ক K:খ g:গ G:ঘ N:ঙ C:চ X:ছ j:জ J:ঝ T:ট Q:ড t:ত H:থ d:দ D:ধ n:ন p:প f:ফ b:ব B:ভ m:ম y:য় r:র l:ল v:ভ w:ও S:শ s:স h:হ z:জ',
    ),
    vowels: {
      a: ['অ', ''],
      A: ['আ', 'া'],
      i: ['ই', 'ি'],
      I: ['ই', 'ি'],
      u: ['উ', 'ু'],
      U: ['উ', 'ু'],
      e: ['এ', 'ে'],
      E: ['ঐ', 'ৈ'],
      o: ['ও', 'ো'],
      O: ['ঔ', 'ৌ'],
      q: ['অ', ''],
      V: ['আ', 'া'],
      '@': ['অ্যা', '্যা'],
    },
    virama: '্',
    nasal: 'ং',
  },
};

/** Sounds in the letters of a language. */
export function write(sounds: readonly Sound[], language: IndicLanguage): string {
  const { consonants: letter, vowels, virama, nasal } = scripts[language];
  let out = '';
  /** The last letter is a consonant that still has its own vowel. */
  let bare = false;
  for (const [at, sound] of sounds.entries()) {
    if ('v' in sound) {
      const [alone, sign] = vowels[sound.v] ?? ['', ''];
      const before = sounds[at - 1];
      // "ia" has a y between its vowels.
      const glides = before !== undefined && 'v' in before && /[iI]/.test(before.v);
      out += bare ? sign : glides ? `${language === 'bn' ? 'য়' : 'य'}${sign}` : alone;
      bare = false;
      continue;
    }
    const next = sounds[at + 1];
    const beforeConsonant = next !== undefined && 'c' in next;
    if (sound.c === 'N' || (sound.c === 'n' && beforeConsonant && /[kKgG]/.test(next.c))) {
      // ng: before a vowel its g is said.
      out += nasal;
      bare = false;
      if (sound.c === 'N' && (next !== undefined || language !== 'bn')) {
        out += letter['g'] ?? '';
        bare = true;
      }
      continue;
    }
    if (bare) out += virama;
    if (language === 'bn' && (sound.c === 'w' || sound.c === 'y') && !bare) {
      // ওয় and ইয়: w and y before a vowel.
      out += sound.c === 'w' ? 'ওয়' : at === 0 ? 'ইয়' : 'য়';
    } else if (language === 'bn' && (sound.c === 'w' || sound.c === 'y')) {
      // Behind a consonant they are signs: ব-ফলা would double it, য-ফলা is right.
      out += sound.c === 'w' ? 'ব' : 'য';
    } else {
      out += letter[sound.c] ?? '';
    }
    bare = true;
  }
  return out.normalize('NFC');
}

function letters(list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(2)]));
}
