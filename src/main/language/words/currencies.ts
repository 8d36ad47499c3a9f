/**
 * How people name currencies, by ISO 4217 code; the full names in every language come from ICU. In
 * India টাকা are rupees, and "dollar", "pound" and "yen" are the ones everybody means.
 */
export const currencyWords: Readonly<Record<string, string>> = {
  INR: '₹|₨|rs|inr|buck|bucks|rupee|rupees|rupay|rupaye|rupaya|rupaiya|rupya|rupye|rupiya|रुपया|रुपये|रुपए|रुपयों|रूपये|रूपए|रूपया|रुपयाँ|रु|रू|रुपयां|टका|টাকা|রুপি|রূপি|রুপিয়া',
  USD: '$|usd|us $|u.s. $|u.s. dollar|u.s. dollars|u.s.$|यू. एस. $|यू. एस. डॉलर|dollar|dollars|us dollar|us dollars|u s dollars|u s dollar|united states dollar|united states dollars|american dollar|american dollars|डॉलर|अमेरिकी डॉलर|यू एस डॉलर|ডলার|মার্কিন ডলার|আমেরিকান ডলার',
  EUR: '€|euro|euros|यूरो|ইউরো',
  GBP: '£|uk pound|uk pounds|pound|pounds|pound sterling|pounds sterling|sterling|british pound|british pounds|quid|पाउंड|पौंड|ब्रिटिश पाउंड|পাউন্ড',
  JPY: '¥|yen|येन|ইয়েন|जापानी येन|জাপানি ইয়েন',
  CNY: 'rmb|yuan|yuans|renminbi|chinese yuan|chinese renminbi|cn ¥|युआन|ইউয়ান|চীনা ইউয়ান',
  KRW: '₩|won|korean won|वॉन|वोन|ওন',
  AUD: 'a $|au $|aud|australian dollar|ऑस्ट्रेलियाई डॉलर|অস্ট্রেলিয়ান ডলার',
  CAD: 'c $|ca $|cad|canadian dollar|कनाडाई डॉलर|কানাডিয়ান ডলার',
  NZD: 'nz $|new zealand dollar',
  HKD: 'hk $|hong kong dollar',
  SGD: 's $|singapore dollar|singaporean dollar|सिंगापुर डॉलर',
  TWD: 'nt $|taiwan dollar|taiwanese dollar|new taiwan dollar',
  BRL: 'r $|brazilian real|brazilian reals|brazilian reais|reais',
  MXN: 'mx $|mexican peso|peso|पेसो',
  PHP: '₱|philippine peso|filipino peso',
  CHF: 'swiss franc|franc|francs|sfr|फ्रैंक|स्विस फ्रैंक',
  SEK: 'swedish krona|swedish kronor|swedish crown|swedish kroner|kronor',
  DKK: 'danish krone|danish kroner|danish crown',
  NOK: 'norwegian krone|norwegian kroner|norwegian crown',
  ISK: 'icelandic krona|icelandic kronur',
  CZK: 'czech koruna|czech crown|koruna|korunas',
  RUB: '₽|russian ruble|russian rouble|ruble|rouble|रूबल|রুবল',
  UAH: '₴|ukrainian hryvnia|hryvnia',
  AED: 'uae dirham|emirati dirham|dirham|दिरहम|দিরহাম',
  SAR: 'saudi riyal|saudi rial|riyal|रियाल|রিয়াল',
  QAR: 'qatari riyal|qatari rial',
  OMR: 'omani rial',
  KWD: 'kuwaiti dinar',
  BHD: 'bahraini dinar',
  IRR: 'iranian rial',
  THB: '฿|thai baht|baht|bahts|बात',
  BDT: '৳|taka|bangladeshi taka|बांग्लादेशी टका',
  PKR: 'pakistani rupee|pakistan rupee|पाकिस्तानी रुपया|पाकिस्तानी रुपये',
  NPR: 'nepali rupee|nepalese rupee|नेपाली रुपया|नेपाली रुपये',
  LKR: 'sri lankan rupee|sri lanka rupee|श्रीलंकाई रुपया|श्रीलंकाई रुपये',
  ILS: '₪|israeli shekel|shekel|new shekel|शेकेल',
  TRY: '₺|turkish lira|lira|liras|तुर्की लीरा|लीरा',
  PLN: 'polish zloty|zloty|zlotys|zł',
  HUF: 'hungarian forint|forint|forints',
  VND: '₫|vietnamese dong|dong',
  IDR: 'indonesian rupiah|rupiah|rupiahs',
  MYR: 'malaysian ringgit|ringgit|ringgits',
  NGN: '₦|nigerian naira|naira|नाइरा',
  GHS: 'ghanaian cedi|cedi|cedis',
  KES: 'kenyan shilling',
  ZAR: 'south african rand|rand|rands',
  EGP: 'egyptian pound',
  MMK: 'burmese kyat|myanmar kyat|kyat|kyats',
  BTN: 'bhutanese ngultrum|ngultrum',
  DEM: 'german mark|deutsche mark|deutschmark|deutschemark|deutsch mark|d mark',
  FRF: 'french franc',
  ITL: 'italian lira|italian lire',
  FIM: 'finnish markka|finnish markkas|finnish mark',
  ESP: 'spanish peseta|peseta',
  NLG: 'dutch guilder',
  BEF: 'belgian franc',
  ATS: 'austrian schilling',
  PTE: 'portuguese escudo',
  GRD: 'greek drachma|drachma',
  IEP: 'irish pound|irish punt',
};

/** Names that are other words too ("I won 5 dollars"): they stand only behind the amount. */
export const behindOnly =
  'won|pound|pounds|quid|rand|real|reals|reais|buck|bucks|taka|lira|peso|yen';

/** Hundredths, and whose they are when nothing else says so. */
export const minorWords: Readonly<Record<string, string>> = {
  USD: 'cent|cents|¢|सेंट|সেন্ট',
  INR: 'paisa|paise|paisas|pese|पैसा|पैसे|पैसों|पैशे|पैसो|পয়সা|পয়সার',
  GBP: 'penny|pence|pennies|पेंस|পেন্স',
};

/** What people in a shop here pay with. */
export const homeCurrency = 'INR';
