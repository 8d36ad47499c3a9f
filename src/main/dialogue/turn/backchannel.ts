import type { Language } from '../../../contract/language.ts';
import { normalise, type Token, tokenise } from '../../language/normalise.ts';
import { phraseAt } from '../../language/parse/yes-no/phrases.ts';
import { wordKey } from '../../language/verbs.ts';
import { assents, beside, only, sounds } from './words/listening.ts';

/** What bears on whether "haan" only says "I am listening". */
export interface Listening {
  /**
   * A question waits for an answer (a proposal to be confirmed, or a detail that is asked for) and its
   * sentence has been audible: then a yes is an answer to it.
   */
  readonly answering?: boolean;
}

/** Nobody shows that they listen at such length. */
const maxWords = 8;

interface Entry {
  readonly words: readonly string[];
  readonly sound: boolean;
}

const entries = new Map<string, Entry[]>();
for (const [lists, sound] of [
  [sounds, true],
  [[...assents, 'hum|हम'], false],
] as const) {
  for (const phrase of lists.flatMap((list) => list.split('|'))) {
    const words = keysOf(phrase);
    const first = words[0];
    if (first === undefined) continue;
    entries.set(first, [...(entries.get(first) ?? []), { words, sound }]);
  }
}
const asides = new Set(keysOf(beside.replaceAll('|', ' ')));
const languagesOf = new Map(Object.entries(only).map(([word, list]) => [wordKey(word), list]));
/** Written like other words in Latin letters, murmurs stretch: "mmmm", "hmmmm", "uhhh", "hahahaha". */
const stretched = /^(?:m{2,}|h*m+h*m*|u+h+|u+m+|a+h+|o+h+|(?:ha){2,}h?|(?:he){2,}h?|हम+|উম+)$/u;

/**
 * Whether the person only signals that they listen ("mm-hm", "haan", "okay", "achha", "हो", "হ্যাঁ"),
 * laughs or coughs, with one such word or several in a row, in any language and script; `language` is
 * that of the talk and decides where a word means different things. Words for "go on" ("boliye",
 * "continue") are among them. False for an empty text, for thanks, and for a no of any kind.
 *
 * While a question that was heard waits for an answer (`answering`), what says yes is an answer and no
 * backchannel ("haan", "okay", "ठीक है"); murmurs ("mm-hm", "हम्म") and laughter stay one, though the
 * grammar of answers reads some of them as a yes: over a voice that is speaking, a murmur must not
 * confirm anything.
 */
export function isBackchannel(
  text: string,
  language: Language,
  { answering = false }: Listening = {},
): boolean {
  const tokens = tokenise(normalise(text).replace(/(?<=[a-z])-(?=[a-z])/g, ' '));
  if (tokens.length === 0 || tokens.length > maxWords) return false;
  const words = tokens.map((token) => wordKey(token.text));
  let signals = 0;
  for (let at = 0; at < words.length; ) {
    const sound = longest(words, at, language, true);
    const assent = longest(words, at, language, false);
    const answer = answering ? answerAt(tokens, at, language) : 0;
    if (answer > 0 && (sound === 0 || answer > sound)) return false;
    const next = Math.max(sound, assent);
    if (next > 0) {
      signals += 1;
      at += next;
    } else if (asides.has(words[at] as string) && fits(words[at] as string, language)) {
      at += 1;
    } else {
      return false;
    }
  }
  return signals > 0;
}

/** How many words from here on answer a question; 0 when they do not. */
function answerAt(tokens: readonly Token[], at: number, language: Language): number {
  // "ha ha" laughs in English and says yes twice in Hindi and Bengali.
  if (language === 'en' && /^ha$/.test(tokens[at]?.text ?? '')) return 0;
  const phrase = phraseAt(tokens, at);
  return phrase && phrase.meaning !== 'unsure' ? phrase.words : 0;
}

/** How many words the longest signal that begins here has; 0 when none does. */
function longest(words: readonly string[], at: number, language: Language, sound: boolean): number {
  const murmurs = stretched.test(words[at] as string) && fits(words[at] as string, language);
  let best = sound && murmurs ? 1 : 0;
  for (const entry of entries.get(words[at] as string) ?? []) {
    const said =
      entry.sound === sound &&
      entry.words.length > best &&
      entry.words.every((word, k) => words[at + k] === word) &&
      (entry.words.length > 1 || fits(words[at] as string, language));
    if (said) best = entry.words.length;
  }
  return best;
}

const fits = (word: string, language: Language) =>
  languagesOf.get(word)?.includes(language) ?? true;

function keysOf(phrase: string): string[] {
  return tokenise(normalise(phrase)).map(({ text }) => wordKey(text));
}
