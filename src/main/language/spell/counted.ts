import { currencyAfter } from './currencies.ts';
import { scaleSource } from './scales.ts';
import { unitSource } from './units.ts';

/** Nouns that are counted in a shop: a number before one of them is an amount, however long. */
const nouns = [
  'rupees?|paise|dollars?|cents?|euros?|pounds?|people|customers|persons?|pieces?|items?|units?|products?|points?|reviews?|ratings?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|times|worth|pages?|pixels?|hundred|percent|cycles|washes|steps|watts?|volts?|litres?|liters?|grams?|kilograms?|kilos?|kilometres?|kilometers?|metres?|meters?|km|lumens|hertz|orders|shops|stores|seats?|boxes|packs?|bottles?',
  'रुप|रूप|पैसे|डॉलर|लोग|लोगों|पीस|दिन|हफ़्त|हफ्त|महीन|साल|घंट|मिनट|सेकंड|प्रतिशत|फ़ीसदी|किलो|ग्राम|लीटर|मीटर|ग्राहक|आइटम|बार|सौ|हज़ार|हजार|लाख|करोड़|रन|गोल',
  'টাকা|পয়সা|জন|টা|টি|দিন|সপ্তাহ|মাস|বছর|ঘণ্টা|মিনিট|শতাংশ|কিলো|গ্রাম|লিটার|মিটার|গ্রাহক|পিস|বার|শো|হাজার|লাখ|লক্ষ|কোটি',
  'रुपय|पैस|जण|लोक|दिवस|आठवड|महिन|वर्ष|तास|मिनिट|टक्के|किलो|ग्रॅम|लिटर|मीटर|ग्राहक|नग|वेळा|शे|हजार|कोटी',
];
/** English nouns are whole words; Indian ones may take an ending. */
const source = `^(?: ?-? ?(?:${unitSource}|${currencyAfter})(?![\\p{L}\\p{M}\\d])| ?/-| (?:${nouns[0]}|${scaleSource})(?![\\p{L}\\p{M}\\d])| ?(?:${nouns.slice(1).join('|')}))`;
const counted = new RegExp(source.normalize('NFC'), 'u');

/** Whether the text behind a number says what is counted, so that the number is an amount. */
export function countsSomething(follows: string): boolean {
  return counted.test(follows);
}
