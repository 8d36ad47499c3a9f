import type { Language } from '../../../../contract/language.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { createSession } from '../../session.ts';
import type { Trade } from '../../trade.ts';

/** Something to ask, and the answer. */
export interface Question {
  readonly text: string;
  readonly reply: string;
}

/** Answers shorter than this, in characters, may be over before anybody can speak over them. */
const longEnough = 70;
const fewestWords = 3;
const mostWords = 9;
/** So many of each intent are tried. */
const perIntent = 15;

function isPlain(text: string): boolean {
  const { length } = text.split(' ');
  return length >= fewestWords && length <= mostWords && !/\d/.test(text);
}

/** Whether a text names something of the catalog, whole or by a word of a branded name ("nova" of "tarvik nova"). */
function namesIn(hotwords: readonly string[]): (text: string) => boolean {
  const single = new Set(hotwords.filter((name) => !name.includes(' ')));
  const branded = hotwords.filter((name) => single.has(name.split(' ')[0] ?? ''));
  const words = new Set([...single, ...branded.flatMap((name) => name.split(' '))]);
  return (text) =>
    text.split(' ').some((word) => words.has(word)) ||
    hotwords.some((name) => ` ${text} `.includes(` ${name} `));
}

/**
 * Questions of a trade that are answered at once and at some length, from its own examples, one intent
 * after the other, without a name or number that a recogniser would have to know. Those with the longest
 * answers come first, and those whose answer was given before last: it is taken from a cache.
 *
 * @param names what the catalog holds: a recogniser that does not know them hears something else.
 */
export async function questionsOf(
  trade: Trade,
  language: Language,
  clock: Clock,
  names: readonly string[],
): Promise<Question[]> {
  const { intents, examples } = trade.pack;
  const isNaming = namesIn(names);
  const texts = Object.entries(intents)
    .filter(([, { kind }]) => kind === 'aside')
    .flatMap(([intent]) => {
      const fit = (examples[language][intent] ?? []).filter(
        (one) => isPlain(one) && !isNaming(one),
      );
      return fit.slice(0, perIntent).map((text) => ({ intent, text }));
    });
  const found: Question[] = [];
  for (const { intent, text } of texts) {
    // Each to somebody who has asked nothing before.
    const session = createSession({
      trade,
      clock,
      language,
      interpret: null,
      onError(error) {
        throw error;
      },
    });
    const answer = await session.say(text);
    const { asked } = session.state.task ?? { asked: null };
    session.close();
    const answered = answer.intent === intent && asked === null && answer.pending === null;
    if (answered && answer.reply.length >= longEnough) {
      found.push({ text, reply: answer.reply });
    }
  }
  found.sort((a, b) => b.reply.length - a.reply.length);
  const isRepeat = ({ reply }: Question, at: number) =>
    found.findIndex((other) => other.reply === reply) < at;
  return [
    ...found.filter((one, at) => !isRepeat(one, at)),
    ...found.filter((one, at) => isRepeat(one, at)),
  ];
}
