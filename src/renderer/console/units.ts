import type { Language } from '../../contract/language.ts';

/** "4:05": minutes and seconds, rounded up, so that it ends at 0:00. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const numberLocale = (language: Language) => `${language}-IN-u-nu-latn`;

/** Milliseconds as they are read: "3.2 ms", "840 ms", "1.9 s"; a dash where there is none. */
export function formatMs(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** How long something has run: days and hours, or hours and minutes, in the language. */
export function formatSpan(ms: number, language: Language): string {
  const part = (unit: 'day' | 'hour' | 'minute', count: number) =>
    new Intl.NumberFormat(numberLocale(language), {
      style: 'unit',
      unit,
      unitDisplay: 'short',
    }).format(count);
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return `${part('day', days)} ${part('hour', hours)}`;
  return hours > 0 ? `${part('hour', hours)} ${part('minute', minutes)}` : part('minute', minutes);
}

/** A time of day with seconds, in 24 hours, as logs have it. */
export function formatTime(at: number): string {
  const date = new Date(at);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
