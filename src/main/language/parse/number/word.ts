import type { Joint } from '../../words/number-grammar.ts';
import type { Rational } from './rational.ts';

/** What one word does in a number. */
export type NumberWord =
  /** Digits as written, separators taken out: "2999.50". */
  | { readonly kind: 'digits'; readonly text: string }
  /** 0..99. English tens take a unit behind them; numbers of the other languages do not. */
  | { readonly kind: 'small'; readonly value: number; readonly english: boolean }
  /** Whole hundreds in one word: দুশো, दीडशे, शंभर. */
  | { readonly kind: 'hundreds'; readonly value: Rational }
  /** Ten to `power`; `bare` ones mean one of it when nothing stands before. */
  | { readonly kind: 'scale'; readonly power: number; readonly bare: boolean }
  /** Added to the number behind: सवा, साढ़े, पौने. */
  | { readonly kind: 'lead'; readonly by: Rational }
  /** डेढ़, ढाई, साडेतीन. */
  | { readonly kind: 'mixed'; readonly value: Rational }
  /** A part of `of`, with `bare` also without a count: "half", "तिहाई". */
  | { readonly kind: 'part'; readonly of: number }
  | { readonly kind: 'vulgar'; readonly value: Rational }
  | {
      readonly kind: 'ordinal';
      readonly stem: Extract<NumberWord, { kind: 'small' | 'scale' | 'digits' }>;
      readonly plural: boolean;
      readonly english: boolean;
    }
  | { readonly kind: 'slash' }
  | { readonly kind: Joint };

export type NumberWordKind = NumberWord['kind'];

/** A number word in its place: tokens `first` to `last`, and the ending joined to it. */
export interface Item {
  readonly word: NumberWord;
  readonly first: number;
  readonly last: number;
  readonly suffix: string;
  /** A hyphen stood before it. */
  readonly hyphen: boolean;
}

/** Number words with nothing else between them. */
export type Run = readonly Item[];
