import { normalise, tokenise } from '../../language/normalise.ts';
import type { Found } from '../../language/parse/found.ts';
import { heardAs, heardSimilarity } from '../../language/sound.ts';
import type { Database } from '../../store/port.ts';
import { inAllLanguages } from './localised.ts';

/** What can be named: a venue by its English name (branches share one), an area and a person by id. */
export type NameKind = 'venue' | 'area' | 'person';

interface Form {
  readonly key: string;
  readonly heard: string;
  /** The whole name, not a part of it. */
  readonly whole: boolean;
}

/** Words of names that many places have: alone they name nothing. English; other languages by position. */
const common = new Set(
  `the cafe kitchen house garden table window lane street central express palace junction lantern
   courtyard alley thali terrace bistro grill canteen coffee story republic old green paper copper
   brass harbour dragon jade bamboo banana leaf boat mug brew spoon rooftop sugar mill shack lighthouse
   punjab kolkata konkan goan malvani tokyo biryani chai misal roti wok taco vada pav road nagar main
   park peth camp f c station mahal gali dum monsoon chapters mandarin kettle attic darbar katta adda
   dilli monsoon street wasabi tandoor utsav handi`.split(/\s+/),
);

/** Everyday words that sound like a short name: দেখান ("show me") is not Deccan. */
const everyday = new Set(
  ['dekhan', 'dekhana', 'dikhana', 'দেখান', 'दिखाना', 'देखना', 'देखन', 'दिखान'].map(normalise),
);

/** Endings that Hindi, Bengali and Marathi write onto a name. */
const endings =
  /(?<=[\p{L}\p{M}]{3})(?:मध्ये|साठी|कडे|च्या|ची|चा|चे|चं|ला|ने|त|মধ্যে|য়ের|য়ে|তে|কে|র|য়|এর|এ|ে|ের|েতে|েরটা|রটা|টা|টি|জীকে|দাকে|দিকে|चं|चंच|लाही|लापण|को|'s)$/u;

/**
 * The names in the database, by how they sound. Slots are found in words without a database at hand,
 * so the names are read once, when the database is opened (`reindex`); an empty list finds nothing.
 */
let forms: Readonly<Record<NameKind, readonly Form[]>> = { venue: [], area: [], person: [] };
let found = new Map<string, readonly FoundName[]>();
/** Texts remembered: each is asked for several times a turn. */
const maxTexts = 200;

export interface FoundName extends Found<string> {
  /** 0 to 1. */
  readonly similarity: number;
}

/** Reads the names that people may say. */
export function readNames(db: Database): void {
  const rows = (table: string) => db.all<{ id: string; name: string }>(`SELECT * FROM ${table}`);
  forms = {
    venue: rows('venues').flatMap((row) => formsOf(row.name, row)),
    area: rows('areas').flatMap((row) => formsOf(row.id, row)),
    person: rows('users').flatMap((row) => formsOfPerson(row)),
  };
  found = new Map();
}

function formsOf(key: string, row: { readonly name: string }): Form[] {
  const english = tokenise(normalise(row.name)).map(({ text }) => text);
  const made = inAllLanguages(row, 'name').flatMap((name) => {
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

/** People are called by their first name, or by all of it. */
function formsOfPerson(row: { readonly id: string; readonly name: string }): Form[] {
  return unique(
    inAllLanguages(row, 'name').flatMap((name) => {
      const [first = '', ...rest] = tokenise(normalise(name)).map(({ text }) => text);
      return [
        { key: row.id, heard: heardAs([first, ...rest].join('')), whole: true },
        { key: row.id, heard: heardAs(first), whole: false },
      ];
    }),
  );
}

function unique(list: readonly Form[]): Form[] {
  const seen = new Map(list.map((form) => [form.heard, form]));
  for (const form of list) if (form.whole) seen.set(form.heard, form);
  return [...seen.values()].filter(({ heard }) => heard.length >= 3);
}

/** The names of a kind in a text, the surest first; none overlaps a surer one. */
export function findNames(text: string, kind: NameKind): readonly FoundName[] {
  const clean = normalise(text);
  const memo = `${kind} ${clean}`;
  const known = found.get(memo);
  if (known) return known;
  const names = search(clean, forms[kind], kind === 'venue' ? 4 : 3);
  if (found.size >= maxTexts) found.clear();
  found.set(memo, names);
  return names;
}

function search(clean: string, list: readonly Form[], widest: number): FoundName[] {
  const tokens = tokenise(clean).slice(0, 60);
  const hits: (FoundName & { readonly whole: boolean })[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let width = 1; width <= widest && from + width <= tokens.length; width += 1) {
      const window = tokens.slice(from, from + width);
      const joined = window.map((token) => token.text).join('');
      if (/\d/.test(joined)) break;
      if (everyday.has(joined)) continue;
      const bare = joined.replace(endings, '');
      for (const said of new Set([joined, bare])) {
        const heard = heardAs(said);
        for (const form of list) {
          const similarity = alike(heard, form.heard);
          if (similarity === 0) continue;
          const [first, last] = [window[0], window.at(-1)];
          hits.push({
            value: form.key,
            similarity: form.whole ? similarity : similarity - 0.02,
            start: first?.start ?? 0,
            end: last?.end ?? 0,
            whole: form.whole,
          });
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
function alike(heard: string, name: string): number {
  if (heard.length < 3 || heard[0] !== name[0] || Math.abs(heard.length - name.length) > 2)
    return 0;
  const similarity = heardSimilarity(heard, name);
  const least = name.length <= 4 ? 0.97 : name.length <= 6 ? 0.88 : 0.84;
  return similarity >= least ? similarity : 0;
}
