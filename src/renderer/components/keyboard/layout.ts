import type { Language } from '../../../contract/language.ts';
import bn from './layouts/bn.json' with { type: 'json' };
import digits from './layouts/digits.json' with { type: 'json' };
import en from './layouts/en.json' with { type: 'json' };
import hi from './layouts/hi.json' with { type: 'json' };
import mr from './layouts/mr.json' with { type: 'json' };
import symbols from './layouts/symbols.json' with { type: 'json' };

/** A keyboard as its file in layouts/ has it. */
export interface Layout {
  /** Where the places of the letters are from. */
  readonly source: string;
  /** Row by row from above: what a key types, and what it types with shift. */
  readonly rows: readonly (readonly (readonly string[])[])[];
  /** What a key offers when it is held, besides what it types with shift. */
  readonly more: Readonly<Record<string, readonly string[]>>;
  /** How the marks that have no sound of their own are called, in the language of the keyboard. */
  readonly names: Readonly<Record<string, string>>;
}

export const layouts: Readonly<Record<Language, Layout>> = {
  en: en as Layout,
  hi: hi as Layout,
  bn: bn as Layout,
  mr: mr as Layout,
};

/** What is on the keyboard: the letters of a language, signs, or the ten digits of a telephone. */
export type Layer = 'letters' | 'symbols' | 'digits';

/** One key that types. */
export interface Letter {
  /** What it types now. */
  readonly types: string;
  /** What it types with shift, drawn small in its corner; undefined where that is nothing else. */
  readonly other: string | undefined;
  /** What it offers when it is held. */
  readonly more: readonly string[];
}

/** The widest row, in keys; narrower ones stand in the middle. */
export const rowWidth = 12;

/** The keys of a layer, row by row. */
export function lettersOf(language: Language, layer: Layer, shifted: boolean): Letter[][] {
  const layout = layoutOf(language, layer);
  return layout.rows.map((row) =>
    row.map(([plain = '', other]) => {
      const types = shifted ? (other ?? plain) : plain;
      const corner = shifted ? plain : other;
      return {
        types,
        // A capital is no other letter: nobody looks for it.
        other: corner === types || capital(plain, other) ? undefined : corner,
        more: [corner, ...(layout.more[plain] ?? [])].filter(
          (each): each is string => each !== undefined && each !== types,
        ),
      };
    }),
  );
}

const capital = (plain: string, other = '') => plain.toUpperCase() === other;

export function layoutOf(language: Language, layer: Layer): Layout {
  if (layer === 'letters') return layouts[language];
  return layer === 'symbols' ? (symbols as Layout) : (digits as Layout);
}

/** Every string that some key of the language types: plain, shifted, held, or on the signs' layer. */
export function typeable(language: Language): Set<string> {
  const all = [layouts[language], layoutOf(language, 'symbols')];
  return new Set([
    ' ',
    ...all.flatMap(({ rows, more }) => [...rows.flat(2), ...Object.values(more).flat()]),
  ]);
}

/** A mark that needs a letter under it is drawn on a dotted circle. */
export function shown(text: string): string {
  return /^\p{M}/u.test(text) ? `◌${text}` : text.replace(/[\u200c\u200d]/gu, '◌');
}

/** What a screen reader says for a key. */
export function nameOf(text: string, language: Language): string {
  return layouts[language].names[text] ?? text;
}
