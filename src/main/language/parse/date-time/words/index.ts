import type { Language } from '../../../../../contract/language.ts';
import { buildTable, keySet, type Table } from '../table.ts';
import { bn } from './bn.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';
import { mr } from './mr.ts';
import type { Direction, Part, Unit, Which, Words } from './shape.ts';

/** A unit, with a direction where its ending says one. */
export interface UnitWord {
  readonly unit: Unit;
  readonly direction?: Direction;
}

/** The tables a speaker of one language may use: the own words first, then those people mix in. */
export interface Lexicon {
  readonly months: Table<number>;
  readonly weekdays: Table<number>;
  readonly days: Table<readonly number[]>;
  readonly which: Table<Which>;
  readonly units: Table<UnitWord>;
  readonly leading: Table<Direction>;
  readonly trailing: Table<Direction>;
  readonly from: Table<true>;
  readonly of: Table<true>;
  readonly edges: Table<'start' | 'end'>;
  readonly parts: Table<Part>;
  readonly named: Table<number>;
  readonly now: Table<true>;
  readonly endOfDay: Table<true>;
  readonly amounts: Table<number>;
  readonly addends: Table<number>;
  readonly oclock: Table<true>;
  readonly oclockAnd: Table<true>;
  readonly oclockTo: Table<true>;
  readonly dayOfMonth: Table<true>;
  readonly yearNumber: Table<true>;
  readonly joiners: ReadonlySet<string>;
  readonly tenses: readonly Pick<Words, 'past' | 'future'>[];
}

/** Hindi and Marathi share a script and not their small words, so a Hindi ear hears no Marathi. */
const mixtures: Readonly<Record<Language, readonly Words[]>> = {
  en: [en, hi, bn, mr],
  hi: [hi, en],
  bn: [bn, en, hi],
  mr: [mr, hi, en],
};

/** Romanised words that are common English ones: heard as Hindi or Bengali only where that is spoken. */
const englishToo = keySet(
  'is|me|main|sal|ant|bad|san|par|hi|ki|ta|tay|share|mint|sham|rat|pe|se|ka|par|sade|pone|time',
);

const built = new Map<Language, Lexicon>();

export function lexicon(language: Language): Lexicon {
  const known = built.get(language);
  if (known) return known;
  const made = build(language);
  built.set(language, made);
  return made;
}

function build(language: Language): Lexicon {
  const all = mixtures[language];
  const strip = (phrases: string, from: Words) =>
    from === en || language !== 'en'
      ? phrases
      : phrases
          .split('|')
          .filter((phrase) => !englishToo.has(phrase))
          .join('|');
  const list = <T>(pairs: (words: Words) => Iterable<readonly [T, string]>) =>
    buildTable(
      all.flatMap((words) =>
        [...pairs(words)].map(([value, text]) => [value, strip(text, words)] as const),
      ),
    );
  const record = <K extends string>(pick: (words: Words) => Partial<Readonly<Record<K, string>>>) =>
    list((words) => Object.entries(pick(words)) as [K, string][]);
  const flag = (pick: (words: Words) => string) => list((words) => [[true as const, pick(words)]]);
  return {
    months: list((words) => words.months.map((names, index) => [index + 1, names] as const)),
    weekdays: list((words) => words.weekdays.map((names, index) => [index + 1, names] as const)),
    days: list((words) => words.days),
    which: record((words) => words.which),
    units: list(unitPairs),
    leading: record((words) => words.leading),
    trailing: record((words) => words.trailing),
    from: flag((words) => words.from),
    of: flag((words) => words.of),
    edges: list((words) => [
      ['end' as const, words.end] as const,
      ['start' as const, words.start] as const,
    ]),
    parts: record((words) => words.parts),
    named: list((words) => words.named),
    now: flag((words) => words.now),
    endOfDay: flag((words) => words.endOfDay),
    amounts: list((words) => words.amounts),
    addends: list((words) => words.addends),
    oclock: flag((words) => words.oclock),
    oclockAnd: flag((words) => words.oclockAnd),
    oclockTo: flag((words) => words.oclockTo),
    dayOfMonth: flag((words) => words.dayOfMonth),
    yearNumber: flag((words) => words.yearNumber),
    joiners: keySet(all.map((words) => strip(words.joiners, words)).join('|')),
    tenses: all,
  };
}

function unitPairs(words: Words): (readonly [UnitWord, string])[] {
  const plain = Object.entries(words.units).map(
    ([unit, text]) => [{ unit: unit as Unit }, text] as const,
  );
  const directed = Object.entries(words.directed).flatMap(([direction, units]) =>
    Object.entries(units).map(
      ([unit, text]) => [{ unit: unit as Unit, direction: direction as Direction }, text] as const,
    ),
  );
  return [...plain, ...directed];
}
