import type { Language } from '../../../contract/language.ts';
import { unitName } from './units.ts';

/** Short forms behind a price that are no units of measure. */
const english: Readonly<Record<string, string>> = {
  d: 'day',
  h: 'hour',
  wk: 'week',
  mo: 'month',
  gal: 'gallon',
  pg: 'page',
  mi: 'mile',
  usr: 'user',
  svc: 'service',
  doz: 'dozen',
};

const per: Readonly<Record<Language, string>> = { en: 'per', hi: 'प्रति', bn: 'প্রতি', mr: 'प्रति' };

/** What a price is for: "hr" → "per hour", "ea" → "each", "kg" → "प्रति किलोग्राम". */
export function spellPer(written: string, language: Language): string {
  if (language === 'en' && written === 'ea') return 'each';
  const unit = unitName(written, language, true);
  const known = Object.hasOwn(english, written) ? english[written] : undefined;
  return `${per[language]} ${unit ?? known ?? written}`;
}
