import { addDays, type CivilDate, fromDayNumber, dayNumber } from './civil.ts';
import { nthWeekday } from './resolve.ts';
import { buildTable } from './table.ts';

/** The day a holiday falls on in a year. */
export type HolidayRule = (year: number) => CivilDate;

const fixed =
  (month: number, day: number): HolidayRule =>
  (year) => ({ year, month, day });
const nth =
  (month: number, weekday: number, count: number, plus = 0): HolidayRule =>
  (year) =>
    addDays(nthWeekday(year, month, weekday, count) as CivilDate, plus);
const fromEaster =
  (days: number): HolidayRule =>
  (year) =>
    addDays(easter(year), days);

/**
 * Holidays that the Gregorian calendar or Easter fixes. Those of the moon (Diwali, Holi, Eid) need an
 * almanac and are not here. National days are India's where several countries share the name.
 */
export const holidays = buildTable<HolidayRule>([
  [
    fixed(1, 1),
    "new year's day|new years day|new year day|new year's|new years|new year|नया साल|नव वर्ष|नववर्ष|नए साल के दिन|नए साल|नववर्ष दिवस|नव वर्ष दिवस|naya saal|नवीन वर्ष|नववर्षाच्या दिवशी|নববর্ষের দিন|নতুন বছর|নতুন বছরের দিন",
  ],
  [fixed(12, 31), "new year's eve|new years eve|new year eve|नए साल की पूर्व संध्या|नववर्ष की पूर्व संध्या"],
  [
    fixed(1, 26),
    'republic day|गणतंत्र दिवस|gantantra diwas|प्रजासत्ताक दिन|प्रजासत्ताक दिनी|প্রজাতন্ত্র দিবস|প্রজাতন্ত্র দিবসে',
  ],
  [
    fixed(8, 15),
    'independence day|स्वतंत्रता दिवस|swatantrata diwas|स्वातंत्र्य दिन|स्वातंत्र्य दिनी|স্বাধীনতা দিবস|স্বাধীনতা দিবসে',
  ],
  [fixed(10, 2), 'gandhi jayanti|गांधी जयंती|गांधी जयन्ती|गांधी जयंतीला|গান্ধী জয়ন্তী|গান্ধী জয়ন্তীতে'],
  [fixed(11, 14), "children's day|childrens day|children day|बाल दिवस|बालदिन|শিশু দিবস"],
  [fixed(9, 5), "teacher's day|teachers' day|teachers day|शिक्षक दिवस|शिक्षक दिन|শিক্ষক দিবস"],
  [
    fixed(5, 1),
    "international workers' day|international worker's day|international workers day|may day|labour day|workers' day|workers day|मजदूर दिवस|अंतर्राष्ट्रीय मजदूर दिवस|अंतरराष्ट्रीय श्रमिक दिवस|अंतर्राष्ट्रीय श्रमिक दिवस|श्रमिक दिवस|मई दिवस|महाराष्ट्र दिन|कामगार दिन|মে দিবস|শ্রমিক দিবস",
  ],
  [
    fixed(2, 14),
    "valentine's day|valentines day|valentine day|valentine's|वैलेंटाइन दिवस|वैलेंटाइन डे|वेलेंटाइन डे|व्हॅलेंटाईन डे|ভ্যালেন্টাইনস ডে",
  ],
  [
    fixed(3, 8),
    "women's day|womens day|international women's day|महिला दिवस|अंतरराष्ट्रीय महिला दिवस|महिला दिन|নারী দিবস",
  ],
  [
    fixed(3, 17),
    "st patrick's day|st. patrick's day|saint patrick's day|st patricks day|सेंट पैट्रिक दिवस|सेंट पैट्रिक डे",
  ],
  [
    fixed(4, 1),
    "april fools|april fool's day|april fools day|april fools' day|अप्रैल फूल|अप्रैल फूल दिवस|अप्रैल मूर्ख दिवस",
  ],
  [fixed(4, 22), 'earth day|पृथ्वी दिवस|अर्थ डे|पृथ्वी दिन|ধরিত্রী দিবস'],
  [fixed(4, 14), 'ambedkar jayanti|आंबेडकर जयंती|अंबेडकर जयंती'],
  [fixed(4, 15), 'poila boishakh|poila baisakh|পয়লা বৈশাখ|পহেলা বৈশাখ|পয়লা বৈশাখে|পহেলা বৈশাখে'],
  [fixed(2, 2), 'groundhog day|ग्राउंडहोग डे'],
  [fixed(5, 5), 'cinco de mayo'],
  [fixed(6, 19), 'juneteenth'],
  [fixed(10, 31), "halloween|hallowe'en|halloween day|all hallows' eve|हैलोवीन|हेलोवीन|হ্যালোইন"],
  [fixed(11, 1), "all saints' day|all saints day"],
  [fixed(11, 5), 'guy fawkes day|guy fawkes night|bonfire night'],
  [
    fixed(11, 11),
    "veterans day|veteran's day|remembrance day|armistice day|singles day|singles' day|वयोवृद्ध दिवस",
  ],
  [fixed(12, 24), 'christmas eve|xmas eve|क्रिसमस की पूर्व संध्या|क्रिसमस ईव|বড়দিনের আগের দিন'],
  [
    fixed(12, 25),
    'christmas|christmas day|xmas|x-mas|xmas day|क्रिसमस|क्रिसमस के दिन|क्रिसमस दिवस|बड़ा दिन|बड़े दिन|नाताळ|नाताळच्या दिवशी|ख्रिसमस|বড়দিন|বড়দিনে|বড়দিনের|ক্রিসমাস',
  ],
  [fixed(12, 26), 'boxing day|बॉक्सिंग डे'],
  [fixed(12, 16), 'vijay diwas|বিজয় দিবস|विजय दिवस'],
  [fixed(2, 19), 'shiv jayanti|शिवजयंती|शिव जयंती|शिवजयंतीला'],
  [
    nth(1, 1, 3),
    "mlk day|martin luther king day|martin luther king jr day|martin luther king jr. day|martin luther king's day|मार्टिन लूथर किंग दिवस|मार्टिन लूथर किंग डे",
  ],
  [
    nth(2, 1, 3),
    "presidents day|president's day|presidents' day|washington's birthday|राष्ट्रपति दिवस",
  ],
  [
    nth(5, 7, 2),
    "mother's day|mothers day|mothers' day|mother day|मातृ दिवस|मदर्स डे|मातृदिन|মা দিবস|মাতৃ দিবস",
  ],
  [nth(5, 1, -1), 'memorial day|मेमोरियल डे|स्मृति दिवस'],
  [
    nth(6, 7, 3),
    "father's day|fathers day|fathers' day|father day|पितृ दिवस|फादर्स डे|पितृदिन|বাবা দিবস",
  ],
  [nth(8, 7, 1), 'friendship day|मित्रता दिवस|फ्रेंडशिप डे|मैत्री दिन'],
  [nth(9, 1, 1), 'labor day|us labor day|श्रम दिवस'],
  [nth(10, 1, 2), "columbus day|indigenous peoples' day|कोलंबस दिवस"],
  [
    nth(11, 4, 4),
    'thanksgiving|thanksgiving day|thanks giving day|thanks giving|थैंक्सगिविंग|थैंक्सगिविंग डे|धन्यवाद दिवस|थैंक्सगिविंग दिवस',
  ],
  [nth(11, 4, 4, 1), 'black friday|ब्लैक फ्राइडे|ब्लैक फ्रायडे|ব্ল্যাক ফ্রাইডে'],
  [nth(11, 4, 4, 4), 'cyber monday|साइबर मंडे|साइबर सोमवार'],
  [fromEaster(0), 'easter|easter sunday|easter day|ईस्टर|ईस्टर संडे|ईस्टर रविवार|इस्टर|ইস্টার'],
  [fromEaster(-2), 'good friday|गुड फ्राइडे|गुड फ्रायडे|গুড ফ্রাইডে'],
  [fromEaster(1), 'easter monday|ईस्टर सोमवार|ईस्टर मंडे'],
  [fromEaster(-1), 'easter saturday|holy saturday'],
  [fromEaster(-3), 'maundy thursday|holy thursday'],
  [fromEaster(-7), 'palm sunday|पाम संडे'],
  [fromEaster(-46), 'ash wednesday|ऐश बुधवार'],
  [fromEaster(-47), 'shrove tuesday|pancake day|mardi gras'],
  [fromEaster(39), 'ascension day'],
  [fromEaster(49), 'pentecost|whit sunday'],
]);

/** Easter Sunday of the Gregorian calendar: the Sunday behind the first full moon of spring, by its tables. */
export function easter(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moonShift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (moonShift + 19 * golden + 15) % 30;
  const fullMoon =
    epact -
    Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday =
    (year + Math.floor(year / 4) + fullMoon + 2 - century + Math.floor(century / 4)) % 7;
  return fromDayNumber(dayNumber({ year, month: 3, day: 28 }) + fullMoon - weekday);
}
