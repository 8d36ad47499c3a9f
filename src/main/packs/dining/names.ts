import { normalise, tokenise } from '../../language/normalise.ts';
import type { Found } from '../../language/parse/found.ts';
import { heardAs, heardSimilarity } from '../../language/sound.ts';
import type { Database } from '../../store/port.ts';
import { namesOf } from '../kit/localised.ts';
import words from './name-words.json' with { type: 'json' };

/** What can be named: a venue by its English name (branches share one), an area and a person by id. */
export type NameKind = 'venue' | 'area' | 'person';

export interface FoundName extends Found<string> {
  /** 0 to 1. */
  readonly similarity: number;
}

/** The names of a database, to be found in words by their sound. */
export interface Names {
  /** The names of a kind in a text, the surest first; none overlaps a surer one. */
  find(text: string, kind: NameKind): readonly FoundName[];
}

/** Nobody and nothing has a name: before a database is opened. */
export const noNames: Names = { find: () => [] };

interface Form {
  readonly key: string;
  readonly heard: string;
  readonly consonants: string;
  /** The whole name, not a part of it. */
  readonly whole: boolean;
}

/** Words of names that many places have: alone they name nothing. English; other languages by position. */
const common: ReadonlySet<string> = new Set(words.common);
/** Everyday words that sound like a short name: দেখান ("show me") is not Deccan. */
const everyday: ReadonlySet<string> = new Set(words.everyday.map(normalise));
/** Words that stand beside names and are no part of them. */
const beside: ReadonlySet<string> = new Set(words.beside.map(normalise));
/** Endings that Hindi, Bengali and Marathi write onto a name. */
const endings = new RegExp(
  `(?<=[\\p{L}\\p{M}]{3})(?:${words.endings.map(normalise).join('|')})$`,
  'u',
);

/** Names have at most so many words; people fewer. */
const widest: Readonly<Record<NameKind, number>> = { venue: 4, area: 3, person: 3 };
/** Texts remembered: each is asked for several times a turn. */
const maxTexts = 200;
/** Sounds remembered: windows of a sentence come again and again. */
const maxSounds = 5000;

/** Reads the names that people may say: once, when the database is opened. */
export function openNames(db: Database): Names {
  const rows = (table: string) => db.all<Row>(`SELECT * FROM ${table}`);
  const forms = {
    venue: byBeginning(rows('venues').flatMap((row) => formsOf(row.name, row))),
    area: byBeginning(rows('areas').flatMap((row) => formsOf(row.id, row))),
    person: byBeginning(rows('users').flatMap((row) => formsOfPerson(row))),
  };
  const found = new Map<string, readonly FoundName[]>();
  return {
    find(text, kind) {
      const memo = `${kind} ${text}`;
      const known = found.get(memo);
      if (known) return known;
      const names = search(normalise(text), forms[kind], widest[kind]);
      if (found.size >= maxTexts) found.clear();
      found.set(memo, names);
      return names;
    },
  };
}

interface Row {
  readonly id: string;
  /** English; other languages as `name_hi`, … */
  readonly name: string;
}

/** How well words name a person, 0 to 1: by the first name, or by all of it. */
export const callsPerson = (row: Row, said: string): number =>
  similarity(formsOfPerson(row), said, widest.person);

/** How well words name a venue, 0 to 1. */
export const callsVenue = (row: Row, said: string): number =>
  similarity(formsOf(row.id, row), said, widest.venue);

const similarity = (forms: readonly Form[], said: string, most: number): number =>
  search(normalise(said), byBeginning(forms), most)[0]?.similarity ?? 0;

function formsOf(key: string, row: Row): Form[] {
  const english = tokenise(normalise(row.name)).map(({ text }) => text);
  const made = namesOf(row, 'name').flatMap((name) => {
    const tokens = tokenise(normalise(name)).map(({ text }) => text);
    const parts = tokens.length === english.length && tokens.length > 1 ? tokens : [];
    const alone = parts.filter(
      (_, at) => !common.has(english[at] ?? '') && heardAs(parts[at] ?? '').length >= 4,
    );
    const noArticle = english[0] === 'the' ? [tokens.slice(1).join('')] : [];
    return [
      { key, heard: heardAs(tokens.join('')), whole: true },
      ...noArticle.map((one) => ({ key, heard: heardAs(one), whole: true })),
      ...alone.map((one) => ({ key, heard: heardAs(one), whole: false })),
    ];
  });
  return unique(made);
}

function formsOfPerson(row: Row): Form[] {
  return unique(
    namesOf(row, 'name').flatMap((name) => {
      const [first = '', ...rest] = tokenise(normalise(name)).map(({ text }) => text);
      return [
        { key: row.id, heard: heardAs([first, ...rest].join('')), whole: true },
        { key: row.id, heard: heardAs(first), whole: false },
      ];
    }),
  );
}

function unique(list: readonly Omit<Form, 'consonants'>[]): Form[] {
  const seen = new Map(list.map((form) => [form.heard, form]));
  for (const form of list) if (form.whole) seen.set(form.heard, form);
  return [...seen.values()]
    .filter(({ heard }) => heard.length >= 3)
    .map((form) => ({ ...form, consonants: consonantsOf(form.heard) }));
}

/** What is heard as another sound in the beginning is another name: forms by their first sound. */
type Forms = ReadonlyMap<string, readonly Form[]>;

function byBeginning(list: readonly Form[]): Forms {
  return Map.groupBy(list, ({ heard }) => heard[0] ?? '');
}

/** Consonants that are heard for each other, under one name; those that get lost have none. */
const families: Readonly<Record<string, string>> = {
  k: 'k',
  g: 'k',
  t: 't',
  d: 't',
  p: 'p',
  b: 'p',
  f: 'p',
  s: 's',
  j: 's',
  c: 's',
  l: 'l',
  y: 'y',
};

const consonantsOf = (heard: string): string =>
  [...heard].map((sound) => families[sound] ?? '').join('');

/** Whether two words differ by more than a consonant lost, gained or mistaken: then they are not alike. */
function differ(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return true;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? at + 1 : at;
  return short.slice(rest) !== long.slice(at + 1);
}

interface Heard {
  readonly heard: string;
  readonly consonants: string;
}

const sounds = new Map<string, Heard>();

function soundOf(word: string): Heard {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const heard = heardAs(word);
  const sound = { heard, consonants: consonantsOf(heard) };
  if (sounds.size >= maxSounds) sounds.clear();
  sounds.set(word, sound);
  return sound;
}

function search(clean: string, forms: Forms, widestName: number): FoundName[] {
  const tokens = tokenise(clean).slice(0, 60);
  const hits: FoundName[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const start = tokens[from]?.start ?? 0;
    // No name begins or ends with "for" or "में".
    if (beside.has(tokens[from]?.text ?? '')) continue;
    let joined = '';
    for (let width = 1; width <= widestName && from + width <= tokens.length; width += 1) {
      const last = tokens[from + width - 1];
      joined += last?.text ?? '';
      if (/\d/.test(joined)) break;
      if (everyday.has(joined) || beside.has(last?.text ?? '')) continue;
      const bare = joined.replace(endings, '');
      for (const sound of new Set([soundOf(joined), soundOf(bare)])) {
        for (const form of forms.get(sound.heard[0] ?? '') ?? []) {
          const like = alike(sound, form);
          if (like === 0) continue;
          const sure = form.whole ? like : like - 0.02;
          hits.push({ value: form.key, similarity: sure, start, end: last?.end ?? 0 });
        }
      }
    }
  }
  const ordered = hits.toSorted(
    (a, b) =>
      Number(b.similarity > 0.95) - Number(a.similarity > 0.95) ||
      b.end - b.start - (a.end - a.start) ||
      b.similarity - a.similarity,
  );
  const kept: FoundName[] = [];
  for (const hit of ordered) {
    const clash = kept.some((one) => hit.start < one.end && one.start < hit.end);
    if (!clash) kept.push(hit);
  }
  return kept.toSorted((a, b) => b.similarity - a.similarity);
}

/** Short names must be said as they are. */
function alike({ heard, consonants }: Heard, { heard: name, consonants: own }: Form): number {
  if (heard === name) return 1;
  if (heard.length < 3 || Math.abs(heard.length - name.length) > 2) return 0;
  if (differ(consonants, own)) return 0;
  const least = name.length <= 4 ? 0.97 : name.length <= 6 ? 0.88 : 0.84;
  const like = heardSimilarity(heard, name);
  return like >= least ? like : 0;
}
