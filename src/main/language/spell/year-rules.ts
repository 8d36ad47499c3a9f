import type { Language } from '../../../contract/language.ts';
import { to } from './joins.ts';
import { monthNames } from './months.ts';
import { after, before, pattern, quantity, type Rule, wordEnd } from './rule.ts';
import { englishDecade, spellYear } from './year.ts';

/** "1980s", "1980 s", "'70s". */
const decade: Rule = {
  pattern: pattern(`'?(\\d{2}|[12]\\d{3})(?: |')?s${wordEnd}`),
  read([, digits = '']) {
    if (!digits.endsWith('0')) return undefined;
    // 1910s: the years from nineteen ten; 2000s and 1900s are whole.
    return quantity(englishDecade(spellYear(digits, 'en')));
  },
};

/** "340 A.D", "4200 B.C.", "1200 AD". */
const englishEra: Rule = {
  pattern: pattern(`(\\d{1,4}) ?(A\\.? ?D|B\\.? ?C\\.? ?E|B\\.? ?C|C\\.? ?E)${wordEnd}\\.?`),
  read([, digits = '', era = '']) {
    return quantity(`${spellYear(digits, 'en')} ${era.replace(/[. ]/g, '')}`);
  },
};

/** "१२० ई. पू.", "१९२० ई." */
const hindiEra: Rule = {
  pattern: pattern(`(\\d{1,4}) ?(ई\\. ?(पू\\.)?|ई\\.?पू\\.?)`),
  read([, digits = '', era = '']) {
    return quantity(`${spellYear(digits, 'hi')} ${era.includes('पू') ? 'ईसा पूर्व' : 'ईसवी'}`);
  },
};

/** Words around a number that make it a year: before it, behind it. */
const around: Readonly<Record<'hi' | 'bn' | 'mr', { before: RegExp; after: RegExp }>> = {
  hi: {
    before: /(?:सन्|सन|साल|वर्ष) $/u,
    after: /^ (?:में|का|की|के|से|तक|ईस्वी|ईसवी|शताब्दी|दशक|सदी)(?![\p{L}\p{M}])/u,
  },
  bn: { before: /(?:সাল|সন|সালের) $/u, after: /^ ?(?:সাল|সন|খ্রিস্টাব্দ)/u },
  mr: { before: /(?:सन|साल|वर्ष) $/u, after: /^ ?(?:साली|सालच|सालात|मध्ये|च्या दशक)/u },
};

/** A month in its own script right before: "15 अगस्त 1947". */
const months = { hi: afterMonth('hi'), bn: afterMonth('bn'), mr: afterMonth('mr') } as const;

function afterMonth(language: 'hi' | 'bn' | 'mr'): RegExp {
  return new RegExp(`(?:${monthNames[language].join('|')}),? $`, 'u');
}

/** "१९२०-२६", "1999 में", "सन् 1920", "1971 সালে": a year in its sentence. */
function year(language: 'hi' | 'bn' | 'mr'): Rule {
  return {
    pattern: pattern(`([12]\\d{3})(?:[-–](\\d{4}|\\d{2}))?(?![\\d\\p{L}\\p{M}]|[-.,/:]\\d)`),
    read([, first = '', second], place) {
      const said = spellYear(first, language);
      if (second !== undefined) {
        const [from, until] = [Number(first), Number(second)];
        const later = second.length === 4 ? until > from : until > from % 100;
        if (!later || (second.length === 4 && !isYear(second))) return undefined;
        return quantity(`${said} ${to[language]} ${spellYear(second, language)}`);
      }
      const words = around[language];
      const told =
        words.before.test(before(place)) ||
        words.after.test(after(place)) ||
        months[language].test(before(place, 20));
      if (!told) return undefined;
      return quantity(said);
    },
  };
}

function isYear(digits: string): boolean {
  return /^[12]\d{3}$/.test(digits);
}

/** "2019-20", "2020-2024" in English. */
const englishSpan: Rule = {
  pattern: pattern(`((?:19|20)\\d\\d)[-–]((?:19|20)\\d\\d|\\d{2})(?![\\d\\p{L}\\p{M}]|[-.,/:]\\d)`),
  read([, first = '', second = '']) {
    const later = second.length === 4 ? second > first : Number(second) > Number(first) % 100;
    if (!later) return undefined;
    return quantity(`${spellYear(first, 'en')} to ${spellYear(second, 'en')}`);
  },
};

export const yearRules: Readonly<Record<Language, readonly Rule[]>> = {
  en: [decade, englishEra, englishSpan],
  hi: [hindiEra, year('hi')],
  bn: [year('bn')],
  mr: [year('mr')],
};
