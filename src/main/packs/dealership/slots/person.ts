import type { SlotDefinition } from '../../../dialogue/port.ts';
import { asciiDigits, normalise, type Token, tokenise } from '../../../language/normalise.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { findKeyword } from '../../../language/keyword.ts';
import { mobileOf } from '../../../language/mobile.ts';
import words from '../words/person.json' with { type: 'json' };
import { answer } from './answer.ts';

/** Nobody asked for a phone number: so many digits beside the word for one are meant to be one. */
const unaskedDigits = 7;

const phoneWords = { yes: words.phone };

const phone: SlotDefinition = {
  ask: 'ask.phone',
  digits: 10,
  find(text, { asked, language }) {
    for (const found of findPhones(text, { language })) {
      const value = mobileOf(found.value);
      const span = [found.start, found.end] as const;
      if (value) return answer({ value, confidence: 0.9, span }, text);
    }
    // Too few or too many digits answer the question all the same: the person is told what is missing.
    const clean = normalise(text);
    if (!asked && !findKeyword(clean, phoneWords)) return undefined;
    const least = asked ? 4 : unaskedDigits;
    const some = findDigits(clean, { language }).find(({ value }) => value.length >= least);
    if (!some) return undefined;
    const span = [some.start, some.end] as const;
    return answer({ value: some.value, confidence: 0.6, span }, text);
  },
};

const longest = (a: string, b: string) => b.length - a.length;
const introOf = (list: readonly string[]) =>
  new RegExp(
    `(?:^|[\\s,.;।])(?:${list.map(normalise).toSorted(longest).join('|')})(?![\\p{L}\\p{M}])`,
    'u',
  );
const intro = introOf(words.nameIntro);
const strongIntro = introOf(words.nameStrong);
const nameEnd: ReadonlySet<string> = new Set(words.nameEnd.map(normalise));
const noName: ReadonlySet<string> = new Set(words.noName.map(normalise));
const mostNames = 3;

/** A person's name: behind "my name is", or, asked for, up to three words that are nothing else. */
const name: SlotDefinition = {
  ask: 'ask.name',
  personal: true,
  find(text, { asked }) {
    const source = text.normalize('NFC');
    const clean = normalise(text);
    const said = (asked ? intro : strongIntro).exec(clean);
    if (!asked && !said) return undefined;
    const from = said ? said.index + said[0].length : 0;
    const rest = tokenise(clean).filter(({ start }) => start >= from);
    const own: Token[] = [];
    for (const token of rest) {
      if (nameEnd.has(token.text) || !/^\p{L}/u.test(token.text)) break;
      // "My name is Asha, my number is …": what follows a comma is no name.
      const before = own.at(-1);
      if (before && /[,.;।]/.test(clean.slice(before.end, token.start))) break;
      if (before && findKeyword(token.text, phoneWords)) break;
      if (token.text === 'and' || token.text === 'my' || token.text === 'और') break;
      own.push(token);
    }
    const first = own[0];
    const last = own.at(-1);
    if (!first || !last || own.length > mostNames) return undefined;
    if (own.some((token) => noName.has(token.text))) return undefined;
    const value = capitalised(source.slice(first.start, last.end));
    const whole = rest.every((token) => token.end <= last.end || nameEnd.has(token.text));
    const sure = said !== null || own.length < mostNames;
    const span = whole && sure ? ([0, clean.length] as const) : ([first.start, last.end] as const);
    return { value, confidence: said ? 0.9 : 0.7, span };
  },
};

/** "ravi kumar", as a recogniser writes it, is Ravi Kumar. */
const capitalised = (said: string) =>
  said === said.toLowerCase()
    ? said.replaceAll(/(?<![\p{L}\p{M}'])[a-z]/gu, (c) => c.toUpperCase())
    : said;

const any = (list: readonly string[]) => list.map(normalise).toSorted(longest).join('|');
const spokenAt = new RegExp(`\\s(?:${any(words.at)})\\s`, 'u');
const spokenDot = new RegExp(`\\s(?:${any(words.dot)})\\s`, 'gu');
const writtenMail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;

/** An e-mail address, written or spelt: "asha dot k at example dot in". Never asked for. */
const email: SlotDefinition = {
  ask: 'ask.email',
  personal: true,
  find(text) {
    const clean = normalise(text);
    const written = writtenMail.exec(clean);
    if (written) {
      const span = [written.index, written.index + written[0].length] as const;
      return { value: written[0], confidence: 0.9, span };
    }
    const found = writtenMail.exec(clean.replaceAll(spokenDot, '.').replace(spokenAt, '@'));
    return found ? { value: found[0], confidence: 0.7 } : undefined;
  },
};

const letterOf = new Map(
  Object.entries(words.letters).flatMap(([letter, spoken]) =>
    spoken.map((one) => [normalise(one), letter] as const),
  ),
);
const plateShape = /(?<![a-z\d])[a-z]{2} ?\d{1,2} ?[a-z]{1,3} ?\d{4}(?!\d)/;

/** A number plate, "MH12AB1234", written with or without spaces, or letter by letter. */
const plate: SlotDefinition = {
  ask: 'ask.plate',
  personal: true,
  find(text) {
    const clean = asciiDigits(normalise(text)).replaceAll(/[-.·]/g, ' ');
    const spelt = clean
      .split(/(\s+|(?<=[^\d\s])(?=\d)|(?<=\d)(?=[^\d\s]))/u)
      .map((part) => letterOf.get(part) ?? pairOf(part) ?? part)
      .join('')
      // Letters and digits said one by one belong together.
      .replaceAll(/(?<=(?<![a-z])[a-z]) (?=[a-z](?![a-z]))/g, '')
      .replaceAll(/(?<=\d) (?=\d)/g, '');
    const found = plateShape.exec(spelt);
    if (!found) return undefined;
    const value = found[0].replaceAll(' ', '').toUpperCase();
    return answer({ value, confidence: 0.9, span: [0, normalise(text).length] as const }, text);
  },
};

/** "एमएच" is M and H. */
function pairOf(part: string): string | undefined {
  for (const [spoken, letter] of letterOf) {
    const second = part.startsWith(spoken) ? letterOf.get(part.slice(spoken.length)) : undefined;
    if (second !== undefined) return letter + second;
  }
  return undefined;
}

/** How people are found in words. */
export const personSlots = { phone, name, email, plate } as const satisfies Readonly<
  Record<string, SlotDefinition>
>;
