import { normalise, tokenise } from './normalise.ts';

const words = {
  yes: {
    en: 'yes|yeah|yep|yup|sure|ok|okay|correct|right|confirm|confirmed|absolutely|definitely|certainly|of course|go ahead|do it|please do|that is right|that is correct|sounds good|fine',
    hi: 'हाँ|हां|जी|जी हाँ|जी हां|ठीक है|बिल्कुल|सही है|कर दो|कर दीजिए|haan|ha|haanji|ji|ji haan|theek hai|thik hai|bilkul|sahi hai|kar do',
    bn: 'হ্যাঁ|হ্যা|হাঁ|জি|আচ্ছা|ঠিক আছে|অবশ্যই|করুন|করে দিন|নিশ্চয়ই',
    mr: 'हो|होय|हो ना|बरोबर|ठीक आहे|नक्की|करा|करून टाका|चालेल',
  },
  no: {
    en: "no|nope|nah|never|don't|do not|no thanks|no thank you|not now|leave it|forget it|never mind|nevermind|wrong|incorrect",
    hi: 'नहीं|नही|ना|जी नहीं|मत करो|मत कीजिए|रहने दो|रहने दीजिए|जाने दो|जाने दीजिए|nahi|nahin|na|mat karo|rehne do|jaane do',
    bn: 'না|নাহ|না থাক|থাক|করবেন না|লাগবে না|বাদ দিন',
    mr: 'नाही|नको|नाही नको|राहू द्या|राहू दे|जाऊ द्या|जाऊ दे|करू नका',
  },
} as const;

/** Words that may stand around a yes or a no without changing it. */
const fillers = new Set(
  'please thanks thank you it that is i want um uh well so then now just vaani प्लीज़ कृपया तो अब প্লিজ দয়া করে'
    .normalize('NFC')
    .split(' '),
);

const lexicon = Object.entries(words).map(([answer, byLanguage]) => ({
  answer: answer as 'yes' | 'no',
  // Longest first: "no thank you" before "no". Every language at once: people mix them.
  phrases: Object.values(byLanguage)
    .flatMap((list) => list.normalize('NFC').split('|'))
    .map((phrase) => phrase.split(' '))
    .sort((a, b) => b.length - a.length),
}));

/**
 * Whether an utterance is nothing but a yes or a no (with politeness around it). "yes, but the other
 * one" is neither: what follows must be heard first. `not sure`, `yes no` are neither.
 */
export function yesOrNo(text: string): 'yes' | 'no' | undefined {
  const tokens = tokenise(normalise(text)).map((token) => token.text);
  if (tokens.length === 0 || tokens.length > 8) return undefined;
  const found = new Set<'yes' | 'no'>();
  for (let index = 0; index < tokens.length; ) {
    const hit = lexicon
      .flatMap(({ answer, phrases }) =>
        phrases
          .filter((phrase) => phrase.every((word, at) => tokens[index + at] === word))
          .map((phrase) => ({ answer, length: phrase.length })),
      )
      .sort((a, b) => b.length - a.length)[0];
    if (hit) {
      found.add(hit.answer);
      index += hit.length;
    } else if (fillers.has(tokens[index] as string)) {
      index += 1;
    } else {
      return undefined;
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}
