import type { Token } from '../../normalise.ts';

/*
 * Words that are spelled like numbers and are none. Each rule looks at the neighbours only, since
 * nothing else is known this early.
 */

const list = (words: string) => new Set(words.normalize('NFC').split(/\s+/));

/** Verbs that दो ("give") is added to: "कर दो" is "do it". */
const verbs = list(
  'मत ना कर बता दिखा भेज लगा हटा रख बना करा करवा छोड़ दिला लौटा बदल बोल सुना चला निकाल डाल जोड़ मंगा मँगा बुला खोल दे समझा रुकवा बढ़ा घटा kar bata dikha bhej laga hata rakh bana kara karwa chhod chod dila lauta badal bol suna chala nikal daal jod manga bula khol de samjha badha ghata mat na',
);
const receivers = list('मुझे हमें मुझको हमको mujhe hume humein mujhko');
/** "मैंने दो लिए": these end like an infinitive and are not. */
const agents = list(
  'मैंने उसने तुमने हमने आपने इसने किसने जिसने उन्होंने इन्होंने अपने maine usne tumne humne aapne isne apne',
);

const isWord = (token: Token | undefined) =>
  token !== undefined && /^[\p{L}\p{M}]/u.test(token.text);

/** दो as "give": "कर दो", "रहने दो", and "मुझे दो" at the end. */
export function isGiving(
  tokens: readonly Token[],
  index: number,
  numberBefore: boolean,
  numberFollows: boolean,
): boolean {
  const word = tokens[index]?.text;
  if ((word !== 'दो' && word !== 'do') || numberBefore || numberFollows) return false;
  const before = tokens[index - 1]?.text ?? '';
  if (verbs.has(before)) return true;
  if (/(?:ने|ne)$/.test(before) && before.length > 3 && !agents.has(before)) return true;
  return receivers.has(before) && !isWord(tokens[index + 1]);
}

/** নয় as "is not", at the end of what was said about something: "লালটা নয়, নীলটা". */
export function isNegation(
  tokens: readonly Token[],
  index: number,
  numberBefore: boolean,
  numberFollows: boolean,
): boolean {
  if (tokens[index]?.text !== 'নয়'.normalize('NFC') || numberBefore || numberFollows) return false;
  return isWord(tokens[index - 1]) && !isWord(tokens[index + 1]);
}

const determiners = list(
  'the this that which another each every no any some other last next first second third only',
);

/** "one" as a pronoun: "this one", "the red one". */
export function isPronoun(
  tokens: readonly Token[],
  index: number,
  numberBefore: boolean,
  numberFollows: boolean,
): boolean {
  if (tokens[index]?.text !== 'one' || numberBefore || numberFollows) return false;
  const before = tokens[index - 1]?.text ?? '';
  if (determiners.has(before)) return true;
  const second = tokens[index - 2]?.text ?? '';
  return (
    isWord(tokens[index - 1]) &&
    ['the', 'this', 'that'].includes(second) &&
    !isWord(tokens[index + 1]) &&
    !/^(?:number|is|was|are)$/.test(before)
  );
}
