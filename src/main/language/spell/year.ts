import type { Language } from '../../../contract/language.ts';
import { hundreds } from '../words/cardinals.ts';
import { spellCardinal, spellDigits } from './cardinal.ts';
import { hindiHundreds } from './ordinal.ts';

/** A year of one to four digits: 2012 → twenty twelve, 1943 → उन्नीस सौ तैंतालीस; "05" → zero five. */
export function spellYear(digits: string, language: Language): string {
  if (digits.length === 2 && digits.startsWith('0')) return spellDigits(digits, language);
  if (digits.length === 3 && language === 'en' && !digits.endsWith('00')) {
    return `${spellCardinal(digits.slice(0, 1), 'en')} ${lastTwo(digits.slice(1))}`;
  }
  if (digits.length !== 4) return spellCardinal(digits, language);
  const [head, tail] = [digits.slice(0, 2), digits.slice(2)];
  const thousands = head.endsWith('0');
  if (language !== 'en')
    return thousands ? spellCardinal(digits, language) : counted(digits, language);
  if (thousands && tail.startsWith('0')) return spellCardinal(digits, 'en', { and: false });
  if (tail === '00') return `${spellCardinal(head, 'en')} hundred`;
  return `${spellCardinal(head, 'en')} ${lastTwo(tail)}`;
}

function lastTwo(tail: string): string {
  return tail.startsWith('0') ? `oh ${spellCardinal(tail, 'en')}` : spellCardinal(tail, 'en');
}

/** Counted in hundreds: একুশশো, एकोणीसशे. */
function counted(digits: string, language: Exclude<Language, 'en'>): string {
  if (language === 'hi') return hindiHundreds(digits);
  const hundred = (hundreds[language][1] as string).slice(spellCardinal('1', language).length);
  const head = `${spellCardinal(digits.slice(0, 2), language)}${hundred}`;
  return digits.endsWith('00') ? head : `${head} ${spellCardinal(digits.slice(2), language)}`;
}

/** "nineteen eighty" → "nineteen eighties", "twenty hundred" → "twenty hundreds". */
export function englishDecade(year: string): string {
  return year.replace(/y$/, 'ie').replace(/$/, 's');
}
