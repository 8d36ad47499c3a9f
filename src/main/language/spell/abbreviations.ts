import type { Language } from '../../../contract/language.ts';
import { after, pattern, type Rule } from './rule.ts';

/**
 * Written short, said long: pattern :: English | Hindi | Bengali | Marathi. `~` behind a pattern: its
 * stop may end the sentence too. A pattern is tried at the start of a word.
 */
const rows = `
Mr\\.?(?= \\p{Lu}) :: mister | मिस्टर | মিস্টার | मिस्टर
Mrs\\.?(?= \\p{Lu}) :: missus | मिसेज़ | মিসেস | मिसेस
Ms\\.(?= \\p{Lu}) :: miz | मिज़ | মিজ | मिज
Dr\\.?(?= \\p{Lu}) :: doctor | डॉक्टर | ডক্টর | डॉक्टर
Prof\\.(?= \\p{Lu}) :: professor | प्रोफ़ेसर | প্রফেসর | प्राध्यापक
[Nn]os?\\. ?(?=#?\\d) :: number | नंबर | নম্বর | क्रमांक
[Nn][Oo] ?: ?(?=\\d) :: number | नंबर | নম্বর | क्रमांक
[Ee]\\.? ?g\\. :: for example | जैसे | যেমন | उदाहरणार्थ
[Ii]\\. ?e\\. :: that is | यानी | অর্থাৎ | म्हणजे
[Ee]tc\\.~ :: et cetera | वग़ैरह | ইত্যাদি | वगैरे
[Vv]s\\.?(?= ) :: versus | बनाम | বনাম | विरुद्ध
[Aa]pprox\\. :: approximately | लगभग | প্রায় | सुमारे
[Ll]td\\.?~ :: limited | लिमिटेड | লিমিটেড | लिमिटेड
[Pp]vt\\.? :: private | प्राइवेट | প্রাইভেট | प्रायव्हेट
[Ii]nc\\.~ :: incorporated | इनकॉर्पोरेटेड | ইনকর্পোরেটেড | इनकॉर्पोरेटेड
[Dd]ept\\. :: department | विभाग | বিভাগ | विभाग
[Qq]ty\\.? :: quantity | मात्रा | পরিমাণ | संख्या
[Ii]ncl\\. :: including | सहित | সহ | सहित
[Ee]xcl\\. :: excluding | छोड़कर | বাদে | वगळून
[Mm]in\\.(?= [\\p{L}\\d₹]) :: minimum | कम से कम | ন্যূনতম | किमान
[Mm]ax\\.(?= [\\p{L}\\d₹]) :: maximum | ज़्यादा से ज़्यादा | সর্বোচ্চ | जास्तीत जास्त
Rd\\.(?=,| \\p{Lu}|$) :: road | रोड | রোড | रोड
[Ee]xt\\.(?= ?\\d) :: extension | एक्सटेंशन | এক্সটেনশন | एक्स्टेंशन
(?:[Pp]h|[Tt]el|[Mm]ob)\\.:?(?= ?[+\\d(]) :: phone | फ़ोन | ফোন | फोन
N/A :: not available | उपलब्ध नहीं | পাওয়া যাচ্ছে না | उपलब्ध नाही
[Ww]/[Oo](?= ) :: without | के बिना | ছাড়া | शिवाय
[Aa]/[Cc](?! ?\\d)(?=[ .,]|$) :: account | खाता | অ্যাকাউন্ট | खाते
24[/x×]7 :: twenty four seven | चौबीसों घंटे | চব্বিশ ঘণ্টা | चोवीस तास
डॉ\\. :: doctor | डॉक्टर | ডক্টর | डॉक्टर
प्रो\\. :: professor | प्रोफ़ेसर | প্রফেসর | प्राध्यापक
क्र\\. :: number | क्रमांक | নম্বর | क्रमांक
(?:नं|न)\\.(?= ?\\d) :: number | नंबर | নম্বর | नंबर
प्रा\\. ?लि\\.~ :: private limited | प्राइवेट लिमिटेड | প্রাইভেট লিমিটেড | प्रायव्हेट लिमिटेड
लि\\.~ :: limited | लिमिटेड | লিমিটেড | लिमिटेड
ডা[.ঃ](?= ) :: doctor | डॉक्टर | ডাক্তার | डॉक्टर
ড\\.(?= ) :: doctor | डॉक्टर | ডক্টর | डॉक्टर
মো[.ঃ](?= ) :: Mohammad | मोहम्मद | মোহাম্মদ | मोहम्मद
নং(?= ?\\d) :: number | नंबर | নম্বর | क्रमांक
(?<=\\d )वा\\. :: o'clock | बजे | টা | वाजता
`;

function rule(row: string): Rule {
  const [source = '', words = ''] = row.normalize('NFC').split(' :: ');
  const [en = '', hi = '', bn = '', mr = ''] = words.split(' | ');
  const mayEnd = source.endsWith('~');
  const said: Readonly<Record<Language, string>> = { en, hi, bn, mr };
  return {
    pattern: pattern(`${mayEnd ? source.slice(0, -1) : source}(?![\\p{L}\\p{M}])`),
    read(match, place) {
      const word = said[place.language];
      const ends = mayEnd && match[0].endsWith('.') && /^(?:\s*$|\s+\p{Lu})/u.test(after(place));
      return { text: ends ? `${word}.` : word };
    },
  };
}

export const abbreviationRules: readonly Rule[] = rows.trim().split('\n').map(rule);
