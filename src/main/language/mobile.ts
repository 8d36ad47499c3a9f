/**
 * A whole Indian mobile number as books have it, "+919876543210", from the digits that were said: ten
 * of them, with or without +91, 91, 0091 or 0 before; null for anything else.
 */
export function mobileOf(said: string): string | null {
  const digits = said.replace(/\D/g, '').replace(/^(?:0091|91|0)(?=\d{10}$)/, '');
  return /^[6-9]\d{9}$/.test(digits) ? `+91${digits}` : null;
}
