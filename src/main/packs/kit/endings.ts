import { spaced } from '../../language/keyword.ts';
import { normalise } from '../../language/normalise.ts';

/** Endings that Marathi and Bengali write onto a word where others have one of their own. */
export const clitic = new RegExp(
  `(?<=.{2})(?:${['बद्दल', 'विषयी', 'मध्ये', 'मधे', 'साठी', 'मधून', 'ের', 'তে', 'টার', 'টা', 'টি', 'টায়']
    .map((ending) => normalise(ending))
    .join('|')})$`,
  'u',
);
/** Endings so short that a name may end in them as well: taken off only where the whole name is unknown. */
const caseEnding = /(?<=.{2})(?:च्या|ची|चा|चे|चं|ला|ने|वर|র|কে|য়)$/u;

/** A name without the endings that Marathi and Bengali write onto it: "स्पार्कची" is "स्पार्क". */
export function withoutEndings(name: string): string {
  return spaced(name)
    .split(' ')
    .map((word) => word.replace(clitic, '').replace(caseEnding, ''))
    .join(' ');
}
