import type { Language } from '../../../contract/language.ts';

/** Names of a currency: one and many of the major unit, one and many of the minor. */
export interface CurrencyNames {
  readonly one: string;
  readonly many: string;
  readonly minorOne: string;
  readonly minorMany: string;
}

export interface Currency extends Readonly<Record<Language, CurrencyNames>> {
  /** Said with lakh and crore in English too. */
  readonly indian: boolean;
}

const rows: readonly (readonly [symbols: string, names: Readonly<Record<Language, string>>])[] = [
  [
    '₹',
    {
      en: 'rupee rupees paisa paise',
      hi: 'रुपया रुपए पैसा पैसे',
      bn: 'টাকা টাকা পয়সা পয়সা',
      mr: 'रुपया रुपये पैसा पैसे',
    },
  ],
  [
    '$',
    {
      en: 'dollar dollars cent cents',
      hi: 'डॉलर डॉलर सेंट सेंट',
      bn: 'ডলার ডলার সেন্ট সেন্ট',
      mr: 'डॉलर डॉलर सेंट सेंट',
    },
  ],
  [
    '£',
    {
      en: 'pound pounds penny pence',
      hi: 'पाउंड पाउंड पेंस पेंस',
      bn: 'পাউন্ড পাউন্ড পেনি পেন্স',
      mr: 'पाउंड पाउंड पेनी पेन्स',
    },
  ],
  [
    '€',
    {
      en: 'euro euros cent cents',
      hi: 'यूरो यूरो सेंट सेंट',
      bn: 'ইউরো ইউরো সেন্ট সেন্ট',
      mr: 'युरो युरो सेंट सेंट',
    },
  ],
  ['¥', { en: 'yen yen sen sen', hi: 'येन येन सेन सेन', bn: 'ইয়েন ইয়েন সেন সেন', mr: 'येन येन सेन सेन' }],
  [
    '₩',
    {
      en: 'won won jeon jeon',
      hi: 'वॉन वॉन जिओन जिओन',
      bn: 'ওয়ন ওয়ন জন জন',
      mr: 'वॉन वॉन जिऑन जिऑन',
    },
  ],
  [
    '₺',
    {
      en: 'lira liras kurus kurus',
      hi: 'लीरा लीरा कुरस कुरस',
      bn: 'লিরা লিরা কুরুশ কুরুশ',
      mr: 'लिरा लिरा कुरुश कुरुश',
    },
  ],
  [
    '৳',
    {
      en: 'taka taka poisha poisha',
      hi: 'टका टका पैसे पैसे',
      bn: 'টাকা টাকা পয়সা পয়সা',
      mr: 'टका टका पैसे पैसे',
    },
  ],
  [
    '₦',
    {
      en: 'naira naira kobo kobo',
      hi: 'नाइरा नाइरा कोबो कोबो',
      bn: 'নাইরা নাইরা কোবো কোবো',
      mr: 'नायरा नायरा कोबो कोबो',
    },
  ],
];

const bySymbol = new Map<string, Currency>(
  rows.map(([symbol, { en, hi, bn, mr }]) => [
    symbol,
    { indian: symbol === '₹', en: names(en), hi: names(hi), bn: names(bn), mr: names(mr) },
  ]),
);

/** Ways to write a currency other than by its sign. */
const written: Readonly<Record<string, string>> = {
  rs: '₹',
  inr: '₹',
  re: '₹',
  रु: '₹',
  रू: '₹',
  usd: '$',
  us$: '$',
  gbp: '£',
  eur: '€',
  jpy: '¥',
};

const signs = rows.map(([symbol]) => (symbol === '$' ? '\\$' : symbol)).join('|');
/** A currency before its amount. */
export const currencyBefore = `US\\$|${signs}|(?:Rs|RS|rs|Re|रु|रू)\\.?|INR|USD|GBP|EUR|JPY`;
/** A currency behind its amount; the words are left to the text. */
export const currencyAfter = `${signs}|(?:Rs|RS|rs|रु|रू)(?:\\.(?!\\p{L})|(?![\\p{L}\\p{M}]))|(?:INR|USD)(?!\\p{L})`;

/** The currency that a sign or abbreviation stands for. */
export function currencyOf(text: string): Currency | undefined {
  const key = text.toLowerCase().replace(/\.$/, '');
  return bySymbol.get(Object.hasOwn(written, key) ? (written[key] as string) : key);
}

/** The sign alone, without an amount: "dollar". */
export function currencyWord(sign: string, language: Language): string | undefined {
  return bySymbol.get(sign)?.[language].one;
}

function names(text: string): CurrencyNames {
  const [one = '', many = '', minorOne = '', minorMany = ''] = text.normalize('NFC').split(' ');
  return { one, many, minorOne, minorMany };
}
