import type { Language } from '../../contract/language.ts';

const rupees = new Intl.NumberFormat('en-IN-u-nu-latn', {
  style: 'currency',
  currency: 'INR',
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});
const counts = new Intl.NumberFormat('en-IN-u-nu-latn');

/** ₹2,99,900: Indian grouping and Latin digits in every language, as price tags have them. */
export const formatMoney = (amount: number): string => rupees.format(amount);

export const formatCount = (count: number): string => counts.format(count);

/** Megabytes, or gigabytes from 1,000 MB on. */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return megabytes < 1000 ? `${Math.round(megabytes)} MB` : `${(megabytes / 1000).toFixed(1)} GB`;
}

/** "21 Nov" or "21 Nov, 7:30 pm" in the language; what is not an ISO date is shown as it is. */
export function formatDate(iso: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d/.test(iso)) return iso;
  const dateOnly = iso.length === 10;
  // A bare date is a day, not midnight in London.
  const date = new Date(dateOnly ? `${iso}T00:00` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  const locale = `${language}-IN-u-nu-latn`;
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    // Short months are an English habit: "नव॰" is harder to read than "नवंबर".
    month: language === 'en' ? 'short' : 'long',
  }).format(date);
  if (dateOnly) return day;
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  // "10:12" and "am" stay on one line.
  return `${day}, ${time.format(date).replace(/\s/gu, '\u00a0')}`;
}
