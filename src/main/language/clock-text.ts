import type { Language } from '../../contract/language.ts';
import parts from './words/clock-parts.json' with { type: 'json' };

/** Where a part of the day begins, hours: night, morning, noon, evening, night again. */
const begins = [0, 5, 12, 17, 20];

/**
 * A time of day as it is said, with the part of the day: "7:30 pm", "शाम 7:30 बजे", "সন্ধ্যা 7:30টায়".
 *
 * @param time "19:30".
 */
export function clockText(time: string, language: Language): string {
  const short = clockLabel(time, language);
  return language === 'en' ? short : `${short}${parts[language].behind}`;
}

/** The same where there is little room: "7:30 pm", "शाम 7:30", "সন্ধ্যা 7:30". */
export function clockLabel(time: string, language: Language): string {
  const [hour = 0, past = 0] = time.split(':').map(Number);
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const digits = past === 0 ? String(twelve) : `${twelve}:${String(past).padStart(2, '0')}`;
  if (language === 'en') return `${digits} ${hour % 24 < 12 ? 'am' : 'pm'}`;
  return `${parts[language].names[begins.findLastIndex((from) => hour % 24 >= from)]} ${digits}`;
}
