import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { isUnfinished } from '../../../src/main/dialogue/turn/unfinished.ts';

const cut: Record<Language, string> = {
  en: 'my order number is|my order number|i want to|can you|and|where is my|cancel the|between 500 and|between 500|from 500 to|i would like|i am looking for|show me|do you have|is there|can i|what is the|tell me about|i want a|where is|what is|track order number|my name is|because|shoes under|please cancel my|my phone number is um|which brand is|i am|my order is on|i am coming in',
  hi: 'मेरा ऑर्डर नंबर|मेरा ऑर्डर नंबर है|मुझे एक|और|मेरा|मैं|मेरे ऑर्डर का|500 से|मुझे नीला और|क्या आप|मेरा नाम|अगर|मुझे ऑर्डर कैंसिल करना|ऑर्डर को|आपके पास|mujhe chahiye ek|mera order number|mere order ka|kya aap|mujhe order cancel karna',
  bn: 'আমার অর্ডার নম্বর|আমি একটা|আমার|আমি|এবং|আর|কিন্তু|আমার অর্ডারের|500 থেকে|আমাকে একটা|আপনাদের কাছে|সবচেয়ে|দয়া করে|অর্ডার ক্যানসেল করতে|amar order number|ami ekta|amar',
  mr: 'माझा ऑर्डर नंबर|माझा ऑर्डर नंबर आहे|मला एक|शेवटचे चार आकडे आहेत|मला|माझी|आणि|किंवा|माझ्या ऑर्डरचा|500 ते|3000 पेक्षा|माझ्या ऑर्डरबद्दल|तुमच्याकडे|जर|मी|सगळ्यात|majha order number|mala ek',
};
const whole: Record<Language, string> = {
  en: "my order number is 1042|where is it|what is it for|cancel it|who are you|yes|no|running shoes|how are you|tell me where it is|what do you have|thank you|i forgot my order number|what is my order number|yes i do|who can i talk to|what can you do|two|what colours does it come in|the one i was looking for|turn it off|how much is it|can you repeat that|i don't want to|where are you from|what is it made of|show me more|why not|between 500 and 1000|hang on|what day am i coming in|could you tell me when my car is booked for|the engine light is on|the ac is on|book it for monday at ten am|yeah do it|when was i supposed to bring the car in|tell me everything your workshop can do|show me all you have",
  hi: 'मेरा ऑर्डर कहाँ है|रनिंग शूज़|हिंदी में|एक|नहीं|हाँ|कैंसिल करो|ठीक है|सब कुछ|फिर से|रविवार को|500 से 1000|2000 तक|नीला|दोनों|नीले रंग में|बच्चों के लिए|मेरा ऑर्डर नंबर 1042 है|और कुछ|एक और|आप कौन हैं|क्या|कैसे हैं आप|कब आएगा मेरा|आपने मदद की|mera order kahan hai|kuch aur',
  bn: 'আমার অর্ডার কোথায়|জুতো|হ্যাঁ|না|আর কিছু লাগবে না|একটা|আমার অর্ডার নম্বর 1042|এটা কীভাবে কাজ করে|বাংলায় বলুন|ঠিক আছে|দুটোই|আরেকটা|amar order kothay',
  mr: 'माझी ऑर्डर कुठे आहे|चार तीन दोन एक|शेवटचे आकडे चार तीन दोन एक|बूट|हो|नाही|एक|मराठीत बोला|ठीक आहे|दोन्ही|माझा ऑर्डर नंबर 1042 आहे|काय|किती|निळा|मुलांसाठी|majhi order kuthe aahe',
};

describe.each(languages)('%s', (language) => {
  test.each(cut[language].split('|'))('goes on: %s', (text) => {
    expect(isUnfinished(text, language)).toBe(true);
  });
  test.each(whole[language].split('|'))('is whole: %s', (text) => {
    expect(isUnfinished(text, language)).toBe(false);
  });
});

test.each(['my order is...', 'I want, ', 'मेरा ऑर्डर…', 'my order -'])(
  'a mark says so: %s',
  (text) => {
    expect(isUnfinished(text, 'en')).toBe(true);
  },
);

test('nothing is not half a sentence', () => {
  for (const text of ['', ' ', '...', 'um', '।']) expect(isUnfinished(text, 'hi')).toBe(false);
});

/** Every example utterance of the retail pack and the acts: complete sentences. */
function examples(language: Language): string[] {
  return ['packs/retail/intents', 'dialogue/understand/acts'].flatMap((folder) => {
    const file = new URL(`../../../src/main/${folder}/${language}.json`, import.meta.url);
    return Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>).flat();
  });
}

test.each(languages)('complete sentences of %s are taken as complete', (language) => {
  const all = examples(language);
  const wrong = all.filter((text) => isUnfinished(text, language));
  expect(all.length).toBeGreaterThan(200);
  expect(wrong.length / all.length, wrong.join(' | ')).toBeLessThan(0.01);
});

/** Words behind which a phrase goes on, by grammar: articles, possessives, determiners, conjunctions, prepositions. */
const closedClass: Record<Language, string> = {
  en: 'a an the my your of for to and or with between under than if because very is are',
  hi: 'मेरा मेरी मेरे मुझे मैं मैंने और का के को आपका आपकी आपके अपना अपनी अपने एक सबसे इस उस अगर लेकिन mera meri mere mujhe main aur ka ke ko aapka aapki aapke apna apne ek sabse agar lekin',
  bn: 'আমার আমাদের আপনার আপনাদের তোমার আমি আমাকে আপনি একটা একটি এবং কিন্তু বা যদি এই ওই সেই সবচেয়ে খুব amar apnar ami amake apni ekta kintu jodi ei khub tomar apnader',
  mr: 'माझा माझी माझं माझे माझ्या तुमचा तुमची तुमच्या मला मी तुम्ही एक आणि किंवा जर या ह्या त्या हा ही हे सगळ्यात ऑर्डरचा ऑर्डरच्या majha majhi majhya tumcha tumchya mala mi tumhi ek ani kinva jar ya tya saglyat mazi maza',
};

test.each([
  ['en', 0.95],
  ['hi', 0.75],
  ['bn', 0.8],
  ['mr', 0.7],
] as const)('sentences of %s cut behind such a word', (language, least) => {
  const closed = new Set(closedClass[language].split(' ').map((word) => word.normalize('NFC')));
  const prefixes = new Set(
    examples(language).flatMap((text) => {
      const words = text.normalize('NFC').toLowerCase().split(/\s+/);
      return words.flatMap((word, at) =>
        at < words.length - 1 && closed.has(word) ? [words.slice(0, at + 1).join(' ')] : [],
      );
    }),
  );
  const found = [...prefixes].filter((text) => isUnfinished(text, language));
  expect(prefixes.size).toBeGreaterThan(50);
  expect(found.length / prefixes.size).toBeGreaterThan(least);
});

/** Whole wishes with a connector and the beginning of another: the seam of two clauses must be seen. */
const beginnings: Record<Language, readonly [string, string]> = {
  en: [
    'cancel my order|where is order 1042|show me shoes|yes|it is late|i bought a phone',
    'and my|and the|but i|and where is|and can you|because the|and i want to|or a|and tell me about|and what is the|if my|and show me the|but can i|and is there a|and how much is the|and please cancel my|then my|and i would like|and your',
  ],
  hi: [
    'मेरा ऑर्डर कैंसिल करो|1042 कहाँ है|जूते दिखाओ|mera order kahan hai|shoes dikhao|मुझे फ़ोन चाहिए',
    'और मेरा|और मुझे|और|लेकिन|aur|aur mera|aur mujhe|लेकिन मैंने|और आपके|और एक|और मेरे|aur mujhe ek|और मैं|अगर|क्योंकि|aur aapka|और इस|lekin mera|और सबसे',
  ],
  bn: [
    'আমার অর্ডার কোথায়|অর্ডার ক্যানসেল করুন|জুতো দেখান|amar order kothay|juto dekhan|1042 কবে আসবে',
    'এবং আমার|আর আমার|কিন্তু|এবং|আর আমি|কিন্তু আমি|আর একটা ফোন আর|ar amar|kintu ami|kintu|এবং আপনার|যদি|কারণ আমার|আর এই|ar amake|আর আমাকে|এবং সবচেয়ে|কিন্তু আমার|আর আপনাদের',
  ],
  mr: [
    'माझी ऑर्डर कुठे आहे|ऑर्डर रद्द करा|बूट दाखवा|majhi order kuthe aahe|boot dakhva|1042 कधी येईल',
    'आणि माझी|आणि मला|आणि|पण माझा|किंवा|ani majhi|ani mala|ani|आणि एक|आणि तुमच्या|पण मी|कारण माझा|जर|आणि या|आणि माझ्या|आणि सगळ्यात|kinva|ani tumchya|आणि मी',
  ],
};

test.each(languages)('a second wish in %s that breaks off', (language) => {
  const [first, second] = beginnings[language];
  const built = first.split('|').flatMap((one) => second.split('|').map((two) => `${one} ${two}`));
  const missed = built.filter((text) => !isUnfinished(text, language));
  expect(built.length).toBeGreaterThan(100);
  expect(missed.length / built.length, missed.join(' | ')).toBeLessThan(0.05);
});
