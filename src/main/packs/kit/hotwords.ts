import type { Language } from '../../../contract/language.ts';
import { normalise } from '../../language/normalise.ts';
import { spell } from '../../language/spell/index.ts';
import { transliterate } from '../../language/transliterate/index.ts';

/** More of them and a recogniser hears them everywhere. */
export const mostHotwords = 500;
/** A name of more words is said in parts; a recogniser takes the beginning. */
const mostWords = 5;
/** `channel.hotwords` takes no longer ones, in characters. */
const mostLength = 80;

/**
 * Names as people say them, for a recogniser that does not expect them: in lower case, numbers in words,
 * no signs; each once, in the order given, at most `mostHotwords`. In Hindi, Bengali and Marathi what is
 * in Latin letters is transliterated: their recognisers know no others.
 */
export function asHotwords(names: Iterable<string>, language: Language): string[] {
  const words = new Set<string>();
  for (const name of names) {
    if (words.size >= mostHotwords) break;
    const said = asSaid(name, language);
    if (said.length > 1 && said.length <= mostLength) words.add(said);
  }
  return [...words];
}

function asSaid(name: string, language: Language): string {
  const spelt = spell(name, language, { dateOrder: 'day-first' }).replace(/'s(?!\p{L})/gu, 's');
  const words = spelt.match(/[\p{L}\p{M}\u200c\u200d]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
  const own =
    language === 'en'
      ? // Recognisers of English know no accents.
        words.map((word) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))
      : words.map((word) => (/[A-Za-z]/.test(word) ? transliterate(word, language) : word));
  return normalise(own.slice(0, mostWords).join(' '));
}
