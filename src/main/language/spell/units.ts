import type { Language } from '../../../contract/language.ts';

/** A unit of measure in every language; only English tells one from many. */
interface Unit {
  readonly one: string;
  readonly many: string;
  readonly hi: string;
  readonly bn: string;
  readonly mr: string;
}

/**
 * Symbols (several divided by spaces), then English one, many, Hindi, Bengali, Marathi. Symbols are
 * case-sensitive: "5G" is no weight. A symbol that is also a common word stands only right behind
 * its number ("15.6in").
 */
const rows = `
kg kgs Kg KG|kilogram|kilograms|किलोग्राम|কিলোগ্রাম|किलोग्रॅम
g gm gms|gram|grams|ग्राम|গ্রাম|ग्रॅम
mg|milligram|milligrams|मिलीग्राम|মিলিগ্রাম|मिलिग्रॅम
lb lbs|pound|pounds|पाउंड|পাউন্ড|पाउंड
oz|ounce|ounces|औंस|আউন্স|औंस
km kms Km KM|kilometer|kilometers|किलोमीटर|কিলোমিটার|किलोमीटर
m mtr mtrs|meter|meters|मीटर|মিটার|मीटर
cm cms|centimeter|centimeters|सेंटीमीटर|সেন্টিমিটার|सेंटीमीटर
mm|millimeter|millimeters|मिलीमीटर|মিলিমিটার|मिलिमीटर
sq.ft sqft sq.ft.|square foot|square feet|वर्ग फ़ुट|বর্গফুট|चौरस फूट
sq.m sqm|square meter|square meters|वर्ग मीटर|বর্গমিটার|चौरस मीटर
ft|foot|feet|फ़ुट|ফুট|फूट
yd yds|yard|yards|गज|গজ|यार्ड
l L ltr ltrs Ltr|liter|liters|लीटर|লিটার|लिटर
ml mL ML|milliliter|milliliters|मिलीलीटर|মিলিলিটার|मिलिलिटर
cc|cubic centimeter|cubic centimeters|सीसी|সিসি|सीसी
KB kb|kilobyte|kilobytes|केबी|কেবি|केबी
MB|megabyte|megabytes|एमबी|এমবি|एमबी
GB gb|gigabyte|gigabytes|जीबी|জিবি|जीबी
TB|terabyte|terabytes|टीबी|টিবি|टीबी
Mbps mbps|megabit per second|megabits per second|एमबीपीएस|এমবিপিএস|एमबीपीएस
Gbps|gigabit per second|gigabits per second|जीबीपीएस|জিবিপিএস|जीबीपीएस
mAh mah MAH|milliamp hour|milliamp hours|मिलीएम्पियर आवर|মিলিঅ্যাম্পিয়ার আওয়ার|मिलीअँपिअर अवर
Ah|amp hour|amp hours|एम्पियर आवर|অ্যাম্পিয়ার আওয়ার|अँपिअर अवर
Wh|watt hour|watt hours|वॉट आवर|ওয়াট আওয়ার|वॅट अवर
kWh|kilowatt hour|kilowatt hours|किलोवॉट आवर|কিলোওয়াট আওয়ার|किलोवॅट अवर
W|watt|watts|वॉट|ওয়াট|वॅट
kW KW|kilowatt|kilowatts|किलोवॉट|কিলোওয়াট|किलोवॅट
V|volt|volts|वोल्ट|ভোল্ট|व्होल्ट
mA|milliamp|milliamps|मिलीएम्पियर|মিলিঅ্যাম্পিয়ার|मिलीअँपिअर
Hz hz|hertz|hertz|हर्ट्ज़|হার্ৎজ|हर्ट्झ
kHz KHz|kilohertz|kilohertz|किलोहर्ट्ज़|কিলোহার্ৎজ|किलोहर्ट्झ
MHz|megahertz|megahertz|मेगाहर्ट्ज़|মেগাহার্ৎজ|मेगाहर्ट्झ
GHz|gigahertz|gigahertz|गीगाहर्ट्ज़|গিগাহার্ৎজ|गिगाहर्ट्झ
dB db|decibel|decibels|डेसिबल|ডেসিবেল|डेसिबल
MP mp|megapixel|megapixels|मेगापिक्सल|মেগাপিক্সেল|मेगापिक्सेल
px|pixel|pixels|पिक्सल|পিক্সেল|पिक्सेल
fps|frame per second|frames per second|फ़्रेम प्रति सेकंड|ফ্রেম প্রতি সেকেন্ড|फ्रेम प्रति सेकंद
rpm RPM|revolution per minute|revolutions per minute|आरपीएम|আরপিএম|आरपीएम
bhp BHP|brake horsepower|brake horsepower|बीएचपी|বিএইচপি|बीएचपी
hp HP|horsepower|horsepower|हॉर्सपावर|হর্সপাওয়ার|हॉर्सपॉवर
Nm|newton meter|newton meters|न्यूटन मीटर|নিউটন মিটার|न्यूटन मीटर
kmpl|kilometer per liter|kilometers per liter|किलोमीटर प्रति लीटर|কিলোমিটার প্রতি লিটার|किलोमीटर प्रति लिटर
kmph km/h kph|kilometer per hour|kilometers per hour|किलोमीटर प्रति घंटा|কিলোমিটার প্রতি ঘণ্টা|किलोमीटर प्रति तास
km/l|kilometer per liter|kilometers per liter|किलोमीटर प्रति लीटर|কিলোমিটার প্রতি লিটার|किलोमीटर प्रति लिटर
m/s|meter per second|meters per second|मीटर प्रति सेकंड|মিটার প্রতি সেকেন্ড|मीटर प्रति सेकंद
mph|mile per hour|miles per hour|मील प्रति घंटा|মাইল প্রতি ঘণ্টা|मैल प्रति तास
°C ℃ °c|degree Celsius|degrees Celsius|डिग्री सेल्सियस|ডিগ্রি সেলসিয়াস|अंश सेल्सिअस
°F ℉|degree Fahrenheit|degrees Fahrenheit|डिग्री फ़ारेनहाइट|ডিগ্রি ফারেনহাইট|अंश फॅरेनहाइट
° deg|degree|degrees|डिग्री|ডিগ্রি|अंश
hr hrs|hour|hours|घंटे|ঘণ্টা|तास
min mins|minute|minutes|मिनट|মিনিট|मिनिटे
sec secs|second|seconds|सेकंड|সেকেন্ড|सेकंद
ms|millisecond|milliseconds|मिलीसेकंड|মিলিসেকেন্ড|मिलीसेकंद
yr yrs|year|years|साल|বছর|वर्षे
pc pcs|piece|pieces|पीस|পিস|नग
inches inch|inch|inches|इंच|ইঞ্চি|इंच
%|percent|percent|प्रतिशत|শতাংশ|टक्के
किग्रा कि.ग्रा. कि.ग्रा|kilogram|kilograms|किलोग्राम|কিলোগ্রাম|किलोग्रॅम
किमी कि.मी. कि.मी|kilometer|kilometers|किलोमीटर|কিলোমিটার|किलोमीटर
मिली मि.ली. मि.ली|milliliter|milliliters|मिलीलीटर|মিলিলিটার|मिलिलिटर
सेमी से.मी. से.मी|centimeter|centimeters|सेंटीमीटर|সেন্টিমিটার|सेंटीमीटर
কেজি|kilogram|kilograms|किलोग्राम|কেজি|किलोग्रॅम
কিমি|kilometer|kilometers|किलोमीटर|কিলোমিটার|किलोमीटर
`;

const bySymbol = new Map<string, Unit>();
for (const row of rows.normalize('NFC').trim().split('\n')) {
  const [symbols = '', one = '', many = '', hi = '', bn = '', mr = ''] = row.split('|');
  for (const symbol of symbols.split(' ')) bySymbol.set(symbol, { one, many, hi, bn, mr });
}

/** Symbols as a pattern, longest first. */
export const unitSource = [...bySymbol.keys()]
  .sort((a, b) => b.length - a.length)
  .map((symbol) => symbol.replace(/[.]/g, '\\$&'))
  .join('|');

/** The name of a unit; undefined for a symbol that is none. */
export function unitName(symbol: string, language: Language, one = false): string | undefined {
  const unit = bySymbol.get(symbol);
  if (!unit) return undefined;
  return language === 'en' ? (one ? unit.one : unit.many) : unit[language];
}
