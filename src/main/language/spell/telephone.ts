import type { Language } from '../../../contract/language.ts';
import { spellCardinal, spellDigits } from './cardinal.ts';
import { before, pattern, type Place, quantity, type Rule, wordEnd } from './rule.ts';

const plus: Readonly<Record<Language, string>> = { en: 'plus', hi: 'प्लस', bn: 'প্লাস', mr: 'प्लस' };
const dot: Readonly<Record<Language, string>> = { en: 'dot', hi: 'डॉट', bn: 'ডট', mr: 'डॉट' };

/** Groups of digits, with a breath between them; printed Hindi has none. */
function spellGroups(groups: readonly string[], language: Language): string {
  return groups
    .filter((group) => group !== '')
    .map((group) => spellDigits(group, language))
    .join(breath(language));
}

function breath(language: Language): string {
  return language === 'hi' ? ' ' : ', ';
}

const end = '(?![\\p{L}\\p{M}\\d])(?![-.,/]\\d)';

/** +91 98765 43210, (+91) 98765 43210, +1 123-123-5678, +919876543210. */
const international: Rule = {
  pattern: pattern(
    `\\(?\\+(\\d{1,3}(?=[ ()-])|\\d{2}(?=\\d{10}(?!\\d))|\\d{1,3})([\\d ().-]{5,20}\\d)${end}`,
  ),
  read([, country = '', rest = ''], { language }) {
    const groups = rest.match(/\d+/g) ?? [];
    const digits = groups.join('');
    if (digits.length < 6 || digits.length > 14) return undefined;
    const mobile = groups.length === 1 && digits.length === 10 && language !== 'hi';
    const parts = mobile ? [digits.slice(0, 5), digits.slice(5)] : groups;
    const code = `${plus[language]} ${spellDigits(country, language)}`;
    return quantity(`${code}${breath(language)}${spellGroups(parts, language)}`);
  },
};

/** (123) 123-5678, 123-123-5678, 123.123.5678, each with or without a country code before it. */
const withArea: Rule = {
  pattern: pattern(
    `(?:(\\d{1,2})[ -])?(?:\\((\\d{2,5})\\)[ -]?(\\d{3,4})[ -]?(\\d{3,4})|(\\d{3})([-.])(\\d{3})\\6(\\d{4}))(?:-(\\d{1,4}))?${end}`,
  ),
  read([, country = '', area1, a, b, area2, , c, d, extension], { language }) {
    const rest = spellGroups([a ?? c ?? '', b ?? d ?? ''], language);
    const groups = [
      spellDigits(country, language),
      spellArea(area1 ?? area2 ?? '', language),
      rest,
    ];
    const said = groups.filter((group) => group !== '').join(breath(language));
    return quantity(extension === undefined ? said : `${said} ${spellDigits(extension, language)}`);
  },
};

/** 800 is a number people know by name. */
function spellArea(area: string, language: Language): string {
  return area === '800' && language === 'en'
    ? spellCardinal(area, language)
    : spellDigits(area, language);
}

/** 98765 43210, 987 654 3210, 111-11-1111, 4111 1111 1111 1111, 1800 123 4567. */
const grouped: Rule = {
  pattern: pattern(
    `(?:\\d{3}-\\d{2}-\\d{4}|[6-9]\\d{4}[ -]\\d{5}|[6-9]\\d{2,3}[ -]\\d{3}[ -]\\d{3,4}|` +
      `\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}|1800[ -]?\\d{2,3}[ -]?\\d{4})${end}`,
  ),
  read: ([written], { language }) => quantity(spellGroups(written.match(/\d+/g) ?? [], language)),
};

/** 1-800-GO-U-HAUL, 1-800-FLOWERS, 1-800-555-1234. */
const tollFree: Rule = {
  pattern: pattern(`(\\d)-(\\d{3})-([A-Z\\d]{1,7}(?:-[A-Z\\d]{1,7}){0,4})${wordEnd}`),
  read([, country = '', area = '', rest = ''], { language }) {
    if (rest.replaceAll('-', '').length < 7) return undefined;
    let said = '';
    for (const group of rest.split('-')) {
      const digits = /^\d+$/.test(group);
      const gap = said === '' ? '' : /[A-Z]$/.test(said) ? ' ' : ', ';
      said += gap + (digits ? spellDigits(group, language) : group);
    }
    return quantity(`${spellDigits(country, language)}, ${spellArea(area, language)}, ${said}`);
  },
};

/** 123.123.0.40. */
const address: Rule = {
  pattern: pattern(`(\\d{1,3}(?:\\.\\d{1,3}){3})${end}`),
  read: ([, written = ''], { language }) =>
    quantity(
      written
        .split('.')
        .map((part) => spellDigits(part, language))
        .join(` ${dot[language]} `),
    ),
};

/** Landlines: 022.29411128, 0168911-4573, 011 23456789; without the zero in a sentence about calling. */
const landline: Rule = {
  pattern: pattern(`(\\d{2,7})([ .-])(\\d{3,8})${end}`),
  read([, code = '', gap, rest = ''], place) {
    const { language } = place;
    const total = code.length + rest.length;
    if (code.startsWith('0') && code.length > 2 && (total === 10 || total === 11)) {
      return quantity(spellGroups([code, rest], language));
    }
    if (gap === '.' || total !== 10 || !aboutCalling(place)) return undefined;
    // The trunk zero that has to be dialled, as the convention says it.
    const zero = language === 'hi' ? `${spellDigits('0', language)} ` : '';
    return quantity(zero + spellGroups([code, rest], language));
  },
};

/** Somebody is to be called: a number in this sentence is one to be dialled. */
function aboutCalling(place: Place): boolean {
  const around = `${before(place, 120)} ${place.text.slice(place.end, place.end + 120)}`;
  return /कॉल|फ़ोन कर|फोन कर|डायल|কল কর|ফোন কর|डायल|\bcall\b|\bdial\b/iu.test(around);
}

/** Ten digits without a country code in a Hindi sentence about calling: the trunk zero is said. */
const hindiTrunk: Rule = {
  pattern: pattern(`0?([1-9]\\d{9})${end}`),
  read([, digits = ''], place) {
    if (!aboutCalling(place)) return undefined;
    return quantity(`${spellDigits('0', 'hi')} ${spellDigits(digits, 'hi')}`);
  },
};

const common = [international, tollFree, withArea, grouped, address, landline];
export const telephoneRules: Readonly<Record<Language, readonly Rule[]>> = {
  en: common,
  hi: [...common, hindiTrunk],
  bn: common,
  mr: common,
};
