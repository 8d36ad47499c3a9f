import { type Language, languages } from '../../../contract/language.ts';
import { normalise } from '../normalise.ts';
import { wordKey, wordsOf } from '../verbs.ts';
import * as table from '../words/language-names.ts';

/** A name must stand this near to the verb that goes with it, where the sentence says more besides. */
const reach = 3;
/** Wishes are short; a longer text is a story in which a language is named. */
const maxWords = 40;

const set = (list: string) => new Set(wordsOf(list));
const speaking = set(table.speaking);
const within = set(table.within);
const around = set(table.around);
const elsewhere = set(table.elsewhere);
const refusals = set(table.refusals);

const names = new Map<string, Language>();
for (const language of languages) {
  for (const name of wordsOf(table.languageNames[language])) {
    names.set(name, language);
    const endings = /^[a-z]/.test(name) ? table.latinNameEndings : table.nameEndings;
    for (const ending of wordsOf(endings)) names.set(name + ending, language);
  }
}

const wordPattern = /[\p{L}\p{M}\u200c\u200d]+(?:'[\p{L}\p{M}]+)*/gu;

/**
 * The language a person asks to talk in, by name: "speak Hindi please", "can we talk in Bengali",
 * "मराठीत बोला", a bare "हिंदी". Undefined where a language is only named ("a Hindi book", "हिंदी की
 * किताब") or refused ("not in English").
 */
export function findLanguageRequest(text: string): Language | undefined {
  const clauses = normalise(text)
    .split(
      /[.,;!?।]|(?<![\p{L}\p{M}])(?:but|लेकिन|मगर|lekin|magar|কিন্তু|kintu|पण|pan)(?![\p{L}\p{M}])/u,
    )
    .map((clause) => (clause.match(wordPattern) ?? []).map(wordKey))
    .filter((words) => words.length > 0);
  if (clauses.reduce((sum, words) => sum + words.length, 0) > maxWords) return undefined;
  const framed = clauses.every((words) => words.every((word) => names.has(word) || isFrame(word)));
  for (const words of clauses.toReversed()) {
    const language = wished(words, !framed);
    if (language) return language;
  }
  return undefined;
}

const isFrame = (word: string) => speaking.has(word) || within.has(word) || around.has(word);

/** `partial`: other clauses say something else, so that a name alone is no wish. */
function wished(words: readonly string[], partial: boolean): Language | undefined {
  const named = words.flatMap((word, at) => {
    const language = names.get(word);
    return language && !isRefused(words, at) ? [{ language, at }] : [];
  });
  const [last] = named.slice(-1);
  if (!last || words.some((word) => elsewhere.has(word))) return undefined;
  // "from English to Hindi": the last one is where to go.
  if (new Set(named.map(({ language }) => language)).size > 1 && !words.includes('from')) {
    return undefined;
  }
  const rest = words.filter((word) => !names.has(word));
  const other = rest.filter((word) => !isFrame(word));
  const near = words.some((word, at) => speaking.has(word) && Math.abs(at - last.at) <= reach);
  if (other.length === 0) return near || !partial || rest.length > 0 ? last.language : undefined;
  return near && isDirect(words, last.at) ? last.language : undefined;
}

/** Among other words the verb must go with the name: "speak Hindi", "talk to me in Hindi", "हिंदी में बताओ". */
function isDirect(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - reach - 1), at);
  const behind = words.slice(at + 1, at + 1 + reach);
  const verb = before.findLastIndex((word) => speaking.has(word));
  const joins = /^(?:to|in|me|us|with|into|the)$/;
  if (verb >= 0 && before.slice(verb + 1).every((word) => joins.test(word))) return true;
  const next = behind.findIndex((word) => speaking.has(word));
  return next >= 0 && behind.slice(0, next).every((word) => within.has(word) || around.has(word));
}

function isRefused(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at);
  if (before.some((word) => /^(?:not|don't|dont|no|never|can't|cannot|doesn't)$/.test(word)))
    return true;
  const behind = words.slice(at + 1, at + 4);
  return behind.some((word) => refusals.has(word) && !/^(?:not|no|na|না|ना)$/.test(word));
}
