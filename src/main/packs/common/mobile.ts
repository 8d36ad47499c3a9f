import { mobileOf } from '../../language/mobile.ts';

/**
 * The ten digits of an Indian mobile number that was said or stored in any of the usual forms ("+91…",
 * "91…", "0…"); null for anything else. A profile is kept under these.
 */
export function tenDigits(said: unknown): string | null {
  return typeof said === 'string' ? (mobileOf(said)?.slice(-10) ?? null) : null;
}

/** What may be said and shown of a number where others look on. */
export const lastFour = (phone: string): string => phone.slice(-4);

/** The number on a screen: "•••••• 4321". */
export const masked = (phone: string): string => `•••••• ${lastFour(phone)}`;
