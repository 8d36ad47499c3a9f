import type { Language } from '../../../contract/language.ts';

/** Endings written right behind a number (or with a hyphen) that belong to its word. */
const endings: Readonly<Record<Exclude<Language, 'en'>, RegExp>> = {
  hi: /^(?!)/u,
  bn: make('টায়|টার|টাতে|টাই|টা|টির|টিতে|টি|টে|টো|জনের|জনকে|জন|বার|খানা|খানি|এর|ের|তে|কে|য়|র|ই|ও'),
  mr: make('पर्यंत|पासून|मध्ये|साठी|पेक्षा|च्या|चा|ची|चे|ला|ना|वर|पैकी'),
};

/** Bengali shortens two before a classifier: দুটো, দুজন. */
const bengaliTwo = /^(?:টা|টো|টি|টে|জন|খানা|খানি)/u;

/** The number's word with its ending, and how much of the text behind was read. */
export function withEnding(
  said: string,
  follows: string,
  language: Language,
  /** A space may stand before the ending, as behind an amount of money. */
  apart = false,
): { readonly text: string; readonly length: number } {
  if (language === 'en') return { text: said, length: 0 };
  const gap = apart && follows.startsWith(' ') ? 1 : 0;
  const match = endings[language].exec(follows.slice(gap));
  const ending = match?.[1];
  if (!match || ending === undefined) return { text: said, length: 0 };
  const word = language === 'bn' ? bengali(said, ending) : marathi(said, ending);
  return { text: word, length: gap + match[0].length };
}

function bengali(said: string, ending: string): string {
  const two = bengaliTwo.test(ending) ? said.replace(/(^| )দুই$/u, '$1দু') : said;
  // The genitive and locative lose their vowel behind one: হাজারের, একশোর.
  const vowel = /[\p{M}ইউওএ]$/u.test(two);
  if (ending === 'এর') return two + (vowel ? 'র' : 'ের');
  // Of two things one says দুটো.
  return two + (two !== said && ending === 'টা' ? 'টো' : ending);
}

/** हजार, लाख and रुपये stand in the oblique before an ending: हजारांच्या, रुपयांपेक्षा. */
function marathi(said: string, ending: string): string {
  const oblique = said.replace(/(?:हजार|लाख)$/u, '$&ां').replace(/रुपये$/u, 'रुपयां');
  return oblique + ending;
}

function make(list: string): RegExp {
  return new RegExp(`^-?(${list})(?![\\p{L}\\p{M}\\d])`.normalize('NFC'), 'u');
}
