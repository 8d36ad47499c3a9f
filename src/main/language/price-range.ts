import { normalise, type Token, tokenise } from './normalise.ts';
import { type Found, readNumber } from './numbers.ts';

/** Limits in rupees, both inclusive. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

const before = {
  max: /(?:under|below|less than|cheaper than|up to|upto|within|at most|not more than|maximum|max)(?: rupees| rs| ₹)?$/,
  min: /(?:over|above|more than|at least|costlier than|minimum|min|starting from)(?: rupees| rs| ₹)?$/,
  between: /(?:between|from)(?: rupees| rs| ₹)?$/,
} as const;
/** Hindi, Bengali and Marathi put the limit after the number: "तीन हज़ार से कम". */
const after = {
  max: endings('से कम|से नीचे|तक|के अंदर|পর্যন্ত|এর নিচে|এর কম|এর মধ্যে|पेक्षा कमी|च्या खाली|पर्यंत|se kam|tak|ke andar|or less'),
  min: endings('से ज़्यादा|से ज्यादा|से ऊपर|এর বেশি|এর উপরে|पेक्षा जास्त|च्या वर|se zyada|se upar|or more'),
} as const;

function endings(phrases: string): RegExp {
  return new RegExp(`^(?:(?:rupees|rs|रुपये|रुपए|টাকা) )?(?:${normalise(phrases)})`);
}

/** The price limits a person names, and the stretch of text that names them. */
export function findPriceRange(text: string): Found<PriceRange> | undefined {
  const clean = normalise(text);
  const tokens = tokenise(clean);
  for (let index = 0; index < tokens.length; index += 1) {
    const read = readNumber(tokens, index);
    if (!read || read.value <= 0) continue;
    const first = tokens[index] as Token;
    const last = tokens[read.next - 1] as Token;
    const left = joined(tokens.slice(0, index));
    const right = joined(tokens.slice(read.next));
    const pair = before.between.test(left) ? readPair(tokens, read.next) : undefined;
    if (pair) {
      const leftPart = before.between.exec(left)?.[0] ?? '';
      const start = startOf(tokens, index, leftPart);
      // "between five hundred and two thousand": the smaller is the lower limit.
      const limits = [read.value, pair.value].sort((a, b) => a - b);
      return { value: { min: limits[0] as number, max: limits[1] as number }, start, end: pair.end };
    }
    for (const kind of ['max', 'min'] as const) {
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

function readPair(tokens: readonly Token[], from: number) {
  const skip = /^(?:rupees|rs|₹)$/.test(tokens[from]?.text ?? '') ? 1 : 0;
  if (!/^(?:and|to)$/.test(tokens[from + skip]?.text ?? '')) return undefined;
  const start = from + skip + 1;
  const read = readNumber(tokens, tokens[start]?.text === '₹' ? start + 1 : start);
  if (!read) return undefined;
  return { value: read.value, end: (tokens[read.next - 1] as Token).end };
}

function joined(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}

/** Where the words of `part`, which end just before token `index`, begin. */
function startOf(tokens: readonly Token[], index: number, part: string): number {
  return (tokens[index - part.split(' ').length] as Token).start;
}
