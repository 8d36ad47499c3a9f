import { normalise, type Token, tokenise } from './normalise.ts';
import { type Found, readNumber } from './numbers.ts';

/** Limits in rupees, both inclusive. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

const before = {
  max: beginnings(
    'under|below|less than|cheaper than|up to|upto|within|at most|not more than|no more than|maximum|max',
  ),
  min: beginnings(
    'over|above|more than|at least|not less than|no less than|costlier than|minimum|min|starting from',
  ),
  between: beginnings('between|from'),
} as const;
/** Hindi, Bengali and Marathi put the limit after the number: "3000 से कम", "৩০০০ টাকার মধ্যে". */
const after = {
  max: endings(
    'से कम|से नीचे|तक(?= |$)|के अंदर|के भीतर|se kam|tak(?= |$)|ke andar|or less',
    'মধ্যে|কম|নিচে|নীচে|ভিতরে|ভেতরে|পর্যন্ত',
    'पेक्षा कमी|पर्यंत|च्या आत|च्या खाली',
  ),
  min: endings(
    'से ज़्यादा|से ज्यादा|से अधिक|से ऊपर|se zyada|se jyada|se upar|or more',
    'বেশি|উপরে|ওপরে',
    'पेक्षा जास्त|च्या वर',
  ),
} as const;

/** Words that stand before a limit; whole words, so that a phone cover is not "over". */
function beginnings(phrases: string): RegExp {
  return new RegExp(`(?<= |^)(?:${phrases})(?: rupees| rs| ₹)?$`);
}

/** Endings behind a number; Bengali and Marathi join the currency and the number to them. */
function endings(common: string, bengali: string, marathi: string): RegExp {
  const each = [
    `(?:(?:rupees|rupaye|rs|रुपये|रुपए|रुपयों) )?(?:${common})`,
    `(?:(?:টাকার|টাকা|এর) )?(?:${bengali})`,
    `(?:रुपयां|रुपये )?(?:${marathi})`,
  ];
  return new RegExp(`^(?:${normalise(each.join('|'))})`);
}

/** The price limits a person names, and the stretch of text that names them. */
export function findPriceRange(text: string): Found<PriceRange> | undefined {
  const clean = normalise(text);
  const tokens = tokenise(clean);
  for (let index = 0; index < tokens.length; index += 1) {
    const left = joined(tokens.slice(0, index));
    const whole = readNumber(tokens, index);
    const swallowed = before.between.test(left) && whole && !readPair(tokens, whole.next);
    const read = (swallowed && firstOfTwo(tokens, index, whole.next)) || whole;
    if (!read || read.value <= 0) continue;
    const first = tokens[index] as Token;
    const last = tokens[read.next - 1] as Token;
    const right = joined(tokens.slice(read.next));
    const pair = readPair(tokens, read.next);
    // "between 500 and 1500"; without "between" only "500 to 1500" is a range, and only upwards.
    if (
      pair &&
      (before.between.test(left) || (pair.joinedBy !== 'and' && pair.value > read.value))
    ) {
      const leftPart = before.between.exec(left)?.[0] ?? '';
      const start = startOf(tokens, index, leftPart);
      // "between five hundred and two thousand": the smaller is the lower limit.
      const limits = [read.value, pair.value].sort((a, b) => a - b);
      return {
        value: { min: limits[0] as number, max: limits[1] as number },
        start,
        end: pair.end,
      };
    }
    // "no less than" ends in "less than": the kind with more words on the left is meant.
    const kinds = (['max', 'min'] as const).toSorted(
      (a, b) => (before[b].exec(left)?.[0].length ?? 0) - (before[a].exec(left)?.[0].length ?? 0),
    );
    for (const kind of kinds) {
      const leftPart = before[kind].exec(left)?.[0];
      if (leftPart) {
        const value = kind === 'max' ? { max: read.value } : { min: read.value };
        return { value, start: startOf(tokens, index, leftPart), end: last.end };
      }
      const rightPart = after[kind].exec(right)?.[0];
      if (rightPart) {
        const words = rightPart.split(' ').length;
        const end = (tokens[Math.min(read.next + words, tokens.length) - 1] as Token).end;
        const value = kind === 'max' ? { max: read.value } : { min: read.value };
        return { value, start: first.start, end };
      }
    }
    index = read.next - 1;
  }
  return undefined;
}

/** "five hundred and two thousand" after "between" is two numbers, though it could be one. */
function firstOfTwo(tokens: readonly Token[], from: number, to = from) {
  for (let at = to - 1; at > from; at -= 1) {
    if ((tokens[at] as Token).text !== 'and') continue;
    const read = readNumber(tokens.slice(0, at), from);
    if (read?.next === at) return read;
  }
  return undefined;
}

function readPair(tokens: readonly Token[], from: number) {
  const skip = /^(?:rupees|rs|₹|रुपये|টাকা)$/.test(tokens[from]?.text ?? '') ? 1 : 0;
  const joinedBy = tokens[from + skip]?.text ?? '';
  if (!/^(?:and|to|से|se|ते|থেকে)$/.test(joinedBy)) return undefined;
  const start = from + skip + 1;
  const read = readNumber(tokens, /^(?:rs|₹)$/.test(tokens[start]?.text ?? '') ? start + 1 : start);
  if (!read) return undefined;
  // "500 से 1500 के बीच": the word behind belongs to the range.
  const behind = /^(?:के बीच|ke beech|এর মধ্যে|টাকার মধ্যে|च्या दरम्यान)/.exec(
    joined(tokens.slice(read.next)),
  );
  const words = behind ? behind[0].split(' ').length : 0;
  return { value: read.value, joinedBy, end: (tokens[read.next - 1 + words] as Token).end };
}

function joined(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}

/** Where the words of `part`, which end just before token `index`, begin. */
function startOf(tokens: readonly Token[], index: number, part: string): number {
  const words = part === '' ? 0 : part.split(' ').length;
  return (tokens[index - words] as Token).start;
}
