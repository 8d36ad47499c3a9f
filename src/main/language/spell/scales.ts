import type { Language } from '../../../contract/language.ts';
import { cardinals } from '../words/cardinals.ts';
import { spellNumber, type Written } from './number.ts';

/** Scale words and their short forms as written behind an amount, to the word that is said. */
const said: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: table(
    'k:thousand thousand:thousand m:million mn:million mil:million million:million b:billion bn:billion ' +
      'billion:billion t:trillion tn:trillion trillion:trillion lakh:lakh lakhs:lakh lac:lakh l:lakh crore:crore ' +
      'crores:crore cr:crore',
  ),
  hi: table(
    'k:हज़ार thousand:हज़ार हज़ार:हज़ार हजार:हज़ार lakh:लाख lakhs:लाख lac:लाख l:लाख लाख:लाख crore:करोड़ crores:करोड़ cr:करोड़ ' +
      'करोड़:करोड़ करोड:करोड़ अरब:अरब खरब:खरब million:मिलियन m:मिलियन billion:बिलियन b:बिलियन bn:बिलियन मिलियन:मिलियन बिलियन:बिलियन',
  ),
  bn: table(
    'k:হাজার thousand:হাজার হাজার:হাজার lakh:লাখ lakhs:লাখ lac:লাখ l:লাখ লাখ:লাখ লক্ষ:লাখ crore:কোটি crores:কোটি cr:কোটি ' +
      'কোটি:কোটি million:মিলিয়ন m:মিলিয়ন billion:বিলিয়ন b:বিলিয়ন bn:বিলিয়ন',
  ),
  mr: table(
    'k:हजार thousand:हजार हजार:हजार lakh:लाख lakhs:लाख lac:लाख l:लाख लाख:लाख crore:कोटी crores:कोटी cr:कोटी ' +
      'कोटी:कोटी million:मिलियन m:मिलियन billion:बिलियन b:बिलियन bn:बिलियन',
  ),
};

/** Any scale behind an amount of money; short forms are safe there and only there. */
export const scaleSource = `(?i:${[
  ...new Set(Object.values(said).flatMap((words) => Object.keys(words))),
]
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

export function scaleWord(written: string, language: Language): string | undefined {
  const key = written.toLowerCase();
  return Object.hasOwn(said[language], key) ? said[language][key] : undefined;
}

/** Halves and quarters have words of their own: one and a half, two and a half, N + ½, N + ¼, N − ¼. */
interface Quarters {
  readonly oneAndHalf: string;
  readonly twoAndHalf: string;
  readonly half: string;
  readonly quarter: string;
  readonly threeQuarters: string;
  /** Written together with the number: "साडेसात". */
  readonly joined: boolean;
}

const quarters: Readonly<Record<'hi' | 'bn' | 'mr', Quarters>> = {
  hi: make('डेढ़ ढाई साढ़े सवा पौने', false),
  bn: make('দেড় আড়াই সাড়ে সওয়া পৌনে', false),
  mr: make('दीड अडीच साडे सव्वा पावणे', true),
};

/**
 * N with a half or a quarter in its own words ("साढ़े सात" for 7 and 30 of 60); undefined where the
 * language has none (a quarter to one is left to the caller's words).
 */
export function withQuarter(
  whole: number,
  part: '25' | '50' | '75',
  language: Exclude<Language, 'en'>,
): string | undefined {
  const words = quarters[language];
  if (part === '50' && whole === 1) return words.oneAndHalf;
  if (part === '50' && whole === 2) return words.twoAndHalf;
  if (whole < 1 || whole > 98) return undefined;
  const count = cardinals[language][part === '75' ? whole + 1 : whole] as string;
  const head = part === '50' ? words.half : part === '25' ? words.quarter : words.threeQuarters;
  return words.joined ? `${head}${count}` : `${head} ${count}`;
}

/** An amount before a scale word: "1.5" of lakh is डेढ़. */
export function spellBeforeScale(amount: Written, language: Language): string {
  // Hindi keeps its decimal point here, as printed amounts are read out: एक दशमलव पाँच करोड़.
  if (language === 'bn' || language === 'mr') {
    const part = `${amount.fraction}0`.slice(0, 2);
    const exact = amount.fraction.length > 0 && amount.fraction.length <= 2;
    if (exact && (part === '25' || part === '50' || part === '75')) {
      const said = withQuarter(Number(amount.whole), part, language);
      if (said) return said;
    }
  }
  return spellNumber(amount, language, { and: false });
}

function table(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .normalize('NFC')
      .split(' ')
      .map((pair) => pair.split(':') as [string, string]),
  );
}

function make(text: string, joined: boolean): Quarters {
  const [oneAndHalf = '', twoAndHalf = '', half = '', quarter = '', threeQuarters = ''] = text
    .normalize('NFC')
    .split(' ');
  return { oneAndHalf, twoAndHalf, half, quarter, threeQuarters, joined };
}
