import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { homeFolder } from './paths.ts';
import { writePrivately } from './private-file.ts';

/** Where the operator's PIN is kept, hashed; beside it stands how often a wrong one was given. */
export const pinFile = (): string => join(homeFolder(), 'operator-pin.json');

/** What the PIN costs to try: about 60 ms of one core and 32 MiB. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const;
const keyBytes = 32;
const saltBytes = 16;

const hex = z.string().regex(/^[0-9a-f]+$/);
const storedSchema = z.object({
  version: z.literal(1),
  /** A PIN's own, so that two kiosks with one PIN have nothing in common. */
  salt: hex,
  hash: hex,
  N: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(16),
});
type Stored = z.infer<typeof storedSchema>;

/** Why a PIN is not taken, in a sentence; null for one that is. */
export function pinProblem(pin: string): string | null {
  if (!/^\d{4,8}$/.test(pin)) return 'a PIN is 4 to 8 digits';
  if (isEasy(pin)) return 'this PIN is among the first that anybody would try: choose another';
  return null;
}

/** One digit, a run up or down (1234, 8901), one part again and again (1212), a row of the keypad (2580). */
function isEasy(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  if (steps.every((step) => step === steps[0] && (step <= 1 || step === 9))) return true;
  for (let length = 1; length <= pin.length / 2; length += 1) {
    if (pin.length % length === 0 && pin.slice(0, length).repeat(pin.length / length) === pin)
      return true;
  }
  return ['2580', '0852', '1470', '3690', '1379', '1397', '7139'].includes(pin);
}

/**
 * Sets the PIN: its hash takes the old one's place in one step, in a file that only this user can read.
 * Wrong tries are forgotten.
 *
 * @throws when the PIN is not one to take (`pinProblem`), or the file cannot be written.
 */
export async function setPin(pin: string, file = pinFile()): Promise<void> {
  const problem = pinProblem(pin);
  if (problem) throw new Error(problem);
  const salt = randomBytes(saltBytes);
  const hash = await derive(pin, salt, cost);
  const stored: Stored = {
    version: 1,
    salt: salt.toString('hex'),
    hash: hash.toString('hex'),
    ...cost,
  };
  writePrivately(file, `${JSON.stringify(stored)}\n`);
  forgetTries(file);
}

/** Takes the PIN away: the console opens for nobody. Returns whether there was one. */
export function clearPin(file = pinFile()): boolean {
  const there = readStored(file) !== null;
  rmSync(file, { force: true });
  forgetTries(file);
  return there;
}

/** Names the PIN that is set without telling anything of it: another PIN, even the same one set anew, has another. Null: none is set. */
export function pinFingerprint(file = pinFile()): string | null {
  return readStored(file)?.salt ?? null;
}

/** Whether it is the PIN. False where none is set. It takes the same time for every PIN. */
export async function isPin(pin: string, file = pinFile()): Promise<boolean> {
  const stored = readStored(file);
  if (!stored) return false;
  const hash = Buffer.from(stored.hash, 'hex');
  const given = await derive(pin, Buffer.from(stored.salt, 'hex'), stored);
  return hash.length === given.length && timingSafeEqual(hash, given);
}

/** Where wrong tries of this PIN are counted. */
export const triesFile = (file = pinFile()): string => file.replace(/\.json$/, '-tries.json');

function forgetTries(file: string): void {
  rmSync(triesFile(file), { force: true });
}

/** A file that is damaged is no PIN: the console stays closed until a PIN is set anew. */
function readStored(file: string): Stored | null {
  try {
    const read = storedSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function derive(pin: string, salt: Buffer, { N, r, p }: Pick<Stored, 'N' | 'r' | 'p'>) {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(pin, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
