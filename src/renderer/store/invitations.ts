import type { SessionView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';

/** A question that people ask here, and the language it is in. */
export type Invitation = NonNullable<SessionView['examples']>[number];

export interface InvitationsOf {
  /** The screen's own language: the first that is shown. */
  readonly language: Language;
  /** The languages of the kiosk, in their order. */
  readonly offered: readonly Language[];
  readonly examples: readonly Invitation[];
  /** Of an engine without examples: questions in the screen's language. */
  readonly suggestions: readonly string[];
}

/** The questions to show one after the other: each in another language than the one before, none left out. */
export function invitationsOf(of: InvitationsOf): readonly Invitation[] {
  const { language, offered, examples, suggestions } = of;
  if (examples.length === 0) return suggestions.map((text) => ({ language, text }));
  const order = [language, ...offered.filter((other) => other !== language)];
  const columns = order.map((each) => examples.filter((example) => example.language === each));
  const longest = Math.max(...columns.map(({ length }) => length));
  // A staircase: two neighbours ask different things as well as in different languages.
  return Array.from({ length: longest }, (_, row) =>
    columns.flatMap((column, step) => {
      const example = column[(row + step) % Math.max(1, column.length)];
      return row < column.length && example ? [example] : [];
    }),
  ).flat();
}
