import type { Language } from '../../../contract/language.ts';
import { currencyWord } from './currencies.ts';
import { to } from './joins.ts';
import { after, before, pattern, type Rule } from './rule.ts';

/** Symbols a voice would swallow, and their names. */
const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: table(
    '&:and @:at #:hash /:or +:plus %:percent °:degrees =:equals <:less_than >:greater_than ~:about ≈:about ' +
      '×:times ÷:divided_by ±:plus_or_minus ≤:at_most ≥:at_least ‰:per_mille √:square_root_of',
  ),
  hi: table(
    '&:और @:एट #:हैश /:या +:प्लस %:प्रतिशत °:डिग्री =:बराबर <:से_कम >:से_ज़्यादा ~:लगभग ≈:लगभग ' +
      '×:गुणा ÷:भाग ±:प्लस_माइनस ≤:ज़्यादा_से_ज़्यादा ≥:कम_से_कम ‰:प्रति_हज़ार √:वर्गमूल',
  ),
  bn: table(
    '&:আর @:অ্যাট #:হ্যাশ /:বা +:প্লাস %:শতাংশ °:ডিগ্রি =:সমান <:কম >:বেশি ~:প্রায় ≈:প্রায় ' +
      '×:গুণ ÷:ভাগ ±:প্লাস_মাইনাস ≤:বড়জোর ≥:অন্তত ‰:প্রতি_হাজার √:বর্গমূল',
  ),
  mr: table(
    '&:आणि @:अ‍ॅट #:हॅश /:किंवा +:अधिक %:टक्के °:अंश =:बरोबर <:पेक्षा_कमी >:पेक्षा_जास्त ~:सुमारे ≈:सुमारे ' +
      '×:गुणिले ÷:भागिले ±:अधिक_उणे ≤:जास्तीत_जास्त ≥:किमान ‰:दर_हजारी √:वर्गमूळ',
  ),
};

const numberWord: Readonly<Record<Language, string>> = {
  en: 'number',
  hi: 'नंबर',
  bn: 'নম্বর',
  mr: 'क्रमांक',
};

/** The name of a symbol; undefined for one that is better left out. */
export function symbolName(symbol: string, language: Language): string | undefined {
  const known = names[language][symbol];
  return known ?? currencyWord(symbol, language);
}

/** "5-7", "10 am – 9 pm", "₹500-₹600": a dash between two quantities that says "to". */
const dash: Rule = {
  pattern: pattern('( ?)([-–—~])( ?)(?=[\\d₹$£€¥₩₺৳₦.-])'),
  read(_, place) {
    if (!place.afterQuantity || !/^[\d₹$£€¥₩₺৳₦]/u.test(after(place, 1))) return undefined;
    const left = /(?:^|[^\p{L}\d.,])(\d+)$/u.exec(before(place, 30).trimEnd())?.[1];
    const next = /^(\d+)(?![.,:]?\d)/.exec(after(place, 30))?.[1];
    if (left !== undefined && next !== undefined) {
      const clock = Number(left) <= 12 && Number(next) <= 12 && Number(next) > 0;
      const grows = Number(left) < Number(next) && left.length <= 7 && next.length <= 7;
      // 978-0 is no range: the dash is a pause.
      if (!clock && !grows) return { text: ' - ' };
    }
    return { text: ` ${to[place.language]} ` };
  },
};

/** "#1", "# 1042". */
const hash: Rule = {
  pattern: pattern('# ?(?=\\d|[A-Z]+-?\\d)'),
  read: (_, { language }) => ({ text: ` ${numberWord[language]} ` }),
};

/** "import/export": between words it offers a choice, which "and/or" has said already. */
const slash: Rule = {
  pattern: pattern(' ?/ ?(?=([\\p{L}\\p{M}]*))'),
  read([, next = ''], { language }) {
    const or = names[language]['/'];
    return { text: next.toLowerCase() === or ? ' ' : ` ${or} ` };
  },
};

/** Whatever is left that is a symbol: named, or silent. Punctuation that shapes a sentence stays. */
const rest: Rule = {
  pattern: pattern('[\\p{S}\\p{N}\\p{Pc}\\p{Co}\\p{Cn}&@#/%\\\\*‰§¶†‡•‣·{}\\[\\]‹›]'),
  read([symbol = ''], { language }) {
    const name = symbolName(symbol, language);
    return { text: name === undefined ? ' ' : ` ${name} ` };
  },
};

export const symbolRules: readonly Rule[] = [dash, hash, slash, rest];

function table(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .normalize('NFC')
      .split(' ')
      .map((pair) => {
        const [symbol = '', name = ''] = [pair.slice(0, 1), pair.slice(2)];
        return [symbol, name.replaceAll('_', ' ')];
      }),
  );
}
