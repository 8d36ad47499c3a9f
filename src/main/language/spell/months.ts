import type { Language } from '../../../contract/language.ts';

/** Month names, January first. English ones in lower case: only a voice reads them. */
export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  en: names(
    'january february march april may june july august september october november december',
  ),
  hi: names('जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'),
  bn: names('জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর'),
  mr: names('जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर'),
};

/** Weekday names by their first three English letters. */
export const weekdayNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: days('sunday monday tuesday wednesday thursday friday saturday'),
  hi: days('रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार'),
  bn: days('রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার'),
  mr: days('रविवार सोमवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार'),
};

/** A written English month, whole or cut: "Sept." or "january". */
export const monthSource = `(?:${monthNames.en
  .map((name) =>
    name === 'may' ? name : `${name.slice(0, 3)}(?:${name.slice(3)}|${short(name)}\\.?)`,
  )
  .join('|')})`;

/** A written English weekday, whole or cut. */
export const weekdaySource = '(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\\.?';

function short(name: string): string {
  return name === 'september' ? 't?' : '';
}

/** 1..12 of a written English month. */
export function monthNumber(written: string): number {
  const head = written.toLowerCase().slice(0, 3);
  return monthNames.en.findIndex((name) => name.startsWith(head)) + 1;
}

function names(text: string): string[] {
  return text.normalize('NFC').split(' ');
}

function days(text: string): Record<string, string> {
  const keys = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  return Object.fromEntries(names(text).map((name, index) => [keys[index] as string, name]));
}
