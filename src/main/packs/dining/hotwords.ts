import { type Language, languages } from '../../../contract/language.ts';
import type { PhraseTable } from '../../dialogue/say/phrases.ts';
import type { Database } from '../../store/port.ts';
import { asHotwords } from '../kit/hotwords.ts';
import { localised } from '../kit/localised.ts';

/**
 * What a recogniser does not expect people to say about eating out: the venues by their names, those
 * that are booked most first, then the cuisines and the areas. People's names stay out of it.
 *
 * @param phrases the pack's, which say what a cuisine is called.
 */
export function hotwordsOf(phrases: Readonly<Record<Language, PhraseTable>>) {
  const cuisines = Object.fromEntries(
    languages.map((language) => [language, cuisinesIn(phrases[language])]),
  ) as Record<Language, string[]>;
  return (db: Database, language: Language): string[] => {
    const venues = db.all<object>(
      `SELECT name, name_hi, name_bn, name_mr FROM venues v
       ORDER BY (SELECT count(*) FROM bookings b WHERE b.venue_id = v.id) DESC, id LIMIT 400`,
    );
    const areas = db.all<object>('SELECT name, name_hi, name_bn, name_mr FROM areas ORDER BY id');
    const named = (rows: readonly object[]) => rows.map((row) => localised(row, 'name', language));
    return asHotwords([...named(venues), ...cuisines[language], ...named(areas)], language);
  };
}

function cuisinesIn(table: PhraseTable): string[] {
  return Object.entries(table)
    .filter(([key]) => key.startsWith('cuisine.'))
    .map(([, value]) => (typeof value === 'string' ? value : (value[0] ?? '')));
}
