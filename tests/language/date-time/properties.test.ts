import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import {
  addDays,
  type CivilDate,
  formatDate,
  fromDayNumber,
  dayNumber,
  weekdayOf,
} from '../../../src/main/language/parse/date-time/civil.ts';
import {
  findDates,
  findDateTimes,
  findMoments,
  findTimes,
} from '../../../src/main/language/parse/date-time/index.ts';
import { cardinals, englishCardinals } from '../../../src/main/language/words/cardinals.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const today = { year: 2026, month: 11, day: 21 };
const context = (language: Language) => ({ language, now, timeZone: 'UTC' });
const two = (value: number) => String(value).padStart(2, '0');
const say = (value: number, language: Language): string =>
  (language === 'en' ? englishCardinals : cardinals[language])[value] as string;

const months: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
  hi: 'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'.split(' '),
  bn: 'জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর'.split(' '),
  mr: 'जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर'.split(' '),
};
const zero = { en: 0x30, hi: 0x966, bn: 0x9e6, mr: 0x966 };
/** Digits as the script of the language has them. */
const own = (text: string, language: Language) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero[language] + Number(digit)));

const date = fc
  .integer({
    min: dayNumber({ year: 1950, month: 1, day: 1 }),
    max: dayNumber({ year: 2090, month: 12, day: 31 }),
  })
  .map(fromDayNumber);
const time = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});
const around = fc.constantFrom(
  ['', ''],
  ['please ', ''],
  ['', ' please'],
  ['ok, ', '.'],
  ['कृपया ', ' ।'],
);

/** The ways a date is written that leave nothing open. */
function written({ year, month, day }: CivilDate, language: Language): string[] {
  const name = months[language][month - 1] as string;
  return [
    `${year}-${two(month)}-${two(day)}`,
    `${year}/${month}/${day}`,
    `${year}${two(month)}${two(day)}`,
    `${two(day)}/${two(month)}/${year}`,
    `${day}-${month}-${year}`,
    `${day} ${name} ${year}`,
    `${day} ${name}, ${year}`,
    `${name} ${day}, ${year}`,
    `${day}-${name}-${year}`,
    `${say(day, language)} ${name} ${year}`,
    own(`${day} ${name} ${year}`, language),
    own(`${two(day)}.${two(month)}.${year}`, language),
  ];
}

describe.each(languages)('%s', (language) => {
  test('a date written in any way is read back, from where it stands', () => {
    fc.assert(
      fc.property(date, around, fc.nat(), (day, [before, after], pick) => {
        const forms = written(day, language);
        const form = forms[pick % forms.length] as string;
        const text = `${before}${form}${after}`;
        const found = findDates(text, context(language));
        expect(found.length, text).toBe(1);
        expect(found[0]?.value, text).toBe(formatDate(day));
        expect(text.normalize('NFC').slice(found[0]?.start, found[0]?.end)).toBe(
          form.normalize('NFC'),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a day some days, weeks or months away is counted from today', () => {
    const forms: Readonly<Record<Language, (n: string) => [string, number][]>> = {
      en: (n) => [
        [`in ${n} days`, 1],
        [`${n} days ago`, -1],
        [`${n} weeks from now`, 7],
        [`${n} days after tomorrow`, 0],
      ],
      hi: (n) => [
        [`${n} दिन बाद`, 1],
        [`${n} दिन पहले`, -1],
        [`${n} हफ्ते में`, 7],
        [`आज से ${n} दिन बाद`, 1],
      ],
      bn: (n) => [
        [`${n} দিন পরে`, 1],
        [`${n} দিন আগে`, -1],
        [`${n} সপ্তাহের মধ্যে`, 7],
        [`আজ থেকে ${n} দিন পর`, 1],
      ],
      mr: (n) => [
        [`${n} दिवसांनी`, 1],
        [`${n} दिवसांपूर्वी`, -1],
        [`${n} आठवड्यांनंतर`, 7],
        [`आजपासून ${n} दिवसांनी`, 1],
      ],
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.nat(3),
        fc.boolean(),
        (count, pick, spoken) => {
          const [text, days] = forms[language](spoken ? say(count, language) : String(count))[
            pick
          ] as [string, number];
          const expected = addDays(today, days === 0 ? count + 1 : days * count);
          const [found] = findDates(text, context(language));
          expect(found?.value, text).toBe(formatDate(expected));
          expect([found?.start, found?.end]).toEqual([0, text.normalize('NFC').length]);
        },
      ),
    );
  });

  test('a time in digits is read back, alone and with a day', () => {
    fc.assert(
      fc.property(time, date, around, ({ hour, minute }, day, [before, after]) => {
        const digits = `${two(hour)}:${two(minute)}`;
        const [alone] = findTimes(`${before}${own(digits, language)}${after}`, context(language));
        expect(alone?.value).toBe(digits);
        expect(alone?.start).toBe(before?.length);
        const iso = `${formatDate(day)}T${digits}`;
        for (const form of [iso, `${formatDate(day)} ${digits}`, `${digits}, ${formatDate(day)}`]) {
          const found = findDateTimes(`${before}${form}${after}`, context(language));
          expect(found.length, form).toBe(1);
          expect(found[0]?.alternatives ?? [found[0]?.value], form).toContain(iso);
        }
      }),
    );
  });

  test('a time told in words is read back', () => {
    const forms: Readonly<Record<Language, (h: number, m: number) => string[]>> = {
      en: (h, m) => [
        ...(m > 0 ? [`${say(m, 'en')} minutes past ${say(h, 'en')}`] : [`${say(h, 'en')} o'clock`]),
        ...(m >= 10
          ? [`${say(h, 'en')} ${say(m, 'en')}`]
          : m > 0
            ? [`${say(h, 'en')} oh ${say(m, 'en')}`]
            : []),
        ...(m > 30 ? [`${say(60 - m, 'en')} minutes to ${say((h % 12) + 1, 'en')}`] : []),
        ...(m === 30 ? [`half past ${say(h, 'en')}`] : []),
      ],
      hi: (h, m) => indian(h, m, 'hi', ['बजे', 'बजकर', 'बजने में'], 'मिनट', ['साढ़े ', 'सवा ', 'पौने ']),
      bn: (h, m) => indian(h, m, 'bn', ['', 'বেজে', 'বাজতে'], 'মিনিট', ['সাড়ে ', 'সোয়া ', 'পৌনে ']),
      mr: (h, m) =>
        indian(h, m, 'mr', ['वाजता', 'वाजून', 'वाजायला'], 'मिनिटे', ['साडे', 'सव्वा ', 'पावणे ']),
    };
    for (let hour = 1; hour <= 12; hour += 1) {
      for (let minute = 0; minute < 60; minute += 1) {
        for (const form of forms[language](hour, minute)) {
          const found = findTimes(form, context(language));
          expect(found.length, form).toBe(1);
          expect(found[0]?.value, form).toBe(`${two(hour)}:${two(minute)}`);
          expect([found[0]?.start, found[0]?.end], form).toEqual([0, form.normalize('NFC').length]);
        }
      }
    }
  });

  test('a weekday is the coming one, and the next one is that of next week', () => {
    const names = {
      en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
      hi: 'सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार'.split(' '),
      bn: 'সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার'.split(' '),
      mr: 'सोमवारी मंगळवारी बुधवारी गुरुवारी शुक्रवारी शनिवारी रविवारी'.split(' '),
    }[language];
    const next = { en: 'next', hi: 'अगले', bn: 'পরের', mr: 'पुढच्या' }[language];
    fc.assert(
      fc.property(date, fc.nat(6), (day, index) => {
        const at = { language, now: Date.parse(`${formatDate(day)}T12:00:00Z`), timeZone: 'UTC' };
        const coming = findDates(names[index] as string, at)[0]?.value ?? '';
        const ahead = dayNumber(parts(coming)) - dayNumber(day);
        expect(weekdayOf(parts(coming))).toBe(index + 1);
        expect(ahead >= 0 && ahead < 7).toBe(true);
        const later = parts(findDates(`${next} ${names[index]}`, at)[0]?.value ?? '');
        expect(dayNumber(later)).toBe(dayNumber(day) - weekdayOf(day) + 8 + index);
      }),
    );
  });
});

function parts(value: string): CivilDate {
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  return { year, month, day };
}

/** The hour struck, minutes past and to it, and the halves and quarters. */
function indian(
  h: number,
  m: number,
  language: 'hi' | 'bn' | 'mr',
  [struck, past, to]: [string, string, string],
  unit: string,
  [half, quarter, less]: [string, string, string],
): string[] {
  const piece = language === 'bn' ? 'টা' : '';
  const hour = `${say(h, language)}${piece}`;
  const after = `${say((h % 12) + 1, language)}${piece}`;
  const end = struck === '' ? '' : ` ${struck}`;
  if (m === 0) return [`${hour}${end}`];
  const short = [
    ...(m === 30 && h > 2 ? [`${half}${hour}${end}`] : []),
    ...(m === 15 ? [`${quarter}${hour}${end}`] : []),
    ...(m === 45 ? [`${less}${after}${end}`] : []),
  ];
  const long = [`${hour} ${past} ${say(m, language)} ${unit}`];
  const before = m > 30 ? [`${after} ${to} ${say(60 - m, language)} ${unit}`] : [];
  return [...short, ...long, ...before];
}

test('no text breaks it, and what is found stands where it says', () => {
  const scraps = fc.constantFrom(
    ...'next last 5 12 2026 / - : . , ( ) of the Friday may कल परसों को से बाद पहले साढ़े बजे आधी महीने के अंत আগামী সাড়ে টা মিনিট পরে उद्या वाजता ला मिनिटे in two weeks from after noon half past to end day night am p m 99 0 31st tonight eod now easter'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.array(scraps, { maxLength: 14 }).map((words) => words.join(' ')),
    fc.array(scraps, { maxLength: 10 }).map((words) => words.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (said, language) => {
      for (const find of [findDates, findTimes, findDateTimes, findMoments]) {
        let end = 0;
        for (const found of find(said, context(language))) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.value).toMatch(/^(?:\d{4}-\d\d-\d\d)?T?(?:\d\d:\d\d(?::\d\d)?)?$/);
          if (found.alternatives) expect(found.alternatives[0]).toBe(found.value);
          end = found.end;
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test('a long text takes no longer than a long text may', () => {
  const long = ['two weeks from ', 'next ', 'दो दिन बाद ', '1/2/', 'the last friday of ', 'end of ']
    .map((scrap) => scrap.repeat(2000))
    .join('');
  const from = performance.now();
  findMoments(long, context('en'));
  findTimes(long, context('hi'));
  expect(performance.now() - from).toBeLessThan(2000);
});
