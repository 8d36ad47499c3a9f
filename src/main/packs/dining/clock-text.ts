import type { Language } from '../../../contract/language.ts';
import clockWords from './clock-words.json' with { type: 'json' };

/** Where a part of the day begins, hours: night, morning, noon, evening, night again. */
const begins = [0, 5, 12, 17, 20];

/** A time of day as it is said, with the part of the day: "7:30 pm", "शाम 7:30 बजे", "সন্ধ্যা 7:30টায়". */
export function clockText(minute: number, language: Language): string {
  const hour = Math.floor(minute / 60) % 24;
  const past = minute % 60;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const digits = past === 0 ? String(twelve) : `${twelve}:${String(past).padStart(2, '0')}`;
  if (language === 'en') return `${digits} ${hour < 12 ? 'am' : 'pm'}`;
  const { parts, behind } = clockWords[language];
  return `${parts[begins.findLastIndex((from) => hour >= from)]} ${digits}${behind}`;
}
