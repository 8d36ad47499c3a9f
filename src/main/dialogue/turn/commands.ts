import { type Language, languages } from '../../../contract/language.ts';
import { normalise, tokenise } from '../../language/normalise.ts';
import { wordKey } from '../../language/verbs.ts';
import { actExamples, actPrefix } from '../understand/acts/index.ts';
import * as words from './words/commands.ts';

/**
 * What a person tells the voice itself.
 *
 * `stop` and `wait` are narrower than the dialogue's act `stop`: they mean "be quiet", at once or for a
 * moment, and leave the task, the proposal on the screen and what was said as they are. What drops what
 * is being talked about ("never mind", "leave it", "start over") is for the dialogue. The other five are
 * the acts of the same names.
 */
export type Command = 'stop' | 'wait' | 'slower' | 'faster' | 'louder' | 'quieter' | 'repeat';

/** Longer utterances say more than a command. */
const maxWords = 12;

const degree = new RegExp(
  `(?<![^ ])(?:${wordKey(normalise(words.degrees))
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![^ ])`,
  'gu',
);

const drops = new RegExp(normalise(words.drops), 'u');

const manners = ['slower', 'faster', 'louder', 'quieter', 'repeat'] as const;

const courtesies = phrasesBy(words.courtesy, (phrase) => phrase[0]);
const courtesiesByEnd = phrasesBy(words.courtesy, (phrase) => phrase.at(-1));
const openers = phrasesBy(words.openers, (phrase) => phrase[0]);

const tables: Readonly<Record<Language, ReadonlyMap<string, Command>>> = {
  en: tableOf('en'),
  hi: tableOf('hi'),
  bn: tableOf('bn'),
  mr: tableOf('mr'),
};

/**
 * The command that an utterance is, with nothing else in it but courtesy ("please", "sorry", "ज़रा",
 * Vaani's name) and repetition ("stop stop"); null where it is anything more ("stop the order", "wait,
 * what is your return policy") or anything else. `language` is that of the talk, which is looked
 * through first; people mix, so the others follow.
 *
 * It says what was said, not what is to be done: "बस" answers "anything else?" when nobody is speaking.
 * `stop` and `wait` are for when Vaani is audible; otherwise leave them to the dialogue.
 */
export function commandIn(text: string, language: Language): Command | null {
  const all = keysOf(text);
  if (all.length === 0 || all.length > maxWords) return null;
  const said = [all, bare(all)].flatMap((one) => [one.join(' '), once(one).join(' ')]);
  for (const one of [language, ...languages]) {
    for (const key of said) {
      const command = tables[one].get(key);
      if (command) return command;
    }
  }
  return null;
}

function tableOf(language: Language): Map<string, Command> {
  const table = new Map<string, Command>();
  const add = (phrase: string, command: Command) => {
    const keys = keysOf(phrase);
    const core = once(bare(keys)).join(' ');
    // "wait wait" is what "wait" is.
    if (table.has(core) && table.get(core) !== command) return;
    for (const key of [keys.join(' '), core]) {
      if (key !== '' && !table.has(key)) table.set(key, command);
    }
  };
  for (const phrase of words.stop[language].split('|')) add(phrase, 'stop');
  for (const phrase of words.wait[language].split('|')) add(phrase, 'wait');
  for (const phrase of actExamples[language][`${actPrefix}stop`] ?? []) {
    if (!drops.test(normalise(phrase))) add(phrase, 'stop');
  }
  const none = new Set(words.notCommands[language].split('|').map((one) => keysOf(one).join(' ')));
  for (const manner of manners) {
    const examples = actExamples[language][`${actPrefix}${manner}`] ?? [];
    for (const phrase of [...words.more[manner].flatMap((list) => list.split('|')), ...examples]) {
      add(phrase, manner);
    }
  }
  for (const key of none) table.delete(key);
  return table;
}

/** Without courtesy at either end; all of it where there is nothing else. */
function bare(all: readonly string[]): readonly string[] {
  let left = all;
  for (let round = 0; round < maxWords; round += 1) {
    const next = shorter(left);
    if (next.length === 0 || next.length === left.length) break;
    left = next;
  }
  return left;
}

function shorter(all: readonly string[]): readonly string[] {
  const [first = '', last = ''] = [all[0], all.at(-1)];
  const opening = [...(openers.get(first) ?? []), ...(courtesies.get(first) ?? [])];
  const opened = opening.find((phrase) => phrase.every((word, at) => all[at] === word));
  if (opened) return all.slice(opened.length);
  const closed = courtesiesByEnd
    .get(last)
    ?.find((phrase) => phrase.every((word, at) => all[all.length - phrase.length + at] === word));
  return closed ? all.slice(0, all.length - closed.length) : all;
}

/** Phrases by a word of theirs, the longest first: "can you please" goes before "can you". */
function phrasesBy(
  list: string,
  word: (phrase: readonly string[]) => string | undefined,
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const phrases = list
    .split('|')
    .map(keysOf)
    .sort((a, b) => b.length - a.length);
  return Map.groupBy(phrases, (phrase) => word(phrase) ?? '');
}

/** "stop stop", "bas karo bas karo": said once. */
function once(all: readonly string[]): readonly string[] {
  for (let length = 1; length <= all.length / 2; length += 1) {
    if (all.length % length === 0 && all.every((word, at) => word === all[at % length])) {
      return all.slice(0, length);
    }
  }
  return all;
}

/** The words as they are compared, without those that only say how much. */
function keysOf(text: string): string[] {
  const all = tokenise(normalise(text)).map((token) => wordKey(token.text));
  const left = all.join(' ').replace(degree, ' ').trim();
  return left === '' ? all : left.split(/ +/);
}
