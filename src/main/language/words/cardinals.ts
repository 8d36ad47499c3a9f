/**
 * The names of 0..99, index = number. Hindi, Bengali and Marathi have a word of its own for each;
 * the spellings are those of the standard dictionaries (other spellings are the parser's business).
 * All in NFC, which leaves nukta letters decomposed.
 */
export const cardinals: Readonly<Record<'hi' | 'bn' | 'mr', readonly string[]>> = {
  hi: list(
    'शून्य एक दो तीन चार पाँच छह सात आठ नौ',
    'दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस',
    'बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस',
    'तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस',
    'चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास',
    'पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ',
    'साठ इकसठ बासठ तिरेसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर',
    'सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी',
    'अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी',
    'नब्बे इक्यानबे बानबे तिरानबे चौरानबे पंचानबे छियानबे सत्तानबे अट्ठानबे निन्यानबे',
  ),
  bn: list(
    'শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়',
    'দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ',
    'কুড়ি একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আঠাশ উনত্রিশ',
    'ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ উনচল্লিশ',
    'চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ উনপঞ্চাশ',
    'পঞ্চাশ একান্ন বাহান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন উনষাট',
    'ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি উনসত্তর',
    'সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর উনআশি',
    'আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি অষ্টাশি উননব্বই',
    'নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই',
  ),
  mr: list(
    'शून्य एक दोन तीन चार पाच सहा सात आठ नऊ',
    'दहा अकरा बारा तेरा चौदा पंधरा सोळा सतरा अठरा एकोणीस',
    'वीस एकवीस बावीस तेवीस चोवीस पंचवीस सव्वीस सत्तावीस अठ्ठावीस एकोणतीस',
    'तीस एकतीस बत्तीस तेहतीस चौतीस पस्तीस छत्तीस सदतीस अडतीस एकोणचाळीस',
    'चाळीस एक्केचाळीस बेचाळीस त्रेचाळीस चव्वेचाळीस पंचेचाळीस सेहेचाळीस सत्तेचाळीस अठ्ठेचाळीस एकोणपन्नास',
    'पन्नास एक्कावन्न बावन्न त्रेपन्न चोपन्न पंचावन्न छप्पन्न सत्तावन्न अठ्ठावन्न एकोणसाठ',
    'साठ एकसष्ट बासष्ट त्रेसष्ट चौसष्ट पासष्ट सहासष्ट सदुसष्ट अडुसष्ट एकोणसत्तर',
    'सत्तर एकाहत्तर बाहत्तर त्र्याहत्तर चौऱ्याहत्तर पंच्याहत्तर शहात्तर सत्याहत्तर अठ्ठ्याहत्तर एकोणऐंशी',
    'ऐंशी एक्क्याऐंशी ब्याऐंशी त्र्याऐंशी चौऱ्याऐंशी पंच्याऐंशी शहाऐंशी सत्त्याऐंशी अठ्ठ्याऐंशी एकोणनव्वद',
    'नव्वद एक्क्याण्णव ब्याण्णव त्र्याण्णव चौऱ्याण्णव पंच्याण्णव शहाण्णव सत्त्याण्णव अठ्ठ्याण्णव नव्याण्णव',
  ),
};

/** English 0..99, "forty two" without a hyphen. */
export const englishCardinals: readonly string[] = buildEnglish();

/** The hundreds 100..900 where they are one word, index = how many hundreds (0 is empty). */
export const hundreds: Readonly<Record<'bn' | 'mr', readonly string[]>> = {
  bn: ['', ...list('একশো দুশো তিনশো চারশো পাঁচশো ছয়শো সাতশো আটশো নয়শো')],
  mr: ['', ...list('एकशे दोनशे तीनशे चारशे पाचशे सहाशे सातशे आठशे नऊशे')],
};

/** Exactly one hundred in Marathi; 101 is "एकशे एक". */
export const marathiHundred = 'शंभर';

/** A scale word and the power of ten it stands for. */
export interface Scale {
  readonly word: string;
  readonly power: number;
}

/**
 * Scale words above the hundreds, largest first. Bengali and Marathi count on in crores ("বারো হাজার
 * কোটি"), as their newspapers do; Hindi has अरब and above.
 */
export const scaleWords: Readonly<
  Record<'en' | 'enIndian' | 'hi' | 'bn' | 'mr', readonly Scale[]>
> = {
  en: scales('quintillion 18|quadrillion 15|trillion 12|billion 9|million 6|thousand 3'),
  enIndian: scales('crore 7|lakh 5|thousand 3'),
  hi: scales('शंख 17|पद्म 15|नील 13|खरब 11|अरब 9|करोड़ 7|लाख 5|हज़ार 3'),
  bn: scales('কোটি 7|লাখ 5|হাজার 3'),
  mr: scales('कोटी 7|लाख 5|हजार 3'),
};

function list(...rows: readonly string[]): string[] {
  return rows.join(' ').normalize('NFC').split(' ');
}

function scales(text: string): Scale[] {
  return text
    .normalize('NFC')
    .split('|')
    .map((pair) => {
      const [word = '', power] = pair.split(' ');
      return { word, power: Number(power) };
    });
}

function buildEnglish(): string[] {
  const small = list(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
    'fifteen sixteen seventeen eighteen nineteen',
  );
  const tens = list('twenty thirty forty fifty sixty seventy eighty ninety');
  return [
    ...small,
    ...tens.flatMap((ten) => [ten, ...small.slice(1, 10).map((unit) => `${ten} ${unit}`)]),
  ];
}
