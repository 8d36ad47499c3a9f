import letterNames from './letters.json' with { type: 'json' };

/**
 * The letters of a confirmation code. Their names sound unlike each other in English and as they are
 * said in Hindi, Bengali and Marathi (बी, एच, के, एम, क्यू, आर, डब्ल्यू, एक्स, वाय), over a bad line
 * too: of the families that rhyme (B C D E G P T V Z; A J K; F L M N S X; Q U; I Y) there is at most
 * one for each ending, and O and I, which look like digits, are left out. M stays and N goes; X stays,
 * for no other letter has its hiss behind a k.
 */
export const codeLetters = ['B', 'H', 'K', 'M', 'Q', 'R', 'W', 'X', 'Y'] as const;

/** No zero: in every language people say it in several ways, and in English as a letter. */
export const codeDigits = '123456789';

/** Two letters and three digits: "KR482". 59,049 codes. */
export const codePattern = /^[BHKMQRWXY]{2}[1-9]{3}$/;

/** How each letter is said, in all languages and scripts. */
export const letterWords: Readonly<Record<string, readonly string[]>> = letterNames;

/** A code that is not `taken` yet; `random` gives 0 to below 1. Throws when every try was taken. */
export function newCode(taken: (code: string) => boolean, random: () => number): string {
  for (let tries = 0; tries < 200; tries += 1) {
    const letter = () => codeLetters[Math.floor(random() * codeLetters.length)] ?? 'B';
    const digit = () => codeDigits[Math.floor(random() * codeDigits.length)] ?? '1';
    const code = `${letter()}${letter()}${digit()}${digit()}${digit()}`;
    if (!taken(code)) return code;
  }
  throw new Error('no confirmation code is free: remove old bookings');
}
