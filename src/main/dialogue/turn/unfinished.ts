import type { Language } from '../../../contract/language.ts';
import { detectLanguage } from '../../language/detect/index.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { endsInDigits } from '../../language/parse/digits/index.ts';
import { isFinalVerb, wordKey } from '../../language/verbs.ts';
import { endOf } from './endings.ts';
import { isEnglishUnfinished } from './unfinished-english.ts';
import { bn } from './words/bn.ts';
import { en } from './words/en.ts';
import { hi } from './words/hi.ts';
import { mr } from './words/mr.ts';
import type { CutWords } from './words/shape.ts';

/** Sounds of somebody who is still thinking. */
const hesitation = /^(?:u+h+|u+m+|e+r+m*|h+m+|m{2,}|a+h+|उम+|अ|उं|हम्म+|উম+|হুম+|yani|यानी)$/u;

/** From here on a detected language outweighs that of the talk. */
const sureLanguage = 0.85;

interface Rules {
  readonly open: readonly (readonly string[])[];
  readonly openWithoutVerb: readonly (readonly string[])[];
  readonly openBehindNumber: readonly (readonly string[])[];
  readonly complete: readonly (readonly string[])[];
  readonly introduction: RegExp;
}

const keys = (list: string) => new Set(normalise(list).split(' ').map(wordKey));

const rules: Readonly<Record<Language, Rules>> = {
  en: compile(en),
  hi: compile(hi),
  bn: compile(bn),
  mr: compile(mr),
};

function compile(words: CutWords): Rules {
  return {
    open: phrases(words.open),
    openWithoutVerb: phrases(words.openWithoutVerb),
    openBehindNumber: phrases(words.openBehindNumber),
    complete: phrases(words.complete),
    introduction: new RegExp(`^(?:${wordKey(normalise(words.introductions))})$`, 'u'),
  };
}

function phrases(list: string): string[][] {
  return list
    .split('|')
    .filter((phrase) => phrase.trim() !== '')
    .map((phrase) => tokenise(normalise(phrase)).map(({ text }) => wordKey(text)))
    .sort((a, b) => b.length - a.length);
}

/**
 * Whether a sentence was cut off before its end, so that it is worth waiting for the rest: it ends in a
 * conjunction, a possessive, an article or a postposition ("where is my", "मुझे एक"), or is only the
 * introduction of something ("my order number is"). `language` is that of the talk; it counts where the
 * sentence itself does not tell. A noun alone ("running shoes") is finished.
 */
export function isUnfinished(text: string, language: Language): boolean {
  if (/(?:\.\.\.|…|[,\-–—])\s*$/u.test(text)) return /[\p{L}\p{N}]/u.test(text);
  const all = tokenise(normalise(text)).map((token) => wordKey(token.text));
  const words = withoutHesitation(all);
  if (words.length === 0) return false;
  const spoken = spokenIn(text, language);
  if (words.length < all.length && words.length > 1) return true;
  const { open, openWithoutVerb, openBehindNumber, complete, introduction } = rules[spoken];
  if (introduction.test(words.join(' '))) return true;
  if (spoken === 'en') {
    const clause = words.slice(words.findLastIndex((word) => englishJoint.test(word)) + 1);
    const part = clause.length > 0 ? clause : words;
    return (
      (part.length > 1 && introduction.test(part.join(' '))) ||
      isEnglishUnfinished(words, { open, complete }) ||
      isEnglishUnfinished(part, { open, complete })
    );
  }
  if (endOf(words, complete) > 0) return false;
  if (endOf(words, open) > 0) return true;
  const counted = endOf(words, openBehindNumber);
  const beforeCounted = words.slice(0, words.length - counted);
  if (counted > 0 && /^\d/.test(beforeCounted.at(-1) ?? '')) return !isWhole(beforeCounted, spoken);
  // एक is "a" as well as the last digit of a number: "चार तीन दोन एक".
  if (endsInDigits(text, { language: spoken })) return false;
  const weak = endOf(words, openWithoutVerb);
  if (weak === 0) return false;
  // A single number or pronoun is an answer, not a cut sentence; "मुझे" and "আমি" are beginnings.
  if (words.length === weak) return !bareAnswers.has(words.join(' '));
  return !isWhole(words.slice(0, -weak), spoken) && !isDone(words);
}

/** Whether somebody is still thinking aloud: "my order number is um". */
export function endsInHesitation(text: string): boolean {
  const last = tokenise(normalise(text)).at(-1);
  return last !== undefined && hesitation.test(wordKey(last.text));
}

/** Half a sentence tells little: the language of the talk holds unless the other is sure or the script forbids it. */
function spokenIn(text: string, language: Language): Language {
  const told = detectLanguage(text);
  const fits =
    told?.script === 'bengali'
      ? language === 'bn'
      : told?.script !== 'devanagari' || language === 'hi' || language === 'mr';
  return told && (!fits || told.confidence >= sureLanguage) ? told.language : language;
}

/** Whether the last clause already has what makes a sentence; then the rest was put behind it: "कब आएगा मेरा". */
function isWhole(words: readonly string[], spoken: Language): boolean {
  // या joins in Hindi and is "this" in Marathi.
  const joins = (word: string) =>
    joints.has(word) && !(spoken === 'mr' && /^(?:या|ya)$/.test(word));
  const clause = words.slice(words.findLastIndex(joins) + 1);
  if (clause.some((word, at) => closesClause(word) || (at > 0 && negations.test(word))))
    return true;
  // Without a verb: "কত বছর বয়স আপনার".
  if (clause.length >= 2 && clause.some((word) => questions.has(word))) return true;
  return false;
}

/** की as the verb of one who did something: "आपने मदद की". */
function isDone(words: readonly string[]): boolean {
  return (
    /^(?:की|ki)$/.test(words.at(-1) ?? '') && words.some((word) => /(?:^|.)(?:ने|ne)$/.test(word))
  );
}

const englishJoint = /^(?:and|but|because|then)$/;
const joints = keys(
  'और aur and या ya लेकिन lekin मगर magar but क्योंकि kyunki अगर agar এবং আর ar কিন্তু বা কারণ যদি ebong kintu karon ba jodi आणि ani aani किंवा kinva पण कारण karan जर',
);
const negations = /^(?:না|নেই|নয়|na|नाही|नको|नहीं|nahi|nako)$/u;
const questions = keys(
  'কী কত কে কেমন কখন কবে কোনটা কোনটার কীভাবে কোথায় কোথায kothay kivabe कैसे कैसा कसे ki koto ke kemon kokhon kobe काय किती कोण कसा कशी कसं कधी kay kiti kon kasa kashi kaise kaisa कितने कितना kitne kitna',
);

/** Answers of one word that would be open inside a sentence. */
const bareAnswers = new Set(
  'एक ek हां हम आप कुछ कोई हा ही हे ती ते तो এই ওই কিছু একটা ekta या यह वह ये वो यही ya ha hi he te ti to ka ke ki is us in un'
    .split(' ')
    .map(wordKey),
);

/** Verbs that close a clause; the particles and question words among them do not. */
const closesClause = (word: string) =>
  isFinalVerb(word) && !/^(?:क्या|का|ना|न|तो|की|কি|কী|না|তো|ka|na|do|दो|to)$/u.test(word);

function withoutHesitation(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 0 && hesitation.test(words[end - 1] as string)) end -= 1;
  return words.slice(0, end);
}
